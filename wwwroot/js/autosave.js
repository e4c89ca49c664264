// Keeps a form on the server while it is typed, a moment after each pause. What it may not decide by itself it asks about.
import { Controller } from "/lib/stimulus.js";
import { signedOut, watch } from "/js/link.js";

const pause = 1500;

export class AutosaveController extends Controller {
  static targets = ["state"];

  connect() {
    this.typed = event => event.target.name && this.soon();
    this.element.addEventListener("input", this.typed);
    this.sent = () => this.stop();
    this.element.addEventListener("submit", this.sent);
    this.unwatch = watch(state => state === "live" && this.isUnsaved && this.soon(0));
  }

  disconnect() {
    this.stop();
    this.unwatch();
    this.element.removeEventListener("input", this.typed);
    this.element.removeEventListener("submit", this.sent);
  }

  stop() {
    clearTimeout(this.timer);
    this.saving?.abort();
  }

  soon(wait = pause) {
    if (this.asks) return;
    this.isUnsaved = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  async save() {
    if (this.saving) return this.soon(); // one at a time, in order
    this.isUnsaved = false;
    const form = new FormData(this.element);
    form.delete("__FormKey"); // it is for the button, which carries a form out once
    const { signal } = this.saving = new AbortController();
    this.say("Saving");
    let response, answer;
    try {
      response = await fetch(this.element.dataset.autosaveTo, { method: "POST", body: form, headers: { Accept: "application/json" }, credentials: "same-origin", signal });
      answer = response.status === 204 || !response.headers.get("Content-Type")?.includes("json") ? null : await response.json();
    } catch {
      this.saving = null;
      if (!signal.aborted) this.failed(15000, false);
      return;
    }
    this.saving = null;
    if (response.status === 401) return signedOut();
    if (response.status === 409 && answer?.title) return this.ask(answer.title);
    if (response.status === 422 && answer?.title) return this.say(`Not saved: ${answer.title}`);
    if (!response.ok) return this.failed(1000 * (Number(response.headers.get("Retry-After")) || 15));
    if (answer) this.took(form, answer);
    else this.say("");
  }

  failed(wait, answered = true) {
    this.isUnsaved = true;
    this.say(navigator.onLine && answered ? "Not saved yet" : "Not saved – offline");
    this.soon(wait);
  }

  // What others wrote in fields that this person has not touched since comes in; what is being typed stays.
  took(form, { draft, version, theirs }) {
    this.field("Version").value = version;
    for (const was of this.element.querySelectorAll("input[name^='Was.']")) {
      const name = was.name.slice("Was.".length);
      const sent = form.get(name) ?? "";
      was.value = name in theirs ? theirs[name] ?? "" : sent;
      if (name in theirs && this.value(name) === sent) this.set(name, theirs[name] ?? "");
    }
    const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    this.say(`Draft ${draft}, saved ${time}`);
    const button = this.element.querySelector("[type=submit]");
    if (button) button.textContent = `Save as draft ${draft}`;
    if (!this.isUnsaved) this.element.dispatchEvent(new CustomEvent("autosave:saved"));
  }

  ask(title) {
    this.asks = true;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn--sm";
    button.textContent = "See both";
    button.addEventListener("click", () => this.element.requestSubmit());
    this.stateTarget.replaceChildren(`${title}. Not saved. `, button);
  }

  say(words) {
    if (this.stateTarget.textContent !== words) this.stateTarget.textContent = words;
  }

  field(name) {
    return this.element.querySelector(`[name="${name}"]`);
  }

  value(name) {
    const radio = this.element.querySelector(`[type=radio][name="${name}"]`);
    return radio ? this.element.querySelector(`[type=radio][name="${name}"]:checked`)?.value ?? "" : this.field(name)?.value ?? "";
  }

  set(name, value) {
    const radios = [...this.element.querySelectorAll(`[type=radio][name="${name}"]`)];
    if (radios.length === 0) this.field(name).value = value;
    else radios.forEach(radio => { radio.checked = radio.value === value; });
  }
}
