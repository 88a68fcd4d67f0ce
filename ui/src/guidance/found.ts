import type { FoundRowView, RowKind } from '~/ipc/bindings';
import type { Place, Target } from '~/state/navigation.svelte';

/** The screen on which rows of a kind stand. */
const places: Readonly<Record<RowKind, Place>> = {
  party: 'people',
  stakeholder: 'people',
  influence: 'people',
  issue: 'table',
  option: 'table',
  position: 'table',
  constraint: 'table',
  value: 'ladder',
  reading: 'ladder',
  criterion: 'criteria',
  rating: 'criteria',
  shift: 'criteria',
  course: 'criteria',
  question: 'questions',
  common_ground: 'common_ground',
  circumstance: 'common_ground',
  idea: 'ideas',
  standard: 'common_ground',
  event: 'terms',
  package: 'outcomes',
  contingent_term: 'terms',
  fallout: 'buy_in',
  mitigation: 'buy_in',
  offer: 'agreement',
  talk_line: 'agreement',
  agreement: 'agreement',
  commitment: 'agreement',
  version: 'versions',
};

/** Where a row that was found is shown, and what the screen there is asked to show. */
export function wayTo(row: FoundRowView): { place: Place; target: Target } {
  if (row.kind === null) return { place: 'people', target: {} };
  const place = places[row.kind];
  if (row.kind === 'party') return { place, target: { party: row.row } };
  if (row.kind === 'stakeholder') return { place, target: { party: row.at } };
  if (row.kind === 'issue') return { place, target: { issue: row.row } };
  if (row.kind === 'option' || row.kind === 'position') return { place, target: { issue: row.at } };
  if (row.kind === 'criterion') return { place, target: { party: row.at, criterion: row.row } };
  if (row.kind === 'course') return { place, target: { party: row.at } };
  if (row.kind === 'value') return { place, target: { value: row.row } };
  return { place, target: { row: row.row } };
}
