import { call } from './backend';
import type { HeldValue, PlanId, PlanView, TeamView } from './bindings';

/** What there is to see of the others; nothing where the plan is not shared or has changed meanwhile. */
export const lookAtTeam = (plan: PlanId, revision: number) =>
  call<TeamView | null>('look_at_team', { plan, revision });
/** Notes that what others changed was looked at. */
export const markSeen = (plan: PlanId) => call<TeamView | null>('mark_seen', { plan });
/** Settles a field that holds several values; `table`, `row` and `field` as in the database. */
export const settleConflict = (
  plan: PlanId,
  table: string,
  row: string,
  field: string,
  held: HeldValue | null,
) => call<PlanView>('settle_conflict', { plan, table, row, field, held });
export const commentOn = (plan: PlanId, table: string, row: string, words: string) =>
  call<PlanView>('comment_on', { plan, table, row, words });
export const resolveComment = (plan: PlanId, comment: string) =>
  call<PlanView>('resolve_comment', { plan, comment });
export const deleteComment = (plan: PlanId, comment: string) =>
  call<PlanView>('delete_comment', { plan, comment });
