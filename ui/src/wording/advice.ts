import type { AdviceView, PlanView } from '~/ipc/bindings';
import { t } from '~/messages/message';

/** What a piece of advice says: what is, then what could be done about it. */
export interface AdviceWords {
  readonly title: string;
  readonly text: string;
}

/** The sentences of a piece of advice, with the names of the rows it is about. */
export function adviceWords(plan: PlanView, advice: AdviceView): AdviceWords {
  const names = {
    party: plan.parties.find((row) => row.id === advice.party)?.name ?? '',
    issue: plan.issues.find((row) => row.id === advice.issue)?.name ?? '',
    criterion: plan.criteria.find((row) => row.id === advice.criterion)?.statement ?? '',
    stakeholder: plan.stakeholders.find((row) => row.id === advice.stakeholder)?.name ?? '',
    value: plan.values.find((row) => row.id === advice.value)?.words ?? '',
  };
  return { title: t(`advice.${advice.code}`, names), text: t(`advice.${advice.code}.text`, names) };
}
