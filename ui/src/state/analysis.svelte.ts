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

/** How long the plan has to rest before it is looked at again, in milliseconds. */
const rest = 150;

/** What the engine says of the open plan; asked again after every edit, one question at a time. */
export class Analysis {
  #view = $state.raw<AnalysisView>();
  #asked = $state<number>();
  #revision = $state<number>();
  #progress = $state.raw<AnalysisProgress>();
  #plan: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

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

  /** Whether the plan has changed since the answer: bars stay readable, labels say so. */
  get stale(): boolean {
    return this.#view !== undefined && this.#view.revision !== this.#revision;
  }

  /** Follows the plan that is open: asks when it is another one or has changed. */
  follow(plan: PlanView | undefined): void {
    if (plan?.id === this.#plan && plan?.log.revision === this.#revision) return;
    if (plan?.id !== this.#plan) this.#view = undefined;
    this.#plan = plan?.id;
    this.#revision = plan?.log.revision;
    clearTimeout(this.#timer);
    if (plan) this.#timer = setTimeout(() => void this.refresh(), rest);
  }

  /** Asks now. */
  async refresh(): Promise<void> {
    const plan = this.#plan;
    const revision = this.#revision;
    if (plan === undefined || revision === undefined) return;
    clearTimeout(this.#timer);
    this.#asked = revision;
    try {
      this.#take(await host.requestAnalysis(plan));
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

  /** One page of a list of packages; nothing when it could not be made. */
  async page(tab: PackageTab, offset: number, limit: number): Promise<PackagePage | undefined> {
    if (this.#plan === undefined) return undefined;
    try {
      return await host.listPackages(this.#plan, tab, offset, limit);
    } catch (thrown) {
      faults.show(HostError.from(thrown));
      return undefined;
    }
  }

  hear(progress: AnalysisProgress): void {
    if (progress.plan === this.#plan && this.busy) this.#progress = progress;
  }

  #take(view: AnalysisView): void {
    // A search that a newer one took the place of has nothing to say.
    if (view.plan === this.#plan && view.finding.kind !== 'cancelled') this.#view = view;
  }

  #rest(): void {
    this.#asked = undefined;
    this.#progress = undefined;
  }
}

export const analysis = new Analysis();
