import type { Stage } from '~/ipc/bindings';
import { messageKeys, type MessageKey } from '~/messages/message';

/** Whom a prompt is for: oneself, one's own people, another party, or all together. */
export type PromptFor = 'myself' | 'team' | 'other' | 'joint';

/** A question of the list. */
export interface Prompt {
  readonly key: MessageKey;
  readonly stage: Stage;
  readonly whom: PromptFor;
}

const form = /^prompt\.list\.(\w+)\.(myself|team|other|joint)\.\d\d$/;

/** Every question of the list, stage by stage as in the catalogue, in the order of its numbers. */
export const prompts: readonly Prompt[] = messageKeys()
  .flatMap((key) => {
    const [, stage, whom] = form.exec(key) ?? [];
    return stage && whom ? [{ key, stage: stage as Stage, whom: whom as PromptFor }] : [];
  })
  .sort((a, b) => numberOf(a.key) - numberOf(b.key));

/** The questions of a stage. */
export function promptsOf(stage: Stage): readonly Prompt[] {
  return prompts.filter((prompt) => prompt.stage === stage);
}

function numberOf(key: MessageKey): number {
  return Number(key.slice(-2));
}
