// A day of which a part is missing would be sent as no day at all: it is asked for before the form goes.
export function reading() {
  document.addEventListener("submit", (event) => {
    const unread = [...event.target.elements].find((control) => control.validity?.badInput);
    if (!unread) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    for (let part = unread.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    unread.reportValidity();
  }, true);
}
