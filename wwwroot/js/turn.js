// Whose turn it is to write. A courtesy: it asks others to wait, and never keeps anybody's text from being saved.
import { Controller } from "/lib/stimulus.js";
import { ask, follow, listen, watch } from "/js/link.js";
import { doing } from "/js/presence.js";
import { say } from "/js/say.js";

const graceToCome = 10000; // to whom a turn was given, who may be elsewhere on the page
const writable = "input:not([type=hidden]), textarea, select";

export class TurnController extends Controller {
  static targets = ["line"];

  connect() {
    const { turnTopic, turnPart, turnMe, turnEditor, turnRenewal, turnIdle } = this.element.dataset;
    [this.renewal, this.idle] = [Number(turnRenewal), Number(turnIdle)];
    [this.topic, this.part, this.me, this.isEditor] = [turnTopic, turnPart, Number(turnMe), turnEditor !== undefined];
    this.stops = [
      follow(this.topic, () => { /* hints are for the regions; turns come by themselves */ }),
      listen("TurnOf", news => news.topic === this.topic && news.part === this.part && this.heard(news)),
      watch(state => state === "live" && this.look()),
    ];
    this.entered = event => event.target.matches(writable) && this.enter(event.target);
    this.left = () => setTimeout(() => this.leave(), 50);
    this.typed = () => { this.hasTyped = true; };
    this.element.addEventListener("focusin", this.entered);
    this.element.addEventListener("focusout", this.left);
    this.element.addEventListener("input", this.typed);
    this.timer = setInterval(() => this.tick(), 1000);
  }

  disconnect() {
    this.stops.forEach(stop => stop());
    clearInterval(this.timer);
    this.element.removeEventListener("focusin", this.entered);
    this.element.removeEventListener("focusout", this.left);
    this.element.removeEventListener("input", this.typed);
    this.tell("");
    if (this.isMine) this.call("ReleaseTurn");
  }

  // The form may be older than the turn of somebody else.
  async look() {
    const turns = await ask("Turns", this.topic).catch(() => []); // asked again once there is a connection
    for (const news of turns) if (news.part === this.part) this.heard(news);
  }

  enter(field) {
    this.tell(field.labels?.[0]?.firstChild?.textContent.trim() || field.closest("fieldset")?.querySelector("legend")?.textContent.trim() || "the verdict");
    this.isRefused = false;
    if (!this.isMine) this.take();
  }

  leave() {
    if (this.element.contains(document.activeElement) && document.activeElement !== document.body) return;
    this.tell("");
  }

  tell(what) {
    if (doing.now === what) return;
    doing.now = what;
    document.dispatchEvent(new Event("presence:changed"));
  }

  take() {
    const typed = Boolean(this.hasTyped);
    this.hasTyped = false;
    this.renewed = Date.now();
    return this.call("TakeTurn", typed);
  }

  // Held while somebody is in the form or has not saved; lapses when they go away.
  tick() {
    const isAtIt = !document.hidden && (this.element.contains(document.activeElement) || "dirty" in this.element.dataset);
    if (this.isMine && isAtIt && Date.now() - this.renewed >= this.renewal) this.take();
    if (this.isMine && !isAtIt && !document.hidden && Date.now() > this.grace) this.call("ReleaseTurn");
    // It ended while somebody was coming back to the form.
    if (!this.isMine && isAtIt && !this.isRefused && !this.news?.holderId && Date.now() - (this.renewed ?? 0) > 1000) this.take();
    if (this.news?.holderId && Date.now() > this.until) this.heard({ ...this.news, holderId: null, holder: null, askedById: null, askedBy: null });
    else if (this.news && !this.isMine && this.isEditor && !this.isShownIdle && this.isIdle) this.show();
  }

  get isIdle() {
    return Boolean(this.news?.holderId) && Date.now() - this.idleSince >= this.idle;
  }

  async call(method, ...args) {
    let news;
    try {
      news = await ask(method, this.topic, this.part, ...args);
    } catch (error) {
      const words = /HubException: (.+)$/.exec(error.message)?.[1];
      if (!words) return; // no connection: the next one begins by looking
      this.isRefused = true; // until somebody comes to the form again
      return say(words);
    }
    this.heard(news);
  }

  heard(news) {
    const was = this.news;
    this.news = news;
    this.until = Date.now() + news.leftMilliseconds;
    this.idleSince = Date.now() - news.idleMilliseconds;
    this.isMine = news.holderId === this.me;
    if (this.isMine && was?.holderId !== this.me) this.grace = Date.now() + graceToCome;
    if (this.isMine && was?.holderId !== this.me && was?.askedById === this.me) say("It is your turn to write.");
    if (was?.holderId !== news.holderId) this.insists = false;
    if (was?.holderId === news.holderId && was?.askedById === news.askedById && !this.isShownIdle && !this.isIdle) return;
    this.show();
  }

  show() {
    const { holderId, holder, askedById, askedBy } = this.news;
    const waits = Boolean(holderId) && !this.isMine;
    this.isShownIdle = waits && this.isIdle;
    // What somebody has typed already stays theirs to go on with.
    this.close(waits && !this.insists && !("dirty" in this.element.dataset));
    this.lineTarget.hidden = !waits && !(this.isMine && askedById);
    if (this.isMine && askedById) {
      this.lineTarget.replaceChildren(words(`${askedBy} asks for a turn.`), button("Give the turn", () => this.give()));
      if (this.toldOf !== askedById) say(`${askedBy} asks for a turn to write.`);
      this.toldOf = askedById;
    } else if (waits) {
      const parts = [words(`${holder} is writing the verdict.`)];
      if (askedById === this.me) parts.push(words("You are next."));
      else parts.push(button("Ask for a turn", () => this.call("AskTurn")));
      if (this.isEditor && this.isIdle) parts.push(button("Take over", () => this.call("TakeOverTurn")));
      if (!this.insists && !("dirty" in this.element.dataset)) parts.push(button("Write all the same", () => this.insist()));
      this.lineTarget.replaceChildren(...parts);
    } else {
      this.toldOf = null;
    }
  }

  give() {
    this.element.querySelector("[type=submit]")?.focus();
    document.activeElement.blur();
    return this.call("ReleaseTurn");
  }

  insist() {
    this.insists = true;
    this.show();
    this.element.querySelector("textarea")?.focus();
  }

  close(isClosed) {
    for (const field of this.element.querySelectorAll(writable)) {
      if (field.matches("[type=radio], [type=checkbox], select")) field.disabled = isClosed;
      else field.readOnly = isClosed;
    }
    for (const field of this.element.querySelectorAll("[type=submit]")) field.disabled = isClosed;
    this.element.toggleAttribute("data-waits", isClosed);
  }
}

function words(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element;
}

function button(label, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "btn btn--sm";
  element.textContent = label;
  element.addEventListener("click", act);
  return element;
}
