import type { Knowledge } from '~/components/mark/knowledge';
import type { ProvenanceView, Source } from '~/ipc/bindings';
import { language, t } from '~/messages/message';

const kinds: Record<Source, Knowledge> = {
  said_by_them: 'said',
  seen_in_document: 'document',
  observed: 'observed',
  assumed: 'guess',
};
const days = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });

/** How a row that comes from there is drawn. */
export function knowledgeOf(provenance: ProvenanceView): Knowledge {
  return kinds[provenance.source];
}

/** The day of a moment as the language writes it, or nothing when there is none. */
export function dayOf(moment: string | null): string | undefined {
  const date = new Date(moment ?? '');
  return Number.isNaN(date.getTime()) ? undefined : days.format(date);
}

const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** The time of day of a moment: “14:32”. */
export function timeOf(moment: string): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? '' : clock.format(date);
}

/** Where a row comes from in a few words: "Said 2 May", "Accounts 2024", "Guess, low". */
export function provenanceLabel(provenance: ProvenanceView): string {
  const { source, confidence, note, at } = provenance;
  if (source === 'assumed') return t('provenance.guess', { confidence: t(`confidence.${confidence}`) });
  if (source === 'seen_in_document' && note !== null) return note;
  const day = dayOf(at);
  return day === undefined ? t(`provenance.${source}`) : t(`provenance.${source}_on`, { day });
}
