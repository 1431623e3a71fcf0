// The talent scan works without this. A link that carries answers behind its # is opened; a link is copied in one
// click; who ticks sees how many. Nothing is kept, and nothing is sent that the form would not send.
const line = document.querySelector("#go-on #line");
const choices = document.querySelector("[data-most]");

if (line && location.hash.length > 1) {
  line.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname); // the answers do not stay in the history
  line.form.requestSubmit();
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.textContent = button.dataset.copied;
  });
}

if (choices) {
  const said = choices.querySelector("[data-ticked-count]");
  const count = () => {
    said.textContent = `${choices.querySelectorAll(":checked").length} / ${choices.dataset.most}`;
  };
  choices.addEventListener("change", count);
  count();
}
