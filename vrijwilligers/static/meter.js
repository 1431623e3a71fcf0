// While a text is typed: how plain it is. Without a script the meter stands there after saving.
import { askWhileTyping } from "./ask.js";

for (const place of document.querySelectorAll("[data-meter]")) {
  const { elements } = place.closest("form");
  const { meter: address, language } = place.dataset;
  const title = elements[`title_${language}`];
  const description = elements[`description_${language}`];

  function question() {
    const body = new FormData();
    body.append("csrf_token", elements.csrf_token.value);
    body.append("language", language);
    body.append("title", title.value);
    body.append("description", description.value);
    return body;
  }

  const show = (page) => { place.innerHTML = page; };
  askWhileTyping([title, description], { wait: 600, address, question, show });
}
