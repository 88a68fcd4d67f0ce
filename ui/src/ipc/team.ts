import { call } from './backend';
import type { AnswerSheet, HeldValue, PlanId, PlanView, TeamView, WeighedRound } from './bindings';

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

/** Asks everybody in the team who may answer about criteria of the own party, and their rated choices. */
export const openRound = (plan: PlanId, criteria: readonly string[]) =>
  call<PlanView>('open_blind_round', { plan, criteria });
/** Seals the own answer; it cannot be changed then. */
export const sealAnswer = (plan: PlanId, round: string, sheet: AnswerSheet) =>
  call<PlanView>('seal_blind_answer', { plan, round, sheet });
export const revealRound = (plan: PlanId, round: string) =>
  call<PlanView>('reveal_blind_round', { plan, round });
export const agreeRound = (plan: PlanId, round: string, sheet: AnswerSheet) =>
  call<PlanView>('agree_blind_round', { plan, round, sheet });
/** Compares what the answers propose; long work, which a change of the plan stops. */
export const weighRound = (plan: PlanId, revision: number, round: string) =>
  call<WeighedRound>('weigh_blind_round', { plan, revision, round });
export const stopWeighing = () => call<null>('stop_weighing');
