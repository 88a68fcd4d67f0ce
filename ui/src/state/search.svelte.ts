import type { FoundPlanView, PlanId } from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import * as host from '~/ipc/library';
import { faults } from './fault.svelte';
import { library } from './library.svelte';
import { navigation, type Place, type Target } from './navigation.svelte';
import { plan } from './plan.svelte';

/** Fewer letters than this are found nearly everywhere. */
const fewest = 2;

/** A search over every row of every plan. */
export class Search {
  #plans = $state.raw<readonly FoundPlanView[]>([]);
  #asked = 0;

  /** What was found for the last text, plan by plan. */
  get plans(): readonly FoundPlanView[] {
    return this.#plans;
  }

  /** Looks for a text; only the answer to the last one is shown. */
  async find(text: string): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    if (text.trim().length < fewest) {
      this.#plans = [];
      return;
    }
    try {
      const { plans } = await host.findRows(text);
      if (asked === this.#asked) this.#plans = plans;
    } catch (thrown) {
      faults.show(HostError.from(thrown));
    }
  }

  /** Opens the plan of a row, unless it is open, and goes where the row stands. */
  async open(id: PlanId, place: Place, target: Target): Promise<void> {
    if (plan.view?.id !== id && !(await library.open(id))) return;
    navigation.go(place, target);
  }
}

export const search = new Search();
