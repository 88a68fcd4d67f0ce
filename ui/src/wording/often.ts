import type { ToldView } from '~/ipc/bindings';
import { t } from '~/messages/message';

/** How often something holds, in words: “17 of 20 ways”. */
export function often(told: ToldView): string {
  return t(`outcomes.share.often.${told.kind}`, 'count' in told ? { count: told.count } : {});
}
