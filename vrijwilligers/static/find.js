// The search field: key "/" goes there, and what it finds is shown while typing.
const WAIT = 150;

export function finding() {
  const form = document.querySelector("[data-find]");
  if (!form) return;
  const field = form.querySelector("input[type=search]");
  const found = document.createElement("div");
  found.className = "found";
  found.hidden = true;
  form.append(found);
  let timer;
  let asked = 0;

  async function show() {
    const words = field.value.trim();
    const turn = ++asked;
    if (words.length < 2) return hide();
    const answer = await fetch(form.action, {
      method: "POST", // a name never stands in an address
      body: new FormData(form),
      headers: { "X-Requested-With": "desk" },
    });
    if (turn !== asked || !answer.ok) return;
    found.innerHTML = await answer.text(); // our own page, escaped by its template
    found.hidden = false;
  }

  function hide() {
    asked += 1;
    found.hidden = true;
  }

  function step(event) {
    const links = [...found.querySelectorAll("a")];
    const place = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      hide();
      field.focus();
    } else if (event.key === "ArrowDown" && links.length && !found.hidden) {
      event.preventDefault();
      links[Math.min(place + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && place >= 0) {
      event.preventDefault();
      (place === 0 ? field : links[place - 1]).focus();
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, WAIT);
  });
  form.addEventListener("keydown", step);
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) hide();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, dialog");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
    }
  });
}
