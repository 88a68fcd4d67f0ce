import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { commonGround, ideas } from '~/ipc/advice';
import type { GroundView, PairView, PlanView } from '~/ipc/bindings';
import { fakeHost } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { navigation } from '~/state/navigation.svelte';
import { plan } from '~/state/plan.svelte';
import { differencesOf, ideasFrom, noted } from './difference';
import GroundDialog from './GroundDialog.svelte';
import { criteriaOf, drawnPairs, kindOf, pairsOf, partyPairs } from './pair';
import Screen from './Screen.svelte';
import { sameWords, sharedLines } from './shared';
import { wholeOf } from '~/guidance/standard';
import { enoughWords } from './word';

let host = fakeHost();
async function opened(name: string): Promise<[PlanView, GroundView]> {
  await library.addExample(name);
  const view = plan.view as PlanView;
  return [view, (await commonGround(view.id, view.log.revision)) as GroundView];
}
beforeEach(() => {
  host = fakeHost();
});

describe('the pairs of two parties', () => {
  it('are chosen among every two parties', async () => {
    const [view, ground] = await opened('field-to-loaf');
    const parties = partyPairs(view.parties);
    expect(parties.map(([one, other]) => [one.index, other.index])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    const last = parties[2];
    if (!last) throw new Error('three parties make three pairs');
    expect(pairsOf(view, ground, last)).toHaveLength(9);
  });

  it('are drawn where they tell something, and all of one criterion when it is looked at', async () => {
    const [view, ground] = await opened('workshop');
    const drawn = drawnPairs(view, ground.pairs);
    expect(drawn.length).toBeLessThan(ground.pairs.length);
    expect(drawn[0] && kindOf(drawn[0])).toBe('shared');
    const craft = criteriaOf(view, view.parties[0]?.id ?? '')[0]?.id ?? '';
    expect(drawnPairs(view, ground.pairs, craft)).toHaveLength(3);
  });

  it('say in how many packages both are enough', () => {
    const pair = { both_enough: true, enough_in: '27' } as PairView;
    expect(enoughWords(pair, '54')).toBe('Both are enough in 27 of 54 packages.');
    expect(enoughWords({ ...pair, enough_in: '0' }, '54')).toBe('Both are enough in none of 54 packages.');
    expect(enoughWords({ ...pair, both_enough: null, enough_in: null }, '54')).toBe('not known yet');
  });
});

describe('what is shared', () => {
  it('is one wording that each holds; the same word with other evidence keeps it from being shared', async () => {
    const [view, ground] = await opened('workshop');
    const [pair] = partyPairs(view.parties);
    if (!pair) throw new Error('two parties make a pair');
    const [line] = sharedLines(view, ground, pair);
    expect([line?.confirmed, line?.blocked]).toEqual([false, undefined]);
    const twins = sameWords(ground.pairs);
    expect(twins.map((row) => row.wording)).toEqual(['different_evidence']);
    const [twin] = twins;
    const members = [twin?.one, twin?.other].map((criterion) => ({
      criterion: criterion ?? '',
      confirmation: 'confirmed' as const,
    }));
    const row = { id: 'new', relation: 'shared' as const, wording: 'It is fair', members };
    const [blocked] = sharedLines({ ...view, common_grounds: [row] }, ground, pair);
    expect([blocked?.confirmed, blocked?.blocked]).toEqual([false, twin]);
  });
});

describe('where parties differ', () => {
  it('names the ideas that a difference gives rise to', async () => {
    const [view, ground] = await opened('workshop');
    const [pair] = partyPairs(view.parties);
    if (!pair) throw new Error('two parties make a pair');
    const differences = differencesOf(ground, pair);
    expect(differences.map((row) => row.kind)).toEqual(['forecast', 'time']);
    const found = await ideas(view.id, view.log.revision);
    const counts = differences.map((row) => ideasFrom(found ?? undefined, row)?.count);
    expect(counts).toEqual([1, 1]);
    expect(differences[0]?.stakes).toMatchObject({ above: '66.67', below: '400' });
    expect(noted(view, ground, pair)).toEqual([]);
  });

  it('lets a standard speak to everything that can be chosen', async () => {
    const [view] = await opened('lease');
    const [rent, term] = view.issues;
    if (!rent || !term) throw new Error('the lease has issues');
    expect(wholeOf(rent)?.choices).toEqual({ between: { from: '900', to: '1200' } });
    expect(wholeOf(term)?.choices).toMatchObject({ any_of: { length: 3 } });
  });
});

describe('the screen', () => {
  it('shows the lists, what is between them, and leads to ideas', async () => {
    await opened('workshop');
    render(Screen);
    expect(await screen.findByText('8 in 10')).toBeTruthy();
    expect(screen.getByText('Father is spoken of with respect, whoever works there.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Look for ideas' }));
    expect(navigation.place).toBe('ideas');
  });

  it('sets a pair by hand and lets the levels tell again', async () => {
    const [view, ground] = await opened('workshop');
    const pair = ground.pairs.find((row) => row.ground === null);
    if (!pair) throw new Error('some pair is not set');
    render(GroundDialog, { view, pair, onclose: () => undefined });
    await userEvent.click(screen.getByRole('radio', { name: 'Pull apart' }));
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
    expect(host.calls.at(-1)?.args['edit']).toEqual({
      ground: { tie: { relation: 'competing', criteria: [pair?.one, pair?.other], wording: null } },
    });
  });
});
