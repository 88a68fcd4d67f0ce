const decimal = /^[+-]?\d+(\.\d+)?$/;

/**
 * The exact decimal a person wrote, as text, or nothing when it is none.
 *
 * Blanks between digits and a real minus sign are taken; a comma is not, because it means two different things.
 * The text never becomes a float.
 */
export function readDecimal(typed: string): string | undefined {
  const text = typed.replace(/[\s\u00a0\u202f']/g, '').replace('\u2212', '-');
  if (!decimal.test(text)) return undefined;
  const negative = text.startsWith('-');
  const [whole = '', part = ''] = text.replace(/^[+-]/, '').split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const fraction = part.replace(/0+$/, '');
  const plain = fraction ? `${digits}.${fraction}` : digits;
  return negative && plain !== '0' ? `-${plain}` : plain;
}
