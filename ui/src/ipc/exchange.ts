import { call } from './backend';
import type {
  Choice,
  ExportReport,
  GiveAsk,
  GivenAwayView,
  GuessRecordView,
  OutgoingView,
  PairingAsk,
  ParcelAsk,
  ParcelView,
  PartyId,
  PersonCard,
  PlanId,
  PlanView,
  SheetAsk,
} from './bindings';

/** The exact text of a parcel, and what holds it back. */
export const previewParcel = (plan: PlanId, ask: ParcelAsk) =>
  call<OutgoingView>('preview_parcel', { plan, ask });
/** Asks for a place and writes the text that was looked at last; nothing when the person changed their mind. */
export const writeParcel = (plan: PlanId) => call<ExportReport | null>('write_parcel', { plan });
/** Asks for a parcel and says what it would bring; nothing when the person changed their mind. Nothing is stored. */
export const chooseParcel = () => call<ParcelView | null>('choose_parcel');
/** Says which criterion of the chosen answer is which guess. */
export const pairParcel = (pairs: readonly PairingAsk[]) => call<ParcelView>('pair_parcel', { pairs });
/** Makes of the chosen parcel what was said of it, and opens the plan. */
export const confirmParcel = () => call<PlanView>('confirm_parcel');
export const dropParcel = () => call<null>('drop_parcel');
/** How often guesses were right, party by party. */
export const guessRecord = (plan: PlanId) => call<GuessRecordView[]>('guess_record', { plan });
/** Asks for a place and writes the plan for an audience; nothing when the person changed their mind. */
export const givePlan = (plan: PlanId, ask: GiveAsk) => call<ExportReport | null>('give_plan', { plan, ask });
/** The card of the person who works here. */
export const myCard = () => call<PersonCard>('my_card');
/** The person behind a card. */
export const readCard = (card: string) => call<PersonCard>('read_card', { card });
/** The exact text of a sheet before it is sealed, and what holds it back. */
export const previewSheet = (plan: PlanId, ask: SheetAsk) =>
  call<OutgoingView>('preview_sheet', { plan, ask });
/** Asks for a place and seals the sheet that was looked at last to a neutral's card; nothing when the person changed their mind. */
export const sealSheet = (plan: PlanId, to: string) => call<ExportReport | null>('seal_sheet', { plan, to });
/** What showing packages gives away of a party, one after the other and together. */
export const givesAway = (
  plan: PlanId,
  party: PartyId,
  packages: readonly Readonly<Record<string, Choice>>[],
) => call<GivenAwayView[]>('gives_away', { plan, party, packages });
