import type { CardView, ChoiceView, Finding, LabelCode, PlanView, ReportRequest } from '~/ipc/bindings';

/** An outcome that a report can tell. */
export interface ReportedOutcome {
  /** Names the same choices whenever they come up again. */
  readonly key: string;
  readonly title: string;
  /** Where it comes from: kept by a person, proposed, or kept in view although it is not win-win. */
  readonly origin: 'kept' | 'proposed' | 'in_view';
  readonly label: LabelCode | undefined;
  readonly choices: ReportRequest['outcomes'][number];
}

function reported(
  rows: readonly ChoiceView[],
  title: string,
  origin: ReportedOutcome['origin'],
  label?: LabelCode,
): ReportedOutcome {
  const choices = Object.fromEntries(rows.map((row) => [row.issue, row.choice]));
  return { key: JSON.stringify(rows.map((row) => [row.issue, row.choice])), title, origin, label, choices };
}

function cards(finding: Finding | undefined): { proposed: CardView[]; inView: CardView[] } {
  if (finding?.kind !== 'ready' && finding?.kind !== 'blocked') return { proposed: [], inView: [] };
  return { proposed: finding.outcomes.proposals, inView: finding.outcomes.kept_in_view };
}

/** The outcomes that can be told, each once: what people kept goes before what was proposed. */
export function reportedOutcomes(view: PlanView, finding: Finding | undefined): ReportedOutcome[] {
  const { proposed, inView } = cards(finding);
  const all = [
    ...view.packages.filter((row) => row.complete).map((row) => reported(row.choices, row.title, 'kept')),
    ...proposed.map((row) => reported(row.choices, row.title, 'proposed', row.label.code)),
    ...inView.map((row) => reported(row.choices, row.title, 'in_view', row.label.code)),
  ];
  return all.filter((row, at) => all.findIndex((other) => other.key === row.key) === at);
}
