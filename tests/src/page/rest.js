// Answers when the page is at rest: its fonts are there, and for a while nothing on it has changed.
const done = arguments[arguments.length - 1];
const quiet = 200;
let last = performance.now();
const watch = new MutationObserver(() => (last = performance.now()));
watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
function look() {
  if (performance.now() - last < quiet) return requestAnimationFrame(look);
  watch.disconnect();
  document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));
}
requestAnimationFrame(look);
