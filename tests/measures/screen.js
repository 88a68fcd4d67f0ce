// Takes edits back and makes them again on whatever screen is shown, and answers for each how many milliseconds passed from
// the key to the frame after it was saved and painted, and to the frame after all that is worked out of it was painted too.
const done = arguments[arguments.length - 1];
const times = arguments[0];
// So many edits can be taken back.
const made = arguments[1];
// Milliseconds that what is worked out of an edit is waited for.
const patience = 10000;
const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
const word = document.querySelector('header .saved');
const isWorking = () => document.querySelector('main [aria-busy="true"]') !== null;

function saved() {
  return new Promise((then) => {
    const watch = new MutationObserver(() => {
      if (word.ariaBusy === 'true') return;
      watch.disconnect();
      then();
    });
    watch.observe(word, { attributes: true, attributeFilter: ['aria-busy'] });
  });
}

(async () => {
  const took = [];
  for (let round = 0; round < times; round += 1) {
    const isUndo = round % (2 * made) < made;
    await frame();
    const since = performance.now();
    const stands = saved();
    const keys = { key: isUndo ? 'z' : 'y', ctrlKey: true, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', keys));
    await stands;
    await frame();
    const painted = performance.now() - since;
    while (isWorking() && performance.now() - since < patience) await frame();
    took.push([painted, performance.now() - since]);
  }
  done(took);
})();
