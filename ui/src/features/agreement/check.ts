import type { AfterCheckEntry, AgreementView, CriterionView, PlanView } from '~/ipc/bindings';

/** The four domains of the after-check, in their order. */
export const domains = ['outcome', 'own_part', 'process', 'relationship'] as const;

const blank: AfterCheckEntry = {
  outcome: 'not_said',
  own_part: 'not_said',
  process: 'not_said',
  relationship: 'not_said',
  essentials: 'not_said',
  words: null,
};

/** What a party has said at the review so far. */
export function checkOf(agreement: AgreementView, party: string): AfterCheckEntry {
  const said = agreement.checks.find((row) => row.party === party);
  if (!said) return blank;
  const { outcome, own_part, process, relationship, essentials, words } = said;
  return { outcome, own_part, process, relationship, essentials, words };
}

/** The criteria a party goes down at the review: its essentials, in plan order. */
export function essentialsOf(plan: PlanView, party: string): CriterionView[] {
  return plan.criteria.filter((row) => row.party === party && row.essential);
}
