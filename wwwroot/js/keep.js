// Keeps what is typed into a form in this browser until the server has it, and offers it back after a crash or a break.
import { Controller } from "/lib/stimulus.js";

const prefix = "ct-kept:";
const sent = "ct-sent";
const fields = "input:not([type=hidden]):not([type=password]):not([type=file]), textarea, select";

// A form of a whole page was sent before this page came. It arrived if the server led on from there to here; a page that
// was gone back to, or visited later, or says why not, is no such answer. (The sign-in page, to which it leads who is signed
// out, does not ask.)
export function settle() {
  const { key, from } = JSON.parse(sessionStorage.getItem(sent) ?? "{}");
  sessionStorage.removeItem(sent);
  const [visit] = performance.getEntriesByType("navigation");
  const isAnswer = document.referrer === from && visit.type !== "back_forward" && visit.redirectCount > 0;
  if (key && isAnswer && !document.querySelector(".error-summary, .conflict, .system")) localStorage.removeItem(key);
}

export class KeepController extends Controller {
  connect() {
    this.key = prefix + new URL(this.element.action, location.href).pathname;
    this.before = this.read();
    // A form that came back with a question holds what nobody has saved.
    if (this.element.querySelector(".error-summary, .conflict, [data-unsaved]")) this.element.dataset.dirty = "";
    this.typed = () => this.note();
    this.leaving = () => {
      if ("dirty" in this.element.dataset) this.keep(); // signing out in another tab may have emptied the store
      sessionStorage.setItem(sent, JSON.stringify({ key: this.key, from: location.href.split("#")[0] }));
    };
    this.done = event => event.detail.success ? this.forget() : sessionStorage.removeItem(sent);
    this.element.addEventListener("input", this.typed);
    this.element.addEventListener("submit", this.leaving);
    this.element.addEventListener("turbo:submit-end", this.done);
    this.saved = () => this.forget();
    this.element.addEventListener("autosave:saved", this.saved);
    this.offer();
  }

  disconnect() {
    this.element.removeEventListener("input", this.typed);
    this.element.removeEventListener("submit", this.leaving);
    this.element.removeEventListener("turbo:submit-end", this.done);
    this.element.removeEventListener("autosave:saved", this.saved);
    clearTimeout(this.timer);
  }

  read() {
    const values = {};
    for (const field of this.element.querySelectorAll(fields)) {
      if (!field.name) continue;
      if (field.type === "radio") {
        if (field.checked) values[field.name] = field.value;
      } else {
        values[field.name] = field.type === "checkbox" ? field.checked : field.value;
      }
    }
    return values;
  }

  // What the text was written on top of: brought back over something newer, it is compared with that and does not replace it.
  base() {
    const hidden = this.element.querySelectorAll("input[type=hidden][name=Version], input[type=hidden][name^='Was.']");
    return Object.fromEntries([...hidden].map(field => [field.name, field.value]));
  }

  note() {
    this.element.dataset.dirty = "";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), 300);
  }

  keep() {
    clearTimeout(this.timer);
    try {
      localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), values: this.read(), base: this.base() }));
    } catch {
      // The browser's store is full or closed; the text still stands in the page.
    }
  }

  forget() {
    clearTimeout(this.timer);
    delete this.element.dataset.dirty;
    localStorage.removeItem(this.key);
    sessionStorage.removeItem(sent);
  }

  offer() {
    const kept = this.kept();
    if (!kept || this.element.querySelector(".error-summary, .conflict") || Object.keys(kept.values).every(name => kept.values[name] === (this.before[name] ?? ""))) return;
    const time = new Date(kept.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
    const notice = document.createElement("div");
    notice.className = "notice kept";
    const text = document.createElement("p");
    text.textContent = `You typed something here on ${time} that was not saved.`;
    notice.append(text, this.button("Bring it back", () => this.restore(kept)), this.button("Drop it", () => this.forget()));
    notice.addEventListener("click", event => event.target.matches("button") && notice.remove());
    this.element.prepend(notice);
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  restore({ values, base = {} }) {
    for (const [name, value] of Object.entries(base)) {
      const field = this.element.querySelector(`input[type=hidden][name="${name}"]`);
      if (field) field.value = value;
    }
    for (const field of this.element.querySelectorAll(fields)) {
      if (!(field.name in values)) continue;
      if (field.type === "radio") field.checked = field.value === values[field.name];
      else if (field.type === "checkbox") field.checked = values[field.name];
      else field.value = values[field.name];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  button(label, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn--sm";
    button.textContent = label;
    button.addEventListener("click", act);
    return button;
  }
}
