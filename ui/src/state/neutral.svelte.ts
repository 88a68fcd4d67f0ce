import type { CaseView, ExportReport, Query } from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import * as host from '~/ipc/neutral';

/** The case of a neutral. What is in its sheets is the host's to know, and is never shown. */
export class NeutralCase {
  #view = $state.raw<CaseView>();
  #error = $state.raw<HostError>();

  /** The case that is open. */
  get view(): CaseView | undefined {
    return this.#view;
  }

  /** Why the last thing that was asked could not be done. */
  get error(): HostError | undefined {
    return this.#error;
  }

  open(): Promise<void> {
    return this.#ask(host.openCase);
  }

  takeIn(): Promise<void> {
    return this.#ask(host.takeInSheets);
  }

  ask(query: Query): Promise<void> {
    return this.#ask(() => host.askCase(query));
  }

  async write(): Promise<ExportReport | undefined> {
    try {
      this.#error = undefined;
      return (await host.writeResult()) ?? undefined;
    } catch (thrown) {
      this.#error = HostError.from(thrown);
      return undefined;
    }
  }

  async #ask(request: () => Promise<CaseView | null>): Promise<void> {
    try {
      const view = await request();
      if (view !== null) this.#view = view;
      this.#error = undefined;
    } catch (thrown) {
      this.#error = HostError.from(thrown);
    }
  }
}

export const neutralCase = new NeutralCase();
