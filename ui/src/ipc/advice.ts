import { call } from './backend';
import type { Choice, ComparisonView, GroundView, IdeasView, PlanId, TermReadingsView } from './bindings';

/** Each answers for the plan as it stood at a revision; nothing when it has changed meanwhile. */
export const commonGround = (plan: PlanId, revision: number) =>
  call<GroundView | null>('common_ground', { plan, revision });
export const ideas = (plan: PlanId, revision: number) => call<IdeasView | null>('ideas', { plan, revision });
export const termReadings = (plan: PlanId, revision: number) =>
  call<TermReadingsView | null>('term_readings', { plan, revision });
/** Packages side by side, in the order they are asked. */
export const comparePackages = (
  plan: PlanId,
  revision: number,
  packages: readonly Readonly<Record<string, Choice>>[],
) => call<ComparisonView | null>('compare_packages', { plan, revision, packages });
