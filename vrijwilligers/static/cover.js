// What the lock does to a page: all of it leaves the document, and a page of the lock takes its place.
// What is held back stands in no document; nobody sees, finds or prints it.
window.addEventListener("beforeunload", (event) => { // before any other: a shut page asks nobody to stay
  if ("locked" in document.documentElement.dataset) event.stopImmediatePropagation();
});

export class Cover {
  constructor(template) {
    this.template = template;
    this.view = null;
  }

  get isShut() {
    return this.view !== null;
  }

  // Returns what is told to the server before it is told of the lock: who keeps what is typed does so now.
  shut() {
    if (this.isShut) return Promise.resolve();
    const lock = new CustomEvent("desk-lock", { detail: { first: [] } });
    document.dispatchEvent(lock);
    this.active = document.activeElement;
    this.title = document.title;
    this.scrolled = window.scrollY;
    this.held = document.createDocumentFragment();
    this.view = this.template.content.firstElementChild.cloneNode(true);
    this.held.append(...document.body.childNodes);
    document.body.replaceChildren(this.view);
    document.documentElement.dataset.locked = "";
    for (const field of this.held.querySelectorAll("input[type=password]")) field.value = "";
    this.watcher = new MutationObserver(() => this.keepOut());
    this.watcher.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
    this.keepOut();
    this.view.querySelector("[name=password]").focus();
    return Promise.allSettled(lock.detail.first);
  }

  // Answers that come while the screen is shut bring nothing back into the document.
  keepOut() {
    const strangers = [...document.body.childNodes].filter((one) => one !== this.view);
    if (strangers.length) this.held.append(...strangers);
    if (!this.view.isConnected) document.body.replaceChildren(this.view);
    const words = this.view.querySelector(".cover-heading").textContent;
    if (document.title === words) return;
    this.title = document.title || this.title;
    document.title = words;
  }

  // The server knows that it is shut: what it can show again is not held back.
  settle() {
    if (this.isShut && !this.isWorthHolding()) this.held = document.createDocumentFragment();
  }

  isWorthHolding() {
    if ("answer" in this.template.dataset) return true; // the answer to a form comes once
    if (this.held.querySelector("[data-busy], [data-sent], [aria-busy]")) return true;
    return [...this.held.querySelectorAll("main input, main select, main textarea")].some(wasChanged);
  }

  open() {
    if (!this.isShut) return;
    this.watcher.disconnect();
    if (!this.held.hasChildNodes()) return location.reload();
    document.title = this.title;
    document.body.replaceChildren(this.held);
    delete document.documentElement.dataset.locked;
    this.view = null;
    window.scrollTo(0, this.scrolled);
    this.active?.focus({ preventScroll: true });
    document.dispatchEvent(new Event("desk-open"));
  }

  // Nobody is in here any more: nothing comes back.
  leave(door) {
    this.shut();
    this.held = document.createDocumentFragment();
    location.replace(door);
  }
}

function wasChanged(control) {
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  if (control.type === "file") return control.files.length > 0;
  if (!(control instanceof HTMLSelectElement)) return control.value !== control.defaultValue;
  const options = [...control.options];
  const first = control.multiple ? [] : options.slice(0, 1);
  const asked = options.filter((one) => one.defaultSelected);
  const standard = asked.length ? asked.slice(control.multiple ? 0 : -1) : first;
  return options.some((one) => one.selected !== standard.includes(one));
}
