// Nothing typed is lost by a slip: the browser asks before a changed form is left, a change of language
// takes along what was typed, and a form is sent once.
const KEPT = `kept ${location.pathname}`;
const SECRET = new Set(["csrf_token", "version", "password"]);

export function keeping() {
  const forms = document.querySelectorAll("form[data-keep]");
  let changed = restore(forms[0]);
  for (const form of forms) {
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
  }
  for (const link of document.querySelectorAll(".languages a")) {
    link.addEventListener("click", () => {
      if (!changed || !forms[0]) return;
      const typed = [...new FormData(forms[0])].filter(([name, value]) => !SECRET.has(name) && typeof value === "string");
      sessionStorage.setItem(KEPT, JSON.stringify(typed)); // for one step only: gone when it is back
      changed = false;
    });
  }
  for (const form of document.querySelectorAll("form[method=post]:not([data-unlock]):not([data-find])")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
      setTimeout(() => { delete form.dataset.sent; }, 4000);
    });
  }
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form")) delete form.dataset.sent;
  });
}

function restore(form) {
  const typed = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  for (const key of Object.keys(sessionStorage)) if (key.startsWith("kept ")) sessionStorage.removeItem(key);
  if (!form || !typed) return false;
  for (const control of form.elements) {
    const answers = typed.filter(([name]) => name === control.name).map(([, value]) => value);
    if (SECRET.has(control.name) || !control.name) continue;
    if (control.type === "checkbox" || control.type === "radio") control.checked = answers.includes(control.value);
    else if (answers.length && control.type !== "hidden" && control.type !== "submit") control.value = answers[0];
    if (control.checked || answers.some(Boolean)) control.closest("details")?.setAttribute("open", "");
  }
  return true;
}
