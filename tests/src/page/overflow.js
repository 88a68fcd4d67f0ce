// Lists what does not fit: text cut off without an ellipsis, contents wider or taller than a box that does not scroll,
// and elements that reach outside the window.
const found = [];
const slack = 1;
const say = (element, what) => {
  const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
  const classes = typeof element.className === 'string' && element.className ? `.${element.className.trim().split(/\s+/).join('.')}` : '';
  found.push(`${element.tagName.toLowerCase()}${classes} “${name.replace(/\s+/g, ' ').trim().slice(0, 60)}” ${what}`);
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
const page = document.documentElement;
if (page.scrollWidth > page.clientWidth + slack || page.scrollHeight > page.clientHeight + slack)
  found.push(`the window itself scrolls: ${page.scrollWidth}×${page.scrollHeight} in ${page.clientWidth}×${page.clientHeight}`);
return [...new Set(found)];
