import { equalOffers, findImprovement, readOffers, readPackages } from '~/ipc/analysis';
import type { Choice, GivenAwayView, OfferToldView, PackageReading, PlanView } from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import { givesAway } from '~/ipc/exchange';
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

/** Packages to reply with, and the revision of the plan that they were found in. */
export interface Replies {
  readonly offers: readonly PackageReading[];
  readonly revision: number;
}

/** Looks for packages that are about equal to a party and differ for the others; nothing when that failed, which is said. */
export async function lookForReplies(
  plan: PlanView,
  party: string,
  near: Readonly<Record<string, Choice>> | null,
): Promise<Replies | undefined> {
  const { revision } = plan.log;
  try {
    return { offers: await equalOffers(plan.id, party, near), revision };
  } catch (thrown) {
    faults.show(HostError.from(thrown));
    return undefined;
  }
}

/** What the offers of a plan tell; the newest question counts. */
export class OffersTold {
  #rows = $state.raw<readonly OfferToldView[]>([]);
  #turn = 0;

  /** What was told last. */
  get rows(): readonly OfferToldView[] {
    return this.#rows;
  }

  /** Reads the offers of a plan anew. */
  async read(plan: string): Promise<void> {
    const turn = ++this.#turn;
    try {
      const rows = await readOffers(plan);
      if (turn === this.#turn) this.#rows = rows;
    } catch (thrown) {
      if (turn === this.#turn) faults.show(HostError.from(thrown));
    }
  }
}

/** What showing packages gives away of a party; nothing where that cannot be told. */
export async function giveAway(
  plan: string,
  party: string,
  packages: readonly Readonly<Record<string, Choice>>[],
): Promise<readonly GivenAwayView[]> {
  return givesAway(plan, party, packages).catch(() => []);
}
