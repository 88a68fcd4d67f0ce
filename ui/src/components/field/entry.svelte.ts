/** Words in a line from which only Enter or a button adds them, and what that line is called. */
interface Entry {
  readonly label: string;
  readonly text: string;
}

/** What stands in such lines and is not added yet: a line that goes with its screen has its words still when it comes back. */
export class Entries {
  #kept: Readonly<Record<string, Entry>> = {};
  #owner = $state('');

  /** Says whose lines these are from now on: lines of the same name elsewhere are others. */
  belongTo(owner: string): void {
    this.#owner = owner;
  }

  /** What was typed into a line before. */
  textOf(line: string): string {
    return this.#kept[`${this.#owner} ${line}`]?.text ?? '';
  }

  /** Keeps what stands in a line; nothing of an empty one. */
  keep(line: string, entry: Entry): void {
    const own = `${this.#owner} ${line}`;
    const others = Object.entries(this.#kept).filter(([name]) => name !== own);
    this.#kept = Object.fromEntries(entry.text.trim() === '' ? others : [...others, [own, entry]]);
  }

  /** The names of the lines that have words. */
  get labels(): string[] {
    return Object.values(this.#kept).map((entry) => entry.label);
  }
}

export const entries = new Entries();

/**
 * The text of such a line, for the component that shows it. It is kept under the line's name until it is added, and begins
 * with what is saved there.
 */
export function entryText(line: () => string, label: () => string, saved: () => string = () => '') {
  let text = $derived(entries.textOf(line()) || saved());
  $effect(() => {
    entries.keep(line(), { label: label(), text: text === saved() ? '' : text });
  });
  return {
    get text() {
      return text;
    },
    set text(next: string) {
      text = next;
    },
  };
}

/** What a line is called on the page. */
function nameOf(line: HTMLInputElement): string {
  return line.getAttribute('aria-label') ?? line.labels?.[0]?.textContent.trim() ?? '';
}

/** The names of the dialog and the lines with words in them that nobody has kept or added. */
export function unadded(): string[] {
  const dialog = document.querySelector('dialog[open][data-touched] h2')?.textContent.trim();
  const lines = [...document.querySelectorAll<HTMLInputElement>('[data-entry]')]
    .filter((each) => each.value.trim() !== '' && !each.closest('dialog'))
    .map(nameOf);
  const names = [...(dialog === undefined ? [] : [dialog]), ...lines, ...entries.labels];
  return names.filter((name, at) => names.indexOf(name) === at);
}
