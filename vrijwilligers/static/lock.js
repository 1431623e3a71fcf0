// The lock: after some minutes without a key or a click the page covers itself; the password of the
// same user opens it, and what was typed is still there.
export function locking() {
  const cover = document.querySelector("#cover");
  if (!cover) return;
  const form = cover.querySelector("[data-unlock]");
  const refusal = form.querySelector("[data-refusal]");
  const password = form.querySelector("[name=password]");
  const idle = Number(document.body.dataset.idleMinutes) * 60_000;
  let last = Date.now();

  const send = (action, body) =>
    fetch(action, { method: "POST", body, headers: { "X-Requested-With": "desk" } });

  function lock() {
    if (cover.open) return;
    cover.showModal();
    document.title = cover.querySelector(".cover-heading").textContent;
    password.focus();
  }

  const title = document.title;
  for (const sign of ["keydown", "pointerdown", "scroll"]) {
    document.addEventListener(sign, () => { if (!cover.open) last = Date.now(); }, { passive: true, capture: true });
  }
  setInterval(() => { if (Date.now() - last > idle) lock(); }, 5_000);
  document.addEventListener("visibilitychange", () => { if (Date.now() - last > idle) lock(); });
  cover.addEventListener("cancel", (event) => event.preventDefault());

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    refusal.textContent = "";
    const answer = await send(form.action, new FormData(form));
    if (answer.status === 204) {
      form.reset();
      last = Date.now();
      document.title = title;
      cover.close();
    } else if (answer.status === 422 || answer.status === 429) {
      refusal.textContent = (await answer.text()).slice(0, 200);
      password.select();
    } else {
      location.reload();
    }
  });

  const button = document.querySelector("[data-lock]");
  button?.addEventListener("submit", async (event) => {
    event.preventDefault();
    lock();
    await send(button.action, new FormData(button));
  });
}
