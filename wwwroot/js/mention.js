// Names after an at sign: a list to choose from while one is typed, and a word where a name is nobody's. The server decides
// who is meant; this only helps to write it.
import { Controller } from "/lib/stimulus.js";

const typed = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}'’.\-]*(?: [\p{L}\p{N}'’.\-]*){0,2})$/u;
const ofWord = /[\p{L}\p{N}]/u;
const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const shown = 8;
let lists = 0;

export class MentionController extends Controller {
  static values = { source: String };

  connect() {
    this.field = this.element.querySelector("textarea");
    if (!this.field) return;
    const id = `mention-${++lists}`;
    this.list = document.createElement("ul");
    this.list.id = id;
    this.list.className = "mention-list";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Colleagues");
    this.list.hidden = true;
    this.warning = document.createElement("p");
    this.warning.className = "hint mention-warning";
    this.warning.setAttribute("role", "status");
    this.field.after(this.list, this.warning);
    this.field.setAttribute("aria-autocomplete", "list");
    this.field.setAttribute("aria-controls", id);
    this.events = new AbortController();
    const on = (target, kind, act) => target.addEventListener(kind, act, { signal: this.events.signal });
    on(this.field, "focus", () => this.people());
    on(this.field, "input", () => { this.suggest(); this.warnSoon(); });
    on(this.field, "click", () => this.suggest());
    on(this.field, "keydown", event => this.press(event));
    on(this.field, "blur", () => { this.close(); this.warn(); });
    // The field keeps the focus while somebody chooses with the mouse.
    on(this.list, "mousedown", event => event.preventDefault());
    on(this.list, "click", event => this.take(event.target.closest("[role=option]")));
    if (this.field.value.includes("@")) this.warn();
  }

  disconnect() {
    clearTimeout(this.timer);
    this.events?.abort();
    this.list?.remove();
    this.warning?.remove();
  }

  // Asked for once a page, when somebody begins to write.
  people() {
    return this.asked ??= fetch(this.sourceValue, { headers: { Accept: "application/json" }, credentials: "same-origin" })
      .then(answer => answer.ok ? answer.json() : [])
      .catch(() => { this.asked = undefined; return []; });
  }

  async suggest() {
    const [, start] = typed.exec(this.field.value.slice(0, this.field.selectionStart)) ?? [];
    if (start === undefined || this.field.selectionStart !== this.field.selectionEnd) return this.close();
    const people = await this.people();
    const wanted = folded(start);
    const found = people.filter(person => !person.isYou && (folded(person.name).startsWith(wanted) || folded(person.name).split(" ").some(word => word.startsWith(wanted)))).slice(0, shown);
    // Who has been written out needs no list any more.
    if (found.length === 0 || (found.length === 1 && folded(found[0].name) === wanted.trim())) return this.close();
    this.list.replaceChildren(...found.map((person, i) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${i}`;
      option.setAttribute("role", "option");
      option.dataset.name = person.name;
      const name = document.createElement("bdi");
      name.textContent = person.name;
      const role = document.createElement("small");
      role.textContent = person.role;
      option.append(name, " ", role);
      return option;
    }));
    this.list.style.top = `${this.field.offsetTop + this.field.offsetHeight + 2}px`;
    this.list.hidden = false;
    this.typed = start;
    this.mark(this.list.firstElementChild);
  }

  press(event) {
    if (this.list.hidden || event.isComposing) return;
    const options = [...this.list.children];
    const at = options.indexOf(this.marked);
    if (event.key === "ArrowDown") this.mark(options[(at + 1) % options.length]);
    else if (event.key === "ArrowUp") this.mark(options[(at - 1 + options.length) % options.length]);
    else if (event.key === "Enter" || event.key === "Tab") {
      if (event.shiftKey || event.ctrlKey || event.metaKey) return;
      this.take(this.marked);
    } else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  mark(option) {
    this.marked?.removeAttribute("aria-selected");
    this.marked = option;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }

  take(option) {
    if (!option) return;
    const end = this.field.selectionStart;
    this.field.setRangeText(`${option.dataset.name} `, end - this.typed.length, end, "end");
    this.close();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  close() {
    if (this.list.hidden) return;
    this.list.hidden = true;
    this.marked = undefined;
    this.field.removeAttribute("aria-activedescendant");
  }

  warnSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.warn(), 800);
  }

  async warn() {
    clearTimeout(this.timer);
    if (!this.field.value.includes("@")) return this.tell("");
    const people = await this.people();
    if (people.length === 0) return;
    const writing = document.activeElement === this.field ? this.field.selectionStart : -1;
    const nobody = strangers(this.field.value, people, writing);
    this.tell(nobody.map(word => `@${word} is nobody in this team and will not be told.`).join(" "));
  }

  tell(words) {
    if (this.warning.textContent !== words) this.warning.textContent = words;
  }
}

// The words after an at sign that are nobody's name, as the server would find them; not the one that is being written.
function strangers(text, people, writing) {
  const firsts = people.map(person => person.name.split(" ")[0].toLowerCase());
  const names = people.flatMap((person, i) => firsts.indexOf(firsts[i]) === firsts.lastIndexOf(firsts[i]) ? [person.name, person.name.split(" ")[0]] : [person.name]).map(name => name.toLowerCase());
  const words = new Set();
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const before = text[at - 1] ?? " ";
    if (ofWord.test(before) || before === "/" || before === ".") continue;
    const rest = text.slice(at + 1);
    if (names.some(name => rest.toLowerCase().startsWith(name) && !/^[\p{L}\p{N}_]/u.test(rest.slice(name.length)))) continue;
    const word = (/^[\p{L}\p{N}_\-.'’]+/u.exec(rest)?.[0] ?? "").replace(/[.\-'’]+$/, "");
    if (word && !(writing > at && writing <= at + 1 + word.length)) words.add(word);
  }
  return [...words];
}
