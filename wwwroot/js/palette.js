// The palette: what can be done on this page, where one can go, and whatever the team has by a number, words or a name. The
// field keeps the focus while the list is gone through.
import { Controller } from "/lib/stimulus.js";
import { act, allCommands, capsOf, find, isRefused, nameOf, perform } from "/js/keys.js";

const pause = 180; // milliseconds without a key before the server is asked
const unlisted = ["palette", "submit", "close", "open", "select", "select-range"];
const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export class PaletteController extends Controller {
  static targets = ["field", "list", "said"];
  static values = { source: String };

  connect() {
    this.events = new AbortController();
    const on = (target, kind, handle) => target.addEventListener(kind, handle, { signal: this.events.signal });
    on(document, "keys:palette", () => this.element.open ? this.close() : this.open());
    on(this.element, "close", () => this.forget());
    on(this.element, "click", event => event.target === this.element && this.close());
    on(this.fieldTarget, "input", () => this.typed());
    on(this.fieldTarget, "keydown", event => this.press(event));
    // The field keeps the focus while somebody chooses with the mouse.
    on(this.listTarget, "mousedown", event => event.preventDefault());
    on(this.listTarget, "click", event => this.take(event.target.closest("[role=option]"), event.ctrlKey || event.metaKey));
  }

  disconnect() {
    this.events.abort();
    this.forget();
  }

  open() {
    this.fieldTarget.value = "";
    this.found = null;
    this.local = locals();
    this.element.showModal();
    this.typed();
  }

  close() {
    this.element.close();
  }

  forget() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.listTarget.replaceChildren();
    this.saidTarget.textContent = "";
    this.marked = this.found = null;
    this.isWaiting = this.isWanted = false;
  }

  get wanted() {
    return this.fieldTarget.value.trim();
  }

  // What can be done here is there at once; what the server finds comes after it.
  typed() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.isWanted = false;
    this.isWaiting = this.wanted !== "";
    if (!this.isWaiting) this.found = null;
    this.show();
    if (this.isWaiting) this.timer = setTimeout(() => this.ask(), pause);
    else this.saidTarget.textContent = "";
  }

  async ask() {
    const { signal } = this.asking = new AbortController();
    const { wanted } = this;
    try {
      const answer = await fetch(`${this.sourceValue}?q=${encodeURIComponent(wanted)}`, { headers: { "Turbo-Frame": "found", Accept: "text/html" }, credentials: "same-origin", signal });
      const found = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("found");
      if (!found) throw new Error("no answer");
      if (signal.aborted) return;
      this.isWaiting = false;
      this.found = found;
      this.show();
      const count = this.options.length;
      this.saidTarget.textContent = count === 0 ? `Nothing found for “${wanted}”. Try a number such as CT-214, fewer words, or a name.` : count === 1 ? "1 found." : `${count} found.`;
    } catch {
      if (signal.aborted) return;
      this.isWaiting = false;
      this.found = null;
      this.show();
      this.saidTarget.textContent = "Search did not answer. What can be done here still works; write on to try again.";
    }
    if (this.isWanted) this.take(this.marked);
    this.isWanted = false;
  }

  // ---- The list --------------------------------------------------------------------------------------------------------

  show() {
    const words = folded(this.wanted).split(/\s+/).filter(Boolean);
    const before = this.marked?.id;
    const groups = this.local.map(({ title, options }) => group(title, options.filter(option => words.every(word => option.words.includes(word))).map(option => option.element)))
      .filter(other => other.querySelector("[role=option]"));
    this.listTarget.replaceChildren(...groups, ...(this.found ? [...this.found.children].map(child => document.importNode(child, true)) : []));
    this.listTarget.toggleAttribute("aria-busy", this.isWaiting);
    const { options } = this;
    this.fieldTarget.setAttribute("aria-expanded", String(options.length > 0));
    this.mark(options.find(option => option.id === before && before && words.length > 0) ?? options[0]);
  }

  get options() {
    return [...this.listTarget.querySelectorAll("[role=option]")];
  }

  mark(option) {
    this.marked?.setAttribute("aria-selected", "false");
    this.marked = option ?? null;
    if (!option) return this.fieldTarget.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.fieldTarget.setAttribute("aria-activedescendant", option.id);
  }

  press(event) {
    if (event.isComposing || event.keyCode === 229 || event.altKey) return;
    const { options } = this;
    const at = options.indexOf(this.marked);
    if (event.key === "ArrowDown") this.mark(options[(at + 1) % options.length]);
    else if (event.key === "ArrowUp") this.mark(options[(at - 1 + options.length) % options.length]);
    else if (event.key === "Home" && !event.shiftKey) this.mark(options[0]);
    else if (event.key === "End" && !event.shiftKey) this.mark(options.at(-1));
    else if (event.key === "Enter") this.enter(event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  }

  // Whoever is faster than the server means what it will find, not what it found for the words before.
  enter(elsewhere) {
    if (this.isWaiting && (!this.marked || this.marked.dataset.address)) this.isWanted = true;
    else this.take(this.marked, elsewhere);
  }

  take(option, elsewhere = false) {
    if (!option) return;
    const { address } = option.dataset;
    if (address && elsewhere) return void window.open(address, "_blank", "noopener");
    if (address) return location.assign(address);
    const { run } = this.local.flatMap(({ options }) => options).find(({ element }) => element === option);
    this.close();
    run();
  }
}

// ---- What can be done without the server -------------------------------------------------------------------------------

let count = 0;

function locals() {
  const bar = [...document.querySelectorAll(".bulkbar")].find(other => other.checkVisibility());
  const here = new Set();
  const options = allCommands().flatMap(command => {
    const element = unlisted.includes(command.name) || command.name.startsWith("go-") ? null : find(command.name);
    if (!element || here.has(element) || isRefused(element) || element.closest(".bulkbar, .side")) return [];
    here.add(element);
    return [option(element.matches("input, textarea, select") ? command.words : nameOf(element), () => act(element, command.name), command, command.words)];
  });
  const newClaim = allCommands().find(command => command.name === "new-claim");
  if (newClaim?.to && !find("new-claim")) options.push(option(newClaim.words, () => perform("new-claim"), newClaim));
  const link = (title, element) => option(`${title}${wordsOf(element)}`, () => element.click(), allCommands().find(command => element.dataset.do === command.name));
  return [
    { title: bar ? nameOf(bar.querySelector(".bulkbar__n")) : "", options: [...bar?.querySelectorAll(".bulkbar__acts button") ?? []].map(button => option(nameOf(button), () => button.click())) },
    { title: "On this page", options },
    { title: "Go to", options: [...document.querySelectorAll(".side .nav a")].map(element => link("", element)) },
    { title: "Teams", options: [...document.querySelectorAll(".side .team .menu__panel a:not([aria-current])")].map(element => link("", element)) },
    {
      title: "Settings", options: [
        ...[...document.querySelectorAll(".side .me .menu__panel :is(a, button)")].map(element => link("", element)),
        ...[...document.querySelectorAll(".side__theme button:not([aria-pressed=true])")].map(element => link("Colours: ", element)),
      ],
    },
  ];
}

// The counts beside the words of the sidebar are no part of its name.
const wordsOf = element => [...element.childNodes].filter(node => node.nodeName !== "TURBO-FRAME").map(node => node.textContent).join("").replace(/\s+/g, " ").trim();

function option(label, run, command, alias = "") {
  const element = document.createElement("div");
  element.id = `palette-${++count}`;
  element.className = "palette__o";
  element.setAttribute("role", "option");
  element.setAttribute("aria-selected", "false");
  const text = document.createElement("span");
  text.className = "palette__t";
  text.dir = "auto";
  text.textContent = label;
  const keys = capsOf(command);
  keys.setAttribute("aria-hidden", "true");
  element.append(text, keys);
  return { element, run, words: folded(`${label} ${alias}`) };
}

function group(title, options) {
  const element = document.createElement("div");
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", title);
  const label = document.createElement("p");
  label.className = "label";
  label.setAttribute("aria-hidden", "true");
  label.textContent = title;
  element.append(label, ...options);
  return element;
}
