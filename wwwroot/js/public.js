// For readers. Every page works without it; nothing a reader looks at changes by itself.
import { follow, watch } from "/js/link.js";

const copy = document.querySelector("[data-copy]");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(copy.dataset.copy);
    copy.lastChild.textContent = "Link copied";
  });
}

const bar = document.querySelector(".livebar");
const page = document.querySelector("[data-check]");

// A link would bring the copy that the browser still holds; a reload asks for the newest.
bar?.querySelector("a").addEventListener("click", event => {
  event.preventDefault();
  location.reload();
});

function show() {
  const text = bar.querySelector("p");
  bar.hidden = false;
  text.textContent = text.textContent.trim(); // said aloud only when it changes while it can be seen
}

// Without a hint some were missed: then the page itself is asked whether it still shows what it should.
async function changed(hint) {
  if (hint ? hint.entity == page.dataset.check : await isOld()) show();
}

async function isOld() {
  try {
    const answer = await fetch(location.href, { cache: "no-cache", credentials: "same-origin" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-check]");
    return answer.ok && fresh?.dataset.edition !== page.dataset.edition;
  } catch {
    return false; // offline; the next reconnection asks again
  }
}

if (bar) {
  addEventListener("load", () => {
    const library = document.createElement("script");
    library.src = "/lib/signalr.js";
    library.onload = () => {
      watch(state => document.documentElement.dataset.live = state);
      follow("site", page ? changed : hint => (!hint || hint.kind === "CheckPublished") && show());
    };
    document.head.append(library);
  });
}
