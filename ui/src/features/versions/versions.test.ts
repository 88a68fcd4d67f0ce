import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { VersionComparison } from '~/ipc/bindings';
import { fakeHost } from '~/ipc/fake';
import workshop from '~/ipc/sample/workshop.plan.json';
import { library } from '~/state/library.svelte';
import { fieldName, fieldText } from '~/wording/field';
import { byStage } from './change';
import Screen from './Screen.svelte';

const found: VersionComparison = {
  rows: [
    { stage: 'people', row: 'party', name: 'Clara', kind: 'added', fields: [] },
    {
      stage: 'criteria',
      row: 'criterion',
      name: 'Free of debt',
      kind: 'changed',
      fields: [{ field: 'evidence', before: null, after: 'the letter is closed' }],
    },
    { stage: 'criteria', row: 'criterion', name: 'Steady income', kind: 'removed', fields: [] },
  ],
};

it('parts what changed by stage', () => {
  expect(byStage(found).map(({ stage, rows }) => [stage, rows.length])).toEqual([
    ['people', 1],
    ['criteria', 2],
  ]);
});

it('tells fields and codes in words, and others as they are written', () => {
  expect([fieldName('evidence'), fieldName('some_field')]).toEqual(['evidence', 'some field']);
  expect([fieldText('essential'), fieldText('a saw'), fieldText(null)]).toEqual([
    'essential',
    'a saw',
    'nothing',
  ]);
});

it('compares the last kept version with the plan as it is now', async () => {
  const version = { id: 'v', name: 'before the visit', reason: null, by: 'Anna', at: '2026-05-04T14:32:00Z' };
  const kept = { ...workshop, versions: [version] };
  const fake = fakeHost({ answers: { add_example: () => kept, compare_versions: () => found } });
  await library.addExample('workshop');
  render(Screen);
  expect(await screen.findByText('party Clara')).toBeTruthy();
  expect(fake.calls.at(-1)).toMatchObject({
    command: 'compare_versions',
    args: { before: 'v', after: null },
  });
});
