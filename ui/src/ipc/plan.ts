import { call } from './backend';
import type { Edit, HistoryRow, PlanId, PlanView, StepRow } from './bindings';

export const editPlan = (plan: PlanId, edit: Edit) => call<PlanView>('edit_plan', { plan, edit });
export const undoPlan = (plan: PlanId) => call<PlanView>('undo_plan', { plan });
export const redoPlan = (plan: PlanId) => call<PlanView>('redo_plan', { plan });
/** Every step of the plan, the latest first. */
export const planHistory = (plan: PlanId) => call<StepRow[]>('plan_history', { plan });
/** What a field of a row has held, oldest first; `table`, `row` and `field` as in the database. */
export const fieldHistory = (plan: PlanId, table: string, row: string, field: string) =>
  call<HistoryRow[]>('field_history', { plan, table, row, field });
