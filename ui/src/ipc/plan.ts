import { call } from './backend';
import type {
  VersionComparison,
  Edit,
  HistoryRow,
  PlanId,
  PlanView,
  StepRow,
  VersionId,
  Viewpoint,
} from './bindings';

export const editPlan = (plan: PlanId, edit: Edit) => call<PlanView>('edit_plan', { plan, edit });
export const undoPlan = (plan: PlanId) => call<PlanView>('undo_plan', { plan });
export const redoPlan = (plan: PlanId) => call<PlanView>('redo_plan', { plan });
/** Shows the plan from a viewpoint, from now on. What that may not see is left out by the host. */
export const seePlan = (plan: PlanId, viewpoint: Viewpoint) =>
  call<PlanView>('see_plan', { plan, viewpoint });
/** What differs between two kept versions; nothing stands for the plan as it is now. */
export const compareVersions = (plan: PlanId, before: VersionId | null, after: VersionId | null) =>
  call<VersionComparison>('compare_versions', { plan, before, after });
/** Every step of the plan, the latest first. */
export const planHistory = (plan: PlanId) => call<StepRow[]>('plan_history', { plan });
/** What a field of a row has held, oldest first; `table`, `row` and `field` as in the database. */
export const fieldHistory = (plan: PlanId, table: string, row: string, field: string) =>
  call<HistoryRow[]>('field_history', { plan, table, row, field });
