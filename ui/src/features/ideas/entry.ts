import type { Edit, IdeaCode, IdeaState, IdeaStepView, IdeasView, PlanView, RowKey } from '~/ipc/bindings';

/** An idea as it stands on the screen: one that the rows give rise to, or one that was kept and no row gives rise to now. */
export interface IdeaEntry {
  readonly key: string;
  readonly code: IdeaCode;
  readonly cites: readonly RowKey[];
  /** Its own words; nothing for the app's question. */
  readonly words: string | null;
  readonly party: string | null;
  /** What became of it; nothing while nobody has said. */
  readonly state: IdeaState | undefined;
  /** The row that keeps it. */
  readonly kept: string | undefined;
  /** What it leads to; nothing where no row gives rise to it now. */
  readonly step: IdeaStepView | undefined;
}

/** The groups in which ideas stand, in their order. */
export const groups = ['look', 'parked', 'taken', 'dismissed'] as const;
export type IdeaGroup = (typeof groups)[number];

/** Every idea, found ones first. */
export function ideaEntries(view: PlanView, found: IdeasView | undefined): IdeaEntry[] {
  const told = (found?.ideas ?? []).map((idea): IdeaEntry => {
    const row = view.ideas.find((kept) => kept.id === idea.kept?.idea);
    return {
      key: `${idea.code} ${idea.cites.map((key) => key.id).join(' ')}`,
      code: idea.code,
      cites: idea.cites,
      words: row?.words ?? null,
      party: row?.party ?? null,
      state: idea.kept?.state,
      kept: idea.kept?.idea,
      step: idea.step,
    };
  });
  const known = new Set(told.map((entry) => entry.kept));
  const alone = view.ideas
    .filter((row) => !known.has(row.id))
    .map((row): IdeaEntry => ({
      key: row.id,
      code: row.code,
      cites: row.cites,
      words: row.words,
      party: row.party,
      state: row.state,
      kept: row.id,
      step: undefined,
    }));
  return [...told, ...alone];
}

export function groupOf(entry: IdeaEntry): IdeaGroup {
  if (entry.state === undefined || entry.state === 'open') return 'look';
  return entry.state;
}

/** Ideas found in the same way, in the order in which ways are looked through. */
export function byWay(entries: readonly IdeaEntry[]): [IdeaCode, IdeaEntry[]][] {
  const ways = new Map<IdeaCode, IdeaEntry[]>();
  for (const entry of entries) ways.set(entry.code, [...(ways.get(entry.code) ?? []), entry]);
  return [...ways];
}

/** The edit that says what became of an idea. */
export function stateEdit(entry: IdeaEntry, state: IdeaState): Edit {
  if (entry.kept !== undefined) return { idea: { set_state: { idea: entry.kept, state } } };
  const { code, cites } = entry;
  return { idea: { keep: { code, party: null, words: null, cites: [...cites], state } } };
}

/** What people say when they take a step. */
export interface Said {
  readonly name: string;
  readonly option: string;
  readonly by: number;
}

/** The edit that takes the step of an idea. */
export function stepEdit(step: IdeaStepView, said: Said): Edit {
  const { name } = said;
  if (step.kind === 'option') return { table: { add_option: { issue: step.issue, name } } };
  if (step.kind === 'issue') return { table: { add_issue: { name, options: [] } } };
  if (step.kind === 'package')
    return { keep: { keep_package: { title: name, choices: step.choices, reason: null } } };
  if (step.kind === 'contingent_term') return { term: { add_term: { entry: step.entry } } };
  const when = [{ issue: step.issue, choices: { any_of: [said.option] } }];
  return { rating: { shift: { criterion: step.criterion, when, by: said.by } } };
}
