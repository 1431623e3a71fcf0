// Nothing typed is lost: it is kept on the server while somebody types. What may be kept the server
// decides (vrijwilligers/drafts).
import { answered, hush, say, words } from "./connection.js";

const PAUSE = 1_000; // after the last key
const LONGEST_WAIT = 3_000; // who types on without a pause
const STROKES = 2;
const MOST_ON_LEAVING = 60_000; // signs: what a browser sends while it leaves
const NEVER = new Set(["csrf_token", "draft", "is_sure"]);
let drafts = [];

export function keeping() {
  keepForms(document);
  document.addEventListener("desk-shown", (event) => { // a refused form came in the place of the one that was sent
    drafts = drafts.filter((draft) => draft.form.isConnected || !event.detail.before.contains(draft.form));
    keepForms(event.detail.after);
  });
  for (const link of document.querySelectorAll(".languages a")) link.addEventListener("click", (event) => takeAlong(event, link));
  document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
  window.addEventListener("pagehide", leave);
  document.addEventListener("desk-lock", (event) => event.detail.first.push(leave())); // kept before the server shuts
  window.addEventListener("beforeunload", (event) => {
    leave();
    if (drafts.some((draft) => draft.isOpen())) event.preventDefault();
  });
}

function keepForms(place) {
  for (const form of place.querySelectorAll("form:has([name=draft])")) drafts.push(new Draft(form));
}

// Keep all that is typed now, before it leaves the screen.
export function keepNow() {
  return Promise.all(drafts.map((draft) => draft.save()));
}

function leave() {
  return Promise.all(drafts.map((draft) => draft.save({ isLeaving: true })));
}

async function takeAlong(event, link) {
  const draft = drafts.find((one) => one.wasTyped);
  if (!draft) return;
  event.preventDefault();
  await draft.save();
  const address = new URL(link.href);
  const here = new URL(location.href);
  if (draft.id) here.searchParams.set("draft", draft.id);
  address.searchParams.set("next", here.pathname + here.search);
  draft.isSent = true;
  location.assign(address);
}

class Draft {
  constructor(form) {
    this.form = form;
    this.strokes = 0;
    this.wasTyped = false;
    this.kept = JSON.stringify(this.typed());
    form.addEventListener("input", () => this.stroke());
    form.addEventListener("change", () => this.stroke());
    form.addEventListener("desk-sending", () => this.pause());
    form.addEventListener("desk-sent", () => { this.isSent = true; });
    form.addEventListener("desk-back", () => this.stroke());
    if (document.querySelector("[data-put-back]")) this.open();
  }

  // What was put back is seen.
  open() {
    for (const control of this.form.elements) {
      const isFilled = /checkbox|radio/.test(control.type) ? control.checked : control.type !== "hidden" && control.value;
      if (isFilled) control.closest("details")?.setAttribute("open", "");
    }
    this.wasTyped = true;
    const key = new URL(location.href).searchParams.get("draft");
    if (key) this.id = key;
  }

  typed() {
    const secret = new Set([...this.form.elements].filter((one) => one.type === "password").map((one) => one.name));
    return [...new FormData(this.form)].filter(
      ([name, value]) => typeof value === "string" && !NEVER.has(name) && !secret.has(name),
    );
  }

  isOpen() {
    return this.wasTyped && !this.isSent && JSON.stringify(this.typed()) !== this.kept;
  }

  stroke() {
    this.wasTyped = true;
    this.isRefused = false; // what is shorter now, or a store that is back, may be kept
    this.strokes += 1;
    if (this.strokes < STROKES && !this.id) return;
    this.since ??= Date.now();
    const pause = Math.max(0, Math.min(PAUSE, this.since + LONGEST_WAIT - Date.now()));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  async save({ isLeaving = false } = {}) {
    clearTimeout(this.timer);
    this.since = null;
    if (!this.isOpen() || this.isRefused) return;
    const typed = JSON.stringify(this.typed());
    const ask = () => fetch(words("drafts"), {
      method: "POST",
      body: this.body(typed),
      headers: { "X-Requested-With": "desk" },
      keepalive: isLeaving && typed.length < MOST_ON_LEAVING,
    });
    if (isLeaving) {
      this.kept = typed;
      const answer = await ask().catch(() => null);
      if (!answer?.ok) this.kept = "";
      return;
    }
    const turn = (this.turn = {});
    const isOver = () => this.turn !== turn || this.isSent;
    const answer = await answered(ask, { words: words("awayTyped"), isOver });
    if (answer && this.turn === turn) await this.heed(answer, typed);
  }

  body(typed) {
    const body = new URLSearchParams();
    body.set("csrf_token", this.form.elements.csrf_token.value);
    body.set("address", new URL(this.form.action).pathname);
    body.set("form_key", this.form.elements.draft.value);
    body.set("page", location.pathname + location.search);
    body.set("title", this.form.closest("main").querySelector("h1")?.textContent.trim() ?? "");
    body.set("typed", typed);
    return body;
  }

  async heed(answer, typed) {
    if (answer.status === 423) return; // locked: it is asked again at the next key
    if (answer.status === 400 || answer.status === 401) return say(words("signedOut"));
    const said = await answer.json().catch(() => ({}));
    if (answer.ok) {
      this.id = said.id;
      this.kept = typed;
      this.isRefused = false;
      hush();
    } else {
      this.isRefused = true;
    }
    this.note(said.words ?? "", said.left_out ?? []);
  }

  note(said, names) {
    this.place ??= this.form.appendChild(Object.assign(document.createElement("p"), { className: "quiet kept-note" }));
    const label = (name) => this.form.querySelector(`label[for="${CSS.escape(name)}"]`)?.textContent.trim() ?? name;
    const left = names.length ? words("leftOut").replace("{fields}", names.map(label).join(", ")) : "";
    this.place.textContent = [said, left].filter(Boolean).join(" ");
  }

  // While it is sent it is not kept as well.
  pause() {
    this.turn = {};
    clearTimeout(this.timer);
  }
}
