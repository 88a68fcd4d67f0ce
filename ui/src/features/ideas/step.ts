import type { IdeaStepView, PlanView } from '~/ipc/bindings';
import { t } from '~/messages/message';
import { choiceName } from '~/wording/choice';

const issueName = (view: PlanView, id: string) => view.issues.find((row) => row.id === id)?.name ?? '';

/** What an idea leads to, in words. */
export function stepWords(view: PlanView, step: IdeaStepView): string {
  if (step.kind === 'option') return t('idea_step.option', { issue: issueName(view, step.issue) });
  if (step.kind === 'issue' || step.kind === 'package') return t(`idea_step.${step.kind}`);
  if (step.kind === 'shift') {
    const criterion = view.criteria.find((row) => row.id === step.criterion)?.statement ?? '';
    return t('idea_step.shift', { issue: issueName(view, step.issue), criterion });
  }
  const { issue, then, otherwise } = step.entry;
  return t('idea_step.contingent_term', {
    issue: issueName(view, issue),
    then: choiceName(view, then, issue),
    otherwise: choiceName(view, otherwise, issue),
  });
}
