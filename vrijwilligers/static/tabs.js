// What the tabs of one browser tell each other about the lock. Everything said here is a hint to hide
// or to ask the server: nothing opens by it.
const channel = "BroadcastChannel" in window ? new BroadcastChannel("desk") : null;
const own = {}; // where the browser keeps nothing

export function tell(word) {
  channel?.postMessage(word);
  remember("word", `${word} ${Date.now()} ${Math.random()}`); // a tab that knows no channel hears this
}

export function hear(listener) {
  channel?.addEventListener("message", (event) => listener(event.data));
  window.addEventListener("storage", (event) => {
    if (event.key === "desk-word" && event.newValue) listener(event.newValue.split(" ")[0]);
  });
}

export function remember(name, value) {
  try {
    localStorage.setItem(`desk-${name}`, value);
  } catch {
    own[name] = String(value);
  }
}

export function recall(name) {
  try {
    return localStorage.getItem(`desk-${name}`) ?? own[name] ?? "";
  } catch {
    return own[name] ?? "";
  }
}

// A script was refused: ask whether the screen is shut.
export function heed(answer) {
  if (answer.status === 401 || answer.status === 423) document.dispatchEvent(new Event("desk-shut"));
  return answer;
}
