import type { ExportReport, PlanId, PlanView, ReportForm, ReportRequest } from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import * as host from '~/ipc/report';
import { faults } from './fault.svelte';
import { sightOf } from './sight';

/** The report that is looked at. What is in it is decided by the host; the page asks and shows. */
export class ReportPreview {
  #html = $state<string>();
  #error = $state.raw<HostError>();
  #asked = 0;
  #sight: string | undefined;

  /** The whole page; nothing before the first one has come. */
  get html(): string | undefined {
    return this.#html;
  }

  /** Why there is no report. */
  get error(): HostError | undefined {
    return this.#error;
  }

  /** Makes the report anew; only the answer to the last request is shown, and none from another viewpoint. */
  async make(plan: PlanView, request: ReportRequest): Promise<void> {
    this.#asked += 1;
    if (this.#sight !== sightOf(plan)) this.#html = undefined;
    this.#sight = sightOf(plan);
    const asked = this.#asked;
    try {
      const { html } = await host.previewReport(plan.id, request);
      if (asked !== this.#asked) return;
      this.#html = html;
      this.#error = undefined;
    } catch (thrown) {
      if (asked === this.#asked) this.#error = HostError.from(thrown);
    }
  }

  /** Writes the report where the person chooses; nothing when no place was chosen or it could not be written. */
  async write(plan: PlanId, request: ReportRequest, form: ReportForm): Promise<ExportReport | undefined> {
    try {
      return (await host.exportReport(plan, request, form)) ?? undefined;
    } catch (thrown) {
      faults.show(HostError.from(thrown));
      return undefined;
    }
  }
}

export const report = new ReportPreview();
