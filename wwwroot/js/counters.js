// "153 of 240" beside a field follows the typing, and says so when it is too much.
export function startCounters() {
  document.addEventListener("input", event => {
    const counter = event.target.id && document.querySelector(`[data-counter="${CSS.escape(event.target.id)}"]`);
    if (!counter) return;
    const max = Number(counter.textContent.split(" of ")[1]);
    // The server counts a line break as one, as the field's value does.
    const length = event.target.value.trim().length;
    counter.textContent = `${length} of ${max}`;
    counter.toggleAttribute("data-over", length > max);
  });
}
