import type { IconLines } from './icon';

/** One of the things a person chooses between. */
export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  /** A second, quieter word behind the label: a count, a key. */
  readonly note?: string;
  readonly icon?: IconLines;
  /** The text for the ear and the tooltip, where the label is a sign. */
  readonly description?: string;
}

const steps: Partial<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Where an arrow, Home or End leads from place `at` in a ring of `count`; nothing for another key. */
export function ringStep(key: string, at: number, count: number): number | undefined {
  return count > 0 ? steps[key]?.(at, count) : undefined;
}
