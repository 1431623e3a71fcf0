// Appointments at a stand are kept in this browser until the desk has them: shown, sent by themselves, gone after that.
// Each has an id made here, so that what is sent twice is one. Without this script the form is sent as any other.
// What does not look like a code may be a name: it is kept nowhere.
const about = document.querySelector("[data-stand]");
const form = document.querySelector("form[data-keep]");
const queue = document.querySelector("[data-queue]");
const said = document.querySelector("[data-said]");
const KEY = `appointments of stand ${about.dataset.stand}`;
const PARTS = ["visitor", "on", "at", "task_id", "language"];
const LONGEST = 30_000;
let pause = 2_000;
let turn = null;

const say = (words) => {
  said.textContent = words;
  said.hidden = !words;
};
const waiting = () => JSON.parse(localStorage.getItem(KEY) ?? "[]");
const keep = (items) => {
  localStorage.setItem(KEY, JSON.stringify(items));
  show(items);
};
const drop = (uid) => keep(waiting().filter((item) => item.uid !== uid));

function row(item, words, colour) {
  const line = document.createElement("li");
  const text = document.createElement("div");
  const code = document.createElement("strong");
  const tag = document.createElement("span");
  code.textContent = item.visitor;
  text.append(code, ` · ${item.on} ${item.at}`);
  tag.className = `tag ${colour}`;
  tag.textContent = words;
  line.append(text, tag);
  return line;
}

function show(items) {
  queue.replaceChildren(...items.map((item) => {
    const line = row(item, item.problems?.join(" ") ?? about.dataset.waiting, item.problems ? "late" : "due");
    if (item.problems) line.append(changing(item));
    return line;
  }));
}

function changing(item) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn-soft";
  button.textContent = about.dataset.refused;
  button.addEventListener("click", () => {
    for (const part of PARTS) form.elements[part].value = item[part];
    drop(item.uid);
    form.elements.visitor.focus();
  });
  return button;
}

// A page that stood open for long sends with the signature of a new one.
async function signAgain() {
  const answer = await fetch(location.href, { credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const name of ["csrf_token", "deed"]) {
    const fresh = page.querySelector(`form[data-keep] [name=${name}]`);
    if (fresh) form.elements[name].value = fresh.value;
  }
}

async function send(item, isAgain = false) {
  const body = new FormData();
  for (const name of ["csrf_token", "deed"]) body.set(name, form.elements[name].value);
  for (const name of ["uid", "noted_at", ...PARTS]) body.set(name, item[name]);
  body.set("sent_at", new Date().toISOString());
  const answer = await fetch(location.href, {
    method: "POST", body, credentials: "same-origin", headers: { "X-Requested-With": "desk" },
  });
  const told = await answer.json().catch(() => null);
  if (answer.ok && told?.uid === item.uid) {
    drop(item.uid);
    document.querySelector("[data-kept]")?.prepend(row(item, about.dataset.receipt, "good"));
  } else if (answer.status === 422 && told?.problems) {
    keep(waiting().map((one) => (one.uid === item.uid ? { ...one, problems: told.problems } : one)));
  } else if ([400, 403, 409].includes(answer.status) && !isAgain) {
    await signAgain();
    await send(item, true);
  } else {
    throw new Error(`${answer.status}`);
  }
}

async function sendAll() {
  clearTimeout(turn);
  try {
    for (const item of waiting()) {
      if (!item.problems) await send(item);
    }
    say("");
    pause = 2_000;
  } catch {
    say(about.dataset.away);
    turn = setTimeout(sendAll, pause);
    pause = Math.min(pause * 2, LONGEST);
  }
}

function note(event) {
  if (!form.elements.visitor.value || !form.elements.on.value || !form.elements.at.value) return; // the page says it
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.elements.visitor.validity.patternMismatch) {
    say(about.dataset.nocode);
    form.elements.visitor.focus();
    return;
  }
  say("");
  const uid = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const item = { uid, noted_at: new Date().toISOString() };
  for (const part of PARTS) item[part] = form.elements[part].value;
  keep([...waiting(), item]);
  form.elements.visitor.value = "";
  form.elements.visitor.focus();
  sendAll();
}

// The page itself opens without a connection too: a worker keeps it, with all that it is made of.
async function keepPage() {
  const { worker, scope, pages } = about.dataset;
  await navigator.serviceWorker.register(worker, { scope });
  const kept = await caches.open(pages);
  await kept.addAll([location.href, ...new Set(performance.getEntriesByType("resource")
    .filter((part) => part.name.startsWith(`${location.origin}/`) && part.initiatorType !== "fetch").map((part) => part.name))]);
  about.dataset.isKept = "";
}

keepPage().catch(() => {
  document.querySelector("[data-stays]").hidden = false;
});

try {
  localStorage.setItem(`${KEY} can be kept`, "1");
  localStorage.removeItem(`${KEY} can be kept`);
  show(waiting());
  form.addEventListener("submit", note, { capture: true });
  addEventListener("online", sendAll);
  sendAll();
} catch {
  say(about.dataset.cannot);
}
