import type { AnswerEffect, ForemostView, SaysRun } from '~/ipc/bindings';
import { t } from '~/messages/message';
import { reasonWords } from './reason';

const run = ({ from, to }: SaysRun) =>
  to === null
    ? reasonWords(from)
    : t('worlds.says.from_to', { from: reasonWords(from), to: reasonWords(to) });

function firstWords(first: ForemostView): string {
  switch (first.kind) {
    case 'asked':
      return t('worlds.then_first', { number: String(first.place + 1) });
    case 'other':
      return t('worlds.then_other');
    case 'nothing':
      return t('worlds.then_none');
  }
}

/** What an answer would do to the list: “If they say: …”. */
export function effectWords({ says, first, fails }: AnswerEffect): string {
  return t('worlds.if', {
    says: says.map(run).join(t('worlds.or')),
    first: firstWords(first),
    fails:
      fails.length === 0
        ? ''
        : t('worlds.then_fails', { numbers: fails.map((place) => String(place + 1)).join(', ') }),
  });
}
