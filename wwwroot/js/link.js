// One connection for the page. It carries hints; what a topic's followers do with them is theirs.
const topics = new Map();
const watchers = new Set();
const listeners = new Map();
const pageSeq = Number(document.querySelector("meta[name=live-seq]")?.content ?? 0);
// Lines of an inbox and the steps of a job are no events, and have no numbers.
const isNumbered = name => !/^(inbox|jobs):/.test(name);
let state = "connecting";
let since = Date.now();
let connection;
let tries = 0;

/** connecting, live, reconnecting, offline or signed-out, and since when. */
export const current = () => ({ state, since });

/** Calls back at every change of the connection's state. Returns how to stop. */
export function watch(callback) {
  watchers.add(callback);
  callback(state, since);
  return () => watchers.delete(callback);
}

/** Follows a topic. `changed` gets each hint, or null when some may have been missed. Returns how to stop. */
export function follow(name, changed) {
  let topic = topics.get(name);
  if (!topic) {
    topics.set(name, topic = { seq: pageSeq, followers: new Set() });
    if (connection?.state === "Connected") (topic.ready = subscribe(name, topic)).catch(() => connection.stop());
  }
  topic.followers.add(changed);
  if (!connection) connect();
  return () => {
    topic.followers.delete(changed);
    if (topic.followers.size > 0) return;
    topics.delete(name);
    if (connection?.state === "Connected") connection.send("Unsubscribe", name).catch(() => { /* the connection is going down and takes the topic with it */ });
  };
}

/** Calls back for what the server says beside hints, such as Here. Returns how to stop. */
export function listen(event, callback) {
  if (!listeners.has(event)) {
    listeners.set(event, new Set());
    connection?.on(event, (...said) => hear(event, said));
  }
  listeners.get(event).add(callback);
  return () => listeners.get(event).delete(callback);
}

/** Asks the server for something about a topic that is followed; fails where it is not followed now. */
export async function ask(method, name, ...args) {
  await topics.get(name)?.ready;
  if (connection?.state !== "Connected" || !topics.get(name)?.ready) throw new Error("There is no connection now.");
  return connection.invoke(method, name, ...args);
}

function hear(event, said) {
  listeners.get(event).forEach(callback => callback(...said));
}

function connect() {
  if (!window.signalR) return become("offline"); // its file was not restored: the page works, without following live
  connection = new window.signalR.HubConnectionBuilder()
    .withUrl("/live")
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry => Math.min(500 * 2 ** retry.previousRetryCount, 4000) })
    .configureLogging(window.signalR.LogLevel.None)
    .build();
  connection.serverTimeoutInMilliseconds = 25000;
  connection.keepAliveIntervalInMilliseconds = 10000;
  connection.on("Changed", hint => tell(hint));
  connection.on("Ended", name => {
    topics.delete(name);
    location.reload();
  });
  for (const event of listeners.keys()) connection.on(event, (...said) => hear(event, said));
  connection.onreconnecting(() => unready());
  connection.onreconnected(() => live());
  connection.onclose(() => again());
  begin();
}

async function begin() {
  try {
    await connection.start();
  } catch {
    return again();
  }
  live();
}

// The next connection follows nothing until it is told to.
function unready() {
  for (const topic of topics.values()) topic.ready = undefined;
  become("reconnecting");
}

function again() {
  if (state === "signed-out") return;
  unready();
  setTimeout(begin, Math.min(500 * 2 ** tries++, 4000));
}

// Live is only what follows every topic; else the connection is ended, and begins again.
async function live() {
  try {
    await Promise.all([...topics].map(([name, topic]) => topic.ready = subscribe(name, topic)));
  } catch {
    return connection.stop();
  }
  tries = 0;
  become("live");
}

async function subscribe(name, topic) {
  let seq;
  try {
    seq = await connection.invoke("Subscribe", name);
  } catch (error) {
    if (!/There is no such topic|Too many topics/.test(error.message)) throw error;
    // This person may not follow it, or not any more. Who fetches what it was about learns why.
    topics.delete(name);
    topic.followers.forEach(changed => changed(null));
    return;
  }
  if (seq <= topic.seq && isNumbered(name)) return;
  topic.seq = Math.max(topic.seq, seq);
  topic.followers.forEach(changed => changed(null));
}

/** Somebody was told that they are signed out: nothing here can be followed before they are back. */
export function signedOut() {
  become("signed-out");
  connection?.stop();
}

function tell(hint) {
  const topic = topics.get(hint.topic);
  if (!topic) return;
  if (!isNumbered(hint.topic)) return topic.followers.forEach(changed => changed(hint));
  if (hint.seq <= topic.seq) return;
  const missed = hint.previous > topic.seq;
  topic.seq = hint.seq;
  topic.followers.forEach(changed => changed(missed ? null : hint));
}

function become(next) {
  if (next === state || state === "signed-out") return;
  state = next;
  since = Date.now();
  watchers.forEach(callback => callback(state, since));
}
