import { answerWith, type Backend } from './backend';
import type { BackupsView, Settings } from './bindings';
import blocked from './sample/blocked.analysis.json';
import examples from './sample/examples.json';
import supply from './sample/field-to-loaf.analysis.json';
import supplyShares from './sample/field-to-loaf.shares.json';
import fieldToLoaf from './sample/field-to-loaf.plan.json';
import lease from './sample/lease.plan.json';
import library from './sample/library.json';
import preview from './sample/preview.json';
import analysis from './sample/workshop.analysis.json';
import comparison from './sample/workshop.comparison.json';
import ground from './sample/workshop.ground.json';
import ideas from './sample/workshop.ideas.json';
import workshop from './sample/workshop.plan.json';
import shares from './sample/workshop.shares.json';
import supplyGround from './sample/field-to-loaf.ground.json';
import terms from './sample/lease.terms.json';

/** Two backups: one of today's kind, and one that is damaged. */
const backups: BackupsView = {
  backups: [
    {
      file: 'entente-2026-05-04.db',
      day: '2026-05-04',
      bytes: 245760,
      plans: [
        {
          id: workshop.id,
          name: workshop.name,
          parties: workshop.parties.map((row) => row.name),
          changed_at: '2026-05-04T14:32:00Z',
        },
      ],
    },
    { file: 'entente-2026-05-03.db', day: '2026-05-03', bytes: 4096, plans: null },
  ],
};

/** What a stand-in is told to do other than usual. */
export interface FakeWishes {
  /** Answers a command in another way; what it throws is what the host would. */
  readonly answers?: Readonly<Record<string, (args: Record<string, unknown>) => unknown>>;
  /** Whether the analysis finds packages that meet every essential. */
  readonly finding?: 'ready' | 'blocked';
}

/** A stand-in for the host, for tests and the gallery: it serves the built-in plans and counts revisions, and computes nothing. */
export class FakeBackend implements Backend {
  /** What was asked, in order. */
  readonly calls: { readonly command: string; readonly args: Record<string, unknown> }[] = [];
  readonly #hearers = new Map<string, Set<(payload: unknown) => void>>();
  readonly #wishes: FakeWishes;
  #revision = workshop.log.revision;
  #settings: Settings = { author: 'Anna', named_by: 'person', theme: 'system', single_letters: 'on' };

  constructor(wishes: FakeWishes = {}) {
    this.#wishes = wishes;
  }

  async call(command: string, args: Record<string, unknown>): Promise<unknown> {
    this.calls.push({ command, args });
    await Promise.resolve();
    const answer = this.#wishes.answers?.[command] ?? this.#usual[command];
    return answer ? structuredClone(await answer(args)) : null;
  }

  listen(event: string, hear: (payload: unknown) => void): Promise<() => void> {
    const hearers = this.#hearers.get(event) ?? new Set();
    this.#hearers.set(event, hearers.add(hear));
    return Promise.resolve(() => hearers.delete(hear));
  }

  /** Sends an event, as the host would. */
  tell(event: string, payload: unknown): void {
    for (const hear of this.#hearers.get(event) ?? []) hear(payload);
  }

  readonly #usual: Readonly<Record<string, (args: Record<string, unknown>) => unknown>> = {
    list_plans: () => library,
    search_plans: (args) => this.#search(String(args['text'])),
    list_examples: () => examples,
    create_plan: () => this.#plan(),
    add_example: (args) => this.#plan(String(args['name'])),
    open_plan: (args) => this.#plan(String(args['plan'])),
    duplicate_plan: () => library,
    delete_plan: (args) => ({
      ...library,
      plans: library.plans.filter((row) => row.id !== args['plan']),
      undo: 'delete_plan',
    }),
    undo_library: () => library,
    redo_library: () => library,
    edit_plan: () => this.#next(),
    undo_plan: () => this.#next(),
    redo_plan: () => this.#next(),
    preview_import: () => preview,
    confirm_import: (args) => this.#plan(String(args['plan'])),
    field_history: () => [],
    plan_history: () => [
      { revision: 12, by: 'Anna', at: '2026-05-04T14:32:00Z', edit: 'rate', kind: 'edit' },
      { revision: 11, by: 'Ben', at: '2026-05-04T14:30:00Z', edit: 'add_party', kind: 'undo' },
    ],
    request_analysis: (args) => ({ ...this.#analysis(args['plan']), revision: this.#revision }),
    count_shares: (args) => ({
      ...(args['plan'] === supply.plan ? supplyShares : shares),
      revision: args['revision'],
    }),
    list_packages: (args) => ({
      total: analysis.finding.outcomes.space.packages,
      offset: args['offset'],
      cards: [...analysis.finding.outcomes.proposals, ...analysis.finding.outcomes.kept_in_view],
    }),
    read_packages: (args) =>
      (args['packages'] as unknown[]).map(() => ({
        kind: 'read',
        card: analysis.finding.outcomes.proposals[0],
      })),
    find_improvement: () => null,
    equal_offers: () => analysis.finding.outcomes.proposals.map((card) => ({ kind: 'read', card })),
    read_offers: () => [],
    common_ground: (args) => ({
      ...(args['plan'] === supply.plan ? supplyGround : ground),
      revision: args['revision'],
    }),
    ideas: (args) => ({ ...ideas, plan: args['plan'], revision: args['revision'] }),
    term_readings: (args) => ({ ...terms, plan: args['plan'], revision: args['revision'] }),
    compare_packages: (args) => ({ ...comparison, plan: args['plan'], revision: args['revision'] }),
    preview_report: () => ({
      html: '<!doctype html><style>h1{}</style><body class="a4"><h1>The workshop</h1></body>',
    }),
    export_report: () => ({ file: 'The workshop.pdf', bytes: 24000 }),
    list_backups: () => backups,
    back_up: () => backups,
    list_teams: () => ({ teams: [], database_kept_by: null }),
    restore_backup: () => this.#plan(),
    find_rows: () => ({ plans: [] }),
    compare_versions: () => ({ rows: [] }),
    see_plan: () => this.#next(),
    get_settings: () => this.#settings,
    set_settings: (args) => (this.#settings = args['settings'] as Settings),
  };

  #analysis(plan: unknown): object {
    if (this.#wishes.finding === 'blocked') return blocked;
    return plan === supply.plan ? supply : analysis;
  }

  #search(text: string): typeof library {
    const wanted = text.toLowerCase();
    return { ...library, plans: library.plans.filter((row) => row.name.toLowerCase().includes(wanted)) };
  }

  #next(): typeof workshop {
    this.#revision += 1;
    return { ...workshop, log: { ...workshop.log, revision: this.#revision } };
  }

  #plan(name = ''): unknown {
    const found = [lease, fieldToLoaf].find((plan) => plan.id === name);
    const named = { lease, 'field-to-loaf': fieldToLoaf }[name];
    return found ?? named ?? workshop;
  }
}

/** Lets a stand-in answer the page, and gives it. */
export function fakeHost(wishes: FakeWishes = {}): FakeBackend {
  const fake = new FakeBackend(wishes);
  answerWith(fake);
  return fake;
}
