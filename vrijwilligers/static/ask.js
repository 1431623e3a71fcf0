// Ask the server while somebody types: once they pause, and only its last answer is shown.
// "question" gives what to send, or nothing to ask nothing. Returns how to forget what was asked.
import { answered, words } from "./connection.js";
import { heed } from "./tabs.js";

export function askWhileTyping(fields, { wait, address, question, show }) {
  const away = words(fields[0].form.elements.draft ? "awayTyped" : "away");
  let timer;
  let asked = 0;

  function forget() {
    clearTimeout(timer);
    asked += 1;
  }

  async function ask() {
    const turn = ++asked;
    const body = question();
    if (!body) return;
    const send = () => fetch(address, { method: "POST", body, headers: { "X-Requested-With": "desk" } }); // a name never stands in an address
    const answer = await answered(send, { words: away, isOver: () => turn !== asked });
    if (!answer) return;
    const page = await heed(answer).text();
    if (turn === asked && answer.ok) show(page); // our own page, escaped by its template
  }

  for (const field of fields) {
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, wait);
    });
  }
  return forget;
}
