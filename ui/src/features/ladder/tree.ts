import type { PartyLadder, Rung } from './rung';

/** A line of the ladders as a tree: a party, or one of its rungs under the one it leads to. */
export interface TreeRow {
  readonly id: string;
  readonly party: string;
  /** Nothing for the line of the party itself. */
  readonly rung: Rung | undefined;
  /** 1 for a party, 2 for what leads to nothing higher. */
  readonly level: number;
  /** Its place among those that lead to the same, from 1, and how many these are. */
  readonly place: number;
  readonly count: number;
  readonly parent: string | undefined;
}

/** The ladders of some parties as a tree, from the top down. */
export function treeRows(ladders: readonly PartyLadder[]): TreeRow[] {
  return ladders.flatMap((ladder, at) => {
    const head: TreeRow = {
      id: ladder.party,
      party: ladder.party,
      rung: undefined,
      level: 1,
      place: at + 1,
      count: ladders.length,
      parent: undefined,
    };
    return [head, ...below(ladder, undefined, head)];
  });
}

function below(ladder: PartyLadder, under: string | undefined, parent: TreeRow): TreeRow[] {
  const own = ladder.rungs.filter((rung) => rung.leadsTo === under);
  return own.flatMap((rung, at) => {
    const row: TreeRow = {
      id: rung.id,
      party: ladder.party,
      rung,
      level: parent.level + 1,
      place: at + 1,
      count: own.length,
      parent: parent.id,
    };
    return [row, ...below(ladder, rung.id, row)];
  });
}

/** Where a key leads from a line of the tree: along the lines, to what leads here, or to what this leads to. */
export function treeStep(key: string, rows: readonly TreeRow[], at: number): TreeRow | undefined {
  const here = rows[at];
  if (key === 'ArrowDown') return rows[at + 1];
  if (key === 'ArrowUp') return rows[at - 1];
  if (key === 'ArrowRight') return rows.find((row) => row.parent !== undefined && row.parent === here?.id);
  if (key === 'ArrowLeft') return rows.find((row) => row.id === here?.parent);
  if (key === 'Home') return rows[0];
  if (key === 'End') return rows[rows.length - 1];
  return undefined;
}
