import { describe, expect, it } from 'vitest';
import type { PlanView } from '~/ipc/bindings';
import { fakeHost } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { storedAt } from './stored';

fakeHost();
await library.addExample('workshop');
const view = plan.view as PlanView;
const { id: criterion, party } = view.criteria[4] ?? { id: '', party: '' };

describe('where a row stands in the database', () => {
  it('is under the identifiers that the store gives it', () => {
    const at = { amount: { issue: 'i', amount: '7/2' } };
    expect(storedAt(view, { course: criterion })).toEqual({
      table: 'course_level',
      row: `${party}:${criterion}`,
    });
    expect(storedAt(view, { rating: { criterion, at } })).toEqual({
      table: 'rating',
      row: `${criterion}:i:7/2`,
    });
    expect(storedAt(view, { rating: { criterion, at: { option: 'o' } } })).toEqual({
      table: 'rating',
      row: `${criterion}:o`,
    });
  });

  it('is known of rows of later stages too', () => {
    expect(storedAt(view, { later: { circumstance: 'c' } })).toEqual({ table: 'circumstance', row: 'c' });
    expect(storedAt(view, { later: { standard: 's' } })).toEqual({ table: 'standard', row: 's' });
    expect(storedAt(view, { later: { fallout: 'f' } })).toEqual({ table: 'fallout', row: 'f' });
    const forecast = { event: 'e', party };
    expect(storedAt(view, { later: { forecast } })).toEqual({ table: 'forecast', row: `e:${party}` });
  });
});
