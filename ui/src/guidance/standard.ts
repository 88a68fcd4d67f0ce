import type { Condition, IssueView } from '~/ipc/bindings';

/** Everything that can be chosen for an issue, as a condition; nothing for an issue without choices. */
export function wholeOf({ id, range, options }: IssueView): Condition | undefined {
  if (range) return { issue: id, choices: { between: { from: range.lower.amount, to: range.upper.amount } } };
  if (options.length === 0) return undefined;
  return { issue: id, choices: { any_of: options.map((option) => option.id) } };
}
