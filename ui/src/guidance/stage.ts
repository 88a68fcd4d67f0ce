import type { Progress, Stage } from '~/ipc/bindings';
import type { StageState } from '~/components/frame/side';

/** The stages, in the order of their numbers. */
export const stages: readonly Stage[] = [
  'people',
  'table',
  'ladder',
  'criteria',
  'common_ground',
  'outcomes',
  'buy_in',
  'agreement',
];

/** The circle of a stage. */
export const circle: Readonly<Record<Progress, StageState>> = {
  empty: 'empty',
  begun: 'half',
  settled: 'full',
};
