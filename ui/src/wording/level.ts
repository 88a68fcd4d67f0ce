import { t } from '~/messages/message';

const general = ['level.word_0', 'level.word_1', 'level.word_2', 'level.word_3'] as const;

/** The word for a whole level: its owner's own, or the general one. */
export function levelWord(own: readonly (string | null)[], level: number): string {
  const key = general[level];
  return own[level] ?? (key ? t(key) : '');
}
