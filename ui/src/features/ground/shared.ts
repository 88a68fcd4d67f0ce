import type { CommonGroundView, GroundView, PairView, PlanView } from '~/ipc/bindings';
import type { PartyPair } from './pair';

/** A line that several criteria share, as somebody said. */
export interface SharedLine {
  readonly row: CommonGroundView;
  /** Two of its criteria whose evidence differs although their words are the same: they keep it from being shared. */
  readonly blocked: PairView | undefined;
  /** Whether every party holds it. */
  readonly confirmed: boolean;
}

/** The lines that two parties share. */
export function sharedLines(view: PlanView, ground: GroundView, pair: PartyPair): SharedLine[] {
  const owner = new Map(view.criteria.map((row) => [row.id, row.party]));
  const concerns = (row: CommonGroundView) => {
    const parties = row.members.map((member) => owner.get(member.criterion));
    return pair.every((party) => parties.includes(party.id));
  };
  return view.common_grounds
    .filter((row) => row.relation === 'shared' && concerns(row))
    .map((row) => {
      const members = new Set(row.members.map((member) => member.criterion));
      const blocked = ground.pairs.find(
        (found) =>
          members.has(found.one) && members.has(found.other) && found.wording === 'different_evidence',
      );
      const confirmed = row.members.every((member) => member.confirmation === 'confirmed');
      return { row, blocked, confirmed: confirmed && blocked === undefined && row.wording !== null };
    });
}

/** The pairs that use the same words and of which nobody said anything yet. */
export function sameWords(pairs: readonly PairView[]): PairView[] {
  return pairs.filter((row) => row.ground === null && row.wording !== 'apart');
}
