// A region that follows a topic: on a hint it fetches its own view again and swaps it in, unless somebody is at work in it.
import { Controller } from "/lib/stimulus.js";
import { renderStreamMessage } from "/lib/turbo.js";
import { follow } from "/js/link.js";
import { isEcho } from "/js/marks.js";
import { describe, say } from "/js/say.js";

const regions = new Set();

/** Fetches every region of the page again. */
export const refreshAll = () => regions.forEach(region => region.refresh());

export class LiveController extends Controller {
  connect() {
    this.kinds = this.element.dataset.liveOn?.split(" ") ?? [];
    this.stop = follow(this.element.dataset.liveTopic, hint => this.changed(hint));
    this.visible = () => document.hidden || !this.stale || this.soon();
    document.addEventListener("visibilitychange", this.visible);
    regions.add(this);
  }

  disconnect() {
    this.stop();
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.visible);
    regions.delete(this);
  }

  changed(hint) {
    if (hint && this.kinds.length > 0 && !this.kinds.some(kind => hint.kind.startsWith(kind))) return;
    if (hint && isEcho(hint.requestId)) return; // the submission refreshes by itself
    if (hint && this.element.dataset.liveSay !== undefined) say(describe(hint));
    this.soon();
  }

  // Several hints in one breath are one refresh. A hidden page waits until somebody looks.
  soon() {
    this.stale = true;
    if (document.hidden) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), 150);
  }

  async refresh() {
    if (this.busy()) return this.offer();
    this.stale = false;
    let response;
    try {
      response = await fetch(this.element.dataset.liveSource, { headers: { "Turbo-Frame": this.element.id, Accept: "text/html" }, credentials: "same-origin" });
    } catch {
      this.stale = true; // offline; the reconnection asks for it again
      return;
    }
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById(this.element.id);
    if (!fresh || fresh.innerHTML === this.shown) return;
    if (this.busy()) return this.offer();
    this.shown = fresh.innerHTML;
    const template = document.createElement("template");
    template.innerHTML = fresh.innerHTML;
    const stream = document.createElement("turbo-stream");
    stream.setAttribute("action", "update");
    stream.setAttribute("method", "morph");
    stream.setAttribute("target", this.element.id);
    stream.append(template);
    renderStreamMessage(stream.outerHTML);
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
    if (this.element.querySelector(":scope > .fresh")) return;
    const offer = document.createElement("p");
    offer.className = "fresh";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn--sm";
    button.textContent = "Show what is new";
    button.addEventListener("click", () => {
      offer.remove();
      document.getSelection()?.removeAllRanges();
      document.activeElement?.blur();
      this.refresh();
    });
    offer.append(button);
    this.element.prepend(offer);
    const again = () => {
      if (this.busy() || !this.stale) return;
      offer.remove();
      document.removeEventListener("selectionchange", again);
      this.element.removeEventListener("focusout", later);
      this.soon();
    };
    const later = () => setTimeout(again, 50);
    document.addEventListener("selectionchange", again);
    this.element.addEventListener("focusout", later);
  }
}
