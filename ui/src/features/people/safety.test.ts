import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost, type FakeBackend } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import Safety from './Safety.svelte';

let fake: FakeBackend;
beforeEach(async () => {
  fake = fakeHost();
  await library.addExample('workshop');
});
const opened = () => {
  if (!plan.view) throw new Error('the stand-in opens the workshop');
  return plan.view;
};

describe('whether everyone can say no safely', () => {
  it('is asked in private, and its answer is kept', async () => {
    render(Safety, { plan: opened() });
    await userEvent.click(screen.getByText('Can everyone here say no safely?'));
    await userEvent.click(screen.getByRole('radio', { name: 'No' }));
    expect(fake.calls.at(-1)?.args['edit']).toEqual({ plan: { set_safe_to_say_no: { answer: 'no' } } });
  });

  it('says what follows from a no', () => {
    render(Safety, { plan: { ...opened(), safe_to_say_no: 'no' } });
    expect(screen.getByText(/a yes means little/)).toBeTruthy();
  });
});
