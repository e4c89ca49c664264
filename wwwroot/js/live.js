// A region that follows a topic: on a hint it fetches its own view again and swaps it in, unless somebody is at work in it.
import { Controller } from "/lib/stimulus.js";
import { morphChildren } from "/lib/turbo.js";
import { follow, signedOut } from "/js/link.js";
import { isEcho } from "/js/marks.js";
import { describe, say } from "/js/say.js";

const regions = new Set();

/** Fetches every region of the page again. */
export const refreshAll = () => regions.forEach(region => region.refresh());

export class LiveController extends Controller {
  connect() {
    this.kinds = this.element.dataset.liveOn?.split(" ") ?? [];
    this.stop = follow(this.element.dataset.liveTopic, hint => this.changed(hint));
    this.failures = 0;
    this.visible = () => document.hidden || !this.stale || this.soon();
    document.addEventListener("visibilitychange", this.visible);
    this.free = event => (this.stale || event.detail?.stale) && this.soon();
    this.element.addEventListener("live:free", this.free);
    regions.add(this);
  }

  disconnect() {
    this.stop();
    clearTimeout(this.timer);
    this.fetching?.abort();
    this.withdraw();
    document.removeEventListener("visibilitychange", this.visible);
    this.element.removeEventListener("live:free", this.free);
    regions.delete(this);
  }

  changed(hint) {
    if (hint && this.kinds.length > 0 && !this.kinds.some(kind => hint.kind.startsWith(kind))) return;
    if (hint && isEcho(hint.requestId)) return; // the submission refreshes by itself
    if (hint && this.element.dataset.liveSay !== undefined) say(describe(hint));
    this.soon();
  }

  // Several hints in one breath are one refresh. A hidden page waits until somebody looks.
  soon(wait = 150) {
    this.stale = true;
    if (document.hidden) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), wait);
  }

  async refresh() {
    if (this.held()) return;
    if (this.busy()) return this.offer();
    this.stale = false;
    clearTimeout(this.timer);
    this.fetching?.abort(); // an older answer that comes later must not win
    const { signal } = this.fetching = new AbortController();
    let response, page;
    try {
      response = await fetch(this.element.dataset.liveSource, { headers: { "Turbo-Frame": this.element.id, Accept: "text/html" }, credentials: "same-origin", signal });
      page = await response.text();
    } catch {
      if (!signal.aborted) this.again();
      return;
    }
    if (response.status === 401) return signedOut();
    if (response.status === 429 || response.status >= 500) return this.again(1000 * (Number(response.headers.get("Retry-After")) || 0));
    if (!response.ok) return say("A part of this page is gone, or not open to you any more. Load the page again.");
    this.failures = 0;
    const fresh = new DOMParser().parseFromString(page, "text/html").getElementById(this.element.id);
    if (!fresh || fresh.innerHTML === this.shown) return;
    if (this.held()) return;
    if (this.busy()) return this.offer();
    this.withdraw();
    this.shown = fresh.innerHTML;
    const template = document.createElement("template");
    template.innerHTML = fresh.innerHTML;
    // Not by a stream: that waits for the next frame, and gives the focus back to where it was although somebody has moved on.
    morphChildren(this.element, template.content);
  }

  // It stays stale, and is asked for again and again, ever more slowly.
  again(wait = 0) {
    this.soon(Math.max(wait, Math.min(1000 * 2 ** this.failures++, 30000)));
  }

  // Somebody holds a piece of it in the hand. Not even a word may come in between; whoever lets go of it says so.
  held() {
    const isHeld = "held" in this.element.dataset;
    if (isHeld) this.stale = true;
    return isHeld;
  }

  // Somebody types in it, has opened something in it, or has marked words in it.
  busy() {
    const active = document.activeElement;
    if (active && this.element.contains(active) && active.matches("input:not([type=hidden]), textarea, select, [contenteditable]")) return true;
    if (this.element.querySelector("details.menu[open], dialog[open], form[data-dirty]")) return true;
    const selection = document.getSelection();
    return Boolean(selection && !selection.isCollapsed && this.element.contains(selection.anchorNode));
  }

  offer() {
    this.stale = true;
    if (this.offered?.isConnected) return;
    this.withdraw();
    const offer = this.offered = document.createElement("p");
    offer.className = "fresh";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn--sm";
    button.textContent = "Show what is new";
    button.addEventListener("click", () => {
      this.withdraw();
      document.getSelection()?.removeAllRanges();
      document.activeElement?.blur();
      this.refresh();
    });
    offer.append(button);
    this.element.prepend(offer);
    const free = () => {
      if (this.busy() || !this.stale) return;
      this.withdraw();
      this.soon();
    };
    const { signal } = this.offering = new AbortController();
    document.addEventListener("selectionchange", free, { signal });
    this.element.addEventListener("focusout", () => setTimeout(() => signal.aborted || free(), 50), { signal });
  }

  withdraw() {
    this.offered?.remove();
    this.offering?.abort();
  }
}
