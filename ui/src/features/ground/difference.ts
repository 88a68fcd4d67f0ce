import type {
  CircumstanceView,
  DifferenceView,
  EventView,
  GroundView,
  IdeasView,
  PlanView,
} from '~/ipc/bindings';
import type { PartyPair } from './pair';

/** Where two parties differ usefully. */
export function differencesOf(ground: GroundView, [one, other]: PartyPair): DifferenceView[] {
  const both = [one.id, other.id];
  return ground.differences.filter((row) => both.includes(row.one) && both.includes(row.other));
}

/** The event of a difference in forecasts. */
export function eventOf(view: PlanView, row: DifferenceView): EventView | undefined {
  const key = row.cites.find((cited) => cited.kind === 'event');
  return view.events.find((event) => event.id === key?.id);
}

/** The circumstances of a difference in time, risk or capability, the first party's first. */
export function circumstancesOf(view: PlanView, row: DifferenceView): CircumstanceView[] {
  return row.cites.flatMap((key) => view.circumstances.filter((found) => found.id === key.id));
}

/** Circumstances of two parties that make no difference yet. */
export function noted(view: PlanView, ground: GroundView, pair: PartyPair): CircumstanceView[] {
  const told = new Set(differencesOf(ground, pair).flatMap((row) => row.cites.map((key) => key.id)));
  return view.circumstances.filter(
    (row) => !told.has(row.id) && pair.some((party) => party.id === row.party),
  );
}

/** The kinds of ideas that a difference gives rise to. */
const kinds = {
  priority: 'trade',
  forecast: 'if_then',
  time: 'time_and_risk',
  risk: 'time_and_risk',
  capability: 'time_and_risk',
} as const;

/** The rows that make a difference itself: all but the parties. */
function telling(row: DifferenceView): string[] {
  return row.cites.filter((key) => key.kind !== 'party').map((key) => key.id);
}

/** How many ideas a difference gives rise to, and a row that all of them cite. */
export function ideasFrom(
  ideas: IdeasView | undefined,
  row: DifferenceView,
): { readonly count: number; readonly row: string } | undefined {
  const rows = telling(row);
  const found = (ideas?.ideas ?? []).filter((idea) => {
    const cited = idea.cites.map((key) => key.id);
    return idea.code === kinds[row.kind] && rows.every((id) => cited.includes(id));
  });
  const [first] = rows;
  return found.length > 0 && first !== undefined ? { count: found.length, row: first } : undefined;
}
