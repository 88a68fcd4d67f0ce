import { call, hear } from './backend';
import type { AnalysisProgress, AnalysisView, PackagePage, PackageTab, PlanId } from './bindings';

/** Analyses the plan as it stands. A later request for any plan cancels this one. */
export const requestAnalysis = (plan: PlanId) => call<AnalysisView>('request_analysis', { plan });
export const cancelAnalysis = () => call<null>('cancel_analysis');
export const listPackages = (plan: PlanId, tab: PackageTab, offset: number, limit: number) =>
  call<PackagePage>('list_packages', { plan, tab, offset, limit });
export const hearProgress = (on: (progress: AnalysisProgress) => void) => hear('analysis_progress', on);
