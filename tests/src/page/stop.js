// Says what is wrong with where the focus is; true once it has been there before, nothing when all is well.
const stop = document.activeElement;
if (!stop || stop === document.body || stop.matches('[data-region=header]')) return window.stops.size > 0 ? true : null;
if (window.stops.has(stop)) return true;
window.stops.add(stop);
const before = window.lastStop;
window.lastStop = stop;
const text = (stop.getAttribute('aria-label') ?? stop.innerText ?? stop.value ?? '').replace(/\s+/g, ' ').slice(0, 50);
const name = `${stop.tagName.toLowerCase()}${typeof stop.className === 'string' && stop.className ? `.${stop.className.split(' ').join('.')}` : ''} “${text}”`;
const isRing = (element, pseudo) => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, pseudo);
  return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
};
const drawn = [stop, ...stop.querySelectorAll('svg *'), stop.parentElement, stop.nextElementSibling, stop.labels?.[0]];
if (!drawn.some((element) => element && (isRing(element) || isRing(element, '::before') || isRing(element, '::after')))) return `${name} shows no ring`;
const place = stop.getBoundingClientRect();
const box = stop.matches('input[type=radio], input[type=checkbox]') ? (stop.parentElement ?? stop).getBoundingClientRect() : place;
if (box.right < 0 || box.left > innerWidth || box.bottom < 0 || box.top > innerHeight) return `${name} lies outside`;
const at = (x, y) => document.elementFromPoint(Math.min(Math.max(x, 1), innerWidth - 1), Math.min(Math.max(y, 1), innerHeight - 1));
const points = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3]];
const isSeen = points.some(([x, y]) => {
  const hit = at(x, y);
  return hit && (stop.contains(hit) || hit.contains(stop) || stop.parentElement?.contains(hit));
});
if (!isSeen) return `${name} is covered by ${points.map(([x, y]) => at(x, y)?.outerHTML.slice(0, 60)).join(' | ')} at ${[box.left, box.top, box.right, box.bottom].map(Math.round).join()}`;
if (before?.isConnected && before.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING && !before.closest('dialog')) return `${name} comes after what follows it`;
return null;
