import type { AdviceCode, Choice, PlanView, StandardView } from '~/ipc/bindings';
import { t } from '~/messages/message';
import type { Choices } from './offer-text';

/** The four parts of this stage, in their order. */
export type Part = 'prepare' | 'table' | 'agree' | 'review';

/** Which advice stands in which part. */
export const gates: Readonly<Record<Part, readonly AdviceCode[]>> = {
  prepare: ['no_purpose_for_all', 'no_permission', 'no_address', 'nobody_else', 'facts_in_a_row'],
  table: [],
  agree: ['nothing_promised', 'not_explained', 'may_not_last'],
  review: ['not_reviewed'],
};

/** Where a person begins: at the review once something is signed, else at the table. */
export function firstPart(plan: PlanView): Part {
  const agreement = plan.agreements.at(-1);
  if (agreement) return agreement.signed === null ? 'agree' : 'review';
  return 'table';
}

/** What a choice is called: the option, or the amount with its unit. */
export function choiceLabel(plan: PlanView, issue: string, choice: Choice): string {
  const row = plan.issues.find((other) => other.id === issue);
  if ('option' in choice) return row?.options.find((option) => option.id === choice.option)?.name ?? '';
  return [choice.amount, row?.range?.unit].filter(Boolean).join(' ');
}

/** An offer in a few words: its choices in plan order. */
export function termsOf(plan: PlanView, choices: Choices): string {
  const labels = plan.issues.map((issue) => {
    const choice = choices[issue.id];
    return choice ? t('offer.term', { issue: issue.name, choice: choiceLabel(plan, issue.id, choice) }) : '';
  });
  return labels.filter(Boolean).join(' · ');
}

/** The standards, mandates and deadlines that speak to an issue; without one, those that speak to the whole. */
export function standardsOf(plan: PlanView, issue?: string): StandardView[] {
  return plan.standards.filter((row) =>
    issue === undefined ? row.about.length === 0 : row.about.some((condition) => condition.issue === issue),
  );
}

/** Whether a standard speaks to what is chosen for an issue. */
export function speaksTo(standard: StandardView, issue: string, choice: Choice | undefined): boolean {
  if (!choice) return false;
  return standard.about.some((condition) => {
    if (condition.issue !== issue) return false;
    if ('any_of' in condition.choices)
      return 'option' in choice && condition.choices.any_of.includes(choice.option);
    const { from, to } = condition.choices.between;
    return 'amount' in choice && Number(choice.amount) >= Number(from) && Number(choice.amount) <= Number(to);
  });
}
