import type { WeighedRound } from '~/ipc/bindings';
import * as host from '~/ipc/team';

/** What the answers of a blind round change: asked of the host once for each state of the plan, and stopped when nobody looks. */
export class Weighing {
  #told = $state.raw<WeighedRound>();
  #failed = $state(false);
  #asked: string | undefined;

  /** Whether the last question had no answer. */
  get failed(): boolean {
    return this.#failed;
  }

  /** What came of a round; nothing while it is worked out. */
  of(plan: string, revision: number, round: string): WeighedRound | undefined {
    const told = this.#told;
    return told?.plan === plan && told.revision === revision && told.round === round ? told : undefined;
  }

  async ask(plan: string, revision: number, round: string): Promise<void> {
    const asked = `${plan} ${String(revision)} ${round}`;
    if (this.#asked === asked) return;
    this.#asked = asked;
    this.#failed = false;
    try {
      const told = await host.weighRound(plan, revision, round);
      if (this.#asked === asked) this.#told = told;
    } catch {
      if (this.#asked === asked) this.#failed = true;
    }
  }

  /** Asks again after it was stopped, or had no answer. */
  again(plan: string, revision: number, round: string): Promise<void> {
    this.#asked = undefined;
    this.#told = undefined;
    return this.ask(plan, revision, round);
  }

  stop(): void {
    void host.stopWeighing();
  }

  /** Nobody looks any more. */
  leave(): void {
    if (this.#asked !== undefined && this.#told === undefined) this.stop();
    this.#asked = undefined;
  }
}

export const weighing = new Weighing();
