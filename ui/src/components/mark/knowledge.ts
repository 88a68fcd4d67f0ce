/** How something is known: said, seen in a document, observed; a guess; or not known yet. */
export type Knowledge = 'said' | 'document' | 'observed' | 'guess' | 'unknown';
