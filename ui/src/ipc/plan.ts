import { call } from './backend';
import type { Edit, HistoryRow, PlanId, PlanView, VersionId } from './bindings';

export const editPlan = (plan: PlanId, edit: Edit) => call<PlanView>('edit_plan', { plan, edit });
export const undoPlan = (plan: PlanId) => call<PlanView>('undo_plan', { plan });
export const redoPlan = (plan: PlanId) => call<PlanView>('redo_plan', { plan });
export const keepVersion = (plan: PlanId, name: string, reason: string | null) =>
  call<PlanView>('keep_version', { plan, name, reason });
export const restoreVersion = (plan: PlanId, version: VersionId) =>
  call<PlanView>('restore_version', { plan, version });
export const dropVersion = (plan: PlanId, version: VersionId) =>
  call<PlanView>('drop_version', { plan, version });
/** The history of one field; `table` and `row` as in the database, every field of the row when none is named. */
export const fieldHistory = (plan: PlanId, table: string, row: string, field: string) =>
  call<HistoryRow[]>('field_history', { plan, table, row, field });
