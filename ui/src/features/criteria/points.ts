import type { CriterionView, Edit } from '~/ipc/bindings';

/** Points as they are written: a fraction to two places. */
export function pointsWords(points: string | null): string | undefined {
  if (points === null) return undefined;
  const [upper, lower] = points.split('/');
  if (lower === undefined) return points;
  return String(Math.round((Number(upper) / Number(lower)) * 100) / 100);
}

/** Gives a criterion points; text that stands for no number below zero only. */
export const setPoints = (criterion: string, points: string | null): Edit => ({
  criteria: { set_points: { criterion, points } },
});

/** Takes all points away: the order counts again. */
export const withoutPoints = (list: readonly CriterionView[]): Edit => ({
  together: list.filter((row) => row.points !== null).map((row) => setPoints(row.id, null)),
});

/** The first pair whose points say otherwise than their order. */
export function pointsAgainstOrder(
  list: readonly CriterionView[],
): readonly [CriterionView, CriterionView] | undefined {
  for (const [at, first] of list.entries()) {
    const later = list
      .slice(at + 1)
      .find((row) => isRankedBelow(first, row) && number(row.points) > number(first.points));
    if (later) return [first, later];
  }
  return undefined;
}

const isRankedBelow = (first: CriterionView, later: CriterionView) =>
  first.rank !== null && later.rank !== null && first.rank < later.rank && first.points !== null;

function number(points: string | null): number {
  const [upper = '0', lower = '1'] = (points ?? '-1').split('/');
  return Number(upper) / Number(lower);
}
