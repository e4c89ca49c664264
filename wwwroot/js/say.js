// Short messages in the corner, one at a time and not more often than people can hear them.
const hold = 6000;
let waiting;

const words = {
  ClaimAccepted: "accepted the claim", ClaimDeclined: "declined the claim", ClaimReopened: "opened the claim again",
  ClaimParked: "parked the claim", ClaimResumed: "resumed the claim", ClaimEdited: "changed the claim", OwnerChanged: "changed the owner",
  EvidenceAdded: "added evidence", EvidenceEdited: "edited evidence", EvidenceWithdrawn: "withdrew evidence",
  VerdictDrafted: "saved a new draft", ReviewRequested: "asked for review", ClaimApproved: "gave the last approval",
  ChangesRequested: "asked for changes", ReviewWithdrawn: "withdrew the verdict from review", CheckPublished: "published the check",
  ThreadStarted: "started a thread", CommentAdded: "commented", ThreadResolved: "resolved a thread",
  TaskDone: "did a task", DueChanged: "changed the due day", PublicationConfirmed: "gave the last approval after publication",
  CheckCorrected: "published a correction", CheckRetracted: "retracted the check", CorrectionStarted: "started a correction",
};

/** What a hint says to people; empty for what is not worth a word. */
export const describe = hint => hint.actor && words[hint.kind] ? `${hint.actor} ${words[hint.kind]}` : "";

/** Shows a message. */
export function say(text) {
  const corner = document.getElementById("toasts");
  if (!text || !corner) return;
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.textContent = text;
  corner.replaceChildren(toast);
  clearTimeout(waiting);
  waiting = setTimeout(() => corner.replaceChildren(), hold);
}
