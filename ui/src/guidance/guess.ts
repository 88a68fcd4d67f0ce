import type { PlanView, ProvenanceView, RowRef } from '~/ipc/bindings';
import type { Place, Target } from '~/state/navigation.svelte';
import { keyOf } from './turning';

/** A row that is a guess, and where it can be looked at. */
export interface Guess {
  readonly key: string;
  readonly row: RowRef;
  /** Whose row it is; nothing for what is not one party's. */
  readonly party: string | null;
  /** Who would say it, where that is no party. */
  readonly who?: string;
  readonly provenance: ProvenanceView;
  /** Whether an essential rests on it. */
  readonly essential: boolean;
  /** How many verdicts on shown packages rest on it. */
  readonly verdicts: number;
  readonly place: Place;
  readonly target: Target;
}

type Found = Omit<Guess, 'key' | 'verdicts'>;

/**
 * Every row that is a guess: those that could turn most verdicts first, then those that essentials rest on, then by party and
 * criterion in plan order.
 */
export function guessesOf(view: PlanView, turned: ReadonlyMap<string, number> = new Map()): Guess[] {
  const essentials = new Set(view.criteria.filter((row) => row.essential).map((row) => row.id));
  const owners = new Map(view.criteria.map((row) => [row.id, row.party]));
  const at = new Map(view.parties.map((row) => [row.id, row.index]));
  const judged = (criterion: string, row: RowRef, provenance: ProvenanceView): Found => ({
    row,
    provenance,
    party: owners.get(criterion) ?? null,
    essential: essentials.has(criterion),
    place: 'criteria',
    target: { criterion },
  });
  const found = [
    ...judgements(view, judged),
    ...meanings(view, essentials),
    ...facts(view),
    ...outside(view),
    ...circumstances(view),
  ];
  const order = new Map(view.criteria.map((row, index) => [row.id, index]));
  const place = (guess: Found) => at.get(guess.party ?? '') ?? at.size;
  const line = (guess: Found) => order.get(guess.target.criterion ?? '') ?? order.size;
  return found
    .filter((guess) => guess.provenance.guess)
    .map((guess) => ({ ...guess, key: keyOf(guess.row), verdicts: turned.get(keyOf(guess.row)) ?? 0 }))
    .sort(
      (a, b) =>
        b.verdicts - a.verdicts ||
        Number(b.essential) - Number(a.essential) ||
        place(a) - place(b) ||
        line(a) - line(b),
    );
}

/** What is judged, from where on it is enough, and which level each choice brings. */
function judgements(
  view: PlanView,
  judged: (criterion: string, row: RowRef, provenance: ProvenanceView) => Found,
): Found[] {
  return [
    // What a criterion needs decides nothing while it is not essential.
    ...view.criteria
      .filter((row) => row.essential)
      .map((row) => judged(row.id, { need: row.id }, row.needed_provenance)),
    ...view.criteria.map((row) => judged(row.id, { criterion: row.id }, row.provenance)),
    ...view.ratings.map((row) =>
      judged(row.criterion, { rating: { criterion: row.criterion, at: row.at } }, row.provenance),
    ),
    ...view.shifts.map((row) => judged(row.criterion, { shift: row.id }, row.provenance)),
    ...view.courses.flatMap((course) =>
      course.levels.map((row) => judged(row.criterion, { course: row.criterion }, row.provenance)),
    ),
  ];
}

/** What is valued, what issues stand for, and what comes first. */
function meanings(view: PlanView, essentials: ReadonlySet<string>): Found[] {
  const behind = new Set(
    view.criteria.filter((row) => row.essential && row.value !== null).map((row) => row.value),
  );
  const ranked = new Set(view.criteria.filter((row) => row.rank !== null).map((row) => row.party));
  return [
    ...view.values.map((row): Found => ({
      row: { value: row.id },
      party: row.party,
      provenance: row.provenance,
      essential: behind.has(row.id),
      place: 'ladder',
      target: { value: row.id, party: row.party },
    })),
    ...view.readings.map((row): Found => ({
      row: { reading: row.id },
      party: row.party,
      provenance: row.provenance,
      essential: (row.criterion !== null && essentials.has(row.criterion)) || behind.has(row.value),
      place: 'ladder',
      target: { issue: row.issue, party: row.party, value: row.value },
    })),
    ...view.parties
      .filter((row) => ranked.has(row.id))
      .map((row): Found => ({
        row: { order: row.id },
        party: row.id,
        provenance: row.order_provenance,
        essential: false,
        place: 'criteria',
        target: { party: row.id },
      })),
  ];
}

/** What is disturbed, and what bears on it from outside. */
function outside(view: PlanView): Found[] {
  const names = new Map(view.stakeholders.map((row) => [row.id, row.name]));
  return [
    ...view.fallouts.map((row): Found => ({
      row: { later: { fallout: row.id } },
      party: null,
      who: names.get(row.stakeholder) ?? '',
      provenance: row.provenance,
      essential: false,
      place: 'buy_in',
      target: {},
    })),
    ...view.standards.map((row): Found => ({
      row: { later: { standard: row.id } },
      party: row.party,
      provenance: row.provenance,
      essential: false,
      place: row.kind === 'outside' ? 'common_ground' : 'agreement',
      target: { row: row.id },
    })),
  ];
}

/** What was said to be wanted, and what cannot go together. */
function facts(view: PlanView): Found[] {
  return [
    ...view.positions.map((row): Found => ({
      row: { position: row.id },
      party: row.party,
      provenance: row.provenance,
      essential: false,
      place: 'table',
      target: { issue: row.issue },
    })),
    ...view.constraints.map((row): Found => ({
      row: { constraint: row.id },
      party: null,
      provenance: row.provenance,
      essential: false,
      place: 'table',
      target: { issue: row.when[0]?.issue ?? null },
    })),
  ];
}

/** What parties have of time, courage and means, and what they expect. */
function circumstances(view: PlanView): Found[] {
  return [
    ...view.circumstances.map((row): Found => ({
      row: { later: { circumstance: row.id } },
      party: row.party,
      provenance: row.provenance,
      essential: false,
      place: 'common_ground',
      target: { row: row.id },
    })),
    ...view.events.flatMap((event) =>
      event.forecasts.map((row): Found => ({
        row: { later: { forecast: { event: event.id, party: row.party } } },
        party: row.party,
        provenance: row.provenance,
        essential: false,
        place: 'terms',
        target: { row: event.id },
      })),
    ),
  ];
}
