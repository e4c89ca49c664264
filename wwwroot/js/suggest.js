// While somebody types what they suggest, shows what may be checked already. Without it the same is shown once it is sent.
const form = document.querySelector("form:has([name=Receipt])");
const place = document.getElementById("similar");
const pause = 600;
let timer, asked = "";

async function look() {
  const query = new URLSearchParams({ q: form.elements.Text.value.trim().slice(0, 500), url: form.elements.Url.value.trim() }).toString();
  if (query === asked) return;
  asked = query;
  try {
    const answer = await fetch(`${form.action}/similar?${query}`, { credentials: "same-origin" });
    if (!answer.ok || query !== asked) return; // meanwhile more was typed
    place.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
  } catch {
    asked = ""; // offline; the next letter asks again
  }
}

if (form && place) {
  form.addEventListener("input", event => {
    if (event.target.name !== "Text" && event.target.name !== "Url") return;
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  });
}
