import { announcer } from '~/components/feedback/announcer.svelte';
import { toaster } from '~/components/feedback/toaster.svelte';
import type {
  AnswerSheet,
  Edit,
  HeldValue,
  HistoryRow,
  PlanView,
  RowWords,
  StepRow,
  VersionComparison,
  VersionId,
  Viewpoint,
} from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import * as host from '~/ipc/plan';
import * as teamHost from '~/ipc/team';
import { faults } from './fault.svelte';
import { Parts } from './parts.svelte';

/** An edit that is saved within so many milliseconds is not said to be on its way: a word that flickers tells nothing. */
const patience = 250;

/** What is true of saving: being saved, saved, or the last edit could not be saved. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: HostError };

/** What was said about a plan from one viewpoint is not left standing for another: it may be private. */
function forgetMessages(): void {
  faults.dismiss();
  toaster.dismiss();
  announcer.say('');
}

/**
 * The plan that is open. Each edit answers with a whole new plan, of which the parts that differ take the place of the
 * old ones; edits are sent one after the other, in the order they are made.
 */
export class OpenPlan {
  #parts = $state.raw<Parts<PlanView>>();
  #waiting = $state(0);
  #slow = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #error = $state.raw<HostError>();
  #line: Promise<unknown> = Promise.resolve();
  #failures = 0;

  /** The plan, the same object as long as it is open; each of its fields is watched by itself. */
  get view(): PlanView | undefined {
    return this.#parts?.whole;
  }

  /** Whether every edit made so far has its answer. */
  get settled(): boolean {
    return this.#waiting === 0;
  }

  /** Waits until every edit made so far has its answer, and says whether all that were waited for are saved. */
  async rest(): Promise<boolean> {
    const before = this.#failures;
    await this.#line;
    return this.#failures === before;
  }

  get saveState(): SaveState {
    if (this.#slow) return { kind: 'saving' };
    if (this.#error) return { kind: 'failed', error: this.#error };
    return { kind: 'saved', at: this.view?.log.saved_at ?? null };
  }

  /** Shows another plan, or none. */
  show(view: PlanView | undefined): void {
    this.#parts = view && new Parts(view);
    this.#error = undefined;
    forgetMessages();
  }

  /** Makes an edit. Says whether it was saved; why not is shown to the person. */
  edit(edit: Edit): Promise<boolean> {
    return this.#answered(this.#ask((id) => host.editPlan(id, edit)));
  }

  /** Makes an edit for a field that keeps its words when they cannot be saved: rejects instead of answering. */
  async commit(edit: Edit): Promise<void> {
    await this.#ask((id) => host.editPlan(id, edit));
  }

  undo(): Promise<boolean> {
    return this.#answered(this.#ask(host.undoPlan));
  }

  redo(): Promise<boolean> {
    return this.#answered(this.#ask(host.redoPlan));
  }

  /** Shows the plan from a viewpoint. Says whether it could be. */
  async see(viewpoint: Viewpoint): Promise<boolean> {
    const isSeen = await this.#answered(this.#ask((id) => host.seePlan(id, viewpoint)));
    // Nothing was to be saved.
    this.#error = undefined;
    if (isSeen) forgetMessages();
    return isSeen;
  }

  /** What differs between two kept versions, nothing standing for the plan as it is now; nothing when it could not be read. */
  async compare(before: VersionId | null, after: VersionId | null): Promise<VersionComparison | undefined> {
    const id = this.view?.id;
    if (id === undefined) return undefined;
    try {
      return await host.compareVersions(id, before, after);
    } catch (thrown) {
      faults.show(HostError.from(thrown));
      return undefined;
    }
  }

  /** Every step the plan has taken, the latest first; nothing when they could not be read. */
  async steps(): Promise<StepRow[] | undefined> {
    const id = this.view?.id;
    if (id === undefined) return undefined;
    try {
      return await host.planHistory(id);
    } catch (thrown) {
      faults.show(HostError.from(thrown));
      return undefined;
    }
  }

  /** What a field of a row has held, oldest first; nothing when it could not be read. */
  async held(table: string, row: string, field: string): Promise<HistoryRow[] | undefined> {
    const id = this.view?.id;
    if (id === undefined) return undefined;
    try {
      return await host.fieldHistory(id, table, row, field);
    } catch (thrown) {
      faults.show(HostError.from(thrown));
      return undefined;
    }
  }

  /** Settles a field that holds several values. */
  settle(about: RowWords, field: string, held: HeldValue | null): Promise<boolean> {
    return this.#answered(
      this.#ask((id) => teamHost.settleConflict(id, about.table, about.row, field, held)),
    );
  }

  /** Says something about a row; rejects when it cannot be saved, so that the words are kept. */
  async comment(table: string, row: string, words: string): Promise<void> {
    await this.#ask((id) => teamHost.commentOn(id, table, row, words));
  }

  /** Says that what a comment is about is dealt with, or that it is not after all. */
  resolveComment(comment: string): Promise<boolean> {
    return this.#answered(this.#ask((id) => teamHost.resolveComment(id, comment)));
  }

  deleteComment(comment: string): Promise<boolean> {
    return this.#answered(this.#ask((id) => teamHost.deleteComment(id, comment)));
  }

  openRound(criteria: readonly string[]): Promise<boolean> {
    return this.#answered(this.#ask((id) => teamHost.openRound(id, criteria)));
  }

  sealAnswer(round: string, sheet: AnswerSheet): Promise<boolean> {
    return this.#answered(this.#ask((id) => teamHost.sealAnswer(id, round, sheet)));
  }

  revealRound(round: string): Promise<boolean> {
    return this.#answered(this.#ask((id) => teamHost.revealRound(id, round)));
  }

  agreeRound(round: string, sheet: AnswerSheet): Promise<boolean> {
    return this.#answered(this.#ask((id) => teamHost.agreeRound(id, round, sheet)));
  }

  keepVersion(name: string, reason: string | null): Promise<boolean> {
    return this.edit({ version: { keep: { name, reason } } });
  }

  restoreVersion(version: VersionId): Promise<boolean> {
    return this.edit({ version: { restore: { version } } });
  }

  dropVersion(version: VersionId): Promise<boolean> {
    return this.edit({ version: { drop: { version } } });
  }

  #ask(send: (id: string) => Promise<PlanView>): Promise<void> {
    const id = this.view?.id;
    if (id === undefined) return Promise.resolve();
    this.#wait(1);
    const turn = this.#line
      .then(() => send(id))
      .then(
        (view) => {
          this.#settle(view);
        },
        (error: HostError) => {
          this.#fail(error);
          throw error;
        },
      );
    this.#line = turn.catch(() => undefined);
    return turn;
  }

  #wait(more: 1 | -1): void {
    this.#waiting += more;
    if (this.#waiting > 0) this.#timer ??= setTimeout(() => (this.#slow = true), patience);
    else {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#slow = false;
    }
  }

  #settle(view: PlanView): void {
    this.#wait(-1);
    this.#error = undefined;
    // An answer about a plan that was closed meanwhile changes nothing on screen.
    if (this.view?.id === view.id) this.#parts?.take(view);
  }

  #fail(error: HostError): void {
    this.#wait(-1);
    this.#error = error;
    this.#failures += 1;
    faults.show(error);
  }

  async #answered(asked: Promise<void>): Promise<boolean> {
    return asked.then(
      () => true,
      () => false,
    );
  }
}

export const plan = new OpenPlan();
