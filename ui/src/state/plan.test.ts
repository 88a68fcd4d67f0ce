import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlanView } from '~/ipc/bindings';
import { call } from '~/ipc/backend';
import { fakeHost } from '~/ipc/fake';
import { faults } from './fault.svelte';
import { OpenPlan } from './plan.svelte';

const rename = { plan: { rename: { name: 'The house' } } };
const refusal = { code: 'rows_do_not_fit', message: 'no', params: {}, hints: [] };

async function opened(): Promise<OpenPlan> {
  const plan = new OpenPlan();
  plan.show(await call<PlanView>('open_plan', { plan: 'workshop' }));
  return plan;
}

describe('the open plan', () => {
  beforeEach(() => {
    faults.dismiss();
  });

  it('is replaced by the answer to an edit', async () => {
    fakeHost();
    const plan = await opened();
    const before = plan.view?.log.revision ?? 0;
    expect(await plan.edit(rename)).toBe(true);
    expect(plan.view?.log.revision).toBe(before + 1);
  });

  it('says that it is saving when the answer is long in coming', async () => {
    let answer: () => void = () => undefined;
    const late = new Promise<void>((then) => (answer = then));
    fakeHost({ answers: { edit_plan: () => late.then(() => call('open_plan', { plan: 'workshop' })) } });
    const plan = await opened();
    vi.useFakeTimers();
    const saving = plan.edit(rename);
    expect([plan.settled, plan.saveState.kind]).toEqual([false, 'saved']);
    vi.advanceTimersByTime(300);
    expect(plan.saveState.kind).toBe('saving');
    vi.useRealTimers();
    answer();
    await saving;
    expect([plan.settled, plan.saveState.kind]).toEqual([true, 'saved']);
  });

  it('stays as it was when an edit is refused, and says why', async () => {
    fakeHost({
      answers: {
        edit_plan: () => {
          throw refusal;
        },
      },
    });
    const plan = await opened();
    const before = plan.view;
    expect(await plan.edit(rename)).toBe(false);
    expect(plan.view).toBe(before);
    expect(plan.saveState).toMatchObject({ kind: 'failed', error: { code: 'rows_do_not_fit' } });
    expect(faults.current?.code).toBe('rows_do_not_fit');
  });

  it('sends edits one after the other', async () => {
    const fake = fakeHost();
    const plan = await opened();
    await Promise.all([plan.edit(rename), plan.edit({ party: { add: { name: 'Eva' } } })]);
    expect(fake.calls.slice(1).map((asked) => asked.args['edit'])).toEqual([
      rename,
      { party: { add: { name: 'Eva' } } },
    ]);
  });

  it('forgets an answer about a plan that was closed meanwhile', async () => {
    fakeHost();
    const plan = await opened();
    const late = plan.edit(rename);
    plan.show(undefined);
    await late;
    expect(plan.view).toBeUndefined();
  });
});
