import { describe, expect, it } from 'vitest';
import type { PlanView } from '~/ipc/bindings';
import { Derived } from './derived.svelte';

const plan = (id: string, revision: number, kind: 'keeper' | 'joint' = 'keeper') =>
  ({ id, log: { revision }, viewpoint: { kind } }) as PlanView;
const settled = () => new Promise((done) => setTimeout(done));

describe('what is worked out of a plan', () => {
  it('is asked once for each revision', async () => {
    const asked: number[] = [];
    const derived = new Derived((id, revision) => {
      asked.push(revision);
      return Promise.resolve({ plan: id, revision });
    });
    derived.follow(plan('a', 1));
    derived.follow(plan('a', 1));
    derived.follow(plan('a', 2));
    await settled();
    expect(asked).toEqual([1, 2]);
    expect(derived.view?.revision).toBe(2);
    expect(derived.stale).toBe(false);
  });

  it('stays as it was when the plan has changed meanwhile, and goes with its plan', async () => {
    const derived = new Derived((id, revision) =>
      Promise.resolve(revision === 2 ? null : { plan: id, revision }),
    );
    derived.follow(plan('a', 1));
    await settled();
    derived.follow(plan('a', 2));
    await settled();
    expect([derived.view?.revision, derived.stale]).toEqual([1, true]);
    derived.follow(plan('b', 1));
    expect(derived.view).toBeUndefined();
  });

  it('is not left on a screen that all parties see', async () => {
    const derived = new Derived((id, revision) => Promise.resolve({ plan: id, revision }));
    derived.follow(plan('a', 1));
    await settled();
    derived.follow(plan('a', 1, 'joint'));
    expect(derived.view).toBeUndefined();
    await settled();
    expect(derived.view?.revision).toBe(1);
  });

  it('is asked again when something else is asked about the same plan', async () => {
    let count = 0;
    const derived = new Derived((id, revision) => {
      count += 1;
      return Promise.resolve({ plan: id, revision });
    });
    derived.follow(plan('a', 1), 'one');
    derived.follow(plan('a', 1), 'two');
    await settled();
    expect(count).toBe(2);
  });
});
