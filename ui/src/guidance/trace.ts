import type { TraceRow } from '~/components/overlay/trace';
import type { CriterionOutcome, CriterionView } from '~/ipc/bindings';
import { t } from '~/messages/message';
import { knowledgeOf, provenanceLabel } from '~/wording/provenance';
import { reasonWords } from '~/wording/reason';

/** The rows a level comes from: what the choice sets, then what other choices add or take. */
export function traceRows(outcome: CriterionOutcome): TraceRow[] {
  return outcome.trace.map(({ row, choices, brings, provenance }) => {
    const when = choices.join('; ');
    const line = {
      label: 'shift' in row ? t('trace.with', { when }) : when,
      value: brings ?? t('trace.unknown'),
    };
    if (!provenance) return line;
    return { ...line, source: { kind: knowledgeOf(provenance), label: provenanceLabel(provenance) } };
  });
}

/** How the rows make the level: several main issues together, and what happens past the ends of the scale. */
export function traceRule(criterion: CriterionView | undefined, outcome: CriterionOutcome): string {
  const combined = criterion && criterion.main.length > 1 ? t(`trace.combine.${criterion.combine}`) : '';
  const alone = outcome.trace.length === 0 ? t('trace.none') : '';
  return [combined, alone, outcome.held ? reasonWords(outcome.held) : ''].filter(Boolean).join(' ');
}
