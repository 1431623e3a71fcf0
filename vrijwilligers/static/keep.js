// Nothing typed is lost by a slip: the browser asks before a changed form is left, and a form is sent once.
export function keeping() {
  let changed = false;
  for (const form of document.querySelectorAll("form[data-keep]")) {
    form.addEventListener("input", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
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
