import { render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PlanRow } from '~/ipc/bindings';
import { fakeHost } from '~/ipc/fake';
import sample from '~/ipc/sample/library.json';
import { library } from '~/state/library.svelte';
import Screen from './Screen.svelte';

const [usual] = sample.plans as PlanRow[];
if (!usual) throw new Error('there are plans');
const row = (name: string, part: Partial<PlanRow>): PlanRow => ({ ...usual, id: name, name, ...part });
const rows = [
  row('The mill', {}),
  row('The yard', { agreement: 'signed_not_reviewed' }),
  row('The barn', { agreement: 'not_settled' }),
  row('The house', { agreement: 'settled_well' }),
  row('The orchard', { dormant_until: '2020-09-01', dormant_note: 'Ask again after the harvest.' }),
  row('The boat', { dormant_until: '2999-09-01', agreement: 'signed_not_reviewed' }),
];

beforeEach(async () => {
  fakeHost({ answers: { list_plans: () => ({ ...sample, plans: rows }) } });
  await library.load();
  render(Screen);
});

describe('we close only the low hanging fruit', () => {
  it('a plan whose day has come stands before all others, with what to begin with', () => {
    const returned = screen.getByRole('heading', { name: 'Taken up again today' }).closest('section');
    if (!returned) throw new Error('it has a section');
    expect(within(returned).getByRole('button', { name: 'Open The orchard' })).toBeTruthy();
    expect(within(returned).getByText('Ask again after the harvest.')).toBeTruthy();
    const doors = [...document.querySelectorAll('button.door')].map((door) =>
      door.getAttribute('aria-label'),
    );
    expect(doors[0]).toBe('Open The orchard');
  });
});

describe('how the sales industry colludes in failure', () => {
  it('every plan is counted and listed: what rests, what is signed only, and what is not settled', () => {
    expect(screen.getByText('6 plans on this computer.')).toBeTruthy();
    const doors = [...document.querySelectorAll('button.door')].map((door) =>
      door.getAttribute('aria-label'),
    );
    expect(doors.toSorted()).toEqual(rows.map((plan) => `Open ${plan.name}`).toSorted());
  });

  it('a signature is called signed, and settled only what was reviewed', () => {
    const called = (name: string) =>
      screen.getByRole('button', { name: `Open ${name}` }).closest('li')?.textContent ?? '';
    expect(called('The yard')).toContain('Signed, not yet reviewed');
    expect(called('The barn')).toContain('Reviewed, not settled');
    expect(called('The house')).toContain('Settled well');
    expect(screen.getAllByText('Settled well')).toHaveLength(1);
  });
});
