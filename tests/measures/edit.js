// Rates cells of the grid by keys, one after another, and answers how many milliseconds each took from the key to the
// frame after its new sign stood in the cell and the header said that everything is saved.
const cells = [...document.querySelectorAll('[role=grid] [role=gridcell]')].filter((cell) => /^[0-3]/.test(cell.textContent));

function changed(cell, sign) {
  return new Promise((then) => {
    const look = () => {
      if (!cell.textContent.startsWith(sign)) return;
      watch.disconnect();
      then();
    };
    const watch = new MutationObserver(look);
    watch.observe(cell, { subtree: true, childList: true, characterData: true });
  });
}

(async () => {
  const took = [];
  for (let round = 0; round < times; round += 1) {
    const cell = cells[(round * 37) % cells.length];
    const sign = String((Number(cell.textContent[0]) + 1) % 4);
    cell.focus();
    await frame();
    const since = performance.now();
    const both = Promise.all([changed(cell, sign), saved()]);
    cell.dispatchEvent(new KeyboardEvent('keydown', { key: sign, bubbles: true, cancelable: true }));
    await both;
    await frame();
    took.push(performance.now() - since);
  }
  done(took);
})();
