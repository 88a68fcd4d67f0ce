/** What a field gives its text to. A promise that fails leaves the typed text standing. */
export type Commit = (text: string) => unknown;

/**
 * A text under edit beside the saved one.
 *
 * The saved text may change under the field (undo, another window): it is shown at once unless something is being typed.
 * A committed text stays visible until the saved one follows; a dropped one can be brought back.
 */
export class Draft {
  #typed = $state<string>();
  #sent = $state<{ text: string; over: string }>();
  #dropped = $state<string>();
  readonly #saved: () => string;
  readonly #commit: Commit;

  constructor(saved: () => string, commit: Commit) {
    this.#saved = saved;
    this.#commit = commit;
  }

  /** What the field shows. */
  get text(): string {
    return this.#typed ?? (this.#sent?.over === this.#saved() ? this.#sent.text : this.#saved());
  }

  set text(text: string) {
    this.#typed = text;
  }

  /** The text that was left without keeping it, if any. */
  get dropped(): string | undefined {
    return this.#dropped;
  }

  /** Hands the typed text on, without the blanks around it, if it differs from the saved one. */
  async keep(): Promise<void> {
    const text = this.#typed?.trim();
    const over = this.#saved();
    this.#typed = undefined;
    if (text === undefined || text === over) return;
    this.#dropped = undefined;
    this.#sent = { text, over };
    try {
      await this.#commit(text);
      this.#sent = undefined;
    } catch {
      // The caller shows what failed; the words stay in the field.
    }
  }

  /** Shows the saved text again and remembers what was typed. */
  drop(): void {
    if (this.#typed !== undefined && this.#typed !== this.#saved()) this.#dropped = this.#typed;
    this.#typed = undefined;
    this.#sent = undefined;
  }

  /** Brings the dropped text back into the field. */
  recall(): void {
    this.#typed = this.#dropped;
    this.#dropped = undefined;
  }
}
