import type { CriterionId, IssueId, PartyId, Stage, ValueId } from '~/ipc/bindings';

/** What is at hand beside the stages of the open plan. */
export type AtHand = 'exchange' | 'guesses' | 'questions' | 'report' | 'team' | 'versions';
/** The other views of the stage of shared outcomes. */
export type OutcomeView = 'ideas' | 'compare' | 'terms';
const libraryPlaces = ['plans', 'backups', 'colleagues'] as const;
/** What concerns all plans: the list of them, their backups, and who else works on them. */
export type LibraryPlace = (typeof libraryPlaces)[number];
/** Where the person is: among the plans, at a stage of the open plan or one of its views, or at what is at hand beside them. */
export type Place = LibraryPlace | Stage | OutcomeView | AtHand;

const beside: readonly Place[] = [
  ...libraryPlaces,
  'exchange',
  'guesses',
  'questions',
  'report',
  'team',
  'versions',
];
function isStage(place: Place): place is Stage {
  return !beside.includes(place);
}

/** Whether no plan needs to be open there. */
export function isLibraryPlace(place: Place): place is LibraryPlace {
  return libraryPlaces.some((name) => name === place);
}

/** The stage that a place belongs to; nothing for one that belongs to none. */
export function stageOf(place: Place): Stage | undefined {
  if (place === 'ideas' || place === 'compare' || place === 'terms') return 'outcomes';
  return isStage(place) ? place : undefined;
}

/** The rows a screen is asked to show, when somebody comes from a hint, a trace or the palette. */
export interface Target {
  readonly party?: PartyId | null;
  readonly issue?: IssueId | null;
  readonly criterion?: CriterionId | null;
  readonly value?: ValueId | null;
  /** A row of any other kind, by its identifier. */
  readonly row?: string | null;
  /** Whether a new row is begun there. */
  readonly begin?: boolean;
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

  /** Whether the person is where no plan needs to be open. */
  get inLibrary(): boolean {
    return isLibraryPlace(this.#place);
  }

  /** Goes into a plan: to the stage the person was at, else to the first one. */
  enter(): void {
    if (this.inLibrary) this.go('people');
  }

  arrive(): void {
    this.#target = undefined;
  }
}

export const navigation = new Navigation();
