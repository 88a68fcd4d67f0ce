import { call, hear } from './backend';
import type {
  AnalysisProgress,
  AnalysisView,
  Choice,
  OfferToldView,
  PackagePage,
  PackageReading,
  PackageTab,
  PartyId,
  PlanId,
  SharesView,
} from './bindings';

/** Analyses the plan as it stands. A later request for any plan cancels this one. */
export const requestAnalysis = (plan: PlanId) => call<AnalysisView>('request_analysis', { plan });
/** Counts how often what is said of packages holds, in the plan as it stood at a revision; stops with the analysis. */
export const countShares = (
  plan: PlanId,
  revision: number,
  packages: readonly Readonly<Record<string, Choice>>[],
) => call<SharesView>('count_shares', { plan, revision, packages });
export const cancelAnalysis = () => call<null>('cancel_analysis');
export const listPackages = (plan: PlanId, tab: PackageTab, offset: number, limit: number) =>
  call<PackagePage>('list_packages', { plan, tab, offset, limit });
/** What each party says of packages, in the order in which they are given. */
export const readPackages = (plan: PlanId, packages: readonly Readonly<Record<string, Choice>>[]) =>
  call<PackageReading[]>('read_packages', { plan, packages });
/** A package that is no worse for anyone than the one that was signed, and better for one; nothing when there is none. */
export const findImprovement = (plan: PlanId) => call<PackageReading | null>('find_improvement', { plan });
/** Three to five packages that are about equal to one party and differ for the others; near one where that is given. */
export const equalOffers = (plan: PlanId, party: PartyId, near: Readonly<Record<string, Choice>> | null) =>
  call<PackageReading[]>('equal_offers', { plan, party, near });
/** What parties did with the offers of a plan, and what each deed tells. */
export const readOffers = (plan: PlanId) => call<OfferToldView[]>('read_offers', { plan });
/** The first answer about a plan whose whole answer takes longer: some parts are left out, what is there is proved. */
export const hearFirst = (on: (view: AnalysisView) => void) => hear('analysis_first', on);
export const hearProgress = (on: (progress: AnalysisProgress) => void) => hear('analysis_progress', on);
