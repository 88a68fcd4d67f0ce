import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { wayTo } from '~/guidance/found';
import type { FoundView } from '~/ipc/bindings';
import { fakeHost } from '~/ipc/fake';
import workshop from '~/ipc/sample/workshop.plan.json';
import { navigation } from '~/state/navigation.svelte';
import { search } from '~/state/search.svelte';
import Found from './Found.svelte';

const found: FoundView = {
  plans: [
    {
      id: workshop.id,
      name: 'The workshop',
      more: 3,
      rows: [
        { kind: 'option', row: 'o', at: 'i', text: 'Father’s name rests' },
        { kind: 'criterion', row: 'c', at: 'b', text: 'Father’s name respected' },
      ],
    },
  ],
};

beforeEach(() => fakeHost({ answers: { find_rows: () => found } }));

it('tells rows by plan and kind, and opens one where it stands', async () => {
  await search.find('father');
  render(Found, { plans: search.plans });
  expect(screen.getByRole('heading', { name: 'The workshop' })).toBeTruthy();
  expect(screen.getByText('3 more', { exact: false })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Father’s name respected' }));
  expect([navigation.place, navigation.target]).toEqual(['criteria', { party: 'b', criterion: 'c' }]);
});

it('goes to the issue of an option, and to a screen for every kind', () => {
  expect(wayTo({ kind: 'option', row: 'o', at: 'i', text: '' })).toEqual({
    place: 'table',
    target: { issue: 'i' },
  });
  expect(wayTo({ kind: null, row: 'p', at: null, text: '' }).place).toBe('people');
});

it('looks for nothing while there is only a letter', async () => {
  await search.find('f');
  expect(search.plans).toEqual([]);
});
