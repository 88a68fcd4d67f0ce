import type { ComparedView, CriterionOutcome, CriterionView, PartyView, PlanView } from '~/ipc/bindings';

/** A criterion across packages; nothing for a package that is not on the table any more. */
export interface CriterionAcross {
  readonly criterion: CriterionView;
  readonly outcomes: readonly (CriterionOutcome | undefined)[];
}

/** The criteria of one party across packages. */
export interface PartyAcross {
  readonly party: PartyView;
  readonly rows: readonly CriterionAcross[];
}

/** Which criteria are listed. */
export type Listing = 'all' | 'differences';

/** Every criterion of every party across packages, in the order in which cards show them. */
export function partyLines(
  view: PlanView,
  packages: readonly (ComparedView | null)[],
  listing: Listing,
): PartyAcross[] {
  return view.parties.map((party) => {
    const first = packages.find((row) => row !== null);
    const order = first?.card.parties.find((row) => row.party === party.id)?.criteria ?? [];
    const rows = order.flatMap(({ criterion: id }) => {
      const criterion = view.criteria.find((row) => row.id === id);
      return criterion ? [{ criterion, outcomes: packages.map((row) => outcomeOf(row, id)) }] : [];
    });
    return { party, rows: listing === 'all' ? rows : rows.filter(differs) };
  });
}

function outcomeOf(compared: ComparedView | null, criterion: string): CriterionOutcome | undefined {
  return compared?.card.parties.flatMap((party) => party.criteria).find((row) => row.criterion === criterion);
}

/** Whether packages bring a criterion to different levels; what is not known is no difference by itself. */
function differs({ outcomes }: CriterionAcross): boolean {
  const levels = outcomes.map((row) => row && `${row.level.low} ${row.level.high}`);
  return new Set(levels.filter(Boolean)).size > 1;
}

/** Whether something that is essential to somebody is surely short, by name; open where something is not known. */
export function essentialsOf(
  view: PlanView,
  { card }: ComparedView,
): { readonly code: 'met' | 'not_met' | 'undetermined'; readonly short: readonly string[] } {
  const verdicts = card.parties.map((party) => party.essentials);
  const short = card.parties
    .flatMap((party) => party.criteria)
    .filter((row) => row.verdict === 'not_met')
    .map((row) => view.criteria.find((found) => found.id === row.criterion)?.statement ?? '');
  if (verdicts.includes('not_met')) return { code: 'not_met', short };
  return { code: verdicts.includes('undetermined') ? 'undetermined' : 'met', short: [] };
}
