import type { VersionComparison, RowChangeView, Stage } from '~/ipc/bindings';
import { isMessageKey, t } from '~/messages/message';

/** The changes of one stage. */
export interface StageChanges {
  readonly stage: Stage;
  readonly rows: readonly RowChangeView[];
}

/** The changes, stage by stage, in the order they come in. */
export function byStage(view: VersionComparison): StageChanges[] {
  const stages = [...new Set(view.rows.map((row) => row.stage))];
  return stages.map((stage) => ({ stage, rows: view.rows.filter((row) => row.stage === stage) }));
}

/** What a row is called in a sentence. */
export function rowName(row: RowChangeView): string {
  return row.row === null ? t('comparison.plan') : t(`comparison.row.${row.row}`, { name: row.name });
}

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
