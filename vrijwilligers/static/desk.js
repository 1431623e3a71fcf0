// What every page of the desk does better with a script. Without it each page works too.
import { reading } from "./fields.js";
import { finding } from "./find.js";
import { keeping } from "./keep.js";
import { locking } from "./lock.js";

reading();
finding();
keeping();
locking();

document.querySelector("#error-summary, #edit-conflict")?.focus();

for (const menu of document.querySelectorAll("details.me")) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}
