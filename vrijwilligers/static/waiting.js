// The board of waiting times is read again every half a minute, as long as somebody looks at it.
const EVERY = 30_000;
setInterval(() => {
  if (!document.hidden && navigator.onLine) location.reload();
}, EVERY);
