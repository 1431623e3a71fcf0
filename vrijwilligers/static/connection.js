// Without a connection what was asked is asked again by itself, and a bar says so.
const AWAY = new Set([502, 503, 504]); // the desk behind the web server does not answer
const LONGEST = 15_000;
const bar = document.querySelector("#connection");
const waiting = new Set();

// Ask until there is an answer. "isOver" tells that nobody waits for it any more; "canStop" offers to stop.
export async function answered(ask, { words = bar?.dataset.away, isOver = () => false, canStop = false } = {}) {
  const turn = {};
  try {
    for (let pause = 1_000; !isOver(); pause = Math.min(pause * 2, LONGEST)) {
      const answer = await ask().catch(() => null);
      if (answer && !AWAY.has(answer.status)) return answer;
      waiting.add(turn);
      say(words, canStop ? () => { turn.isStopped = true; } : null);
      await rest(pause, turn);
      if (turn.isStopped) return null;
    }
    return null;
  } finally {
    waiting.delete(turn);
    if (!waiting.size) hush();
  }
}

// Say something about the connection, or of what the server could not do.
export function say(words, stop = null) {
  if (!bar || !words) return;
  const place = bar.isConnected ? bar.querySelector("[data-words]") : document.querySelector("[data-refusal]"); // of the lock
  if (place && place.textContent !== words) place.textContent = words;
  bar.classList.add("is-shown");
  const button = bar.querySelector("button");
  if (stop) button.onclick = () => { stop(); hush(); };
  button.hidden = !stop;
}

export function hush() {
  if (!bar) return;
  bar.classList.remove("is-shown");
  bar.querySelector("[data-words]").textContent = "";
  bar.querySelector("button").hidden = true;
}

export function words(name) {
  return bar?.dataset[name] ?? "";
}

function rest(milliseconds, turn) {
  return new Promise((go) => {
    const end = () => { clearTimeout(timer); clearInterval(watch); window.removeEventListener("online", end); go(); };
    const timer = setTimeout(end, milliseconds);
    const watch = setInterval(() => { if (turn.isStopped) end(); }, 200);
    window.addEventListener("online", end);
  });
}
