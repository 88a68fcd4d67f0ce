// Finds what a person would call "the <role> <name>": the first visible element of that role whose accessible name is
// the name, else the first whose name contains it.
const [role, name] = arguments;

const inputRoles = { checkbox: 'checkbox', radio: 'radio', number: 'spinbutton', range: 'slider', search: 'searchbox' };
const tagRoles = {
  A: 'link', ARTICLE: 'article', ASIDE: 'complementary', BUTTON: 'button', DIALOG: 'dialog', FOOTER: 'contentinfo',
  H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', HEADER: 'banner', IMG: 'img', LI: 'listitem',
  MAIN: 'main', NAV: 'navigation', OL: 'list', OPTION: 'option', OUTPUT: 'status', SECTION: 'region',
  SELECT: 'combobox', SUMMARY: 'button', TABLE: 'table', TD: 'cell', TEXTAREA: 'textbox', TH: 'columnheader',
  TR: 'row', UL: 'list',
};
function roleOf(element) {
  if (element.hasAttribute('role')) return element.getAttribute('role');
  if (element.tagName === 'INPUT') return inputRoles[element.type] ?? 'textbox';
  return tagRoles[element.tagName];
}

const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
const found = [...document.querySelectorAll('*')].filter((element) => roleOf(element) === role && isShown(element));
return found.find((element) => nameOf(element) === name) ?? found.find((element) => nameOf(element).includes(name)) ?? null;
