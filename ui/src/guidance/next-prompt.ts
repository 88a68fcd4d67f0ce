import type { StakeholderKind, StakeholderView, Stance } from '~/ipc/bindings';
import type { MessageKey } from '~/messages/message';

const ofStance: Record<Exclude<Stance, 'committed'>, MessageKey> = {
  opposes: 'prompt.list.buy_in.team.20',
  not_aware: 'prompt.list.buy_in.team.18',
  exploring: 'prompt.list.buy_in.other.12',
  criteria_voiced: 'prompt.list.buy_in.team.23',
  can_live_with_it: 'prompt.list.buy_in.team.25',
};

/** What has no voice of its own is asked about, and not asked. */
const ofThing: Partial<Record<StakeholderKind, MessageKey>> = {
  rule: 'prompt.list.buy_in.team.05',
  budget: 'prompt.list.buy_in.team.07',
  initiative: 'prompt.list.buy_in.team.02',
};

/** The one question that leads on with a stakeholder; nothing for one that is committed. */
export function nextPrompt({ kind, stance }: StakeholderView): MessageKey | undefined {
  return stance === 'committed' ? undefined : (ofThing[kind] ?? ofStance[stance]);
}
