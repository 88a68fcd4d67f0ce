import type { VersionComparison, RowChangeView, Stage } from '~/ipc/bindings';
import { t } from '~/messages/message';

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
