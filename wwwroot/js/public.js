// For readers. Every page works without it; nothing a reader looks at changes by itself.
const copy = document.querySelector("[data-copy]");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(copy.dataset.copy);
    copy.lastChild.textContent = "Link copied";
  });
}

const bar = document.querySelector(".livebar");
const check = document.querySelector("[data-check]")?.dataset.check;

// A link would bring the copy that the browser still holds; a reload asks for the newest.
bar?.querySelector("a").addEventListener("click", event => {
  event.preventDefault();
  location.reload();
});

function show(hint) {
  if (check ? hint.entity != check : hint.kind != "CheckPublished") return;
  const text = bar.querySelector("p");
  bar.hidden = false;
  text.textContent = text.textContent.trim(); // said aloud only when it changes while it can be seen
}

async function follow() {
  const { HubConnectionBuilder, LogLevel } = window.signalR;
  const hub = new HubConnectionBuilder().withUrl("/live").withAutomaticReconnect().configureLogging(LogLevel.None).build();
  hub.on("Changed", show);
  hub.on("Ended", () => hub.stop());
  hub.onreconnected(() => hub.invoke("Subscribe", "site"));
  try {
    await hub.start();
    await hub.invoke("Subscribe", "site");
    document.documentElement.dataset.live = "live";
  } catch {
    // Without a connection the page is what it was.
  }
}

if (bar) {
  addEventListener("load", () => {
    const library = document.createElement("script");
    library.src = "/lib/signalr.js";
    library.onload = follow;
    document.head.append(library);
  });
}
