/** A message about an act that can be undone. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

const lifetime = 6000;

/** The one message that is shown, for six seconds, or as long as somebody is at it. A newer one takes its place. */
export class Toaster {
  #toast = $state.raw<Toast>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #count = 0;

  get current(): Toast | undefined {
    return this.#toast;
  }

  show(text: string, undo?: () => void): void {
    this.#count += 1;
    this.#toast = { id: this.#count, text, undo };
    this.release();
  }

  /** Keeps the message while it is hovered or holds the focus. */
  hold(): void {
    clearTimeout(this.#timer);
  }

  /** Starts its six seconds again. */
  release(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.dismiss();
    }, lifetime);
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.#toast = undefined;
  }
}

export const toaster = new Toaster();
