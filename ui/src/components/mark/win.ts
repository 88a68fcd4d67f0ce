/** The forms of the label over a whole: sure, on assumptions, open, not yet, out of date. */
export type WinForm = 'win' | 'assume' | 'open' | 'notyet' | 'stale';
