// The name of what has the focus; nothing while the page itself has it.
const focused = document.activeElement;
return focused && focused !== document.body ? nameOf(focused) : null;
