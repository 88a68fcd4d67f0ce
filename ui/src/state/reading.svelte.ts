import { findImprovement, readPackages } from '~/ipc/analysis';
import type { Choice, PackageReading, PlanView } from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import { faults } from './fault.svelte';

/** What each party says of one package; the newest question counts, whatever comes back late. */
export class Reading {
  #view = $state.raw<PackageReading>();
  #turn = 0;

  /** What was read last; nothing before anything was. */
  get view(): PackageReading | undefined {
    return this.#view;
  }

  /** Reads a package of a plan. */
  async read(plan: string, choices: Readonly<Record<string, Choice>>): Promise<void> {
    const turn = ++this.#turn;
    try {
      const [answer] = await readPackages(plan, [choices]);
      if (turn === this.#turn) this.#view = answer;
    } catch (thrown) {
      if (turn === this.#turn) faults.show(HostError.from(thrown));
    }
  }
}

/** A package that is no worse for anyone than the one that was signed; nothing when there is none. */
export interface Improvement {
  readonly reading: PackageReading | null;
  /** The revision of the plan that was looked at. */
  readonly revision: number;
}

/** Looks for a package that is no worse for anyone than the one that was signed; nothing when that failed, which is said. */
export async function lookForImprovement(plan: PlanView): Promise<Improvement | undefined> {
  const { revision } = plan.log;
  try {
    return { reading: await findImprovement(plan.id), revision };
  } catch (thrown) {
    faults.show(HostError.from(thrown));
    return undefined;
  }
}
