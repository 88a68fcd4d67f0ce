import type { StakeholderKind, StakeholderView, Stance } from '~/ipc/bindings';
import type { MessageKey } from '~/messages/message';

const ofStance: Record<Exclude<Stance, 'committed'>, MessageKey> = {
  opposes: 'prompt.next.opposes',
  not_aware: 'prompt.next.not_aware',
  exploring: 'prompt.next.exploring',
  criteria_voiced: 'prompt.next.criteria_voiced',
  can_live_with_it: 'prompt.next.can_live_with_it',
};

/** What has no voice of its own is asked about, and not asked. */
const ofThing: Partial<Record<StakeholderKind, MessageKey>> = {
  rule: 'prompt.next.rule',
  budget: 'prompt.next.budget',
  initiative: 'prompt.next.initiative',
};

/** The one question that leads on with a stakeholder; nothing for one that is committed. */
export function nextPrompt({ kind, stance }: StakeholderView): MessageKey | undefined {
  return stance === 'committed' ? undefined : (ofThing[kind] ?? ofStance[stance]);
}
