// One connection for the page. It carries hints; what a topic's followers do with them is theirs.
const topics = new Map();
const watchers = new Set();
const pageSeq = Number(document.querySelector("meta[name=live-seq]")?.content ?? 0);
let state = "connecting";
let since = Date.now();
let connection;

/** live, reconnecting or offline, and since when. */
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
    if (state === "live") subscribe(name, topic);
  }
  topic.followers.add(changed);
  if (!connection) connect();
  return () => {
    topic.followers.delete(changed);
    if (topic.followers.size > 0) return;
    topics.delete(name);
    if (state === "live") connection.send("Unsubscribe", name).catch(() => { /* the connection is going down and takes the topic with it */ });
  };
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
  connection.onreconnecting(() => become("reconnecting"));
  connection.onreconnected(() => live());
  connection.onclose(() => begin());
  begin();
}

async function begin(tried = 0) {
  if (state !== "connecting" || tried > 0) become("reconnecting");
  try {
    await connection.start();
    await live();
  } catch {
    setTimeout(() => begin(tried + 1), Math.min(500 * 2 ** tried, 4000));
  }
}

async function live() {
  await Promise.all([...topics].map(([name, topic]) => subscribe(name, topic)));
  become("live");
}

async function subscribe(name, topic) {
  try {
    const seq = await connection.invoke("Subscribe", name);
    if (seq > topic.seq) {
      topic.seq = seq;
      topic.followers.forEach(changed => changed(null));
    }
  } catch {
    topics.delete(name); // refused: this person may not follow it, and the page itself will say why
  }
}

function tell(hint) {
  const topic = topics.get(hint.topic);
  if (!topic || hint.seq <= topic.seq) return;
  const missed = hint.previous > topic.seq;
  topic.seq = hint.seq;
  topic.followers.forEach(changed => changed(missed ? null : hint));
}

function become(next) {
  if (next === state) return;
  state = next;
  since = Date.now();
  watchers.forEach(callback => callback(state, since));
}
