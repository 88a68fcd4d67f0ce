import { isMessageKey, t } from '~/messages/message';
import type { CardView, PackageView, PlanView, Reason } from '~/ipc/bindings';

/** The sentence of a code with its parameters; the code itself where the catalogue has none. */
export function reasonWords(reason: Reason): string {
  return isMessageKey(reason.code) ? t(reason.code, reason.params) : reason.code;
}

/** The kept package with the same choices, if there is one. */
export function keptOf(plan: PlanView, card: CardView): PackageView | undefined {
  const choices = signature(card.choices);
  return plan.packages.find((kept) => kept.complete && signature(kept.choices) === choices);
}

function signature(choices: CardView['choices']): string {
  return JSON.stringify(choices.map((row) => [row.issue, row.choice]));
}
