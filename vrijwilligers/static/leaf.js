// Leaf through an edition with the arrow keys, where nobody is typing.
document.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target.closest("input, select, textarea")) return;
  document.querySelector(`main a[rel="${step}"]`)?.click();
});
