import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlanView } from '~/ipc/bindings';
import { call } from '~/ipc/backend';
import { fakeHost } from '~/ipc/fake';
import { Analysis } from './analysis.svelte';

const open = () => call<PlanView>('open_plan', { plan: 'workshop' });
const asked = (fake: ReturnType<typeof fakeHost>) =>
  fake.calls.filter((one) => one.command === 'request_analysis').length;

describe('the analysis', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  it('asks once when the plan rests after several edits', async () => {
    const fake = fakeHost();
    const analysis = new Analysis();
    const plan = await open();
    analysis.follow(plan);
    analysis.follow({ ...plan, log: { ...plan.log, revision: 13 } });
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked(fake)).toBe(1);
    expect(analysis.finding?.kind).toBe('ready');
  });

  it('keeps the old answer as stale while the plan has changed', async () => {
    fakeHost();
    const analysis = new Analysis();
    const plan = await open();
    analysis.follow(plan);
    await vi.advanceTimersByTimeAsync(1000);
    expect(analysis.stale).toBe(false);
    analysis.follow({ ...plan, log: { ...plan.log, revision: 13 } });
    expect(analysis.stale).toBe(true);
    expect(analysis.view).toBeDefined();
  });

  it('takes no answer that was stopped', async () => {
    fakeHost();
    const analysis = new Analysis();
    analysis.follow(await open());
    const looking = analysis.refresh();
    expect(analysis.busy).toBe(true);
    await analysis.stop();
    await looking;
    expect(analysis.busy).toBe(false);
  });

  it('leaves an answer about another plan alone', async () => {
    fakeHost();
    const analysis = new Analysis();
    analysis.follow(await open());
    const looking = analysis.refresh();
    analysis.follow(undefined);
    await looking;
    expect(analysis.view).toBeUndefined();
  });
});
