import type { IdeaCode, IdeaStepView, PlanView, RowKey, RowKind } from '~/ipc/bindings';
import { t } from '~/messages/message';
import { chanceWords } from '~/wording/chance';
import type { IdeaEntry } from './entry';
import { stepWords } from './step';

/** The rows an idea cites, as its sentence speaks of them, in the order in which they are cited. */
interface Cited {
  /** What the rows of a kind are called. */
  readonly named: (kind: RowKind) => string[];
  readonly criteria: readonly { readonly party: string; readonly statement: string }[];
  /** What an issue stands for to a party. */
  readonly readings: readonly { readonly party: string; readonly issue: string; readonly served: string }[];
  readonly forecasts: readonly { readonly party: string; readonly chance: string }[];
  readonly circumstances: readonly { readonly party: string; readonly words: string }[];
}

/** What an idea rests on, in a sentence that names the criteria and readings it comes from; its own words where it has some. */
export function ideaWords(view: PlanView, entry: IdeaEntry): string {
  return entry.words ?? lines[entry.code](citedBy(view, entry.cites)) ?? leadsTo(view, entry.step);
}

/** What an idea leads to, in words. */
export function leadsTo(view: PlanView, step: IdeaStepView | undefined): string {
  return step ? stepWords(view, step) : t('ideas.no_row_now');
}

const quoted = (words: readonly string[]) => words.map((each) => `“${each}”`).join(', ');

const lines: Record<IdeaCode, (cited: Cited) => string | undefined> = {
  sideways: ({ readings: [one] }) => one && t('idea_line.sideways', { ...one }),
  different_readings: ({ readings: [one, two] }) =>
    one &&
    two &&
    t('idea_line.different_readings', {
      issue: one.issue,
      one: one.party,
      first: one.served,
      other: two.party,
      second: two.served,
    }),
  trade: ({ criteria: [first, second, third, fourth] }) =>
    first && second && third && fourth
      ? t('idea_line.trade', {
          one: first.party,
          first: first.statement,
          second: second.statement,
          other: third.party,
          third: third.statement,
          fourth: fourth.statement,
        })
      : undefined,
  bridge: ({ named, criteria }) =>
    t('idea_line.bridge', {
      wording: named('common_ground')[0] ?? '',
      criteria: quoted(criteria.map((row) => row.statement)),
    }),
  unbundle: ({ named, criteria }) =>
    t('idea_line.unbundle', {
      issue: named('issue')[0] ?? '',
      criteria: quoted(criteria.map((row) => row.statement)),
    }),
  add: ({ named, criteria }) =>
    criteria.length > 0
      ? t('idea_line.add_competing', { criteria: quoted(criteria.map((row) => row.statement)) })
      : t('idea_line.add_one', { issue: named('issue')[0] ?? '' }),
  cut_the_cost: ({ named, criteria: [gained] }) =>
    gained &&
    t('idea_line.cut_the_cost', {
      fallout: named('fallout')[0] ?? '',
      stakeholder: named('stakeholder')[0] ?? '',
      criterion: gained.statement,
      party: gained.party,
    }),
  compensate: ({ named, criteria: [short, higher] }) =>
    short &&
    higher &&
    t('idea_line.compensate', {
      package: named('package')[0] ?? '',
      party: short.party,
      short: short.statement,
      higher: higher.statement,
    }),
  if_then: ({ named, forecasts: [one, two] }) =>
    one &&
    two &&
    t('idea_line.if_then', {
      event: named('event')[0] ?? '',
      one: one.party,
      first: one.chance,
      other: two.party,
      second: two.chance,
    }),
  time_and_risk: ({ circumstances: [one, two] }) =>
    one &&
    two &&
    t('idea_line.time_and_risk', {
      one: one.party,
      first: one.words,
      other: two.party,
      second: two.words,
    }),
  standard_or_procedure: ({ criteria: [one, two] }) =>
    one &&
    two &&
    t('idea_line.standard_or_procedure', {
      one: one.party,
      first: one.statement,
      other: two.party,
      second: two.statement,
    }),
  improve: ({ named }) =>
    t('idea_line.improve', { package: named('package')[0] ?? '', issues: named('issue').join(', ') }),
  own: () => undefined,
};

function citedBy(view: PlanView, cites: readonly RowKey[]): Cited {
  const of = <Row extends { id: string }>(kind: RowKind, rows: readonly Row[]): Row[] =>
    cites.filter((key) => key.kind === kind).flatMap((key) => rows.filter((row) => row.id === key.id));
  const party = (id: string) => view.parties.find((row) => row.id === id)?.name ?? '';
  const issue = (id: string) => view.issues.find((row) => row.id === id)?.name ?? '';
  const statement = (id: string | null) => view.criteria.find((row) => row.id === id)?.statement;
  const value = (id: string | null) => view.values.find((row) => row.id === id)?.words;
  const kinds: Partial<Record<RowKind, () => string[]>> = {
    common_ground: () => of('common_ground', view.common_grounds).map((row) => row.wording ?? ''),
    issue: () => of('issue', view.issues).map((row) => row.name),
    fallout: () => of('fallout', view.fallouts).map((row) => row.words),
    stakeholder: () => of('stakeholder', view.stakeholders).map((row) => row.name),
    package: () => of('package', view.packages).map((row) => row.title),
    event: () => of('event', view.events).map((row) => row.words),
  };
  const parties = of('party', view.parties);
  return {
    named: (kind) => kinds[kind]?.() ?? [],
    criteria: of('criterion', view.criteria).map((row) => ({
      party: party(row.party),
      statement: row.statement,
    })),
    readings: of('reading', view.readings).map((row) => ({
      party: party(row.party),
      issue: issue(row.issue),
      served: statement(row.criterion) ?? value(row.value) ?? '',
    })),
    forecasts: of('event', view.events).flatMap((event) =>
      parties.flatMap(({ id, name }) =>
        event.forecasts
          .filter((row) => row.party === id)
          .map((row) => ({ party: name, chance: chanceWords(row.chance) })),
      ),
    ),
    circumstances: of('circumstance', view.circumstances).map((row) => ({
      party: party(row.party),
      words: row.words,
    })),
  };
}
