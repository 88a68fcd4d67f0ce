import { describe, expect, it } from 'vitest';
import { fakeHost } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { answerEdit, type Question } from './answer';
import { openId, picture } from './layout';
import { comparedParties, pairWith } from './party';
import { partyLadder } from './rung';
import { treeRows, treeStep } from './tree';

fakeHost();
await library.addExample('workshop');
const view = plan.view;
if (!view) throw new Error('the stand-in opens the workshop');
const [issue] = view.issues;
const [anna, ben] = view.parties;
if (!issue || !anna || !ben) throw new Error('the sample has an issue and two parties');
const ladders = [anna, ben].map((party) => partyLadder(view, issue.id, party.id));
const rung = ladders[1]?.rungs.find((each) => each.words === 'His door stays his');

describe('the picture of a ladder', () => {
  it('puts the tops of all parties at one height', () => {
    const tops = picture(ladders, view.parties).nodes.filter((node) => node.rank === 'top');
    expect(new Set(tops.map((node) => node.layer))).toEqual(new Set([3]));
  });

  it('gives no two boxes one place', () => {
    const { nodes } = picture(ladders, view.parties);
    expect(new Set(nodes.map((node) => `${String(node.layer)}:${String(node.column)}`)).size).toBe(
      nodes.length,
    );
  });

  it('draws guesses with dashes', () => {
    const node = picture(ladders, view.parties).nodes.find((each) => each.id === rung?.id);
    expect(node?.line).toBe('dashed');
  });

  it('leaves a dotted box for a party that has not been asked', () => {
    const { nodes } = picture([{ party: anna.id, rungs: [] }], view.parties);
    expect(nodes.map((node) => [node.id, node.line])).toEqual([[openId(anna.id), 'dotted']]);
  });
});

describe('an answer', () => {
  const about: Question = { party: ben.id, issue, rung, strength: 'one_of_several' };

  it('stands above the rung it was asked at', () => {
    expect(answerEdit('up', about, 'Peace')).toMatchObject({
      ladder: { add_value: { words: 'Peace', from: rung?.id, leads_to: rung?.leadsTo } },
    });
  });

  it('becomes what the thing stands for when no rung was asked', () => {
    expect(answerEdit('up', { ...about, rung: undefined }, 'A roof')).toMatchObject({
      ladder: { add_value: { issue: issue.id, from: null, strength: 'one_of_several' } },
    });
  });

  it('becomes a criterion of the value when asked downwards', () => {
    expect(answerEdit('down', about, 'His key fits')).toMatchObject({
      criteria: { add: { statement: 'His key fits', value: rung?.id } },
    });
  });
});

describe('an answer in words that a value has already', () => {
  const about: Question = { party: ben.id, issue, rung, strength: 'one_of_several' };
  const higher = view.values.find((row) => row.party === ben.id && row.id !== rung?.id);
  if (!higher) throw new Error('the sample has two values of one party');
  const answer = (to: Question) =>
    answerEdit('up', to, ` ${higher.words.toUpperCase().replace(' ', '  ')}`, view);

  it('leads to that value from the rung', () => {
    const edit = JSON.stringify(answer(about));
    expect(edit).toContain(JSON.stringify({ set_leads_to: { value: rung?.id, leads_to: higher.id } }));
    expect(edit).not.toContain('add_value');
  });

  it('reads the issue as serving it', () => {
    const readings = view.readings.filter((row) => row.value !== higher.id);
    const onIssue = { ...about, rung: undefined };
    expect(answerEdit('up', onIssue, higher.words, { ...view, readings })).toMatchObject({
      ladder: { add_reading: { issue: issue.id, value: higher.id } },
    });
  });

  it('changes nothing where the plan says so already', () => {
    const first = view.readings.find((row) => row.party === ben.id && row.issue === issue.id && row.value);
    const value = view.values.find((row) => row.id === first?.value);
    if (!value) throw new Error('the sample reads the issue as serving a value');
    expect(answerEdit('up', { ...about, rung: undefined }, value.words, view)).toBeUndefined();
    const above = view.values.find((row) => row.id === rung?.value?.leads_to);
    if (above) expect(answerEdit('up', about, above.words, view)).toBeUndefined();
  });

  it('is another value where the other party has it', () => {
    expect(JSON.stringify(answerEdit('up', { ...about, party: anna.id }, higher.words, view))).toContain(
      'add_value',
    );
  });
});

describe('the parties side by side', () => {
  it('begin with the one that keeps the plan', () => {
    expect(comparedParties(view, []).map((party) => party.id)).toEqual([anna.id, ben.id]);
  });

  it('change places when one is chosen twice', () => {
    expect(pairWith([anna, ben], 0, ben.id)).toEqual([ben.id, anna.id]);
  });
});

describe('the tree of a ladder', () => {
  const rows = treeRows(ladders);
  const step = (key: string, from: string) => {
    const at = rows.findIndex((row) => row.id === from);
    return treeStep(key, rows, at)?.id;
  };

  it('has every rung once, under what it leads to', () => {
    const rungs = ladders.flatMap((ladder) => ladder.rungs);
    expect(
      rows
        .filter((row) => row.rung)
        .map((row) => row.id)
        .sort(),
    ).toEqual(rungs.map((each) => each.id).sort());
    for (const row of rows.filter((each) => each.rung))
      expect(row.parent).toBe(row.rung?.leadsTo ?? row.party);
  });

  it('is gone through by arrows: along, in and out', () => {
    const [head, top] = rows;
    if (!head || !top) throw new Error('the ladder has lines');
    expect(step('ArrowDown', head.id)).toBe(top.id);
    expect(step('ArrowRight', head.id)).toBe(top.id);
    expect(step('ArrowLeft', top.id)).toBe(head.id);
    expect(step('Home', top.id)).toBe(head.id);
    expect(step('ArrowUp', head.id)).toBeUndefined();
    expect(step('End', head.id)).toBe(rows.at(-1)?.id);
  });
});
