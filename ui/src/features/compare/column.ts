import type {
  CardView,
  ChoiceView,
  Choice,
  ComparedView,
  ComparisonView,
  Finding,
  PlanView,
} from '~/ipc/bindings';
import type { Candidate } from '~/state/comparison.svelte';

/** At most so many packages stand side by side until a person adds more. */
const most = 6;

/** Names a package by what it chooses, as the host does. */
export function keyOf(choices: readonly ChoiceView[]): string {
  const sorted = [...choices].sort((a, b) => (a.issue < b.issue ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted.map((row) => [row.issue, row.choice])));
}

function choicesOf(choices: readonly ChoiceView[]): Readonly<Record<string, Choice>> {
  return Object.fromEntries(choices.map((row) => [row.issue, row.choice]));
}

function candidate(choices: readonly ChoiceView[], title: string): Candidate {
  return { key: keyOf(choices), title, choices: choicesOf(choices) };
}

/** Every package that may be set beside others: those of the analysis, then those that were kept; each once. */
export function available(view: PlanView, finding: Finding | undefined): Candidate[] {
  const kept = view.packages.filter((row) => row.complete).map((row) => candidate(row.choices, row.title));
  const titles = new Map(kept.map((row) => [row.key, row.title]));
  const found = cards(finding).map((card) => candidate(card.choices, card.title));
  const all = [...found, ...kept].map((row) => ({ ...row, title: titles.get(row.key) ?? row.title }));
  return all.filter((row, at) => all.findIndex((other) => other.key === row.key) === at);
}

function cards(finding: Finding | undefined): CardView[] {
  if (finding?.kind === 'ready') return [...finding.outcomes.proposals, ...finding.outcomes.kept_in_view];
  if (finding?.kind === 'blocked') return finding.blocked.nearest.map((near) => near.card);
  return [];
}

/** What stands side by side: what was chosen, else the first of what there is, with every kept package among them. */
export function columns(
  view: PlanView,
  finding: Finding | undefined,
  chosen: readonly Candidate[] | undefined,
): readonly Candidate[] {
  if (chosen !== undefined) return chosen;
  const all = available(view, finding);
  const kept = new Set(view.packages.map((row) => keyOf(row.choices)));
  const room = Math.max(most - all.filter((row) => kept.has(row.key)).length, 0);
  const first = all.filter((row) => !kept.has(row.key)).slice(0, room);
  return all.filter((row) => kept.has(row.key) || first.includes(row));
}

/** What is known of each package that stands side by side; nothing for one that is not known, or not known yet. */
export function beside(chosen: readonly Candidate[], answer: ComparisonView): (ComparedView | null)[] {
  const known = new Map(answer.packages.map((row) => [row?.card.key, row]));
  return chosen.map((row) => known.get(row.key) ?? null);
}
