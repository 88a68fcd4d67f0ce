import * as host from '~/ipc/advice';
import type { GroundView, IdeasView, TermReadingsView } from '~/ipc/bindings';
import { Derived } from './derived.svelte';

/** What criteria have to do with each other across parties, and where parties differ usefully. */
export const ground = new Derived<GroundView>(host.commonGround);
/** The ideas that the rows of the plan give rise to. */
export const ideas = new Derived<IdeasView>(host.ideas);
/** What contingent terms come to. */
export const termReadings = new Derived<TermReadingsView>(host.termReadings);
