import { isMessageKey, t } from '~/messages/message';

/** What a field is called; one without a name of its own goes by how it is written. */
export function fieldName(field: string): string {
  const key = `comparison.field.${field}`;
  return isMessageKey(key) ? t(key) : field.replaceAll('_', ' ');
}

/** A text of a field; one that is a code is told in words where the catalogue has them. */
export function fieldText(text: string | null): string {
  if (text === null) return t('comparison.nothing');
  const key = `comparison.value.${text}`;
  return isMessageKey(key) ? t(key) : text;
}

/** What a table of a plan file holds, by the word the search has for a row of it. */
const singular: Readonly<Record<string, string>> = {
  criteria: 'criterion',
  parties: 'party',
  terms: 'contingent_term',
};

/** Where a text stands in a plan: from the way to it in the file, what it belongs to and which field it is. */
export function placeInWords(way: string): string {
  const steps = way.split('/');
  const field = fieldName(steps.at(-1) ?? '');
  const kinds = steps.slice(0, -1).map((step) => `search.kind.${singular[step] ?? step.replace(/s$/, '')}`);
  const kind = kinds.findLast((key) => isMessageKey(key));
  return kind !== undefined && isMessageKey(kind) ? t('parcel.place', { kind: t(kind), field }) : field;
}

/** A row by what it is and what it is called. */
export function rowInWords(table: string, name: string): string {
  const key = `comparison.row.${table}`;
  if (isMessageKey(key) && name !== '') return t(key, { name });
  const kind = table === 'plan' ? t('comparison.plan') : table.replaceAll('_', ' ');
  return name === '' || table === 'plan' ? kind : t('team.row', { kind, name });
}

/** What a step of the history is called. */
export function stepName(code: string): string {
  const key = `step.${code}`;
  return isMessageKey(key) ? t(key) : t('step.some_change');
}
