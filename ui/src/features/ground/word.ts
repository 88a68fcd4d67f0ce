import type { PairView, PlanView } from '~/ipc/bindings';
import { formatCount, t } from '~/messages/message';
import { kindOf } from './pair';

/** What a link says of its two ends, in two or three words. */
export function linkWords(pair: PairView): string {
  const kind = kindOf(pair);
  if (kind === 'same_word') return t(`ground.link.${pair.wording}`);
  return t(`ground.link.${kind}`);
}

const statement = (view: PlanView, id: string) => view.criteria.find((row) => row.id === id)?.statement ?? '';

/** A pair in one sentence, for the ear and the tooltip. */
export function pairSentence(view: PlanView, pair: PairView | undefined): string {
  if (!pair) return '';
  return t('ground.pair_sentence', {
    one: statement(view, pair.one),
    other: statement(view, pair.other),
    relation: linkWords(pair),
    because: t(`pair_because.${pair.because}`),
  });
}

/** In how many packages both are enough; whether any does, where they were not counted. */
export function enoughWords(pair: PairView, packages: string | null): string {
  if (pair.enough_in !== null && packages !== null) {
    const none = pair.enough_in === '0';
    return none
      ? t('ground.enough_in_none', { packages: formatCount(packages) })
      : t('ground.enough_in', { count: formatCount(pair.enough_in), packages: formatCount(packages) });
  }
  if (pair.both_enough === null) return t('ground.enough_not_known');
  return t(pair.both_enough ? 'ground.enough_some' : 'ground.enough_none');
}
