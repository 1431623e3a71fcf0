// The lock: on request, or after some minutes without a key or a click in any tab, the page leaves every
// tab of this browser; the password of the same user brings it back. Whether it is locked the server says.
import { Cover } from "./cover.js";
import { hear, recall, remember, tell } from "./tabs.js";

const EVERY = 5_000;
const ASK_EVERY = 60_000;
const SOON = 3_000;
const KEEP = 2_000; // how long a lock waits until what was typed is kept

export function locking() {
  const template = document.querySelector("#locked");
  if (!template) return standing();
  const cover = new Cover(template);
  const { session, heartbeat, door, ends } = template.dataset;
  const idle = Number(document.body.dataset.idleMinutes) * 60_000;
  let turn = 0; // an answer from before the last lock says nothing
  let telling = null; // how the server is told of a lock
  let kept = Promise.resolve(); // what was typed, when the page left

  const send = (action, body) =>
    fetch(action, { method: "POST", body, headers: { "X-Requested-With": "desk" } });
  const isTold = () => recall("untold") !== session; // of every lock in any tab
  const active = () => Math.min(Number(recall("active")) || 0, Date.now());
  const isIdle = () => Date.now() - active() > idle;

  function shut() {
    turn += 1;
    if (cover.isShut) return;
    kept = cover.shut();
    cover.view.querySelector("[data-unlock]").addEventListener("submit", unlock);
  }

  function lock() {
    if (cover.isShut) return;
    for (const name of ["untold", "locked"]) remember(name, session);
    shut();
    tell("lock");
    tellServer();
  }

  function tellServer() {
    const form = cover.view.querySelector("[data-lock-now]");
    const body = new FormData(form);
    telling ??= Promise.race([kept, new Promise((go) => { setTimeout(go, KEEP); })])
      .then(() => send(form.action, body))
      .then((answer) => {
        if (answer.status >= 500) return; // not noted, as without a connection
        remember("untold", "");
        tell("look");
        if (answer.ok) cover.settle();
        else ask();
      })
      .catch(() => {}) // no connection: again with the next beat
      .finally(() => { telling = null; });
  }

  async function ask({ isBackground = true } = {}) {
    await telling;
    const asked = turn;
    remember("asked", Date.now());
    const header = isBackground ? "X-Background" : "X-Requested-With";
    const answer = await fetch(heartbeat, { headers: { [header]: "desk" }, cache: "no-store" }).catch(() => null);
    if (!answer) return; // no connection: what is shut stays shut
    if (answer.status === 401) cover.leave(door);
    else if (answer.status === 423) { shut(); cover.settle(); }
    else if (answer.ok && (await answer.json()).session !== session) location.reload();
    else if (answer.ok && asked === turn && isTold()) open();
  }

  function open() {
    if (recall("locked") === session) tell("open");
    for (const name of ["untold", "locked"]) remember(name, "");
    if (!cover.isShut) return;
    remember("active", Date.now());
    cover.open();
  }

  async function unlock(event) {
    event.preventDefault();
    const form = event.target;
    const password = form.elements.password;
    const refusal = form.querySelector("[data-refusal]");
    refusal.textContent = "";
    await telling;
    const answer = await send(form.action, new FormData(form)).catch(() => null);
    if (!answer || answer.status >= 500) {
      refusal.textContent = template.dataset.away;
      setTimeout(() => { if (form.isConnected && refusal.textContent) form.requestSubmit(); }, SOON);
    } else if (answer.ok) {
      password.value = "";
      if ((await answer.json()).session !== session) return location.reload();
      open();
      tell("open");
    } else if (answer.status === 422 || answer.status === 429) {
      refusal.textContent = (await answer.text()).slice(0, 200);
      password.select();
    } else if (answer.status === 401) cover.leave(door);
    else location.reload();
  }

  function touch() {
    if (cover.isShut) return;
    if (isIdle()) lock();
    else if (Date.now() - active() > 1_000) remember("active", Date.now());
  }

  function beat() {
    if (cover.isShut) { if (!isTold()) tellServer(); }
    else if (isIdle()) lock();
    else if (Date.now() - Number(recall("asked")) > ASK_EVERY) ask({ isBackground: active() < Number(recall("asked")) });
  }

  // A page that comes from before, or to which somebody comes back, is not shown before the server was asked.
  function look() {
    if (recall("locked") !== session) return beat();
    shut();
    ask();
  }

  const hints = {
    lock: shut,
    look: ask,
    open: () => { if (cover.isShut) ask(); },
    leaving: () => { shut(); setTimeout(ask, SOON); },
  };
  hear((word) => hints[word]?.());

  for (const sign of ["keydown", "pointerdown", "scroll"]) {
    document.addEventListener(sign, touch, { passive: true, capture: true });
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
  document.addEventListener("desk-shut", () => ask());
  window.addEventListener("pageshow", (event) => { if (event.persisted) { shut(); ask(); } });
  document.addEventListener("submit", (event) => {
    if (ends.split(" ").includes(new URL(event.target.action).pathname)) tell("leaving");
    if (!event.target.matches("[data-lock]")) return;
    event.preventDefault();
    lock();
  }, { capture: true });

  remember("active", Date.now()); // the server was just asked for this page
  setInterval(beat, EVERY);
  document.addEventListener("DOMContentLoaded", look); // when the other scripts found what they work on
}

// Nobody is in, or this is a page of the lock: the other tabs ask, and it goes on when one of them is opened.
function standing() {
  tell("look");
  if (!document.querySelector("[data-goes-on]")) return;
  hear((word) => { if (word === "open") location.replace(location.href); });
}
