// Cards that are dragged to another column. Each column's answer comes from the claim itself, and a drop is the same action
// as the one in the card's menu.
import { Controller } from "/lib/stimulus.js";
import { follow } from "/js/link.js";
import { isEcho, newMark } from "/js/marks.js";
import { say } from "/js/say.js";

const far = 60; // pixels from the edge within which the board scrolls along

export class BoardController extends Controller {
  static targets = ["said", "dialog"];

  connect() {
    this.movers = new Map();
    this.stop = follow(this.element.dataset.boardTopic, hint => hint && !isEcho(hint.requestId) && this.movers.set(String(hint.entity), hint.actor));
    this.places = this.read();
    this.seen = new MutationObserver(() => this.compare());
    this.seen.observe(this.element, { childList: true, subtree: true });
    this.on("toggle", event => this.opened(event), true);
    this.on("pointerdown", event => event.pointerType !== "touch" && this.ready(event));
    this.on("dragstart", event => this.lift(event));
    this.on("dragover", event => this.over(event));
    this.on("dragleave", event => !this.columnOf(event.relatedTarget) && this.mark(null));
    this.on("drop", event => this.drop(event));
    this.on("dragend", () => this.letGo());
    this.on("submit", event => this.sent(event));
    this.on("click", event => this.followed(event));
    this.on("keydown", event => this.keyed(event));
  }

  disconnect() {
    this.stop();
    this.seen.disconnect();
    this.listening?.abort();
  }

  on(name, handle, capture = false) {
    this.listening ??= new AbortController();
    this.element.addEventListener(name, handle, { signal: this.listening.signal, capture });
  }

  get board() {
    return this.element.querySelector("turbo-frame#board");
  }

  // ---- The claim's own answer ----------------------------------------------------------------------------------------

  opened({ target }) {
    if (target.matches?.("details.menu") && target.open) this.ways(target.closest("[data-claim]"));
    else if (target.matches?.("details.menu")) this.board.dispatchEvent(new CustomEvent("live:free"));
  }

  /** Asks where a card can go. It is asked at every lift: the answer changes with the claim. */
  async ways(card) {
    const frame = card?.querySelector("turbo-frame[data-src]");
    if (!frame) return null;
    const answer = await fetch(frame.dataset.src, { headers: { "Turbo-Frame": frame.id, Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) return null;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(frame.id);
    if (!fresh) return null;
    const hadFocus = frame.contains(document.activeElement);
    frame.replaceChildren(...fresh.children);
    if (hadFocus) this.items(card)[0]?.focus();
    return frame;
  }

  items(card) {
    return [...card.querySelectorAll(".menu__panel .menu__item:not([aria-disabled])")];
  }

  // ---- With the pointer ------------------------------------------------------------------------------------------------

  // A card can be dragged once somebody reaches for it: what is draggable cannot have its words marked.
  ready(event) {
    const card = event.target.closest(".tile[data-claim]");
    if (!card || !card.querySelector("details.menu") || event.target.closest("button, input, summary, .menu__panel")) return;
    card.draggable = true;
    card.querySelectorAll("a, img").forEach(link => { link.draggable = false; });
  }

  lift(event) {
    const card = event.target.closest?.(".tile[draggable=true]");
    if (!card) return;
    this.card = card;
    this.board.dataset.held = "";
    card.classList.add("is-lifted");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.querySelector("h3 a")?.href ?? "");
    this.asking = this.ways(card).then(frame => {
      if (this.card === card && frame) this.explain(frame);
      return frame;
    });
  }

  explain(frame) {
    for (const column of this.element.querySelectorAll("[data-column]")) {
      const way = frame.querySelector(`[data-to="${column.dataset.column}"]`);
      if (column.contains(this.card)) continue;
      const why = way?.dataset.why ?? "";
      column.classList.toggle("is-closed", why !== "");
      column.classList.toggle("is-open-to", why === "");
      const text = column.querySelector(":scope > .col__why");
      text.textContent = why;
      text.hidden = why === "";
    }
  }

  columnOf(node) {
    return node instanceof Element ? node.closest("[data-column]") : null;
  }

  over(event) {
    if (!this.card) return;
    const column = this.columnOf(event.target);
    if (!column || column.contains(this.card)) return this.mark(null);
    event.preventDefault(); // even where it cannot stay: the drop says why
    event.dataTransfer.dropEffect = column.classList.contains("is-closed") ? "none" : "move";
    this.mark(column);
    const board = this.element.querySelector(".board");
    const { left, right } = board.getBoundingClientRect();
    if (event.clientX < left + far) board.scrollLeft -= 20;
    else if (event.clientX > right - far) board.scrollLeft += 20;
  }

  mark(column) {
    this.element.querySelectorAll(".is-under").forEach(other => other !== column && other.classList.remove("is-under"));
    column?.classList.add("is-under");
  }

  async drop(event) {
    const column = this.columnOf(event.target);
    const card = this.card;
    if (!column || !card || column.contains(card)) return;
    event.preventDefault();
    const asking = this.asking;
    const frame = await asking;
    const way = frame?.querySelector(`[data-to="${column.dataset.column}"]`);
    if (!way) return say("Not moved: the claim could not be asked. Try again.");
    if (way.dataset.why) return say(way.dataset.why);
    const form = way.querySelector("form[data-move]");
    if (form) await this.move(card, column, form);
    else this.ask(way.querySelector("a[data-move]"));
  }

  letGo() {
    this.card?.classList.remove("is-lifted");
    if (this.card) this.card.draggable = false;
    this.card = null;
    this.mark(null);
    for (const column of this.element.querySelectorAll("[data-column]")) {
      column.classList.remove("is-closed", "is-open-to");
      const text = column.querySelector(":scope > .col__why");
      if (text) text.hidden = true;
    }
    if (!this.sending) this.free();
  }

  free() {
    delete this.board.dataset.held;
    this.board.dispatchEvent(new CustomEvent("live:free"));
  }

  // The card stands in its new column at once, and goes back if the server says no.
  async move(card, column, form) {
    const item = card.closest("li");
    const [home, next] = [item.parentElement, item.nextSibling];
    const list = column.querySelector(".col__list") ?? this.newList(column);
    this.sending = true;
    card.setAttribute("aria-busy", "true");
    const body = new URLSearchParams(new FormData(form));
    list.prepend(item);
    this.places = this.read();
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Request-Mark": newMark(), Accept: "application/json" }, redirect: "manual" }).catch(() => null);
    const isMoved = answer?.ok || answer?.type === "opaqueredirect";
    if (!isMoved) {
      home.insertBefore(item, next);
      this.places = this.read();
    }
    card.removeAttribute("aria-busy");
    this.sending = false;
    const region = this.board;
    delete region.dataset.held;
    region.dispatchEvent(new CustomEvent("live:free", { detail: { stale: true } }));
    if (isMoved) return this.tell(`CT-${card.dataset.claim} moved to ${column.querySelector("h2, summary").firstChild.textContent || column.dataset.column}.`);
    const refusal = await answer?.json().catch(() => null);
    say(!answer ? "Not moved: there is no connection." : refusal?.error?.message ?? "Not moved. Load the page again and try once more.");
  }

  newList(column) {
    const list = document.createElement("ul");
    list.className = "col__list";
    column.querySelector(".col__empty")?.remove();
    (column.querySelector(":scope > .col__why") ?? column.firstElementChild).after(list);
    return list;
  }

  // ---- By the menu and the keyboard --------------------------------------------------------------------------------

  sent(event) {
    const card = event.target.closest("[data-claim]");
    const column = event.target.matches("form[data-move]") && card && this.element.querySelector(`[data-column="${event.target.closest("[data-to]").dataset.to}"]`);
    if (!column) return;
    event.preventDefault();
    event.stopPropagation();
    this.board.dataset.held = "";
    const menu = card.querySelector("details.menu");
    menu.open = false;
    this.move(card, column, event.target).then(() => card.querySelector("summary")?.focus());
  }

  followed(event) {
    const link = event.target.closest("a[data-move]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    link.closest("details.menu").open = false;
    this.ask(link);
  }

  // A move that needs more words opens its form over the board.
  ask(link) {
    const dialog = this.dialogTarget;
    const frame = document.createElement("turbo-frame");
    frame.id = link.dataset.frame;
    frame.src = link.href;
    frame.dataset.stays = "";
    const head = document.createElement("div");
    head.className = "dialog__h";
    const title = document.createElement("h2");
    title.textContent = `CT-${/claims\/(\d+)/.exec(link.href)[1]}`;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "btn btn--sm btn--quiet end";
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    head.append(title, close);
    dialog.replaceChildren(head, frame);
    frame.addEventListener("turbo:submit-end", event => event.detail.success && dialog.close());
    frame.addEventListener("click", event => {
      if (!event.target.closest(".actions a.btn--quiet")) return;
      event.preventDefault();
      dialog.close();
    });
    dialog.addEventListener("close", () => dialog.replaceChildren(), { once: true });
    dialog.showModal();
  }

  keyed(event) {
    const card = event.target.closest("[data-claim]");
    const menu = card?.querySelector("details.menu");
    if (!menu || event.ctrlKey || event.metaKey || event.altKey) return;
    if (menu.open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const items = this.items(card);
      const at = items.indexOf(document.activeElement);
      event.preventDefault();
      items.at(event.key === "ArrowDown" ? (at + 1) % items.length : at <= 0 ? -1 : at - 1)?.focus();
    }
  }

  // ---- What others move ----------------------------------------------------------------------------------------------

  read() {
    return new Map([...this.element.querySelectorAll("[data-claim]")].map(card => [card.dataset.claim, card.closest("[data-column]")?.dataset.column]));
  }

  compare() {
    if (this.sending) return;
    const now = this.read();
    const moved = [...now].filter(([claim, column]) => this.places.has(claim) ? this.places.get(claim) !== column : this.movers.has(claim));
    this.places = now;
    for (const [claim, column] of moved) {
      const who = this.movers.get(claim);
      this.movers.delete(claim);
      if (!who) continue;
      const card = this.element.querySelector(`[data-claim="${claim}"]`);
      card.classList.add("is-moved");
      card.addEventListener("animationend", () => card.classList.remove("is-moved"), { once: true });
      const name = this.element.querySelector(`[data-column="${column}"] :is(h2, summary)`)?.textContent.trim() ?? column;
      this.tell(`${who} moved CT-${claim} to ${name}.`);
    }
  }

  tell(text) {
    this.saidTarget.textContent = text;
  }
}
