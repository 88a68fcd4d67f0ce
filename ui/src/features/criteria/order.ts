import { moved, movedAlone, tiedToAbove } from '~/components/list/rank';
import type { CriterionView, Edit } from '~/ipc/bindings';

/** The criteria of a party as they are listed: protected ones, then ranked groups of equal weight, then the rest. */
export interface OrderedList {
  readonly party: string;
  readonly protectedOnes: readonly CriterionView[];
  readonly groups: readonly (readonly CriterionView[])[];
  readonly unranked: readonly CriterionView[];
}

/** The list of a party's criteria. */
export function orderedList(criteria: readonly CriterionView[], party: string): OrderedList {
  const own = criteria.filter((row) => row.party === party);
  const weighed = own.filter((row) => !row.protected);
  const ranks = [...new Set(weighed.flatMap((row) => (row.rank === null ? [] : [row.rank])))].sort(
    (a, b) => a - b,
  );
  return {
    party,
    protectedOnes: own.filter((row) => row.protected),
    groups: ranks.map((rank) => weighed.filter((row) => row.rank === rank)),
    unranked: weighed.filter((row) => row.rank === null),
  };
}

/** The weighed criteria in shown order. */
export function weighedOnes(list: OrderedList): CriterionView[] {
  return [...list.groups.flat(), ...list.unranked];
}

/** All criteria of a list in shown order. */
export function shownOrder(list: OrderedList): CriterionView[] {
  return [...list.protectedOnes, ...weighedOnes(list)];
}

/** The place that stands before a criterion: its number, “=” when it weighs as much as the one above, nothing when not ranked. */
export function placeSign(list: OrderedList, criterion: string): string {
  const at = list.groups.findIndex((group) => group.some((row) => row.id === criterion));
  if (at < 0) return '–';
  return list.groups[at]?.[0]?.id === criterion ? String(at + 1) : '=';
}

/** Puts a criterion to a place in the shown order, alone in its rank. In a list nobody ranked, the shown order counts. */
export function movedTo(list: OrderedList, criterion: string, to: number): Edit {
  const shown = weighedOnes(list);
  const from = shown.findIndex((row) => row.id === criterion);
  const next = moved(shown, from, to);
  if (list.groups.length === 0)
    return order(
      list,
      next.map((row) => [row.id]),
    );
  const tail = new Set(list.unranked.map((row) => row.id).filter((id) => id !== criterion));
  const ranked = next.filter((row) => !tail.has(row.id));
  const alone = ranked.findIndex((row) => row.id === criterion);
  return order(list, movedAlone(ids(list), criterion, alone));
}

/** Gives a criterion the same weight as the one above it, or takes that back. */
export function tied(list: OrderedList, criterion: string): Edit | undefined {
  const groups = tiedToAbove(ids(list), criterion);
  return groups && order(list, groups);
}

/** Takes a criterion out of the order; then any weight fits it. */
export function unranked(list: OrderedList, criterion: string): Edit {
  const groups = list.groups.map((group) => group.map((row) => row.id).filter((id) => id !== criterion));
  return order(
    list,
    groups.filter((group) => group.length > 0),
  );
}

/** Says that the shown order is the order. */
export function keptOrder(list: OrderedList): Edit {
  return order(list, [...ids(list), ...list.unranked.map((row) => [row.id])]);
}

const ids = (list: OrderedList) => list.groups.map((group) => group.map((row) => row.id));

function order(list: OrderedList, groups: string[][]): Edit {
  return { criteria: { order: { party: list.party, groups } } };
}
