// Who is here. Each tab says so every few seconds, and takes a tab that it has not heard of for a while for closed.
import { Controller } from "/lib/stimulus.js";
import { ask, follow, listen, watch } from "/js/link.js";

const [beat, silence] = [Number(document.body.dataset.presenceBeat), Number(document.body.dataset.presenceSilence)];

/** What this tab does beside reading: the label of the field that is written in. */
export const doing = { now: "" };

// What was heard outlives its place on the page, which is taken out and put back when the bar around it is refreshed.
const tabs = new Map();

// The tabs that were heard of on some topics, until they fall silent.
class Heard {
  constructor(matches, changed) {
    this.tabs = tabs;
    this.changed = changed;
    this.stops = [
      listen("Here", presence => matches(presence.topic) && this.note(presence)),
      listen("Gone", (topic, tab) => matches(topic) && this.tabs.delete(tab) && changed()),
    ];
    this.timer = setInterval(() => this.sweep(), 1000);
  }

  note(presence) {
    const isNew = !this.tabs.has(presence.tab);
    this.tabs.set(presence.tab, { ...presence, at: Date.now() });
    this.changed(isNew);
  }

  sweep() {
    const before = this.tabs.size;
    for (const [tab, { at }] of this.tabs) if (Date.now() - at > silence) this.tabs.delete(tab);
    if (this.tabs.size !== before) this.changed();
  }

  stop() {
    this.stops.forEach(stop => stop());
    clearInterval(this.timer);
  }
}

// The avatars in a claim's header.
export class PresenceController extends Controller {
  connect() {
    this.topic = this.element.dataset.presenceTopic;
    this.me = Number(this.element.dataset.presenceMe);
    this.heard = new Heard(topic => topic === this.topic, isNew => this.changed(isNew));
    this.show();
    this.unfollow = follow(this.topic, () => { });
    this.unwatch = watch(state => state === "live" && this.beat());
    this.timer = setInterval(() => this.beat(), beat);
    this.hurry = () => this.beat();
    document.addEventListener("presence:changed", this.hurry);
  }

  disconnect() {
    this.heard.stop();
    this.unfollow();
    this.unwatch();
    clearInterval(this.timer);
    clearTimeout(this.answering);
    document.removeEventListener("presence:changed", this.hurry);
  }

  // A browser that nobody looks at is not somebody who is here.
  async beat() {
    if (document.hidden) return;
    this.said = Date.now();
    try {
      await ask("Here", this.topic, doing.now);
    } catch {
      // The next beat, or the next connection, says it.
    }
  }

  changed(isNew) {
    // Whoever came just now has heard of nobody yet. Many who come at once are answered once.
    if (isNew && !this.answering) {
      this.answering = setTimeout(() => {
        this.answering = null;
        this.beat();
      }, Math.max(0, 1000 - (Date.now() - (this.said ?? 0))));
    }
    this.show();
  }

  show() {
    const people = new Map();
    for (const { topic, memberId, name, initials, tone, doing } of this.heard.tabs.values()) {
      if (topic !== this.topic || memberId === this.me) continue;
      const known = people.get(memberId);
      people.set(memberId, { name, initials, tone, doing: doing || known?.doing || "" });
    }
    const list = [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
    const words = list.map(({ name, doing }) => doing ? `${name} (writing: ${doing})` : name);
    if (this.element.getAttribute("aria-label") === `Here now: ${words.join(", ")}`) return;
    this.element.replaceChildren(...list.slice(0, 6).map(avatar), ...(list.length > 6 ? [more(list.length - 6)] : []));
    this.element.hidden = list.length === 0;
    this.element.setAttribute("aria-label", `Here now: ${words.join(", ")}`);
    document.dispatchEvent(new CustomEvent("presence:shown", { detail: list }));
  }
}

function avatar({ name, initials, tone, doing }) {
  const element = document.createElement("span");
  element.className = `av ${tone}${doing ? " av--edit" : ""}`;
  element.title = doing ? `${name}, writing: ${doing}` : name;
  element.textContent = initials;
  return element;
}

function more(count) {
  const element = document.createElement("span");
  element.className = "av";
  element.textContent = `+${count}`;
  return element;
}

// The dots on the cards of the board: somebody else has the claim open.
export class PresenceDotsController extends Controller {
  connect() {
    const [, team] = this.element.dataset.presenceBoard.split(":");
    this.me = Number(this.element.dataset.presenceMe);
    this.heard = new Heard(topic => topic.startsWith(`claim:${team}:`), () => this.show());
    this.unfollow = follow(`board:${team}`, () => { });
    // Cards come and go with every refresh.
    this.observer = new MutationObserver(() => this.show());
    this.observer.observe(this.element, { childList: true, subtree: true });
  }

  disconnect() {
    this.heard.stop();
    this.unfollow();
    this.observer.disconnect();
  }

  show() {
    const here = new Map();
    for (const { topic, memberId, name } of this.heard.tabs.values()) {
      if (memberId === this.me) continue;
      const claim = topic.split(":")[2];
      here.set(claim, (here.get(claim) ?? new Set()).add(name));
    }
    for (const slot of this.element.querySelectorAll("[data-presence]")) {
      const words = [...here.get(slot.dataset.presence) ?? []].sort().join(", ");
      if ((slot.dataset.here ?? "") === words) continue;
      if (words) slot.dataset.here = words;
      else delete slot.dataset.here;
      slot.title = words;
      slot.textContent = words ? `${words} ${here.get(slot.dataset.presence).size === 1 ? "is" : "are"} here` : "";
    }
  }
}
