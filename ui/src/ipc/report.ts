import { call } from './backend';
import type { ExportReport, PlanId, ReportForm, ReportRequest, ReportView } from './bindings';

/** Makes a report to be looked at: what another audience may not see is left out by the host. */
export const previewReport = (plan: PlanId, request: ReportRequest) =>
  call<ReportView>('preview_report', { plan, request });
/** Asks for a place and writes the report there; nothing when the person changed their mind. */
export const exportReport = (plan: PlanId, request: ReportRequest, form: ReportForm) =>
  call<ExportReport | null>('export_report', { plan, request, form });
