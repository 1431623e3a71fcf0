// On a page that was turned to the visitor: going back closes it, for the form is still open behind it.
for (const link of document.querySelectorAll("[data-close]")) {
  link.addEventListener("click", (event) => {
    if (history.length > 1) return;
    event.preventDefault();
    window.close();
  });
}
