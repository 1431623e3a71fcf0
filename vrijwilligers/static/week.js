// In a week to fill in, the name of a day or of a part of the day picks its whole column or row, or none of it.
export function picking() {
  for (const heading of document.querySelectorAll(".week th[data-pick]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pick";
    button.append(...heading.childNodes);
    const said = document.createElement("span");
    said.className = "visually-hidden";
    said.textContent = `: ${heading.dataset.words}`;
    button.append(said);
    heading.append(button);
    button.addEventListener("click", () => pick(heading));
  }
}

function pick(heading) {
  const boxes = [...heading.closest("table").querySelectorAll("input")];
  const { pick: wanted } = heading.dataset; // "mon-" or "-morning"
  const theirs = boxes.filter(({ value }) => value.startsWith(wanted) || value.endsWith(wanted));
  const isWhole = theirs.every((box) => box.checked);
  for (const box of theirs) box.checked = !isWhole;
  theirs[0].dispatchEvent(new Event("change", { bubbles: true }));
}
