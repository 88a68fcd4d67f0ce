import type { Place } from './navigation.svelte';
import { plan } from './plan.svelte';
import { sightOf } from './sight';

/** How screens of the open plan were left, so that one that comes back is as it was. Forgotten with the plan and the viewpoint. */
export class Memory {
  #screens: Partial<Record<Place, object>> = {};
  #sight: string | undefined;

  /** How a screen was left; as it begins where nobody has been there. The same screen is always asked with the same shape. */
  recall<T extends object>(screen: Place, begin: T): T {
    const sight = plan.view && sightOf(plan.view);
    if (sight !== this.#sight) this.#screens = {};
    this.#sight = sight;
    const left = this.#screens[screen];
    if (left) return left as T;
    const fresh = $state(begin);
    this.#screens[screen] = fresh;
    return fresh;
  }
}

export const memory = new Memory();
