// Words that are selected in the verdict as it is shown can be commented on. The links beside the fields do it without script.
import { Controller } from "/lib/stimulus.js";

const longest = 600;

export class QuotingController extends Controller {
  static values = { source: String, frame: String };

  connect() {
    if (!this.sourceValue) return;
    this.bar = document.createElement("div");
    this.bar.className = "seltool";
    this.bar.setAttribute("role", "toolbar");
    this.bar.setAttribute("aria-label", "Selected words");
    this.bar.hidden = true;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Comment on these words";
    button.dataset.do = "comment";
    button.addEventListener("click", () => this.comment());
    this.bar.append(button);
    // A press on it must not take the selection away before it is read.
    this.bar.addEventListener("mousedown", event => event.preventDefault());
    this.element.append(this.bar);
    this.selected = () => this.follow();
    document.addEventListener("selectionchange", this.selected);
  }

  disconnect() {
    if (!this.bar) return;
    document.removeEventListener("selectionchange", this.selected);
    this.bar.remove();
  }

  // The selection and the field that all of it stands in; null if there is none.
  chosen() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    const within = range.commonAncestorContainer;
    const field = (within instanceof Element ? within : within.parentElement)?.closest("[data-field]");
    const words = selection.toString().trim();
    return field && this.element.contains(field) && words && words.length <= longest ? { range, words, field: field.dataset.field } : null;
  }

  follow() {
    const chosen = this.chosen();
    this.bar.hidden = !chosen;
    if (!chosen) return;
    const box = chosen.range.getBoundingClientRect();
    const frame = this.element.getBoundingClientRect();
    this.bar.style.top = `${box.bottom - frame.top + 8}px`;
    this.bar.style.left = `${Math.max(0, Math.min(box.left - frame.left, frame.width - this.bar.offsetWidth))}px`;
  }

  comment() {
    const chosen = this.chosen();
    const frame = document.getElementById(this.frameValue);
    if (!chosen || !frame) return;
    const address = new URL(this.sourceValue, location.href);
    address.searchParams.set("field", chosen.field);
    address.searchParams.set("words", chosen.words);
    document.getSelection().removeAllRanges();
    this.bar.hidden = true;
    frame.src = address.href;
  }
}
