import type { Choice, Condition, PlanView, RatedAt } from '~/ipc/bindings';
import { t } from '~/messages/message';

/** A condition on one issue: "Grain: heritage / half and half". */
export function conditionWords(plan: PlanView, condition: Condition): string {
  const issue = plan.issues.find((row) => row.id === condition.issue);
  const name = issue?.name ?? '';
  if ('between' in condition.choices) {
    const { from, to } = condition.choices.between;
    return t('table.between', { name, from, to, unit: issue?.range?.unit ?? '' });
  }
  const ids = condition.choices.any_of;
  const options = (issue?.options ?? []).filter((row) => ids.includes(row.id)).map((row) => row.name);
  return t('table.chosen', { name, options: options.join(' / ') });
}

/** A choice that is rated: "Rent: 800 €". */
export function choiceWords(plan: PlanView, at: RatedAt): string {
  if ('option' in at) {
    const issue = plan.issues.find((row) => row.options.some((option) => option.id === at.option));
    const option = issue?.options.find((row) => row.id === at.option);
    return t('table.chosen', { name: issue?.name ?? '', options: option?.name ?? '' });
  }
  const issue = plan.issues.find((row) => row.id === at.amount.issue);
  const amount = issue?.range?.rated.find((row) => row.amount === at.amount.amount);
  const options = [amount?.shown ?? at.amount.amount, issue?.range?.unit].filter(Boolean).join(' ');
  return t('table.chosen', { name: issue?.name ?? '', options });
}

/** What a choice alone is called: “joint trust”, “1050 €”. */
export function choiceName(plan: PlanView, choice: Choice, of?: string): string {
  if ('option' in choice) {
    const options = plan.issues.flatMap((row) => row.options);
    return options.find((row) => row.id === choice.option)?.name ?? '';
  }
  const unit = plan.issues.find((row) => row.id === of)?.range?.unit;
  return [choice.amount, unit].filter(Boolean).join(' ');
}
