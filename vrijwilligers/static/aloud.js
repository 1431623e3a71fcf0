// A text for the visitor is read aloud by the browser, by a voice on this machine alone: nothing is sent anywhere.
// Where there is none for the language of the page, there is no button.
const button = document.querySelector("[data-aloud]");
const speech = window.speechSynthesis;
const PARTS = "h1, h2, p, li, tr";
const words = button?.textContent;

if (button && speech) {
  look();
  speech.addEventListener("voiceschanged", look); // some browsers name their voices late
  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : read()));
  window.addEventListener("pagehide", stop);
  document.addEventListener("visibilitychange", () => { if (document.hidden) stop(); });
  new MutationObserver(() => { if (!button.isConnected) stop(); }).observe(document.body, { childList: true }); // locked
}

function voice() {
  const language = document.documentElement.lang;
  return speech.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(language));
}

function look() {
  button.hidden = !voice();
}

function read() {
  stop();
  show(true);
  const parts = [...document.querySelectorAll("[data-read-aloud]")].flatMap((place) => [...place.querySelectorAll(PARTS)]);
  const said = parts.filter((part) => !part.parentElement.closest("li, tr")).map(utterance);
  said.at(-1)?.addEventListener("end", () => show(false));
  for (const one of said) speech.speak(one);
}

function utterance(part) {
  const one = new SpeechSynthesisUtterance(part.innerText);
  one.voice = voice();
  one.lang = document.documentElement.lang;
  one.rate = 0.9; // for who learns the language
  return one;
}

function stop() {
  speech.cancel();
  show(false);
}

function show(isReading) {
  button.setAttribute("aria-pressed", String(isReading));
  button.textContent = isReading ? button.dataset.stop : words;
}
