// The keyboard. The page carries every command with this person's keys (Platform/Keys/Shortcut.cs); elements say in data-do what
// they do, and a key does what a click on the element would. A row is whatever has data-row; a thread is one too.
import { say } from "/js/say.js";

const patience = 1500; // milliseconds between two keys that belong together
const rows = "[data-row]";
const threads = ".th";
const scopes = `${rows}, ${threads}`;
const typing = "textarea, select, [contenteditable]:not([contenteditable=false]), input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset])";
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

let commands = [];
let places = new Set();
let pressed = "";
let waiting;
let current; // the row or thread that had the focus last
let currentAt = 0; // where it stood among its like

/** All commands with this person's keys, in the order of the sheet. */
export const allCommands = () => commands;

/** Whether single keys do nothing. */
export const areSinglesOff = () => document.body.dataset.keysOff === "true";

/** Begins to listen. */
export function startKeys() {
  if (!document.body.dataset.keys) return;
  commands = JSON.parse(document.body.dataset.keys);
  places = new Set(["Everywhere", ...document.body.dataset.keysOn.split(" ").filter(Boolean)]);
  if (places.has("Inbox")) places.add("Lists");
  document.addEventListener("keydown", keyed);
  document.addEventListener("focusin", event => remember(event.target.closest(scopes)));
  document.addEventListener("click", clicked);
  // What a region brings along knows nothing of this person's keys.
  document.addEventListener("turbo:before-morph-attribute", event => event.detail.attributeName === "aria-keyshortcuts" && event.preventDefault());
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  label();
}

// ---- What is pressed ---------------------------------------------------------------------------------------------------

function keyed(event) {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  const withControl = (event.ctrlKey || event.metaKey) && !event.getModifierState("AltGraph");
  if (withControl && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") return stop(event, () => perform("palette"));
  if (withControl && event.key === "Enter") return submit(event);
  if (event.key === "Escape") return close(event);
  if (withControl || areSinglesOff() || document.querySelector("dialog:modal") || isTyping(event.target)) return;
  const key = keyOf(event);
  if (!key) return;
  if (rate(event, key)) return;
  const taken = next(key) ?? (pressed && next(key, ""));
  if (!taken) return;
  // Who keeps a key down wants to go on, not to do the same thing many times.
  stop(event, () => typeof taken === "object" && (!event.repeat || moves[taken.name]) && perform(taken.name));
}

function stop(event, act) {
  event.preventDefault();
  act();
}

// What the keys so far lead to: a command, or true while more must follow.
function next(key, before = pressed) {
  clearTimeout(waiting);
  pressed = "";
  const keys = before ? `${before} ${key}` : key;
  const meant = commands.filter(command => places.has(command.place) && !command.isFixed);
  // What holds on this kind of page goes before what holds everywhere.
  const found = meant.filter(command => command.keys === keys).sort((a, b) => (a.place === "Everywhere") - (b.place === "Everywhere"))[0];
  if (found) return found;
  if (!meant.some(command => command.keys.startsWith(`${keys} `))) return null;
  pressed = keys;
  waiting = setTimeout(() => { pressed = ""; }, patience);
  return true;
}

// A letter by what it says, whatever the caps lock; where the keyboard writes another script, by its place.
function keyOf(event) {
  let { key } = event;
  if (key.length !== 1 || key === " ") return null;
  if (/[\p{L}\p{N}]/u.test(key) && event.altKey && !event.getModifierState("AltGraph")) return null;
  if (/\p{L}/u.test(key)) {
    const isMeant = commands.some(command => command.keys?.toLowerCase().split(" ").includes(key.toLowerCase()));
    if (key > "\u024f" && !isMeant && /^Key[A-Z]$/.test(event.code)) key = event.code.slice(3);
    key = event.shiftKey ? key.toUpperCase() : key.toLowerCase();
  }
  return key;
}

// Words that are marked in the text while a field still has the focus: nobody types then.
const isTyping = target => target.closest?.(typing) && !marked();
const marked = () => [...document.querySelectorAll(".seltool:not([hidden])")].find(bar => bar.checkVisibility());

function rate(event, key) {
  const group = /^[1-8]$/.test(key) && places.has("Claim") && event.target.closest?.("fieldset.opts");
  const choice = group && group.querySelectorAll("input[type=radio]")[key - 1];
  if (!choice) return false;
  stop(event, () => { choice.focus(); choice.click(); });
  return true;
}

function submit(event) {
  const form = event.target.closest?.("form[method=post]");
  const button = form?.querySelector("button[type=submit], button:not([type])");
  if (!button || event.repeat) return;
  stop(event, () => {
    if (isRefused(button)) return tellWhy(button);
    // As with the mouse, the field is left first: a region in which somebody types would not show what comes of it.
    button.focus();
    form.requestSubmit(button);
  });
}

function close(event) {
  if (document.querySelector("dialog:modal")) return; // the browser closes it
  const menu = event.target.closest?.("details.menu[open]") ?? document.querySelector("details.menu[open]");
  if (menu) stop(event, () => { menu.open = false; menu.querySelector("summary").focus(); });
}

// The link to the keys shows them in place; with the control key it stays a link.
function clicked(event) {
  const link = event.target.closest("[data-do~=palette], [data-do~=help]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.getElementById("side")?.matches(":popover-open") && document.getElementById("side").hidePopover();
  const menu = link.closest("details.menu");
  if (menu) menu.open = false;
  perform(link.matches("[data-do~=palette]") ? "palette" : "help");
}

// ---- What is done ------------------------------------------------------------------------------------------------------

const moves = {
  next: () => step(rows, 1),
  previous: () => step(rows, -1),
  "next-thread": () => step(threads, 1),
  "previous-thread": () => step(threads, -1),
};

const own = {
  ...moves,
  palette: () => document.dispatchEvent(new CustomEvent("keys:palette")),
  help: showKeys,
};

/** Does a command, or says why it cannot be done. */
export function perform(name) {
  const command = commands.find(other => other.name === name);
  if (own[name]) return own[name]();
  const hears = document.querySelector(`[data-hears~="${name}"]`);
  if (hears) return hears.dispatchEvent(new CustomEvent(`keys:${name}`));
  const element = find(name) ?? (tickCurrent(name) && find(name));
  if (element) return act(element, name);
  if (command.to) return location.assign(command.to);
  if (name === "search") return own.palette();
  const some = all(name).some(other => other.closest(scopes) || other.closest(".bulkbar"));
  const on = caps(commands.find(other => other.name === (places.has("Claim") ? "next-thread" : "next")).keys).join(" ") || "Tab";
  say(some ? `Choose first: ${on} goes from one to the next.` : `${command.words}: not possible here now.`);
}

const all = name => [...document.querySelectorAll(`[data-do~="${name}"]`)];

/** The element that a command means now: what is marked or ticked, then the row one is in, then the page. */
export function find(name) {
  const there = all(name).filter(isThere);
  const scope = currentScope();
  return there.find(element => element.closest(".seltool"))
    ?? there.find(element => element.closest(".bulkbar"))
    ?? there.find(element => scope?.contains(element))
    ?? there.find(element => !element.closest(scopes) && element.closest("main"))
    ?? there.find(element => !element.closest(scopes))
    ?? (there.length === 1 ? there[0] : undefined);
}

// Whether it can be seen, or stands in a closed menu that can.
function isThere(element) {
  const menu = !element.matches("summary") && element.closest("details.menu:not([open])");
  return menu ? isThere(menu.querySelector("summary")) : element.checkVisibility() && !element.closest("[inert]");
}

// What the bar does to many it does to one that is ticked for it.
function tickCurrent(name) {
  const box = all(name).some(element => element.closest(".bulkbar")) && currentScope()?.querySelector("[data-do~=select]");
  if (box && !box.checked) box.click();
  return Boolean(box);
}

/** Does with an element what a click would. */
export function act(element, name) {
  if (isRefused(element)) return tellWhy(element);
  if (element.matches("summary")) return openMenu(element);
  if (name === "state" && element.closest(".bulkbar")) return element.focus(); // its neighbours are states as well
  if (element.matches("input[type=checkbox]")) return element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: name === "select-range" }));
  if (element.matches("input, textarea, select")) {
    element.focus();
    element.scrollIntoView({ block: "nearest" });
    return element.select?.();
  }
  element.click();
}

/** Whether it is refused, for a reason that stands beside it. */
export const isRefused = element => element.disabled || element.getAttribute("aria-disabled") === "true";

function tellWhy(element) {
  const ids = (element.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  const why = ids.map(id => document.getElementById(id)?.textContent.trim()).filter(Boolean).join(" ") || element.querySelector("small")?.textContent.trim();
  say(why || `${nameOf(element)}: not possible now.`);
}

function openMenu(summary) {
  const menu = summary.parentElement;
  menu.open = true;
  summary.focus();
  menu.querySelector(".menu__panel :is(a, button):not([aria-disabled=true])")?.focus();
}

/** What an element is called. */
export const nameOf = element => (element.getAttribute("aria-label") ?? element.textContent).replace(/\s+/g, " ").trim();

// ---- From row to row ---------------------------------------------------------------------------------------------------

const seen = kind => [...document.querySelectorAll(kind)].filter(row => row.checkVisibility());

function remember(scope) {
  if (!scope) return;
  current = scope;
  currentAt = seen(scope.matches(rows) ? rows : threads).indexOf(scope);
}

function currentScope() {
  const focused = document.activeElement?.closest(scopes);
  if (focused) return focused;
  return current?.isConnected && current.checkVisibility() ? current : null;
}

function step(kind, by) {
  const there = seen(kind);
  if (there.length === 0) return say("There is nothing to go through here.");
  const scope = currentScope()?.closest(kind);
  let at = there.indexOf(scope);
  if (at >= 0) at = Math.max(0, Math.min(there.length - 1, at + by));
  else if (current && !current.isConnected) at = Math.min(currentAt, there.length - 1); // it is gone; the one after it stands there
  else at = Math.max(0, by > 0 ? there.findIndex(row => row.getBoundingClientRect().top > 0) : there.length - 1);
  goTo(there[at]);
}

function goTo(row) {
  const target = row.matches(threads) ? row : row.querySelector("[data-do~=open]") ?? row;
  target.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest", inline: "nearest" });
  // What sticks to the upper edge of the window would hide it.
  const under = document.querySelector(".desk > .bar")?.getBoundingClientRect().bottom ?? 0;
  const { top } = row.getBoundingClientRect();
  if (top < under) window.scrollBy(0, top - under - 8);
}

// ---- What changes on the page ------------------------------------------------------------------------------------------

let isSoon = false;

function soon() {
  if (isSoon) return;
  isSoon = true;
  requestAnimationFrame(() => {
    isSoon = false;
    label();
    follow();
  });
}

// A row that was dealt with goes, and with it the focus: the next one gets it.
function follow() {
  if (!current || current.isConnected || !current.matches(rows) || (document.activeElement && document.activeElement !== document.body)) return;
  const there = seen(rows);
  if (there.length > 0) goTo(there[Math.min(currentAt, there.length - 1)]);
}

// Screen readers tell the keys. Two that follow one another cannot be said there; the sheet tells them.
function label() {
  for (const element of document.querySelectorAll("[data-do]")) {
    const keys = element.dataset.do.split(" ").map(name => ariaKeys(commands.find(command => command.name === name))).filter(Boolean).join(" ");
    if (keys) {
      if (element.getAttribute("aria-keyshortcuts") !== keys) element.setAttribute("aria-keyshortcuts", keys);
    } else if (element.hasAttribute("aria-keyshortcuts")) element.removeAttribute("aria-keyshortcuts");
  }
}

function ariaKeys(command) {
  if (command?.name === "palette") return "Control+K Meta+K";
  if (!command?.keys || command.isFixed || areSinglesOff() || command.keys.includes(" ")) return "";
  return isCapital(command.keys) ? `Shift+${command.keys}` : command.keys === "+" ? "Plus" : command.keys;
}

const isCapital = key => key !== key.toLowerCase() && key.length === 1;

// ---- The sheet ---------------------------------------------------------------------------------------------------------

/** Keys as their caps say them, one for each that is pressed after another. */
export const caps = keys => keys.split(" ").filter(Boolean).map(key => isCapital(key) ? `Shift ${key}` : key.length > 1 ? key.replace("Ctrl+", isMac ? "⌘" : "Ctrl ") : key);

/** The caps as elements. */
export function capsOf(command) {
  const keys = document.createElement("span");
  keys.className = "keys__of";
  if (!command || (areSinglesOff() && (!command.isFixed || command.name === "rate"))) return keys;
  const add = text => {
    const cap = document.createElement("kbd");
    cap.textContent = text;
    keys.append(cap, " ");
  };
  caps(command.keys).forEach(add);
  if (command.also) {
    if (command.keys) keys.append("or ");
    add(command.also);
  }
  return keys;
}

function showKeys() {
  const sheet = document.getElementById("keysheet");
  const list = sheet.querySelector("[data-list]");
  list.replaceChildren();
  if (areSinglesOff()) list.append(made("p", "notice", "Single keys are turned off."));
  for (const where of new Set(commands.map(command => command.where))) {
    const section = made("section", "keysheet__g");
    section.append(made("h3", "", where));
    const lines = made("ul", "keys");
    for (const command of commands.filter(other => other.where === where)) {
      const line = document.createElement("li");
      line.append(made("span", "", command.words), capsOf(command));
      lines.append(line);
    }
    section.append(lines);
    list.append(section);
  }
  sheet.querySelector("[data-close]").onclick = () => sheet.close();
  sheet.onclick = event => event.target === sheet && sheet.close();
  if (!sheet.open) sheet.showModal();
}

function made(kind, style, text = "") {
  const element = document.createElement(kind);
  if (style) element.className = style;
  element.textContent = text;
  return element;
}
