// Says whether the page follows live, and since when it does not.
import { Controller } from "/lib/stimulus.js";
import { watch } from "/js/link.js";

const words = { connecting: "Connecting", live: "Live", reconnecting: "Reconnecting", offline: "Not live" };
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
    if (state === "reconnecting") this.timer = setTimeout(() => this.tell(since), patience);
    else if (this.bar) this.bar.hidden = true;
  }

  tell(since) {
    const time = new Date(since).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    this.wordTarget.textContent = `Offline, showing ${time}`;
    if (!this.bar) return;
    const reload = document.createElement("a");
    reload.className = "btn btn--sm";
    reload.href = location.href;
    reload.textContent = "Reload";
    const text = document.createElement("span");
    text.textContent = `No connection. You see the desk as it was at ${time}; what you type stays here.`;
    this.bar.replaceChildren(text, reload);
    this.bar.hidden = false;
  }
}
