import { shared } from './sharing';

/** One part of a whole, watched by itself. */
class Part {
  value: unknown = $state.raw();

  constructor(value: unknown) {
    this.value = value;
  }
}

/**
 * A whole whose parts are watched one by one: what looks at one part is asked again only when that part has changed. The
 * whole stays the same object through all its values.
 */
export class Parts<Whole extends object> {
  readonly whole: Whole = {} as Whole;
  readonly #parts: Partial<Record<string, Part>> = {};
  #last: Whole;

  constructor(first: Whole) {
    this.#last = first;
    for (const [name, value] of Object.entries(first)) {
      const part = new Part(value);
      this.#parts[name] = part;
      Object.defineProperty(this.whole, name, { enumerable: true, get: () => part.value });
    }
  }

  /** Takes over a newer value of the same shape; parts that are equal stay the very same. */
  take(newer: Whole): void {
    this.#last = shared(this.#last, newer);
    for (const [name, value] of Object.entries(this.#last)) {
      const part = this.#parts[name];
      if (part) part.value = value;
    }
  }
}
