import { createRawSnippet } from 'svelte';
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { announcer } from '../feedback/announcer.svelte';
import { gridNext, gridSign, gridStep } from './grid';
import { landingPlace, moved } from './rank';
import RankList from './RankList.svelte';
import RatingGrid from './RatingGrid.svelte';

const lines = ['craft', 'income', 'fair'].map((name) => ({ id: name, name }));
const line = createRawSnippet(() => ({ render: () => '<span>text</span>' }));

describe('a rank list', () => {
  it('moves a line with Alt and an arrow and says its new place', async () => {
    const onmove = vi.fn();
    render(RankList, { label: 'Ranks', lines, line, onmove });
    screen.getAllByRole('button')[1]?.focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(onmove).toHaveBeenCalledExactlyOnceWith('income', 0);
    expect(announcer.text).toBe('income, now 1 of 3');
  });

  it('goes on with the line that is moved, again and again', async () => {
    let order = lines;
    const onmove = vi.fn(async (id: string, to: number) => {
      await Promise.resolve();
      const moving = order.filter((row) => row.id === id);
      order = order.filter((row) => row.id !== id).toSpliced(to, 0, ...moving);
      await list.rerender({ lines: order });
    });
    const list = render(RankList, { label: 'Ranks', lines, line, onmove });
    screen.getAllByRole('button')[0]?.focus();
    for (const place of [2, 3]) {
      await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
      await waitFor(() => {
        expect(document.activeElement).toBe(screen.getAllByRole('button')[place - 1]);
      });
    }
    expect(order.map((row) => row.id)).toEqual(['income', 'fair', 'craft']);
  });

  it('does not move the first line further up', async () => {
    const onmove = vi.fn();
    render(RankList, { label: 'Ranks', lines, line, onmove });
    screen.getAllByRole('button')[0]?.focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(onmove).not.toHaveBeenCalled();
  });

  it('goes from handle to handle with plain arrows', async () => {
    render(RankList, { label: 'Ranks', lines, line, onmove: vi.fn() });
    const handles = screen.getAllByRole('button');
    handles[0]?.focus();
    await userEvent.keyboard('{ArrowDown}{End}');
    expect(document.activeElement).toBe(handles[2]);
  });

  it('hands other keys on with the line they are for', async () => {
    const onkey = vi.fn();
    render(RankList, { label: 'Ranks', lines, line, onmove: vi.fn(), onkey });
    screen.getAllByRole('button')[2]?.focus();
    await userEvent.keyboard('e');
    expect(onkey).toHaveBeenCalledWith(expect.objectContaining({ key: 'e' }), 'fair');
  });

  it('lands a dragged line before the first whose middle is below', () => {
    expect(landingPlace([10, 30, 50], 0, 35)).toBe(1);
    expect(landingPlace([10, 30, 50], 2, 0)).toBe(0);
    expect(landingPlace([10, 30, 50], 1, 30)).toBe(1);
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  });
});

describe('a rating grid', () => {
  const grid = () => ({
    label: 'Ratings',
    rowGroupTitle: 'Issue',
    rowTitle: 'Choice',
    columnGroups: [
      { id: 'a', label: 'Anna', party: 0, columns: [{ id: 'craft', label: 'craft' }] },
      { id: 'b', label: 'Ben', party: 1, columns: [{ id: 'debt', label: 'debt' }] },
    ],
    rowGroups: [
      {
        id: 'house',
        label: 'House',
        rows: [
          { id: 'keep', label: 'keep' },
          { id: 'sell', label: 'sell' },
        ],
      },
    ],
    lines: new Map(
      ['keep', 'sell'].map((row) => [
        row,
        ['craft', 'debt'].map((column) => ({ sign: '·', spoken: `${row} ${column}` })),
      ]),
    ),
    onsign: vi.fn(),
    onfilldown: vi.fn(),
    onopen: vi.fn(),
  });
  const stands = () => document.activeElement?.getAttribute('aria-label');

  it('is one tab stop and fills by keys, moving on down the columns', async () => {
    const props = grid();
    render(RatingGrid, props);
    await userEvent.tab();
    expect(stands()).toBe('keep craft');
    await userEvent.keyboard('2?3');
    expect(props.onsign.mock.calls).toEqual([
      ['keep', 'craft', '2'],
      ['sell', 'craft', '?'],
      ['keep', 'debt', '3'],
    ]);
    expect(stands()).toBe('sell debt');
    await userEvent.tab();
    expect(document.activeElement).toBe(document.body);
  });

  it('moves by arrows, Home and End and comes back to where it was left', async () => {
    render(RatingGrid, grid());
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}{End}');
    expect(stands()).toBe('sell debt');
    await userEvent.keyboard('{Home}');
    await userEvent.tab();
    await userEvent.tab();
    expect(stands()).toBe('sell craft');
  });

  it('fills down with Ctrl+D and opens with Enter', async () => {
    const props = grid();
    render(RatingGrid, props);
    await userEvent.tab();
    await userEvent.keyboard('{Control>}d{/Control}{Enter}');
    expect(props.onfilldown).toHaveBeenCalledExactlyOnceWith('keep', 'craft');
    expect(props.onopen).toHaveBeenCalledExactlyOnceWith('keep', 'craft');
    expect(props.onsign).not.toHaveBeenCalled();
  });

  it('reads the signs and stays within its edges', () => {
    expect(['3', '−', '=', 'x'].map(gridSign)).toEqual(['3', '-', '+', undefined]);
    const size = { row: 2, column: 2 };
    expect(gridStep('ArrowUp', { ctrl: false }, { row: 0, column: 1 }, size)).toEqual({ row: 0, column: 1 });
    expect(gridNext({ row: 1, column: 1 }, size)).toEqual({ row: 1, column: 1 });
  });
});
