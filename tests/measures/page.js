// What scripts that measure the page begin with; the rest of each comes after it, in one text.
const done = arguments[arguments.length - 1];
const times = arguments[0];
const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));

/** Waits until an element has been busy and is not any more. */
function rested(element) {
  return new Promise((then) => {
    const watch = new MutationObserver(() => {
      if (element.ariaBusy === 'true') return;
      watch.disconnect();
      then();
    });
    watch.observe(element, { attributes: true, attributeFilter: ['aria-busy'] });
  });
}

/** Waits until an edit is saved. */
const saved = () => rested(document.querySelector('header .saved'));

/** Takes edits back and makes them again by turns, as often as so many made ones allow; answers what `wait` makes of each. */
async function again(made, wait) {
  const took = [];
  for (let round = 0; round < times; round += 1) {
    const key = round % (2 * made) < made ? 'z' : 'y';
    await frame();
    const since = performance.now();
    const stands = wait(since);
    const keys = { key, ctrlKey: true, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', keys));
    took.push(await stands);
  }
  done(took);
}
