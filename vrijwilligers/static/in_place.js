// A part of a page that is sent without leaving the page: once its deed is done, that part alone is asked anew
// ("data-in-place" says where). The focus stays, and so does what somebody types on meanwhile.
import { answered } from "./connection.js";

let leavingFor = null; // the link that somebody followed while what they typed was not saved

// What is typed in "data-saves" is saved when somebody leaves it, for another part of the page or for another page.
export function savingOnLeaving() {
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (isUnsaved(target) && relatedTarget && relatedTarget.form !== target.form && !relatedTarget.closest("a")) save(target);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("main a[href]");
    const text = [...document.querySelectorAll("[data-saves]")].find(isUnsaved);
    if (!link || !text || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leavingFor = link.href;
    save(text);
  });
}

function isUnsaved(text) {
  return text.matches("[data-saves]") && text.value !== text.defaultValue;
}

function save(text) {
  if (!text.form.dataset.sent) text.form.requestSubmit();
}

// Renew the part in which a form stands; tell whether that was done. A button that goes on leaves the page.
export async function renew(form, submitter) {
  const place = form.closest("[data-in-place]");
  if (!place || submitter?.hasAttribute("data-goes-on")) return false;
  const ask = () => fetch(place.dataset.inPlace, { headers: { "X-Requested-With": "desk" }, cache: "no-store" });
  const answer = await answered(ask, { isOver: () => !place.isConnected });
  if (!answer?.ok) return !place.isConnected; // locked or signed out meanwhile: as any other form
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-in-place]");
  put(place, fresh, form);
  if (leavingFor) location.assign(leavingFor);
  return true;
}

function put(place, fresh, form) {
  const wasIn = place.contains(document.activeElement) || document.activeElement === document.body;
  const typing = place.querySelector("textarea:focus");
  const saved = fresh.querySelector("textarea")?.value;
  if (typing) {
    fresh.querySelector("textarea").replaceWith(typing); // somebody types on
    typing.defaultValue = saved;
  }
  sayAll(fresh);
  place.replaceWith(fresh);
  document.dispatchEvent(new CustomEvent("desk-shown", { detail: { before: place, after: fresh } }));
  if (typing) {
    typing.focus();
    if (typing.value !== saved) typing.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (wasIn) {
    const same = fresh.querySelector(`form[action="${CSS.escape(form.getAttribute("action"))}"]`);
    (same?.closest("details:not([open])")?.querySelector("summary") ?? same?.querySelector("[type=submit]") ?? fresh.querySelector("button"))?.focus();
  }
}

function sayAll(fresh) {
  const said = [...fresh.querySelectorAll("[data-message]")];
  for (const message of said) message.hidden = false;
  document.querySelector("#messages")?.replaceChildren(...said);
  const saved = document.querySelector("[data-saved-at]");
  if (saved && fresh.dataset.saved) saved.textContent = fresh.dataset.saved;
}
