import type { CardView, PackageView, PlanView } from '~/ipc/bindings';

/** The kept package with the same choices, if there is one. */
export function keptOf(plan: PlanView, card: CardView): PackageView | undefined {
  const choices = signature(card.choices);
  return plan.packages.find((kept) => kept.complete && signature(kept.choices) === choices);
}

function signature(choices: CardView['choices']): string {
  return JSON.stringify(choices.map((row) => [row.issue, row.choice]));
}
