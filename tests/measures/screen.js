// Takes edits back and makes them again on whatever screen is shown, and answers for each how many milliseconds passed from
// the key to the frame after it was saved and painted, and to the frame after all that is worked out of it was painted too.

/** Milliseconds that what is worked out of an edit is waited for. */
const patience = 10000;
const isWorking = () => document.querySelector('main [aria-busy="true"]') !== null;

again(arguments[1], async (since) => {
  await saved();
  await frame();
  const painted = performance.now() - since;
  while (isWorking() && performance.now() - since < patience) await frame();
  return [painted, performance.now() - since];
});
