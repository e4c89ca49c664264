// The workspace's script: small parts that improve pages which work without it.
import * as Turbo from "/lib/turbo.js";
import { Application } from "/lib/stimulus.js";
import { LiveController, refreshAll } from "/js/live.js";
import { ConnectionController } from "/js/connection.js";
import { AutosaveController } from "/js/autosave.js";
import { KeepController, settle } from "/js/keep.js";
import { CopyController } from "/js/copy.js";
import { ReaderController } from "/js/reader.js";
import { PresenceController, PresenceDotsController } from "/js/presence.js";
import { TurnController } from "/js/turn.js";
import { BoardController } from "/js/board.js";
import { SelectController, DidController } from "/js/select.js";
import { MentionController } from "/js/mention.js";
import { QuotingController } from "/js/quoting.js";
import { PaletteController } from "/js/palette.js";
import { startCounters } from "/js/counters.js";
import { startKeys } from "/js/keys.js";
import { markRequests } from "/js/marks.js";
import { say } from "/js/say.js";

// Pages load as pages; only frames are swapped in place.
Turbo.session.drive = false;
markRequests();
startCounters();
settle();

const app = Application.start();
app.register("live", LiveController);
app.register("connection", ConnectionController);
app.register("autosave", AutosaveController);
app.register("keep", KeepController);
app.register("copy", CopyController);
app.register("presence", PresenceController);
app.register("presence-dots", PresenceDotsController);
app.register("turn", TurnController);
app.register("reader", ReaderController);
app.register("board", BoardController);
app.register("select", SelectController);
app.register("did", DidController);
app.register("mention", MentionController);
app.register("quoting", QuotingController);
app.register("palette", PaletteController);
startKeys();

// What a form in a frame changed shows in the regions beside it.
document.addEventListener("turbo:submit-end", event => {
  if (!event.detail.success) return;
  // A form opened as a page of its own leads on to where the server says; one inside its page stays there, and so does an
  // editor whose frame says that it stays: its answer is the editor itself.
  const { redirected, url } = event.detail.fetchResponse?.response ?? {};
  if (redirected && new URL(url).pathname !== location.pathname && !event.target.closest("turbo-frame[data-stays]")) location.assign(url);
  else refreshAll();
});

// Without an answer the page stays as it is, words and all.
document.addEventListener("turbo:fetch-request-error", event => {
  event.preventDefault();
  say("Not sent: there is no connection. What you typed is still here.");
});

// A page that lacks the frame is shown whole rather than swallowed.
document.addEventListener("turbo:frame-missing", event => {
  event.preventDefault();
  event.detail.visit(event.detail.response.url);
});

// After a refusal the list of messages takes the focus.
document.addEventListener("turbo:frame-load", event => {
  const first = event.target.querySelector("[autofocus], .error-summary, [role=alert]") ?? event.target.querySelector("form .input, form input:not([type=hidden])");
  if (first && event.target.matches("[id$=-form]")) first.focus();
});

// What somebody has folded open stays open when its region is refreshed.
document.addEventListener("turbo:before-morph-attribute", event => {
  if (event.detail.attributeName === "open" && event.target.matches("details")) event.preventDefault();
});
