// The article reader: words that are selected become a claim or a link, and the keyboard (keys.js) walks from claim to claim.
import { Controller } from "/lib/stimulus.js";
import { say } from "/js/say.js";

export class ReaderController extends Controller {
  static targets = ["toolbar", "text"];
  static values = { draw: String, frame: String, talk: String, talkFrame: String };

  connect() {
    this.selected = () => this.follow();
    this.pressed = event => this.press(event);
    document.addEventListener("selectionchange", this.selected);
    document.addEventListener("keydown", this.pressed);
    // A press on the toolbar must not take the selection away before it is read.
    this.hold = event => event.preventDefault();
    this.toolbarTarget.addEventListener("mousedown", this.hold);
    this.show();
  }

  disconnect() {
    document.removeEventListener("selectionchange", this.selected);
    document.removeEventListener("keydown", this.pressed);
    this.toolbarTarget.removeEventListener("mousedown", this.hold);
  }

  /** Opens the form for a claim, filled with what is selected. */
  draw() {
    this.open(this.drawValue, this.frameValue);
  }

  /** Opens the form for a comment on what is selected. */
  comment() {
    this.open(this.talkValue, this.talkFrameValue);
  }

  open(form, name) {
    const frame = document.getElementById(name);
    if (!form || !frame) return;
    const place = this.place();
    const address = new URL(form, location.href);
    if (place) {
      address.searchParams.set("start", place.start);
      address.searchParams.set("end", place.end);
    }
    // What is typed into the form already is worth more than a click.
    const quote = frame.querySelector("[name=Quote]");
    const start = frame.querySelector("[name=Start]");
    if (place && quote && start) {
      const words = this.words();
      quote.value = words.trim();
      start.value = place.start + words.length - words.trimStart().length;
      quote.dispatchEvent(new Event("input", { bubbles: true }));
      this.leaveSelection();
      quote.focus();
      return;
    }
    this.leaveSelection();
    if (frame.src === address.href) frame.reload();
    else frame.src = address.href;
  }

  /** Copies an address that leads to the selected words. */
  async copy() {
    const place = this.place();
    if (!place) return;
    const address = new URL(location.href);
    address.search = `?revision=${this.textTarget.dataset.revision}`;
    address.hash = `at=${place.start}-${place.end}`;
    try {
      await navigator.clipboard.writeText(address.href);
      say("Link copied.");
    } catch {
      say("The browser did not let us copy.");
    }
  }

  press(event) {
    if (event.key !== "Escape" || this.toolbarTarget.hidden) return;
    event.preventDefault();
    this.leaveSelection();
  }

  next() {
    this.step(1);
  }

  previous() {
    this.step(-1);
  }

  // From the mark with the focus, or else from where the reader is on the page.
  step(by) {
    const marks = [...this.textTarget.querySelectorAll("a.hl:not([tabindex])")];
    if (marks.length === 0) return;
    const at = marks.indexOf(document.activeElement);
    const below = marks.findIndex(mark => mark.getBoundingClientRect().top > 80);
    const next = at >= 0 ? at + by : by > 0 ? (below < 0 ? 0 : below) : (below < 0 ? marks.length : below) - 1;
    const mark = marks[(next + marks.length) % marks.length];
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
  }

  follow() {
    const range = this.place() && document.getSelection().getRangeAt(0);
    this.toolbarTarget.hidden = !range;
    if (!range) return;
    const box = range.getBoundingClientRect();
    const frame = this.toolbarTarget.offsetParent.getBoundingClientRect();
    const bar = this.toolbarTarget;
    const above = box.top - frame.top - bar.offsetHeight - 8;
    bar.style.top = `${above + frame.top > 64 ? above : box.bottom - frame.top + 8}px`;
    bar.style.left = `${Math.max(0, Math.min(box.left - frame.left, frame.width - bar.offsetWidth))}px`;
  }

  // Where the selection stands, in UTF-16 units of the revision's text; null when nothing of the text is selected.
  place() {
    const selection = document.getSelection();
    if (!this.hasTextTarget || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    const blocks = [...this.textTarget.querySelectorAll("[data-start]")].filter(block => range.intersectsNode(block));
    if (blocks.length === 0) return null;
    const [first, last] = [blocks[0], blocks[blocks.length - 1]];
    const start = Number(first.dataset.start) + (first.contains(range.startContainer) ? before(first, range.startContainer, range.startOffset) : 0);
    const end = Number(last.dataset.start) + (last.contains(range.endContainer) ? before(last, range.endContainer, range.endOffset) : last.textContent.length);
    return end > start ? { start, end } : null;
  }

  // The selected words as they stand in the text, one line a block.
  words() {
    const range = document.getSelection().getRangeAt(0);
    return [...this.textTarget.querySelectorAll("[data-start]")].filter(block => range.intersectsNode(block)).map(block => {
      const from = block.contains(range.startContainer) ? before(block, range.startContainer, range.startOffset) : 0;
      const to = block.contains(range.endContainer) ? before(block, range.endContainer, range.endOffset) : block.textContent.length;
      return block.textContent.slice(from, to);
    }).filter(line => line).join("\n");
  }

  // Follows a link to words: selects them and brings them into view.
  show() {
    const [, start, end] = /^#at=(\d{1,7})-(\d{1,7})$/.exec(location.hash) ?? [];
    const from = start && this.point(Number(start), false);
    const to = end && this.point(Number(end), true);
    if (!from || !to) return;
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }

  // The text node that an offset falls into; at an edge the one before it or the one after it.
  point(offset, asEnd) {
    for (const block of this.textTarget.querySelectorAll("[data-start]")) {
      let left = offset - Number(block.dataset.start);
      if (left < 0 || left > block.textContent.length) continue;
      const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (left < text.length || (asEnd && left === text.length)) return [text, left];
        left -= text.length;
      }
    }
    return null;
  }

  leaveSelection() {
    document.getSelection().removeAllRanges();
    this.toolbarTarget.hidden = true;
  }
}

// How much of a block's text stands before a point in it.
function before(block, node, offset) {
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}
