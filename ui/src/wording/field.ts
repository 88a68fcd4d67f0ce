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
