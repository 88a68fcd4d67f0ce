import type { Condition, IssueView } from '~/ipc/bindings';

/** Everything that can be chosen for an issue, as a condition; nothing for an issue without choices. */
export function wholeOf(issue: IssueView): Condition[] {
  const { range, options } = issue;
  if (range) {
    const between = { from: range.lower.amount, to: range.upper.amount };
    return [{ issue: issue.id, choices: { between } }];
  }
  return options.length > 0
    ? [{ issue: issue.id, choices: { any_of: options.map((option) => option.id) } }]
    : [];
}
