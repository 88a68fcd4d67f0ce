import * as host from '~/ipc/analysis';
import type {
  AnalysisProgress,
  AnalysisView,
  Finding,
  PackagePage,
  PackageTab,
  PlanView,
} from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import { faults } from './fault.svelte';
import { Kept } from './sharing';
import { sightOf } from './sight';

/** A plan that was just opened is drawn first, then looked at, in milliseconds; after an edit it is looked at at once. */
const drawn = 150;
/** An answer that comes within so many milliseconds is not said to be on its way: words that flicker tell nothing. */
const patience = 300;

/** What the engine says of the open plan; asked again after every edit, which stops what was asked before. */
export class Analysis {
  #view = $state.raw<AnalysisView>();
  #asked = $state<number>();
  #revision = $state<number>();
  #late = $state(false);
  #progress = $state.raw<AnalysisProgress>();
  #plan: string | undefined;
  #sight: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #kept = new Kept<AnalysisView>();

  /** The last answer for the open plan; kept while a newer one is worked out. */
  get view(): AnalysisView | undefined {
    return this.#view;
  }

  get finding(): Finding | undefined {
    return this.#view?.finding;
  }

  /** Whether an answer is being worked out. */
  get busy(): boolean {
    return this.#asked !== undefined;
  }

  get progress(): AnalysisProgress | undefined {
    return this.#progress;
  }

  /** Whether the plan has changed since the answer. */
  get stale(): boolean {
    return this.#view !== undefined && this.#view.revision !== this.#revision;
  }

  /** Whether a person has waited for the answer long enough to be told. */
  get late(): boolean {
    return this.#late;
  }

  /** Whether what is shown is told to be of before: late, or not worked out at all. Bars stay readable, labels say so. */
  get outdated(): boolean {
    return this.stale && (this.#late || !this.busy);
  }

  /** Follows the plan that is open: asks when it is another one, has changed, or is seen from elsewhere. */
  follow(plan: PlanView | undefined): void {
    const sight = plan && sightOf(plan);
    if (sight === this.#sight && plan?.log.revision === this.#revision) return;
    const isAnother = plan?.id !== this.#plan;
    if (sight !== this.#sight) {
      this.#view = undefined;
      this.#kept = new Kept();
    }
    this.#plan = plan?.id;
    this.#sight = sight;
    this.#revision = plan?.log.revision;
    clearTimeout(this.#timer);
    this.#wait(plan !== undefined);
    if (!plan) return;
    if (isAnother) this.#timer = setTimeout(() => void this.refresh(), drawn);
    else void this.refresh();
  }

  /** Asks now. */
  async refresh(): Promise<void> {
    const plan = this.#plan;
    const [revision, sight] = [this.#revision, this.#sight];
    if (plan === undefined || revision === undefined) return;
    clearTimeout(this.#timer);
    this.#asked = revision;
    this.#wait(true);
    try {
      const view = await host.requestAnalysis(plan);
      if (sight === this.#sight) this.#take(view);
    } catch (thrown) {
      if (this.#asked === revision) faults.show(HostError.from(thrown));
    } finally {
      if (this.#asked === revision) this.#rest();
    }
  }

  /** Stops what is being worked out; the last answer stays. */
  async stop(): Promise<void> {
    this.#rest();
    await host.cancelAnalysis();
  }

  /** One page of a list of packages; nothing when it could not be made, or is of a plan that has changed meanwhile. */
  async page(tab: PackageTab, offset: number, limit: number): Promise<PackagePage | undefined> {
    if (this.#plan === undefined) return undefined;
    const revision = this.#revision;
    try {
      const page = await host.listPackages(this.#plan, tab, offset, limit);
      return revision === this.#revision ? page : undefined;
    } catch (thrown) {
      if (revision === this.#revision) faults.show(HostError.from(thrown));
      return undefined;
    }
  }

  /** The last whole answer: the one that is shown, unless it is a first one. */
  get whole(): AnalysisView | undefined {
    return this.busy && this.#view?.revision === this.#asked ? undefined : this.#view;
  }

  /** Shows the first answer to what is being asked, until the whole one is there. */
  hearFirst(view: AnalysisView): void {
    if (view.revision === this.#asked) this.#take(view);
  }

  hear(progress: AnalysisProgress): void {
    if (progress.plan === this.#plan && this.busy) this.#progress = progress;
  }

  #take(view: AnalysisView): void {
    // A search that a newer one took the place of has nothing to say.
    if (view.plan !== this.#plan || view.finding.kind === 'cancelled') return;
    if (view.revision >= (this.#revision ?? 0)) this.#view = this.#kept.take(view);
  }

  #wait(begins: boolean): void {
    if (begins) this.#waiting ??= setTimeout(() => (this.#late = true), patience);
    else {
      clearTimeout(this.#waiting);
      this.#waiting = undefined;
      this.#late = false;
    }
  }

  #rest(): void {
    this.#asked = undefined;
    this.#progress = undefined;
    this.#wait(false);
  }
}

export const analysis = new Analysis();
