// A print of nothing, or of too much, is not sent: the page says so, and what is ticked stays.
const MOST = 5;

export function ticking() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.ticks || event.submitter?.hasAttribute("formaction")) return;
    const ticked = new FormData(form).getAll("vacancy").length;
    const fits = ticked > 0 && ticked <= MOST;
    form.querySelector("[role=status]").textContent = fits ? "" : form.dataset.ticks;
    if (fits) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
}
