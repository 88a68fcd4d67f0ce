/** What is said to people who listen to the screen. The latest sentence wins. */
export class Announcer {
  #text = $state('');

  get text(): string {
    return this.#text;
  }

  /** Says the sentence once, after what is being read. The same sentence twice is said twice. */
  say(text: string): void {
    this.#text = this.#text === text && text !== '' ? `${text}\u00a0` : text;
  }
}

export const announcer = new Announcer();
