import type { Reason } from '~/ipc/bindings';
import { isMessageKey, t } from '~/messages/message';

/** The sentence of a code with its parameters; the code itself where the catalogue has none. */
export function reasonWords(reason: Reason): string {
  return isMessageKey(reason.code) ? t(reason.code, reason.params) : reason.code;
}
