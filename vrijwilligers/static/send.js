// A form that is sent stays on the screen until there is an answer. Without a connection the page says so and
// sends it again by itself: its deed number lets that happen once. Of what becomes of it the form is told:
// "desk-sending", then "desk-sent" (it leaves the screen) or "desk-back" (it stays, to go on with).
import { answered, say, words } from "./connection.js";
import { renew } from "./in_place.js";

const natives = new WeakSet(); // forms that the browser sends now, as any other
const ASKS = "[data-find], :has([type=password])"; // what a browser keeps no answer of, or must not ask twice

export function sending() {
  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || natives.delete(form) || !isSentHere(form, submitter)) return;
    event.preventDefault();
    if (!form.dataset.sent) send(form, submitter);
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form")) delete form.dataset.sent;
  });
}

export function tellForm(form, word) {
  form.dispatchEvent(new Event(word));
}

// A page that is there already is asked anew.
export function goTo(next) {
  const there = new URL(next, location.href);
  const isHere = there.pathname + there.search === location.pathname + location.search;
  location.assign(there);
  if (isHere && there.hash) location.reload();
}

// What the server could not take, and what it says of that: the form stays.
export function isTrouble(answer) {
  return answer.status >= 500 || answer.status === 413 || answer.status === 429;
}

export async function sayTrouble(answer) {
  const heading = parsed(await answer.text()).querySelector("h1")?.textContent.trim();
  say([heading && `${heading}.`, words("stillHere")].filter(Boolean).join(" "));
}

function isSentHere(form, submitter) {
  const method = submitter?.getAttribute("formmethod") ?? form.getAttribute("method") ?? "get";
  return method === "post" && !submitter?.hasAttribute("formaction") && !submitter?.formTarget;
}

async function send(form, submitter) {
  form.dataset.sent = "yes";
  form.setAttribute("aria-busy", "true");
  tellForm(form, "desk-sending");
  const isAsking = form.matches(ASKS);
  const answer = await answered(isAsking ? isThere : posting(form, submitter), {
    words: words(form.elements.draft ? "awayTyped" : "away"),
    canStop: true,
  });
  form.removeAttribute("aria-busy");
  if (answer && !isAsking) await go(form, submitter, answer);
  else if (answer) natively(form, submitter);
  else stay(form);
}

function isThere() {
  return fetch(document.querySelector("link[rel=icon]").href, { method: "HEAD", cache: "no-store" });
}

function posting(form, submitter) {
  const body = new FormData(form, submitter);
  const headers = { "X-Requested-With": "desk", "X-Form": "yes" };
  return () => fetch(form.action, { method: "POST", body, headers });
}

async function go(form, submitter, answer) {
  const next = answer.headers.get("X-Next") ?? (await nextIn(answer));
  if (next) {
    tellForm(form, "desk-sent");
    if (!(await renew(form, submitter))) goTo(next);
  } else if (answer.ok) {
    tellForm(form, "desk-sent");
    await show(answer, form);
  } else if (isTrouble(answer)) {
    await sayTrouble(answer);
    stay(form);
  } else if (form.isConnected) { // a refusal, or somebody has to sign in first: as any other form
    natively(form, submitter);
  } else { // the lock holds it back
    document.addEventListener("desk-open", () => natively(form, submitter), { once: true });
  }
}

function stay(form) {
  delete form.dataset.sent;
  tellForm(form, "desk-back");
}

function natively(form, submitter) {
  tellForm(form, "desk-sent");
  natives.add(form);
  form.requestSubmit(submitter);
}

// What was sent twice is answered once more, with where the first answer led.
async function nextIn(answer) {
  const isTold = answer.headers.get("Content-Type")?.startsWith("application/json");
  return isTold ? (await answer.json()).next : null;
}

// An answer that is no way on: a page that is shown once, or a file.
async function show(answer, form) {
  if (!answer.headers.get("Content-Type")?.startsWith("text/html")) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "";
    link.click();
    delete form.dataset.sent;
    return;
  }
  const page = parsed(await answer.text());
  const main = page.querySelector("main");
  document.title = page.title;
  form.closest("main").replaceWith(main); // which may be held back by the lock
  window.scrollTo(0, 0);
  main.focus();
}

function parsed(text) {
  return new DOMParser().parseFromString(text, "text/html"); // our own page, escaped
}
