import { t } from '~/messages/message';

/** All parties of a plan together: "both", "all three", "all 4". */
export function everyone(parties: number): string {
  if (parties === 2) return t('everyone.two');
  if (parties === 3) return t('everyone.three');
  return t('everyone.more', { count: parties });
}
