// A form of which the work takes a while: it is sent by fetch, and a bar shows how far the reading is.
// Without this script the form is sent as any other.
import { answered, words } from "./connection.js";
import { goTo, isTrouble, sayTrouble, tellForm } from "./send.js";
import { heed } from "./tabs.js";

const EVERY = 400;

for (const form of document.querySelectorAll("form[data-progress]")) watch(form);

function watch(form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!form.dataset.busy && fits(form)) send(form);
  });
  if ("atOnce" in form.dataset) send(form);
}

function fits(form) {
  const field = form.querySelector("input[type=file]");
  const said = form.querySelector("[data-too-large]");
  if (!field || !said) return true;
  const size = field.files[0]?.size ?? 0;
  const isTooLarge = size > Number(field.dataset.most) - 100_000; // the other answers need room too
  said.textContent = isTooLarge ? said.dataset.tooLarge : "";
  if (isTooLarge) field.focus();
  return !isTooLarge;
}

async function send(form) {
  form.dataset.busy = "yes";
  const bar = form.querySelector("[data-bar]");
  bar.hidden = false;
  say(bar, bar.dataset.sending);
  const timer = setInterval(() => look(form, bar), EVERY);
  tellForm(form, "desk-sending");
  const headers = { "X-Requested-With": "desk" };
  const body = new FormData(form);
  const ask = () => fetch(form.action, { method: "POST", body, headers });
  const answer = await answered(ask, { words: words("awayTyped"), canStop: true });
  clearInterval(timer);
  delete form.dataset.busy;
  await (answer ? go(form, answer) : stay(form));
}

async function go(form, answer) {
  if (answer.headers.get("Content-Type")?.startsWith("application/json")) {
    tellForm(form, "desk-sent");
    goTo((await answer.json()).next);
  } else if (answer.status === 423) {
    heed(answer);
    stay(form);
  } else if (answer.status === 401) { // somebody has to sign in first: as any other form
    tellForm(form, "desk-sent");
    form.submit();
  } else if (isTrouble(answer)) {
    await sayTrouble(answer);
    stay(form);
  } else show(await answer.text(), form);
}

function stay(form) {
  form.querySelector("[data-bar]").hidden = true;
  tellForm(form, "desk-back");
}

async function look(form, bar) {
  const answer = await fetch(form.dataset.progress, { headers: { "X-Background": "yes" } }).catch(() => null);
  if (!answer?.ok || !form.dataset.busy) return;
  const { done, total } = await answer.json();
  if (!total) return;
  const meter = bar.querySelector("progress");
  meter.max = total;
  meter.value = done;
  const tenth = `${Math.floor((done * 10) / total)} of ${total}`; // not every step is worth a word
  if (bar.dataset.tenth === tenth) return;
  bar.dataset.tenth = tenth;
  const words = done < total ? bar.dataset.reading : bar.dataset.writing;
  say(bar, words.replace("{done}", number(done)).replace("{total}", number(total)));
}

function number(count) {
  return count.toLocaleString(document.documentElement.lang);
}

function say(bar, words) {
  const place = bar.querySelector("[data-words]");
  if (place.textContent !== words) place.textContent = words;
}

// A refused form: the page comes with its reasons; the file that was chosen stays chosen.
function show(text, form) {
  const page = new DOMParser().parseFromString(text, "text/html"); // our own page, escaped
  const chosen = form.querySelector("input[type=file]");
  const main = page.querySelector("main");
  document.title = page.title;
  const before = form.closest("main"); // which may be held back by the lock
  before.replaceWith(main);
  const asked = main.querySelector("input[type=file]");
  if (chosen && asked) {
    for (const name of ["aria-describedby", "aria-invalid"]) {
      if (asked.hasAttribute(name)) chosen.setAttribute(name, asked.getAttribute(name));
    }
    asked.replaceWith(chosen);
  }
  for (const other of main.querySelectorAll("form[data-progress]")) watch(other);
  document.dispatchEvent(new CustomEvent("desk-shown", { detail: { before, after: main } }));
  main.querySelector("#error-summary")?.focus();
}
