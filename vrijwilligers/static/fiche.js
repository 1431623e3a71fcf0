// On the fiche to fill in: a postcode suggests the municipality, and likely doubles show while typing.
const WAIT = 400;

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
  let timer;
  let asked = 0;
  const look = async () => {
    const turn = ++asked;
    const body = new FormData(form);
    const answer = await fetch(place.dataset.doubles, { method: "POST", body, headers: { "X-Requested-With": "desk" } });
    if (turn === asked && answer.ok) place.innerHTML = await answer.text(); // our own page, escaped
  };
  for (const name of ["given_name", "family_name", "birth_year", "phone", "email"]) {
    form.elements[name].addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, WAIT);
    });
  }
}
