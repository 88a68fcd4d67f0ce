const alphabet = 'abcdefghijklmnopqrstuvwxyz';
const lettersOf = (name: string) => [...name.toLowerCase()].filter((sign) => /\p{L}/u.test(sign));

/** The letter each issue is typed by, in plan order: the first of its name that is still free, else any that is. */
export function issueLetters(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const letter = [...lettersOf(name), ...alphabet].find((sign) => !taken.has(sign)) ?? '';
    taken.add(letter);
    return letter;
  });
}

/** The key by which each party speaks: its initial, or numbers for all where two begin alike. */
export function partyKeys(names: readonly string[]): string[] {
  const initials = names.map((name) => (lettersOf(name)[0] ?? '').toUpperCase());
  const clash = new Set(initials).size < initials.length || initials.includes('');
  return clash ? names.map((_, place) => String(place + 1)) : initials;
}

/** For each act the first of the keys it may go by that nothing else goes by. */
function actKeys(wished: readonly string[], taken: readonly string[]): string[] {
  return wished.map((letters) => [...letters].find((letter) => !taken.includes(letter)) ?? '');
}

interface Named {
  readonly name: string;
}

/** The letters of a plan at the table, as they stand on keys; an act that no key is left for goes without. */
export interface TableKeys {
  /** Whose offer it is, by party. */
  readonly parties: readonly string[];
  /** What is spoken of, by issue. */
  readonly issues: readonly string[];
  /** Takes the last offer back. */
  readonly back: string;
  /** Goes to the words. */
  readonly words: string;
}

/** The letters by which a plan's offers are logged. */
export function tableKeys(plan: { parties: readonly Named[]; issues: readonly Named[] }): TableKeys {
  const parties = partyKeys(plan.parties.map((row) => row.name));
  const issues = issueLetters(plan.issues.map((row) => row.name)).map((letter) => letter.toUpperCase());
  const [back = '', words = ''] = actKeys(['UXZ', 'NWQ'], [...parties, ...issues]);
  return { parties, issues, back, words };
}
