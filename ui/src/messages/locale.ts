/** The languages there is a catalogue for. */
export const languages = ['en'] as const;
export type Language = (typeof languages)[number];

/**
 * Picks the first of the wished languages that has a catalogue.
 *
 * A wished tag may be no tag at all (a bare system says "C"), and Intl throws on those: only an entry of `languages`
 * ever leaves this function.
 */
export function chooseLanguage(wished: readonly string[]): Language {
  for (const tag of wished) {
    const primary = tag.toLowerCase().split(/[-_.]/)[0];
    const found = languages.find((language) => language === primary);
    if (found) return found;
  }
  return 'en';
}
