import {
  layLadder,
  type LadderHead,
  type LadderLine,
  type LadderLink,
  type LadderNode,
  type LadderPlace,
} from '~/charts/ladder';
import { partyClass } from '~/components/mark/party';
import type { PartyView, ProvenanceView } from '~/ipc/bindings';
import { t } from '~/messages/message';
import type { PartyLadder, Rung } from './rung';

/** A box as it is drawn; without a rung it stands for a party that has not been asked, or did not know. */
export interface RungNode extends LadderNode {
  readonly party: string;
  readonly rung: Rung | undefined;
}

/** A picture of some parties' ladders over one issue. */
export interface LadderPicture {
  readonly nodes: readonly RungNode[];
  readonly links: readonly LadderLink[];
  readonly heads: readonly LadderHead[];
}

export const foot = 'foot';

/** The identifier of the box that stands where a party has no reading yet. */
export function openId(party: string): string {
  return `open:${party}`;
}

/** How firm the line of a row is. */
export function lineOf(provenance: ProvenanceView): LadderLine {
  return provenance.guess ? 'dashed' : 'solid';
}

/** Lays the ladders side by side: as many columns for each party, tops at one height. */
export function picture(ladders: readonly PartyLadder[], parties: readonly PartyView[]): LadderPicture {
  const laid = ladders.map((ladder) => layLadder(steps(ladder)));
  const width = Math.max(
    1,
    ...laid.map((places) => Math.max(0, ...[...places.values()].map((at) => at.column + 1))),
  );
  const top = Math.max(
    1,
    ...laid.map((places) => Math.max(0, ...[...places.values()].map((at) => at.layer))),
  );
  const drawn = ladders.map((ladder, index) => {
    const hue = partyClass(parties.find((party) => party.id === ladder.party)?.index ?? index);
    const first = index * width;
    return ladder.rungs.length === 0
      ? [openNode(ladder.party, first, hue)]
      : ladder.rungs.map((rung) => node(rung, laid[index]?.get(rung.id), { first, top, hue }));
  });
  return {
    nodes: drawn.flat(),
    links: ladders.flatMap(linksOf),
    heads: ladders.map((ladder, index) => ({ id: ladder.party, column: index * width, columns: width })),
  };
}

function steps(ladder: PartyLadder) {
  return ladder.rungs.map((rung) => ({
    id: rung.id,
    above: rung.leadsTo === undefined ? [] : [rung.leadsTo],
  }));
}

function isTop(rung: Rung): boolean {
  return rung.leadsTo === undefined;
}

function node(
  rung: Rung,
  place: LadderPlace | undefined,
  frame: { first: number; top: number; hue: string },
): RungNode {
  return {
    id: rung.id,
    party: rung.party,
    rung,
    layer: isTop(rung) ? frame.top : (place?.layer ?? 1),
    column: frame.first + (place?.column ?? 0),
    line: lineOf(rung.provenance),
    name: rung.words,
    hue: frame.hue,
    rank: isTop(rung) ? 'top' : 'plain',
  };
}

function openNode(party: string, column: number, hue: string): RungNode {
  const name = t('ladder.open_box');
  return {
    id: openId(party),
    party,
    rung: undefined,
    layer: 1,
    column,
    line: 'dotted',
    name,
    hue,
    rank: 'plain',
  };
}

function linksOf(ladder: PartyLadder): LadderLink[] {
  if (ladder.rungs.length === 0) return [{ from: foot, to: openId(ladder.party), line: 'dotted' }];
  return ladder.rungs.flatMap((rung) => {
    const up = { from: rung.id, line: lineOf(rung.provenance), label: t('ladder.leads_to') };
    const read = rung.readings.slice(0, 1).map((reading) => ({
      from: foot,
      to: rung.id,
      line: lineOf(reading.provenance),
      label: t(`ladder.strength_${reading.strength}`),
    }));
    return rung.leadsTo === undefined ? read : [...read, { ...up, to: rung.leadsTo }];
  });
}
