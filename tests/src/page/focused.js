// The name of what has the focus; nothing while the page or a part of it has it. A cell of a grid goes by its column, too.
const focused = document.activeElement;
const columnOf = (cell) => {
  const cells = [...cell.closest('tr').querySelectorAll('[role=gridcell]')];
  const heads = [...cell.closest('table').querySelectorAll('thead [scope=col]')].slice(-cells.length);
  return words(heads[cells.indexOf(cell)]?.textContent);
};
const isRegion = focused?.matches('[data-region]:not([aria-label])');
if (!focused || focused === document.body || isRegion) return null;
return focused.matches('[role=gridcell]') ? `${columnOf(focused)}: ${nameOf(focused)}` : nameOf(focused);
