import type { PlanView, TeamView } from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import * as host from '~/ipc/team';
import { Derived } from './derived.svelte';
import { faults } from './fault.svelte';

/**
 * What there is to see of the others in the open plan; nothing, and nothing asked, while the plan is not shared or all
 * parties see the screen.
 */
export class Team {
  #derived = new Derived<TeamView>(host.lookAtTeam);
  #looks = $state(0);

  get view(): TeamView | undefined {
    return this.#derived.view;
  }

  follow(plan: PlanView | undefined): void {
    const seen = plan?.log.shared && plan.viewpoint.kind !== 'joint' ? plan : undefined;
    this.#derived.follow(seen, String(this.#looks));
  }

  /** Notes that everything others changed was looked at. */
  async markSeen(plan: string): Promise<void> {
    try {
      await host.markSeen(plan);
      this.#looks += 1;
    } catch (thrown) {
      faults.show(HostError.from(thrown));
    }
  }
}

export const team = new Team();
