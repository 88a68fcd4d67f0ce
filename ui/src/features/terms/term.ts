import type { Choice, IssueView, PackageView, PlanView, TermView } from '~/ipc/bindings';
import { choiceName } from '~/wording/choice';

/** Terms of one package; those of none come last, with no package. */
export interface TermGroup {
  readonly candidate: PackageView | undefined;
  readonly rows: readonly TermView[];
}

/** The terms of each package that has some, in the order in which packages were kept. */
export function termGroups(view: PlanView): TermGroup[] {
  const kept = view.packages.map((candidate) => ({
    candidate,
    rows: view.terms.filter((row) => row.package === candidate.id),
  }));
  const loose = { candidate: undefined, rows: view.terms.filter((row) => row.package === null) };
  return [...kept, loose].filter((group) => group.rows.length > 0);
}

/** What may be chosen for an issue with options, by text: the field of a form gives text. */
export function optionChoices(issue: IssueView | undefined): { value: string; label: string }[] {
  return (issue?.options ?? []).map((row) => ({ value: row.id, label: row.name }));
}

/** The choice that a text of a form stands for: an option where the issue has options, else an amount. */
export function choiceOf(issue: IssueView | undefined, text: string): Choice | undefined {
  if (issue === undefined || text === '') return undefined;
  return issue.range ? { amount: text } : { option: text };
}

/** The text that stands for a choice in a form. */
export function textOf(choice: Choice | undefined): string {
  if (choice === undefined) return '';
  return 'option' in choice ? choice.option : choice.amount;
}

/** What a package chooses for the issue of a term, where it has no such term. */
export function withoutTerm(view: PlanView, row: TermView): string | undefined {
  const candidate = view.packages.find((found) => found.id === row.package);
  return candidate?.choices.find((choice) => choice.issue === row.issue)?.label;
}

/** What a branch of a term chooses, in words. */
export function branchWords(view: PlanView, row: TermView, choice: Choice): string {
  return choiceName(view, choice, row.issue);
}
