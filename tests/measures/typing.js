// Types into the focused text while the plan is looked at over and over, and answers for how many milliseconds at most the
// page did nothing else between two keys, and how often the plan was looked at.
const done = arguments[arguments.length - 1];
const times = arguments[0];
const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
const plan = arguments[1];

(async () => {
  let isTyping = true;
  let looked = 0;
  let longest = 0;
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (isTyping) setTimeout(tick);
  };
  const look = async () => {
    while (isTyping) {
      await window.__TAURI_INTERNALS__.invoke('request_analysis', { plan });
      looked += 1;
    }
  };
  const looking = look();
  await frame();
  last = performance.now();
  tick();
  for (let key = 0; key < times; key += 1) {
    document.execCommand('insertText', false, key % 6 === 5 ? ' ' : 'a');
    await frame();
  }
  isTyping = false;
  await looking;
  done([longest, looked]);
})();
