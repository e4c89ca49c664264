// Names each request, so that the browser which made a change recognises its own echo among the hints.
const marks = new Set();
let page = Math.random().toString(36).slice(2, 10);
let count = 0;

/** A new mark for one request. */
export function newMark() {
  const mark = `${page}-${++count}`;
  marks.add(mark);
  if (marks.size > 100) marks.delete(marks.values().next().value);
  return mark;
}

/** Whether a hint was caused by this page. */
export const isEcho = mark => Boolean(mark) && marks.has(mark);

/** Marks every request that Turbo makes. */
export function markRequests() {
  document.addEventListener("turbo:before-fetch-request", event => {
    event.detail.fetchOptions.headers["X-Request-Mark"] = newMark();
  });
}
