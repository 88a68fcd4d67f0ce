import type { IconLines } from '../icon';

/** How far a stage is: nothing there, something there, or enough to go on. */
export type StageState = 'empty' | 'half' | 'full';

/** The sign before an entry of the sidebar. */
export type SideMark =
  | { readonly kind: 'stage'; readonly state: StageState }
  | { readonly kind: 'party'; readonly index: number }
  | { readonly kind: 'icon'; readonly icon: IconLines };

/** A place to go to in the sidebar. */
export interface SideEntry {
  readonly id: string;
  readonly label: string;
  readonly mark: SideMark;
  readonly current?: boolean;
  /** A count at the end of the line, and what it counts, for the ear. */
  readonly note?: string;
  readonly noteLabel?: string;
  readonly shortcut?: string;
}
