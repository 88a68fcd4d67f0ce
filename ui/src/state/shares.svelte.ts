import * as host from '~/ipc/analysis';
import type { AnalysisView, CardView, Choice, DecidingQuestion, ShareView } from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import { faults } from './fault.svelte';

/** What is known of how often something holds of a package. */
export type PackageCount =
  /** `old` while the plan has changed since and is being counted again. */
  | { readonly kind: 'known'; readonly shares: readonly ShareView[]; readonly age: 'current' | 'old' }
  | { readonly kind: 'waiting' | 'stopped' | 'too_large' };

/** How far counting is. */
export type CountState = 'waiting' | 'done' | 'stopped' | 'too_large';

interface Known {
  readonly shares: readonly ShareView[];
  readonly revision: number;
}

/** How long edits rest before shares are counted, in milliseconds: counting takes every processor from the next edit. */
const rest = 250;

/** How often what is said of the shown packages holds, over the ways in which guesses may turn out; asked after each analysis. */
export class Shares {
  readonly #rest: number;
  #start: ReturnType<typeof setTimeout> | undefined;
  #view: AnalysisView | undefined;
  #known = $state.raw<Readonly<Record<string, Known>>>({});
  #state = $state<CountState>('waiting');
  #revision = $state<number>();
  #tried = $state<number | null>(null);
  #question = $state.raw<DecidingQuestion | null>(null);

  constructor(wait = rest) {
    this.#rest = wait;
  }

  /** How far counting for the last analysis is. */
  get state(): CountState {
    return this.#state;
  }

  /** How many ways were tried; nothing where all were counted. */
  get tried(): number | null {
    return this.#tried;
  }

  /** The question whose answer would change most; nothing where none would, or while it is not known. */
  get question(): DecidingQuestion | null {
    return this.#question;
  }

  /** What is known of a package. */
  of(card: CardView): PackageCount {
    const known = this.#known[card.key];
    if (known?.revision === this.#revision && known !== undefined)
      return { kind: 'known', shares: known.shares, age: 'current' };
    if (this.#state === 'stopped' || this.#state === 'too_large') return { kind: this.#state };
    return known ? { kind: 'known', shares: known.shares, age: 'old' } : { kind: 'waiting' };
  }

  /** Follows the analysis that is shown: counts for its packages once for each answer that edits rest on. */
  follow(view: AnalysisView | undefined): void {
    if (view === this.#view) return;
    if (view?.plan !== this.#view?.plan) {
      this.#known = {};
      this.#question = null;
    }
    this.#view = view;
    this.#revision = view?.revision;
    this.#state = 'waiting';
    clearTimeout(this.#start);
    if (view) this.#start = setTimeout(() => void this.#lead(view, shown(view)), this.#rest);
  }

  /** Counts for packages beside those of the analysis. */
  async add(cards: readonly CardView[]): Promise<void> {
    const view = this.#view;
    const missing = cards.filter((card) => this.#known[card.key]?.revision !== view?.revision);
    if (view && missing.length > 0) await this.#count(view, missing);
  }

  async #lead(view: AnalysisView, cards: readonly CardView[]): Promise<void> {
    const counting = await this.#count(view, cards);
    if (view !== this.#view) return;
    this.#state = counting ? (counting.kind === 'cancelled' ? 'stopped' : counting.kind) : 'stopped';
    this.#question = counting?.kind === 'done' ? counting.question : null;
    this.#tried = counting?.kind === 'done' ? counting.tried : null;
  }

  async #count(view: AnalysisView, cards: readonly CardView[]) {
    try {
      const { counting } = await host.countShares(view.plan, view.revision, cards.map(choices));
      if (view === this.#view && counting.kind === 'done') {
        const known = { ...this.#known };
        cards.forEach((card, place) => {
          const own = counting.packages[place];
          if (own) known[card.key] = { shares: own.shares, revision: view.revision };
        });
        this.#known = known;
      }
      return counting;
    } catch (thrown) {
      faults.show(HostError.from(thrown));
      return undefined;
    }
  }
}

/** Every package an analysis shows, in the order of their numbers; the nearest ones where nothing meets every essential. */
function shown({ finding }: AnalysisView): CardView[] {
  if (finding.kind === 'ready') return [...finding.outcomes.proposals, ...finding.outcomes.kept_in_view];
  if (finding.kind === 'blocked') return finding.blocked.nearest.map((near) => near.card);
  return [];
}

function choices(card: CardView): Record<string, Choice> {
  return Object.fromEntries(card.choices.map((row) => [row.issue, row.choice]));
}

export const shares = new Shares();
