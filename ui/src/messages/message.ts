import en from './en.json';
import { chooseLanguage, type Language } from './locale';

type CatalogueKey = keyof typeof en;
type PluralBase = CatalogueKey extends infer Key ? (Key extends `${infer Base}.other` ? Base : never) : never;

/** A key of the catalogue; a counted sentence goes by its name without `.one` and `.other`. */
export type MessageKey = Exclude<CatalogueKey, `${string}.one` | `${string}.other`> | PluralBase;
/** What the `{name}` places of a sentence are filled with; `count` also chooses between `.one` and `.other`. */
export type MessageParams = Readonly<Record<string, Filling>>;
/** What fills a place: words as they are, numbers and counts as the language writes them. */
export type Filling = string | number | { readonly count: string };
/** A stretch of a sentence: its own words, or what filled the place called `param`. */
export interface MessagePart {
  readonly text: string;
  readonly param?: string;
}

const catalogues: Record<Language, Readonly<Record<string, string>>> = { en };

export const language = chooseLanguage(globalThis.navigator?.languages ?? []);
const catalogue = catalogues[language];
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);

/** Says whether the catalogue has a sentence for this key. For codes that come from outside; own code names keys. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(catalogue, key) || Object.hasOwn(catalogue, `${key}.other`);
}

/** Every key of a sentence that is not counted, in the order of the catalogue. */
export function messageKeys(): MessageKey[] {
  return Object.keys(catalogue).filter(isMessageKey);
}

function sentence(key: string, params: MessageParams): string {
  const plain = catalogue[key];
  if (plain !== undefined) return plain;
  const count = Number(digits(params['count'] ?? Number.NaN));
  const form = Number.isNaN(count) ? 'other' : plurals.select(count);
  return catalogue[`${key}.${form}`] ?? catalogue[`${key}.other`] ?? key;
}

function digits(value: Filling): string | number {
  return typeof value === 'object' ? value.count : value;
}

function filling(value: Filling): string {
  if (typeof value === 'object') return formatCount(value.count);
  return typeof value === 'number' ? numbers.format(value) : value;
}

/** The sentence in pieces, so that a view may set what fills a place apart. */
export function messageParts(key: MessageKey, params: MessageParams = {}): MessagePart[] {
  const parts: MessagePart[] = [];
  let at = 0;
  const text = sentence(key, params);
  for (const match of text.matchAll(/\{(\w+)\}/g)) {
    const param = match[1] ?? '';
    const value = params[param];
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ text: value === undefined ? match[0] : filling(value), param });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** The sentence for a key in the language of the window. */
export function t(key: MessageKey, params: MessageParams = {}): string {
  const plain = catalogue[key];
  if (plain !== undefined && !plain.includes('{')) return plain;
  return messageParts(key, params)
    .map((part) => part.text)
    .join('');
}

/** A whole number of any length, given by its digits, as the language writes it; what is no number stays as it is. */
export function formatCount(count: string): string {
  return /^\d+$/.test(count) ? numbers.format(BigInt(count)) : count;
}
