// A page of one form opens in the card from which it is asked: nobody leaves the conversation for it.
import { answered } from "./connection.js";

let opener = null; // the link of what is open; there is one at a time

export function openingHere() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-opens-here]");
    if (event.target.closest("[data-closes-here]")) close();
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // what is typed beside it is not left
    open(link);
  });
}

async function open(link) {
  const ask = () => fetch(link.href, { headers: { "X-Requested-With": "desk" }, cache: "no-store" });
  const answer = await answered(ask, { isOver: () => !link.isConnected });
  const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const form = page?.querySelector("[data-here]");
  if (!link.isConnected) return;
  if (!form) return location.assign(link.href); // locked or signed out meanwhile, or not possible any more
  close();
  opener = link;
  link.closest("article").append(form);
  form.querySelector("h2").focus();
}

function close() {
  document.querySelector("[data-here]")?.remove();
  if (opener?.isConnected) opener.focus();
  opener = null;
}
