import type { PlanView } from '~/ipc/bindings';

/** Those who must still be heard, and so what options wait for: parties without a criterion, and voices that are missing. */
export function awaited(view: PlanView): string {
  const silent = view.parties.filter((party) => !view.criteria.some((row) => row.party === party.id));
  const unheard = view.stakeholders.filter((row) => row.hearing === 'must_be_heard');
  return `${[...silent, ...unheard].map((row) => row.name).join('; ')}.`;
}
