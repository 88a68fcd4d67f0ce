/** Words in a line from which only Enter or a button adds them, and what that line is called. */
interface Entry {
  readonly label: string;
  readonly text: string;
}

/** What stands in such lines and is not added yet: a line that goes with its screen has its words still when it comes back. */
export class Entries {
  readonly #kept = new Map<string, Entry>();
  #owner: string | undefined;

  /** Says whose lines these are; those of another are forgotten. */
  belongTo(owner: string | undefined): void {
    if (owner !== this.#owner) this.#kept.clear();
    this.#owner = owner;
  }

  /** What was typed into a line before. */
  textOf(line: string): string {
    return this.#kept.get(line)?.text ?? '';
  }

  /** Keeps what stands in a line; nothing of an empty one. */
  keep(line: string, entry: Entry): void {
    if (entry.text.trim() === '') this.#kept.delete(line);
    else this.#kept.set(line, entry);
  }

  /** The names of the lines that have words. */
  get labels(): string[] {
    return [...this.#kept.values()].map((entry) => entry.label);
  }
}

export const entries = new Entries();

/** What a line is called on the page. */
function nameOf(line: HTMLInputElement): string {
  return line.getAttribute('aria-label') ?? line.labels?.[0]?.textContent.trim() ?? '';
}

/** The name of a dialog or line with words in it that nobody has kept or added. */
export function unadded(): string | undefined {
  const dialog = document.querySelector('dialog[open][data-touched]');
  if (dialog) return dialog.querySelector('h2')?.textContent.trim();
  const lines = [...document.querySelectorAll<HTMLInputElement>('[data-entry]')];
  const line = lines.find((each) => each.value.trim() !== '' && !each.closest('dialog'));
  return line ? nameOf(line) : entries.labels[0];
}
