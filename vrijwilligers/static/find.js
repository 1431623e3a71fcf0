// The search field: key "/" goes there, and what it finds is shown while typing.
import { askWhileTyping } from "./ask.js";

export function finding() {
  const form = document.querySelector("[data-find]");
  if (!form) return;
  const field = form.querySelector("input[type=search]");
  const found = document.createElement("div");
  found.className = "found";
  found.hidden = true;
  form.append(found);

  function question() {
    if (!field.value.trim()) return hide(); // one character may be a whole name
    return new FormData(form);
  }

  function show(page) {
    found.innerHTML = page;
    found.hidden = !page.trim();
  }

  const forget = askWhileTyping([field], { wait: 150, address: form.action, question, show });

  function hide() {
    forget();
    found.hidden = true;
  }

  function step(event) {
    const links = [...found.querySelectorAll("a, button")];
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

  form.addEventListener("keydown", step);
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) hide();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
    }
  });
}
