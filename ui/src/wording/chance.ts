import type { ChanceView, PlanView, StakesView } from '~/ipc/bindings';
import { t } from '~/messages/message';

/** How likely something is thought to be: “8 in 10”, “3 to 4 in 10”. */
export function chanceWords(chance: ChanceView): string {
  const { low_in_ten: low, high_in_ten: high } = chance;
  return low === high ? t('chance.exact', { low }) : t('chance.range', { low, high });
}

/** Between which amounts two parties with different forecasts both expect to gain. */
export function stakesWords(plan: PlanView, { believer, doubter, above, below }: StakesView): string {
  const name = (id: string) => plan.parties.find((row) => row.id === id)?.name ?? '';
  const names = { believer: name(believer), doubter: name(doubter), above };
  return below === null ? t('chance.stakes_open', names) : t('chance.stakes', { ...names, below });
}

/**
 * A number of tenths as the exact number it stands for: “8” is 0.8, “0.5” is 0.05. The text is moved by one place and never
 * becomes a float.
 */
export function fromTenths(text: string): string {
  const [whole = '', part = ''] = text.split('.');
  const digits = whole.padStart(2, '0');
  return `${digits.slice(0, -1)}.${digits.slice(-1)}${part}`;
}
