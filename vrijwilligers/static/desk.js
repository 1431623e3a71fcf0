// What every page of the desk does better with a script. Without it each page works too.
import { reading } from "./fields.js";
import { finding } from "./find.js";
import { openingHere } from "./here.js";
import { savingOnLeaving } from "./in_place.js";
import { keeping } from "./keep.js";
import { locking } from "./lock.js";
import { sending } from "./send.js";
import { sliding } from "./sliders.js";
import { ticking } from "./ticks.js";
import { picking } from "./week.js";

reading();
ticking();
sliding();
picking();
finding();
keeping();
locking();
openingHere(); // before what leaves the page
savingOnLeaving();
sending(); // after the others: what they send themselves is not sent here

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

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
