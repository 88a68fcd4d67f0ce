import type { PlanView } from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import { faults } from './fault.svelte';
import { Kept } from './sharing';
import { sightOf } from './sight';

/** What the host works out of a plan names the plan and the revision it was worked out of. */
export interface OfRevision {
  readonly plan: string;
  readonly revision: number;
}

/** Asks the host; nothing comes back when the plan has changed meanwhile. */
type Ask<View> = (plan: string, revision: number) => Promise<View | null>;

/** What the host works out of the open plan, asked anew whenever what it is worked out of has changed. */
export class Derived<View extends OfRevision> {
  #view = $state.raw<View>();
  #wanted = $state.raw<string>();
  #shown = $state.raw<string>();
  #sight: string | undefined;
  #kept = new Kept<View>();
  readonly #ask: Ask<View>;

  constructor(ask: Ask<View>) {
    this.#ask = ask;
  }

  /** The last answer for the open plan; kept while a newer one is worked out. */
  get view(): View | undefined {
    return this.#view;
  }

  /** Whether a newer answer is wanted than the one that is shown. */
  get stale(): boolean {
    return this.#shown !== this.#wanted;
  }

  /** Follows the open plan: asks when it is another one, has changed, is seen from elsewhere, or when something else is asked. */
  follow(plan: PlanView | undefined, about = ''): void {
    const sight = plan && sightOf(plan);
    const wanted = plan && `${sightOf(plan)} ${String(plan.log.revision)} ${about}`;
    if (wanted === this.#wanted) return;
    if (sight !== this.#sight) {
      this.#view = undefined;
      this.#shown = undefined;
      this.#kept = new Kept();
    }
    this.#sight = sight;
    this.#wanted = wanted;
    if (plan && wanted !== undefined) void this.#answer(plan.id, plan.log.revision, wanted);
  }

  async #answer(plan: string, revision: number, wanted: string): Promise<void> {
    try {
      const view = await this.#ask(plan, revision);
      if (view === null || wanted !== this.#wanted) return;
      this.#view = this.#kept.take(view);
      this.#shown = wanted;
    } catch (thrown) {
      if (wanted === this.#wanted) faults.show(HostError.from(thrown));
    }
  }
}
