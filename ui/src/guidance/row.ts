import type { PlanView, RowKey, RowKind } from '~/ipc/bindings';
import type { Place, Target } from '~/state/navigation.svelte';

/** Where rows of a kind can be looked at. */
const places: Record<RowKind, Place> = {
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
  standard: 'common_ground',
  idea: 'ideas',
  event: 'terms',
  contingent_term: 'terms',
  package: 'outcomes',
  version: 'outcomes',
  fallout: 'buy_in',
  mitigation: 'buy_in',
  offer: 'agreement',
  talk_line: 'agreement',
  agreement: 'agreement',
  commitment: 'agreement',
};

/** Where a row can be looked at, and what the screen there is asked to show. */
export function placeOf(plan: PlanView, key: RowKey): { readonly place: Place; readonly target: Target } {
  return { place: places[key.kind], target: targetOf(plan, key) };
}

function targetOf(plan: PlanView, { kind, id }: RowKey): Target {
  if (kind === 'party') return { party: id };
  if (kind === 'issue') return { issue: id };
  if (kind === 'criterion') return { criterion: id };
  if (kind === 'value') {
    const value = plan.values.find((row) => row.id === id);
    return { value: id, party: value?.party ?? null };
  }
  if (kind === 'option') {
    const issue = plan.issues.find((row) => row.options.some((option) => option.id === id));
    return { issue: issue?.id ?? null };
  }
  if (kind === 'reading') {
    const row = plan.readings.find((reading) => reading.id === id);
    return { issue: row?.issue ?? null, party: row?.party ?? null, value: row?.value ?? null };
  }
  return { row: id };
}
