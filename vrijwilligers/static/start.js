// Where a conversation begins: who is called so is shown while somebody types the name.
import { askWhileTyping } from "./ask.js";

const form = document.querySelector("[data-asks-whom]");
const place = document.querySelector("#whom");
askWhileTyping([...form.querySelectorAll("[name=q], [name=channel]")], {
  wait: 200,
  address: location.href,
  question: () => new FormData(form),
  show: (page) => { place.innerHTML = page; },
});
