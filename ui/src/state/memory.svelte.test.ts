import { expect, test } from 'vitest';
import { fakeHost } from '~/ipc/fake';
import { library } from './library.svelte';
import { memory } from './memory.svelte';
import { plan } from './plan.svelte';

test('a screen comes back as it was left, until the plan is another', async () => {
  fakeHost();
  await library.open('workshop');
  memory.recall('ladder', { shown: 'chart' }).shown = 'table';
  expect(memory.recall('ladder', { shown: 'chart' }).shown).toBe('table');
  expect(memory.recall('people', { shown: 'chart' }).shown).toBe('chart');
  plan.show(undefined);
  expect(memory.recall('ladder', { shown: 'chart' }).shown).toBe('chart');
});
