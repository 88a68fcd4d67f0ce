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

  it('looks at an opened plan once it has been drawn, and again at once after an edit', async () => {
    const fake = fakeHost();
    const analysis = new Analysis();
    const plan = await open();
    analysis.follow(plan);
    expect(asked(fake)).toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked(fake)).toBe(1);
    expect(analysis.finding?.kind).toBe('ready');
    analysis.follow({ ...plan, log: { ...plan.log, revision: 13 } });
    expect(asked(fake)).toBe(2);
  });

  it('takes no answer about the plan as it stood before', async () => {
    fakeHost();
    const analysis = new Analysis();
    const plan = await open();
    analysis.follow(plan);
    analysis.follow({ ...plan, log: { ...plan.log, revision: 13 } });
    await vi.advanceTimersByTimeAsync(1000);
    expect(analysis.view).toBeUndefined();
  });

  it('shows a first answer as soon as it is there, and takes it for whole only once the rest is', async () => {
    const never = () => new Promise(() => undefined);
    const answers: Record<string, () => unknown> = {};
    fakeHost({ answers });
    const analysis = new Analysis();
    const plan = await open();
    analysis.follow(plan);
    await vi.advanceTimersByTimeAsync(1000);
    const known = analysis.view;
    if (!known) throw new Error('no answer');
    answers['request_analysis'] = never;
    const revision = known.revision + 1;
    analysis.follow({ ...plan, log: { ...plan.log, revision } });
    analysis.hearFirst({ ...known, took_ms: 7 });
    expect(analysis.view?.took_ms).toBe(known.took_ms);
    analysis.hearFirst({ ...known, revision, took_ms: 7 });
    expect([analysis.view?.took_ms, analysis.stale, analysis.whole]).toEqual([7, false, undefined]);
    await analysis.stop();
    expect(analysis.whole?.took_ms).toBe(7);
  });

  it('says that an answer is late only when it lasts, and that what is shown is of before', async () => {
    const never = () => new Promise(() => undefined);
    const answers: Record<string, () => unknown> = {};
    fakeHost({ answers });
    const analysis = new Analysis();
    const plan = await open();
    analysis.follow(plan);
    await vi.advanceTimersByTimeAsync(1000);
    answers['request_analysis'] = never;
    analysis.follow({ ...plan, log: { ...plan.log, revision: 13 } });
    expect([analysis.late, analysis.outdated]).toEqual([false, false]);
    await vi.advanceTimersByTimeAsync(1000);
    expect([analysis.late, analysis.outdated]).toEqual([true, true]);
    await analysis.stop();
    expect([analysis.late, analysis.outdated]).toEqual([false, true]);
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

  it('shows nothing of what was worked out from one viewpoint on a screen that all parties see', async () => {
    const fake = fakeHost();
    const analysis = new Analysis();
    const plan = await open();
    analysis.follow(plan);
    await vi.advanceTimersByTimeAsync(1000);
    expect(analysis.view).toBeDefined();
    const late = analysis.refresh();
    analysis.follow({ ...plan, viewpoint: { kind: 'joint' } });
    expect(analysis.view).toBeUndefined();
    await late;
    expect(asked(fake)).toBe(3);
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
