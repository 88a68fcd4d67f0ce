import type { PartyView, PlanView } from '~/ipc/bindings';

/** How many parties stand next to each other. */
const together = 2;

/** The parties whose readings stand next to each other: those chosen, then the plan's own party, then the others in order. */
export function comparedParties(plan: PlanView, chosen: readonly string[]): PartyView[] {
  const named = chosen.flatMap((id) => plan.parties.find((party) => party.id === id) ?? []);
  const own = plan.parties.filter((party) => party.mine);
  return [...new Set([...named, ...own, ...plan.parties])].slice(0, together);
}

/** The pair after the party in one of its two places is changed; a party that stands in the other place moves over. */
export function pairWith(pair: readonly PartyView[], place: number, party: string): string[] {
  const ids = pair.map((row) => row.id);
  const before = ids[place];
  return ids.map((id, index) => {
    if (index === place) return party;
    return id === party && before !== undefined ? before : id;
  });
}
