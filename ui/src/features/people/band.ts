import type { Part } from '~/ipc/bindings/Part';
import type { StakeholderView } from '~/ipc/bindings/StakeholderView';

/** A row of the map: those who decide, those who approve or could stop it, those who carry it out, all others. */
export type Band = 'decide' | 'approve' | 'carry_out' | 'others';

export const BANDS: readonly Band[] = ['decide', 'approve', 'carry_out', 'others'];

const OF_PART: Record<Part, Band> = {
  decides: 'decide',
  approves: 'approve',
  could_stop: 'approve',
  carries_out: 'carry_out',
  affected: 'others',
  advises: 'others',
  mediates: 'others',
};

/** The row that a stakeholder stands in: the first that one of its parts belongs to. */
export function bandOf(parts: readonly Part[]): Band {
  return BANDS.find((band) => parts.some((part) => OF_PART[part] === band)) ?? 'others';
}

/** The stakeholders of one cell of the map, in plan order; nothing as party means both, or neither. */
export function cellOf(
  stakeholders: readonly StakeholderView[],
  band: Band,
  party: string | null,
): StakeholderView[] {
  return stakeholders.filter((row) => bandOf(row.parts) === band && row.party === party);
}
