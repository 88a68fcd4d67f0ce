import type { PlanView } from '~/ipc/bindings';

/**
 * Names what is looked at: a plan from a viewpoint. What was worked out from one viewpoint is not shown from another, for a
 * screen that all parties share may not tell what only its keeper knows.
 */
export function sightOf(plan: PlanView): string {
  const { viewpoint } = plan;
  return viewpoint.kind === 'party'
    ? `${plan.id} ${viewpoint.kind} ${viewpoint.party}`
    : `${plan.id} ${viewpoint.kind}`;
}
