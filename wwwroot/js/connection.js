// Says whether the page follows live, and since when it does not.
import { Controller } from "/lib/stimulus.js";
import { watch } from "/js/link.js";

const words = { connecting: "Connecting", live: "Live", reconnecting: "Reconnecting", offline: "Not live", "signed-out": "Signed out" };
const patience = 10000;

export class ConnectionController extends Controller {
  static targets = ["word"];

  connect() {
    this.bar = document.getElementById("offline-bar");
    this.stop = watch((state, since) => this.show(state, since));
  }

  disconnect() {
    this.stop();
    clearTimeout(this.timer);
  }

  show(state, since) {
    this.element.dataset.liveState = state;
    document.documentElement.dataset.live = state;
    this.wordTarget.textContent = words[state];
    clearTimeout(this.timer);
    if (state === "signed-out") this.bar?.replaceChildren(...this.wayBack());
    if (state === "reconnecting") this.timer = setTimeout(() => this.tell(since), patience);
    else if (this.bar) this.bar.hidden = state !== "signed-out";
  }

  tell(since) {
    const time = new Date(since).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    this.wordTarget.textContent = `Offline, showing ${time}`;
    if (!this.bar) return;
    this.bar.replaceChildren(...line(`No connection. You see the desk as it was at ${time}; what you type stays here.`, "Reload", location.href));
    this.bar.hidden = false;
  }

  wayBack() {
    const back = encodeURIComponent(location.pathname + location.search);
    return line("You are signed out. Sign in again; what you typed is kept.", "Sign in", `/account/sign-in?back=${back}`);
  }
}

function line(sentence, label, address) {
  const text = document.createElement("span");
  text.textContent = sentence;
  const link = document.createElement("a");
  link.className = "btn btn--sm";
  link.href = address;
  link.textContent = label;
  return [text, link];
}
