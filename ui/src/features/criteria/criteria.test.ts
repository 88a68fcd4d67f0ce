import { describe, expect, it } from 'vitest';
import { fakeHost } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { askedPlaces, nextPlace } from './asked';
import { CellTable } from './cell';
import { gridCriteria } from './grid-view';
import { keptOrder, movedTo, orderedList, placeSign, tied, unranked, weighedOnes } from './order';
import { signed } from './sign';
import { wordTwins } from './twin';

fakeHost();
await library.addExample('workshop');
const view = plan.view;
if (!view) throw new Error('the stand-in opens the workshop');
const table = new CellTable(view);
const row = (label: string, issue: string) => {
  const found = view.issues.find((each) => each.name === issue);
  return table.rowsOf(found?.id ?? '').find((each) => each.label === label)?.id ?? '';
};
const criterion = (statement: string) => view.criteria.find((each) => each.statement === statement)?.id ?? '';
const anna = view.parties[0]?.id ?? '';
const list = orderedList(view.criteria, anna);
const own = weighedOnes(list).map((each) => each.id);
const [first = '', second = '', third = ''] = own;

describe('a sign typed into the grid', () => {
  it('rates a choice of the issue that sets the level', () => {
    const answer = signed(table, row('sold', 'Building'), criterion('The craft goes on'), '2');
    expect(answer).toMatchObject({ kind: 'edit', edit: { rating: { rate: { level: { known: '2' } } } } });
  });

  it('keeps a question mark as an answer', () => {
    const answer = signed(table, row('sold', 'Building'), criterion('The craft goes on'), '?');
    expect(answer).toMatchObject({ edit: { rating: { rate: { level: 'unknown' } } } });
  });

  it('says that another issue sets the level', () => {
    const answer = signed(table, row('now', 'Cash'), criterion('The craft goes on'), '2');
    expect(answer).toEqual({ kind: 'refused', because: 'set_by_another_issue' });
  });

  it('shifts by one level where another issue sets it', () => {
    const answer = signed(table, row('now', 'Cash'), criterion('The craft goes on'), '+');
    expect(answer).toMatchObject({ edit: { together: [{ rating: { shift: { by: 1 } } }] } });
  });

  it('takes a shift away where it is counted back to nothing', () => {
    const answer = signed(table, row('over three years', 'Cash'), criterion('Free of debt'), '+');
    expect(JSON.stringify(answer)).toContain('remove_shift');
  });
});

describe('the pass through the grid', () => {
  const without = { ...view, ratings: [] };
  const open = new CellTable(without);
  const columns = gridCriteria(without);

  it('asks the cells of main issues only', () => {
    expect(askedPlaces(open, columns, 'as_shown', new Set())).toHaveLength(18);
  });

  it('asks what is essential first', () => {
    const asked = askedPlaces(open, columns, 'essentials_first', new Set());
    const essential = columns.filter((each) => each.essential).length;
    expect(asked.slice(0, essential * 3).every((at) => columns[at.column]?.essential)).toBe(true);
  });

  it('moves down, then to the next asked column', () => {
    expect(nextPlace(open, columns, 'as_shown', new Set(), { row: 0, column: 0 }, '2')).toEqual({
      row: 1,
      column: 0,
    });
  });

  it('stays where a shift was counted', () => {
    const at = { row: 3, column: 0 };
    expect(nextPlace(open, columns, 'as_shown', new Set(), at, '+')).toEqual(at);
  });
});

describe('an order of criteria', () => {
  it('puts one over another, each alone', () => {
    expect(movedTo(list, second, 0)).toEqual({
      criteria: { order: { party: anna, groups: [[second], [first], [third]] } },
    });
  });

  it('gives the same weight as the one above', () => {
    expect(tied(list, second)).toEqual({
      criteria: { order: { party: anna, groups: [[first, second], [third]] } },
    });
    expect(tied(list, first)).toBeUndefined();
  });

  it('leaves one out', () => {
    expect(unranked(list, second)).toEqual({
      criteria: { order: { party: anna, groups: [[first], [third]] } },
    });
  });

  it('takes the shown order of a list that nobody ranked', () => {
    const blank = orderedList(
      view.criteria.map((each) => ({ ...each, rank: null })),
      anna,
    );
    expect(placeSign(blank, first)).toBe('–');
    expect(keptOrder(blank)).toMatchObject({ criteria: { order: { groups: [[first], [second], [third]] } } });
    expect(movedTo(blank, third, 0)).toMatchObject({
      criteria: { order: { groups: [[third], [first], [second]] } },
    });
  });
});

describe('the same word', () => {
  it('is noticed where the evidence differs', () => {
    expect(wordTwins(view.criteria).map((pair) => pair.second.statement)).toEqual(['Seen as fair']);
  });
});
