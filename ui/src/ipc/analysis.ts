import { call, hear } from './backend';
import type {
  AnalysisProgress,
  AnalysisView,
  Choice,
  PackagePage,
  PackageTab,
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
/** The first answer about a plan whose whole answer takes longer: some parts are left out, what is there is proved. */
export const hearFirst = (on: (view: AnalysisView) => void) => hear('analysis_first', on);
export const hearProgress = (on: (progress: AnalysisProgress) => void) => hear('analysis_progress', on);
