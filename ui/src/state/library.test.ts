import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost } from '~/ipc/fake';
import { Library } from './library.svelte';
import { navigation } from './navigation.svelte';
import { plan } from './plan.svelte';

describe('the library', () => {
  beforeEach(() => {
    fakeHost();
    plan.show(undefined);
    navigation.go('plans');
  });

  it('lists plans and examples', async () => {
    const library = new Library();
    await library.load();
    expect(library.view?.plans.length).toBe(4);
    expect(library.examples.length).toBe(4);
  });

  it('opens a plan at its first stage', async () => {
    const library = new Library();
    await library.addExample('workshop');
    expect(plan.view?.name).toBe('The workshop');
    expect(navigation.place).toBe('people');
  });

  it('stays at the stage when another plan is opened there', async () => {
    const library = new Library();
    navigation.go('criteria');
    await library.addExample('lease');
    expect(navigation.place).toBe('criteria');
  });

  it('narrows by what is sought', async () => {
    const library = new Library();
    await library.search('loaf');
    expect(library.view?.plans.map((row) => row.name)).toEqual(['Field to loaf']);
  });

  it('closes the plan that is deleted', async () => {
    const library = new Library();
    await library.addExample('workshop');
    await library.remove(plan.view?.id ?? '');
    expect(plan.view).toBeUndefined();
    expect(library.view?.undo).toBe('delete_plan');
  });
});
