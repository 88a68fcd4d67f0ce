// What a screen reader calls an element. Goes before the scripts that look for elements by name.
const words = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

function nameOf(element) {
  const pointed = element.getAttribute('aria-labelledby');
  if (pointed) return words(pointed.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(' '));
  const said = element.getAttribute('aria-label');
  if (said) return words(said);
  if (element.labels?.length) return words([...element.labels].map((label) => label.textContent).join(' '));
  return words(element.innerText || element.textContent || element.alt || element.title || element.placeholder);
}
