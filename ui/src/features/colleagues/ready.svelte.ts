import { t } from '~/messages/message';
import { teams } from '~/state/colleague.svelte';

/** Why a button waits, if it does: for what belongs to it, or for what is on its way. */
export function unready(given: unknown): string | undefined {
  if (!given) return t('colleague.incomplete');
  return teams.busy ? t('colleague.busy') : undefined;
}
