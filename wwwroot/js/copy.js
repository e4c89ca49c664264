// A button that copies a text: data-copy-text, or the value of the field named by data-copy-from.
import { Controller } from "/lib/stimulus.js";
import { say } from "/js/say.js";

export class CopyController extends Controller {
  connect() {
    this.element.hidden = false;
    this.copy = async () => {
      const { copyText, copyFrom } = this.element.dataset;
      try {
        await navigator.clipboard.writeText(copyText ?? document.getElementById(copyFrom).value);
        say("Copied.");
      } catch {
        say("The browser did not let us copy. Mark the text and copy it by hand.");
      }
    };
    this.element.addEventListener("click", this.copy);
  }

  disconnect() {
    this.element.removeEventListener("click", this.copy);
  }
}
