// Ticks on cards and rows: shift takes everything in between, and the bar shows itself while something is ticked.
import { Controller } from "/lib/stimulus.js";

export class SelectController extends Controller {
  static targets = ["bar", "count", "all", "frame"];

  connect() {
    this.chosen = new Set();
    this.listening = new AbortController();
    const { signal } = this.listening;
    this.element.addEventListener("click", event => this.clicked(event), { signal });
    this.element.addEventListener("change", () => this.show(), { signal });
    // A region that is fetched again comes without its ticks.
    this.seen = new MutationObserver(() => this.keep());
    this.seen.observe(this.element, { childList: true, subtree: true });
    this.show();
  }

  disconnect() {
    this.listening.abort();
    this.seen.disconnect();
  }

  get boxes() {
    return [...this.element.querySelectorAll("input[name=ids][form=bulk]")];
  }

  clicked(event) {
    const box = event.target.closest("input[name=ids]");
    if (!box) return;
    if (event.shiftKey && this.last?.isConnected) {
      const boxes = this.boxes.filter(other => other.offsetParent !== null);
      const [from, to] = [boxes.indexOf(this.last), boxes.indexOf(box)].sort((a, b) => a - b);
      boxes.slice(from, to + 1).forEach(other => { other.checked = box.checked; });
    }
    this.last = box;
    this.show();
  }

  none() {
    this.boxes.forEach(box => { box.checked = false; });
    if (this.hasAllTarget) this.allTarget.checked = false;
    this.frameTarget.replaceChildren();
    this.show();
  }

  show() {
    this.chosen = new Set(this.boxes.filter(box => box.checked).map(box => box.value));
    const all = this.hasAllTarget && this.allTarget.checked;
    if (!this.hasBarTarget) return; // there is nothing to choose from
    this.barTarget.hidden = this.chosen.size === 0 && !all;
    this.countTarget.textContent = all ? "All that match are chosen." : this.chosen.size === 1 ? "1 claim is chosen." : `${this.chosen.size} claims are chosen.`;
  }

  keep() {
    let lost = false;
    for (const box of this.boxes) {
      if (this.chosen.has(box.value) !== box.checked) {
        box.checked = this.chosen.has(box.value);
        lost = true;
      }
    }
    if (lost || this.boxes.filter(box => box.checked).length !== this.chosen.size) this.show();
  }
}

/** A message of what was done, with its undo, stands for ten seconds. */
export class DidController extends Controller {
  connect() {
    const gone = () => this.element.matches(":hover, :focus-within") ? (this.timer = setTimeout(gone, 2000)) : this.element.remove();
    this.timer = setTimeout(gone, 10000);
    const address = new URL(location.href);
    address.searchParams.delete("did"); // the next load is not told again
    history.replaceState(history.state, "", address);
  }

  disconnect() {
    clearTimeout(this.timer);
  }
}
