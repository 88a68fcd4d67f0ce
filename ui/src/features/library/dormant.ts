import type { PlanRow } from '~/ipc/bindings';

/** The plans by where they stand on a day. */
export interface ByDay {
  /** Those that are worked on. */
  readonly current: readonly PlanRow[];
  /** Those whose day has come. */
  readonly returned: readonly PlanRow[];
  /** Those that rest, the one that comes back first at the top. */
  readonly aside: readonly PlanRow[];
}

/** Parts plans by whether they are put aside, and whether their day has come. Days sort as they are written. */
export function byDay(rows: readonly PlanRow[], today: string): ByDay {
  const until = (row: PlanRow) => row.dormant_until ?? '';
  return {
    current: rows.filter((row) => row.dormant_until === null),
    returned: rows.filter((row) => row.dormant_until !== null && until(row) <= today),
    aside: rows
      .filter((row) => row.dormant_until !== null && until(row) > today)
      .toSorted((one, other) => until(one).localeCompare(until(other))),
  };
}
