import { call, hear } from './backend';

/** Hears that somebody closes the window: it waits for {@link leave} or {@link stay}. */
export const hearLeaving = (on: () => void) => hear<null>('leaving', on);
/** Everything is kept: the window goes. */
export const leave = () => call<null>('leave');
/** Something could not be kept: the window stays. */
export const stay = () => call<null>('stay');
