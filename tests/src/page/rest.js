// Answers when the page is at rest: its fonts are there, nothing on it says that it is busy, and for a while nothing has
// changed. What stays busy longer than anybody waits does not count.
const done = arguments[arguments.length - 1];
const quiet = 200;
const patience = 20000;
const begun = performance.now();
let last = performance.now();
const watch = new MutationObserver(() => (last = performance.now()));
watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
function look() {
  const now = performance.now();
  const isBusy = document.querySelector('[aria-busy="true"]') !== null && now - begun < patience;
  if (isBusy || now - last < quiet) return requestAnimationFrame(look);
  watch.disconnect();
  document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));
}
requestAnimationFrame(look);
