/** What a level picker gives: one of the four levels, or not known. */
export type PickedLevel = '0' | '1' | '2' | '3' | '?';
/** The levels something can be needed from. */
export type NeededLevel = '1' | '2' | '3';
/** A whole level, for drawing. */
export type WholeLevel = 0 | 1 | 2 | 3;
