import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PlanView } from '~/ipc/bindings';
import { fakeHost } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { fromTenths } from '~/wording/chance';
import { readChance, writtenChance } from './forecast';
import Screen from './Screen.svelte';
import { choiceOf, termGroups, textOf } from './term';

let host = fakeHost();
beforeEach(async () => {
  host = fakeHost();
  await library.addExample('lease');
});
const edited = () => host.calls.findLast((call) => call.command === 'edit_plan')?.args['edit'];
const view = () => plan.view as PlanView;

describe('a forecast', () => {
  it('is written in chances of ten and stays exact', () => {
    expect(['8', '10', '0', '0.5', '2.25'].map(fromTenths)).toEqual(['0.8', '1.0', '0.0', '0.05', '0.225']);
    expect(readChance('8')).toEqual({ low: '0.8', high: '0.8' });
    expect(readChance('3 – 4')).toEqual({ low: '0.3', high: '0.4' });
    expect(readChance('3 to 4')).toEqual({ low: '0.3', high: '0.4' });
    expect(readChance(' ')).toBeUndefined();
  });

  it('is refused where it is none', () => {
    expect(['11', '4-3', 'often', '1-2-3'].map(readChance)).toEqual(['bad', 'bad', 'bad', 'bad']);
  });

  it('is shown as it is written', () => {
    const chance = { low: '3/10', high: '2/5', low_in_ten: '3', high_in_ten: '4' };
    expect(writtenChance(chance)).toBe('3 – 4');
    expect(writtenChance({ ...chance, high_in_ten: '3' })).toBe('3');
  });
});

describe('terms', () => {
  it('stand with their packages, those of none last', () => {
    const [row] = view().terms;
    if (!row) throw new Error('the lease has a term');
    const loose = { ...row, id: 'loose', package: null };
    const groups = termGroups({ ...view(), terms: [loose, row] });
    expect(groups.map((group) => group.candidate?.title)).toEqual(['As we talked at the viewing', undefined]);
  });

  it('choose an option or an amount, whichever the issue has', () => {
    const [rent, term] = view().issues;
    expect(choiceOf(rent, '1000')).toEqual({ amount: '1000' });
    expect(choiceOf(term, 'o')).toEqual({ option: 'o' });
    expect(textOf(choiceOf(rent, ''))).toBe('');
  });

  it('say what each branch is worth to each, and on what the gain rests', async () => {
    render(Screen);
    expect(await screen.findByText('Gain rests only on differing forecasts.')).toBeTruthy();
    expect(screen.getByText('Can each bear the branch that is worse for it?')).toBeTruthy();
  });

  it('take a forecast, and say what is wrong with one that is none', async () => {
    render(Screen);
    const field = screen.getByLabelText(/^How likely Mara thinks it/);
    await userEvent.clear(field);
    await userEvent.type(field, 'often{Enter}');
    expect(await screen.findByText('A number from 0 to 10, or two: 3 – 4.')).toBeTruthy();
    await userEvent.clear(field);
    await userEvent.type(field, '6{Enter}');
    expect(edited()).toMatchObject({
      term: { set_forecast: { chance: { low: '0.6', high: '0.6' } } },
    });
  });
});
