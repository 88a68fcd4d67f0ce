import * as host from '~/ipc/advice';
import type { Choice, ComparisonView, PlanView } from '~/ipc/bindings';
import { Derived } from './derived.svelte';

/** What a package chooses, by issue. */
export type Choices = Readonly<Record<string, Choice>>;

/** A package that is set beside others. */
export interface Candidate {
  /** Names the same package in every list. */
  readonly key: string;
  readonly title: string;
  readonly choices: Choices;
}

/** The packages a person sets side by side; those of one plan seen from one viewpoint ({@link sightOf}), as long as it is open. */
export class Comparison {
  #sight = $state<string>();
  #chosen = $state.raw<readonly Candidate[]>();
  #asked: readonly Candidate[] = [];
  readonly #answer = new Derived<ComparisonView>((plan, revision) =>
    host.comparePackages(
      plan,
      revision,
      this.#asked.map((row) => row.choices),
    ),
  );

  /** What was chosen there; nothing while nobody has chosen. */
  chosen(sight: string): readonly Candidate[] | undefined {
    return sight === this.#sight ? this.#chosen : undefined;
  }

  /** Chooses what stands side by side. */
  choose(sight: string, candidates: readonly Candidate[]): void {
    this.#sight = sight;
    this.#chosen = candidates;
  }

  /** Adds a package, or takes it out where it is among them already. Says which. */
  toggle(sight: string, candidate: Candidate): 'added' | 'taken_out' {
    const before = this.chosen(sight) ?? [];
    const without = before.filter((row) => row.key !== candidate.key);
    const isNew = without.length === before.length;
    this.choose(sight, isNew ? [...before, candidate] : without);
    // Nothing chosen is as if nobody had chosen yet.
    if (this.#chosen?.length === 0) this.#chosen = undefined;
    return isNew ? 'added' : 'taken_out';
  }

  /** The answer for what is asked about, package by package. */
  get view(): ComparisonView | undefined {
    return this.#answer.view;
  }

  get stale(): boolean {
    return this.#answer.stale;
  }

  /** Follows the open plan and what stands side by side. */
  follow(plan: PlanView | undefined, candidates: readonly Candidate[]): void {
    this.#asked = candidates;
    this.#answer.follow(plan, candidates.map((row) => row.key).join(' '));
  }
}

export const comparison = new Comparison();
