// A password can be looked at while it is typed. The words stand on the script element; when the form
// is sent the field is a password again, so that no browser keeps it among what was typed before.
const words = document.querySelector("script[data-show-password]").dataset.showPassword;

function offer(field) {
  const button = document.createElement("button");
  const label = document.querySelector(`label[for="${field.id}"]`);
  const mark = document.createElement("span");
  mark.textContent = "\u2713\u00a0";
  mark.setAttribute("aria-hidden", "true");
  label.id ||= `${field.id}-label`;
  button.type = "button";
  button.className = "btn-text";
  button.append(mark, words);
  button.setAttribute("aria-controls", field.id);
  button.setAttribute("aria-describedby", label.id);

  function show(isShown) {
    field.type = isShown ? "text" : "password";
    mark.hidden = !isShown;
    button.setAttribute("aria-pressed", String(isShown));
  }

  button.addEventListener("click", () => show(field.type === "password"));
  field.form.addEventListener("submit", () => show(false));
  addEventListener("pagehide", () => show(false));
  field.spellcheck = false;
  field.autocapitalize = "off";
  show(false);
  field.after(button);
}

for (const field of document.querySelectorAll("main input[type=password]")) offer(field);
