import type {
  ExportReport,
  GiveAsk,
  GuessRecordView,
  OutgoingView,
  PairingAsk,
  ParcelAsk,
  ParcelView,
  PersonCard,
  PlanId,
  SheetAsk,
} from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import * as host from '~/ipc/exchange';
import { faults } from './fault.svelte';
import { library } from './library.svelte';

/** A text that would go out, as the host made it last. */
export class Outgoing {
  #view = $state.raw<OutgoingView>();
  #error = $state.raw<HostError>();
  #asked = 0;

  get view(): OutgoingView | undefined {
    return this.#view;
  }

  get error(): HostError | undefined {
    return this.#error;
  }

  /** Forgets what was made. */
  clear(): void {
    this.#asked += 1;
    this.#view = undefined;
    this.#error = undefined;
  }

  /** Makes it anew; only the answer to the last request is shown. */
  async make(request: () => Promise<OutgoingView>): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const view = await request();
      if (asked !== this.#asked) return;
      this.#view = view;
      this.#error = undefined;
    } catch (thrown) {
      if (asked !== this.#asked) return;
      this.#view = undefined;
      this.#error = HostError.from(thrown);
    }
  }
}

/** What goes between parties and to a neutral. What is in it, and whether it may go, is decided by the host. */
export class Exchange {
  readonly parcel = new Outgoing();
  readonly sheet = new Outgoing();
  #chosen = $state.raw<ParcelView>();
  #refused = $state.raw<HostError>();
  #record = $state.raw<readonly GuessRecordView[]>([]);
  #card = $state.raw<PersonCard>();
  #neutral = $state.raw<PersonCard>();
  #mistyped = $state.raw<HostError>();

  /** The parcel that was chosen, before anything is made of it. */
  get chosen(): ParcelView | undefined {
    return this.#chosen;
  }

  /** Why the chosen parcel is refused. */
  get refused(): HostError | undefined {
    return this.#refused;
  }

  /** How often guesses were right. */
  get record(): readonly GuessRecordView[] {
    return this.#record;
  }

  /** The card of the person who works here. */
  get card(): PersonCard | undefined {
    return this.#card;
  }

  /** The neutral whose card was given last. */
  get neutral(): PersonCard | undefined {
    return this.#neutral;
  }

  /** What is wrong with the card that was given last. */
  get mistyped(): HostError | undefined {
    return this.#mistyped;
  }

  /** Begins with another plan: nothing of what would have gone out of the one before is left. */
  begin(): void {
    this.parcel.clear();
    this.sheet.clear();
    this.#record = [];
    this.#neutral = undefined;
    this.#mistyped = undefined;
  }

  previewParcel(plan: PlanId, ask: ParcelAsk): Promise<void> {
    return this.parcel.make(() => host.previewParcel(plan, ask));
  }

  previewSheet(plan: PlanId, ask: SheetAsk): Promise<void> {
    return this.sheet.make(() => host.previewSheet(plan, ask));
  }

  writeParcel(plan: PlanId): Promise<ExportReport | undefined> {
    return this.#written(() => host.writeParcel(plan));
  }

  give(plan: PlanId, ask: GiveAsk): Promise<ExportReport | undefined> {
    return this.#written(() => host.givePlan(plan, ask));
  }

  /** Seals what was looked at last. */
  seal(plan: PlanId, to: string): Promise<ExportReport | undefined> {
    return this.#written(() => host.sealSheet(plan, to));
  }

  choose(): Promise<void> {
    return this.#look(async () => (await host.chooseParcel()) ?? undefined);
  }

  pair(pairs: readonly PairingAsk[]): Promise<void> {
    return this.#look(() => host.pairParcel(pairs));
  }

  /** Makes of the chosen parcel what was said of it. Says whether it was done. */
  async confirm(): Promise<boolean> {
    const done = await library.enter(() => host.confirmParcel());
    if (done) this.#chosen = undefined;
    return done;
  }

  async drop(): Promise<void> {
    this.#chosen = undefined;
    this.#refused = undefined;
    await host.dropParcel();
  }

  async readRecord(plan: PlanId): Promise<void> {
    this.#record = await host.guessRecord(plan).catch(() => []);
  }

  async readMyCard(): Promise<void> {
    try {
      this.#card = await host.myCard();
    } catch (thrown) {
      faults.show(HostError.from(thrown));
    }
  }

  async readNeutral(card: string): Promise<void> {
    this.#neutral = undefined;
    this.#mistyped = undefined;
    if (card.trim() === '') return;
    try {
      this.#neutral = await host.readCard(card);
    } catch (thrown) {
      this.#mistyped = HostError.from(thrown);
    }
  }

  async #look(ask: () => Promise<ParcelView | undefined>): Promise<void> {
    try {
      this.#chosen = await ask();
      this.#refused = undefined;
    } catch (thrown) {
      this.#refused = HostError.from(thrown);
    }
  }

  async #written(write: () => Promise<ExportReport | null>): Promise<ExportReport | undefined> {
    try {
      return (await write()) ?? undefined;
    } catch (thrown) {
      faults.show(HostError.from(thrown));
      return undefined;
    }
  }
}

export const exchange = new Exchange();
