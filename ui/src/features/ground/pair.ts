import type { CriterionView, GroundView, PairView, PartyView, PlanView } from '~/ipc/bindings';

/** Two parties that are looked at together, in plan order. */
export type PartyPair = readonly [PartyView, PartyView];

/** Every two parties, in plan order. */
export function partyPairs(parties: readonly PartyView[]): PartyPair[] {
  return parties.flatMap((one, place) => parties.slice(place + 1).map((other): PartyPair => [one, other]));
}

/** The criteria of a party as they are shown: protected ones first, then by rank, then in plan order. */
export function criteriaOf(view: PlanView, party: string): CriterionView[] {
  const own = view.criteria.filter((row) => row.party === party);
  const place = (row: CriterionView) => (row.protected ? 0 : (row.rank ?? Number.MAX_SAFE_INTEGER));
  return own
    .map((row, at) => ({ row, at }))
    .sort((a, b) => place(a.row) - place(b.row) || a.at - b.at)
    .map(({ row }) => row);
}

/** The pairs of criteria of two parties. */
export function pairsOf(view: PlanView, ground: GroundView, [one, other]: PartyPair): PairView[] {
  const owner = new Map(view.criteria.map((row) => [row.id, row.party]));
  return ground.pairs.filter((row) => owner.get(row.one) === one.id && owner.get(row.other) === other.id);
}

/** What a pair is, as it is drawn: what was said of it, the same word, or what its levels tell. */
export type PairKind = 'shared' | 'same_word' | 'competing' | 'compatible' | 'unknown';

export function kindOf(pair: PairView): PairKind {
  return pair.ground === null && pair.wording !== 'apart' ? 'same_word' : pair.relation;
}

/** Names a pair in a list. */
export function pairKey(pair: PairView): string {
  return `${pair.one} ${pair.other}`;
}

/** Which pairs are drawn first where there is no room for all. */
const weight: Record<PairKind, number> = { shared: 0, same_word: 1, competing: 2, compatible: 3, unknown: 4 };

/** At most so many links are drawn at once. */
export const mostLinks = 9;

/**
 * The pairs that are drawn: all of one criterion where one is looked at; else what was said, the same words, what pulls
 * apart where one of the two is essential, and essentials that go together.
 */
export function drawnPairs(view: PlanView, pairs: readonly PairView[], looked?: string): PairView[] {
  if (looked !== undefined) return pairs.filter((row) => row.one === looked || row.other === looked);
  const essential = new Set(view.criteria.filter((row) => row.essential).map((row) => row.id));
  const isTelling = (row: PairView) => {
    const kind = kindOf(row);
    if (row.ground !== null || kind === 'same_word') return true;
    if (kind === 'competing') return essential.has(row.one) || essential.has(row.other);
    return kind === 'compatible' && essential.has(row.one) && essential.has(row.other);
  };
  return pairs
    .filter(isTelling)
    .map((row, at) => ({ row, at }))
    .sort((a, b) => weight[kindOf(a.row)] - weight[kindOf(b.row)] || a.at - b.at)
    .slice(0, mostLinks)
    .map(({ row }) => row);
}
