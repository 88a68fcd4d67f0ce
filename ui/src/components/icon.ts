import type { IconNode } from 'lucide';

/** The lines of one icon of the icon package: `import { Undo2 } from 'lucide'`. */
export type IconLines = IconNode;

/** A bare question mark: the icon package has it in a circle only. */
export const QuestionSign: IconLines = [
  ['path', { d: 'M8 8.2a4 4 0 1 1 5.6 3.6c-1.1.5-1.6 1.2-1.6 2.4v.6' }],
  ['path', { d: 'M12 19h.01' }],
];

const drawings = new WeakMap<IconLines, DocumentFragment>();

/** Draws an icon into its picture. Each is made once and copied: the window opens with dozens of them. */
export function drawIcon(icon: IconLines): (picture: SVGElement) => void {
  return (picture) => {
    const drawing = drawings.get(icon) ?? drawn(icon, picture.ownerDocument);
    drawings.set(icon, drawing);
    picture.replaceChildren(drawing.cloneNode(true));
  };
}

function drawn(icon: IconLines, page: Document): DocumentFragment {
  const drawing = page.createDocumentFragment();
  for (const [tag, attributes] of icon) {
    const line = page.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) line.setAttribute(name, String(value));
    drawing.append(line);
  }
  return drawing;
}
