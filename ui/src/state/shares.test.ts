import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnalysisView, CardView } from '~/ipc/bindings';
import { requestAnalysis } from '~/ipc/analysis';
import { fakeHost } from '~/ipc/fake';
import { Shares } from './shares.svelte';

let view: AnalysisView;
let first: CardView;

beforeEach(async () => {
  fakeHost();
  view = await requestAnalysis('workshop');
  if (view.finding.kind !== 'ready' || !view.finding.outcomes.proposals[0])
    throw new Error('it has proposals');
  first = view.finding.outcomes.proposals[0];
});

afterEach(() => vi.useRealTimers());

/** A new answer about the next revision of the plan. */
const next = () => ({ ...view, revision: view.revision + 1 });
const settled = () => new Promise((then) => setTimeout(then));

describe('shares', () => {
  it('are counted once for each answer', async () => {
    const fake = fakeHost();
    const shares = new Shares(0);
    shares.follow(view);
    shares.follow(view);
    expect(shares.of(first).kind).toBe('waiting');
    await settled();
    expect(shares.state).toBe('done');
    expect(shares.of(first)).toMatchObject({ kind: 'known', age: 'current' });
    expect(fake.calls.filter((one) => one.command === 'count_shares')).toHaveLength(1);
  });

  it('wait until edits rest', async () => {
    const fake = fakeHost();
    vi.useFakeTimers();
    const shares = new Shares(250);
    shares.follow(view);
    await vi.advanceTimersByTimeAsync(200);
    shares.follow(next());
    await vi.advanceTimersByTimeAsync(200);
    expect(fake.calls.filter((one) => one.command === 'count_shares')).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(100);
    expect(fake.calls.filter((one) => one.command === 'count_shares')).toHaveLength(1);
  });

  it('of before stay while they are counted again', async () => {
    const shares = new Shares(0);
    shares.follow(view);
    await settled();
    shares.follow(next());
    expect(shares.of(first)).toMatchObject({ kind: 'known', age: 'old' });
    await settled();
    expect(shares.of(first)).toMatchObject({ kind: 'known', age: 'current' });
  });

  it('that were stopped are not counted for good', async () => {
    fakeHost({
      answers: {
        count_shares: ({ plan, revision }) => ({ plan, revision, counting: { kind: 'cancelled' } }),
      },
    });
    const shares = new Shares(0);
    shares.follow(view);
    await settled();
    expect([shares.state, shares.of(first).kind]).toEqual(['stopped', 'stopped']);
  });

  it('of packages on a list are added to those of the analysis', async () => {
    const shares = new Shares(0);
    shares.follow(view);
    await settled();
    const other = { ...first, key: 'another' };
    expect(shares.of(other).kind).toBe('waiting');
    await shares.add([first, other]);
    expect(shares.of(other).kind).toBe('known');
  });

  it('bring the question whose answer would change most', async () => {
    const shares = new Shares(0);
    shares.follow(view);
    await settled();
    expect(shares.question?.answers.length).toBeGreaterThan(1);
  });
});
