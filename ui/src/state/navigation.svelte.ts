import type { CriterionId, IssueId, PartyId, Stage, ValueId } from '~/ipc/bindings';

/** What is at hand beside the stages of the open plan. */
export type AtHand = 'guesses' | 'questions';
/** Where the person is: among the plans, at a stage of the open plan, or at what is at hand beside them. */
export type Place = 'plans' | Stage | AtHand;

/** The rows a screen is asked to show, when somebody comes from a hint, a trace or the palette. */
export interface Target {
  readonly party?: PartyId | null;
  readonly issue?: IssueId | null;
  readonly criterion?: CriterionId | null;
  readonly value?: ValueId | null;
}

/** Where the person is in the window. Nothing of it is kept on disk. */
export class Navigation {
  #place = $state<Place>('plans');
  #target = $state.raw<Target>();

  get place(): Place {
    return this.#place;
  }

  /** What the screen was asked to show; a screen takes it with {@link arrive} once it has. */
  get target(): Target | undefined {
    return this.#target;
  }

  go(place: Place, target?: Target): void {
    this.#place = place;
    this.#target = target;
  }

  /** Goes into a plan: to the stage the person was at, else to the first one. */
  enter(): void {
    if (this.#place === 'plans') this.go('people');
  }

  arrive(): void {
    this.#target = undefined;
  }
}

export const navigation = new Navigation();
