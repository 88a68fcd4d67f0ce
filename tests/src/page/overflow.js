// Lists what does not fit: text cut off without an ellipsis, contents wider or taller than a box that does not scroll,
// elements that reach outside the window, and texts that lie on one another.
const found = [];
const slack = 1;
const words = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const say = (element, what) => {
  const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
  const classes = typeof element.className === 'string' && element.className ? `.${element.className.trim().split(/\s+/).join('.')}` : '';
  found.push(`${element.tagName.toLowerCase()}${classes} “${words(name).slice(0, 60)}” ${what}`);
};
const scrolls = (value) => value === 'auto' || value === 'scroll';
const isHiddenOnPurpose = (element, style) =>
  style.visibility === 'hidden' || style.clipPath !== 'none' || style.clip !== 'auto' ||
  (element.clientWidth <= 1 && element.clientHeight <= 1);

function reachable(element) {
  for (let box = element.parentElement; box; box = box.parentElement) {
    const style = getComputedStyle(box);
    if (scrolls(style.overflowX) || scrolls(style.overflowY)) return true;
    if (style.clipPath !== 'none' || style.clip !== 'auto') return true;
  }
  return false;
}

for (const element of document.body.querySelectorAll('*')) {
  if (element.closest('svg') && element.tagName !== 'svg') continue;
  if (!element.checkVisibility({ visibilityProperty: true })) continue;
  const style = getComputedStyle(element);
  if (isHiddenOnPurpose(element, style)) continue;
  const isField = ['INPUT', 'TEXTAREA', 'SELECT', 'OPTION'].includes(element.tagName);
  if (!isField && style.display !== 'inline' && element.clientWidth > 0) {
    const wide = element.scrollWidth > element.clientWidth + slack;
    const tall = element.scrollHeight > element.clientHeight + slack;
    if (wide && !scrolls(style.overflowX) && style.textOverflow !== 'ellipsis') {
      if (style.overflowX === 'hidden' || style.overflowX === 'clip') say(element, `is cut: ${element.scrollWidth} in ${element.clientWidth} wide`);
      else if (element.children.length === 0) say(element, `spills: ${element.scrollWidth} in ${element.clientWidth} wide`);
    }
    const isClamped = style.webkitLineClamp !== 'none';
    if (tall && (style.overflowY === 'hidden' || style.overflowY === 'clip') && !isClamped && style.textOverflow !== 'ellipsis')
      say(element, `is cut: ${element.scrollHeight} in ${element.clientHeight} tall`);
  }
  const place = element.getBoundingClientRect();
  const outside = place.right > innerWidth + slack || place.left < -slack || place.bottom > innerHeight + slack || place.top < -slack;
  if (place.width > 0 && place.height > 0 && outside && !reachable(element))
    say(element, `is outside: ${Math.round(place.left)},${Math.round(place.top)} to ${Math.round(place.right)},${Math.round(place.bottom)} in ${innerWidth}×${innerHeight}`);
}
// Texts that lie on one another: neither can be read. What scrolls under something that sticks is left out, and turned
// text, whose box is larger than it.
const floats = (element) => {
  for (let box = element; box; box = box.parentElement) {
    const { position } = getComputedStyle(box);
    if (position === 'fixed' || position === 'sticky') return true;
  }
  return false;
};
const shownPart = (rect, element) => {
  let { left, top, right, bottom } = rect;
  for (let box = element; box; box = box.parentElement) {
    const style = getComputedStyle(box);
    if (style.display === 'inline') continue;
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
    const edge = box.getBoundingClientRect();
    left = Math.max(left, edge.left); right = Math.min(right, edge.right);
    top = Math.max(top, edge.top); bottom = Math.min(bottom, edge.bottom);
  }
  return { left, top, right, bottom };
};
function written() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (isHiddenOnPurpose(element, getComputedStyle(element)) || floats(element) || element.closest('[transform]')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const part = shownPart(rect, element);
      if (part.right - part.left > 2 && part.bottom - part.top > 2) lines.push({ element, text: node.data, ...part });
    }
  }
  return lines.sort((a, b) => a.top - b.top);
}
const lines = written();
lines.forEach((line, index) => {
  for (let next = index + 1; next < lines.length && lines[next].top < line.bottom - 5; next += 1) {
    const other = lines[next];
    const width = Math.min(line.right, other.right) - Math.max(line.left, other.left);
    const height = Math.min(line.bottom, other.bottom) - other.top;
    if (other.element !== line.element && width > 3 && height > 5) say(line.element, `lies on “${words(other.text).slice(0, 40)}”`);
  }
});
const page = document.documentElement;
if (page.scrollWidth > page.clientWidth + slack || page.scrollHeight > page.clientHeight + slack)
  found.push(`the window itself scrolls: ${page.scrollWidth}×${page.scrollHeight} in ${page.clientWidth}×${page.clientHeight}`);
return [...new Set(found)];
