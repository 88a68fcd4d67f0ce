import type { CriterionView, PlanView, ProvenanceView, ReadingView, ValueView } from '~/ipc/bindings';

/** One box of a ladder: a value, or a criterion that an issue is read to serve without a value between. */
export interface Rung {
  readonly id: string;
  readonly party: string;
  readonly words: string;
  readonly value: ValueView | undefined;
  /** The criteria that judge it. */
  readonly criteria: readonly CriterionView[];
  readonly leadsTo: string | undefined;
  readonly provenance: ProvenanceView;
  /** The readings that come straight from the issue. */
  readonly readings: readonly ReadingView[];
  /** The other issues that serve it too. */
  readonly otherWays: readonly string[];
}

/** The rungs of one party over one issue, the lowest first. */
export interface PartyLadder {
  readonly party: string;
  readonly rungs: readonly Rung[];
}

/** The box a reading leads to: its value, the value its criterion judges, or the criterion itself. */
export function footOf(plan: PlanView, reading: ReadingView): string | undefined {
  if (reading.value !== null) return reading.value;
  const criterion = plan.criteria.find((row) => row.id === reading.criterion);
  return criterion?.value ?? criterion?.id;
}

/** A value and everything it leads to, upwards. */
export function wayUp(plan: PlanView, from: string): string[] {
  const way: string[] = [];
  let at: string | null | undefined = from;
  while (typeof at === 'string' && !way.includes(at)) {
    way.push(at);
    const here: string = at;
    at = plan.values.find((row) => row.id === here)?.leads_to;
  }
  return way;
}

/** What an issue stands for to a party, box by box. */
export function partyLadder(plan: PlanView, issue: string, party: string): PartyLadder {
  const own = plan.readings.filter((row) => row.party === party);
  const here = own.filter((row) => row.issue === issue);
  const feet = here.flatMap((row) => footOf(plan, row) ?? []);
  const ids = [...new Set(feet.flatMap((id) => wayUp(plan, id)))];
  const rungs = ids.flatMap((id) => {
    const rung = rungOf(plan, id);
    if (!rung) return [];
    const readings = here.filter((row) => footOf(plan, row) === id);
    return [{ ...rung, readings, otherWays: otherWays(plan, own, issue, id) }];
  });
  return { party, rungs };
}

function rungOf(plan: PlanView, id: string): Omit<Rung, 'readings' | 'otherWays'> | undefined {
  const value = plan.values.find((row) => row.id === id);
  const criteria = plan.criteria.filter((row) => (value ? row.value === id : row.id === id));
  const row = value ?? criteria[0];
  if (!row) return undefined;
  return {
    id,
    party: row.party,
    words: 'words' in row ? row.words : row.statement,
    value,
    criteria,
    leadsTo: value?.leads_to ?? undefined,
    provenance: row.provenance,
  };
}

function otherWays(plan: PlanView, own: readonly ReadingView[], issue: string, id: string): string[] {
  const serving = own.filter((row) => {
    const foot = footOf(plan, row);
    return foot !== undefined && wayUp(plan, foot).includes(id);
  });
  const others = new Set(serving.map((row) => row.issue).filter((other) => other !== issue));
  return plan.issues.filter((row) => others.has(row.id)).map((row) => row.id);
}

/** The criteria of a party that an issue decides and that no ladder of the issue shows. */
export function unreadCriteria(plan: PlanView, issue: string, ladder: PartyLadder): CriterionView[] {
  const shown = new Set(ladder.rungs.flatMap((rung) => rung.criteria.map((row) => row.id)));
  return plan.criteria.filter(
    (row) => row.party === ladder.party && row.main.includes(issue) && !shown.has(row.id),
  );
}
