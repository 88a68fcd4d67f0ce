import type { AdviceCode, AdviceView } from '~/ipc/bindings';

/** What a person can do about a piece of advice from here. */
export type GateAct = 'open' | 'climb' | 'nothing_essential' | 'pass';

/** A piece of advice and the ways on from it. */
export interface StageGate {
  readonly advice: AdviceView;
  readonly acts: readonly GateAct[];
}

/** The ways on by code, the weightiest advice first; codes that the rows and the grid themselves show are left out. */
const waysOn: Partial<Record<AdviceCode, readonly GateAct[]>> = {
  essential_without_evidence: ['open', 'pass'],
  nothing_essential: ['nothing_essential', 'pass'],
  may_be_a_position: ['climb', 'pass'],
  counted_twice: ['open', 'pass'],
  many_essentials: ['pass'],
  course_below_need: ['open', 'pass'],
  many_criteria: ['pass'],
};
const order = Object.keys(waysOn);

/** The open gates of a party's list. */
export function gatesOf(advice: readonly AdviceView[], party: string): StageGate[] {
  return advice
    .filter((row) => row.stage === 'criteria' && row.party === party && !row.passed)
    .flatMap((row) => {
      const acts = waysOn[row.code];
      return acts ? [{ advice: row, acts }] : [];
    })
    .sort((a, b) => order.indexOf(a.advice.code) - order.indexOf(b.advice.code));
}
