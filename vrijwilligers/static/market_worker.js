// Opens the page of a stand when there is no connection, or one that does not answer: as it was last, for the day.
// What is sent goes past it. A page that the desk does not give any more is kept no longer.
const NAME = "stand of a market";
const LONGEST = 36 * 3_600_000;
const PATIENCE = 4_000;
const WHATEVER = { ignoreVary: true };

const isOld = (answer) => !(Date.now() - Date.parse(answer.headers.get("date")) < LONGEST);

async function forgetOld(kept) {
  for (const asked of await kept.keys()) {
    const answer = await kept.match(asked, WHATEVER);
    if (!answer || isOld(answer)) await kept.delete(asked, WHATEVER);
  }
}

async function fresh(asked, kept) {
  const answer = await fetch(asked);
  if (answer.ok) await kept.put(asked, answer.clone());
  else await kept.delete(asked, WHATEVER);
  return answer;
}

async function answered(asked) {
  const kept = await caches.open(NAME);
  await forgetOld(kept);
  const before = await kept.match(asked, WHATEVER);
  if (!before) return fresh(asked, kept);
  const late = new Promise((done) => {
    setTimeout(done, PATIENCE, before.clone());
  });
  return Promise.race([fresh(asked, kept).catch(() => before.clone()), late]);
}

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answered(event.request));
});
