import type { FaultView, TeamEntry } from '~/ipc/bindings';
import { isMessageKey, t } from '~/messages/message';

/** What is not as it should be, in words, with the plan that it is about. */
export function faultText(fault: FaultView, team: TeamEntry): string {
  if (!isMessageKey(fault.key)) return fault.key;
  const text = t(fault.key, { name: t('team.somebody'), ...fault.params });
  const name = team.plans.find((row) => row.id === fault.plan)?.name;
  return name ? `${name}: ${text}` : text;
}
