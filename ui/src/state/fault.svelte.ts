import type { HostError } from '~/ipc/error';

/** The last thing that could not be done, until it is put away. */
export class Faults {
  #current = $state.raw<HostError>();

  get current(): HostError | undefined {
    return this.#current;
  }

  show(error: HostError): void {
    this.#current = error;
  }

  dismiss(): void {
    this.#current = undefined;
  }
}

export const faults = new Faults();
