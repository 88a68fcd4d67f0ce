// Takes edits back and makes them again on the screen of shared outcomes, and answers how many milliseconds each took from
// the key to the frame after the proposals of the changed plan stood there.
const done = arguments[arguments.length - 1];
const times = arguments[0];
// So many edits can be taken back.
const made = arguments[1];
const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
const list = document.querySelector('main [aria-busy]');

/** Waits until the list has been of a plan before the last edit, and is not any more. */
function renewed() {
  return new Promise((then) => {
    let wasOld = false;
    const watch = new MutationObserver(() => {
      wasOld ||= list.ariaBusy === 'true';
      if (!wasOld || list.ariaBusy === 'true') return;
      watch.disconnect();
      then();
    });
    watch.observe(list, { attributes: true, attributeFilter: ['aria-busy'], attributeOldValue: true });
  });
}

(async () => {
  const took = [];
  for (let round = 0; round < times; round += 1) {
    const isUndo = round % (2 * made) < made;
    await frame();
    const since = performance.now();
    const shown = renewed();
    const keys = { key: isUndo ? 'z' : 'y', ctrlKey: true, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', keys));
    await shown;
    await frame();
    took.push(performance.now() - since);
  }
  done(took);
})();
