// On the fiche to fill in: a postcode suggests the municipality, and likely doubles show while typing.
import { askWhileTyping } from "./ask.js";

for (const field of document.querySelectorAll("[data-postcode]")) {
  const town = document.getElementById(field.dataset.postcode);
  field.addEventListener("change", () => {
    const suggested = town.querySelector(`[data-postcodes~="${CSS.escape(field.value.trim())}"]`);
    if (suggested && !town.value) town.value = suggested.value;
  });
}

const place = document.querySelector("[data-doubles]");
if (place) {
  const form = place.closest("form");
  const fields = ["given_name", "family_name", "birth_year", "phone", "email", "postcode"].map((name) => form.elements[name]);
  const question = () => new FormData(form);
  const show = (page) => { place.innerHTML = page; };
  askWhileTyping(fields, { wait: 400, address: place.dataset.doubles, question, show });
}
