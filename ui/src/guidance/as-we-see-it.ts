import type { PartyView, PlanView } from '~/ipc/bindings';
import { t } from '~/messages/message';

/** “as we see it: 2 criteria, 0 said”, for a party that has said nothing of its own; nothing for one that has. */
export function asWeSeeIt(view: PlanView, party: PartyView): string | undefined {
  const own = view.criteria.filter((row) => row.party === party.id);
  const isSaid = own.some((row) => row.provenance.source === 'said_by_them');
  if (party.mine || own.length === 0 || isSaid) return undefined;
  return t('party.as_we_see_it', { count: own.length });
}
