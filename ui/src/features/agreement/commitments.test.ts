import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { AgreementView, PlanView } from '~/ipc/bindings';
import { fakeHost } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import Commitments from './Commitments.svelte';

it('a promise is not added while its day is none, and then with it', async () => {
  const fake = fakeHost();
  await library.addExample('lease');
  const view = plan.view as PlanView;
  render(Commitments, { plan: view, agreement: view.agreements[0] as AgreementView });
  const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
  const added = () => fake.calls.filter((asked) => JSON.stringify(asked).includes('add_commitment'));
  await userEvent.type(field('Who'), 'Mara');
  await userEvent.type(field('Does what'), 'Mends the gate.');
  await userEvent.type(field('By when'), 'soon{Enter}');
  expect(added()).toEqual([]);
  expect(document.activeElement).toBe(field('By when'));
  expect(screen.getByRole('alert').textContent).toContain('This is no day.');
  await userEvent.clear(field('By when'));
  await userEvent.type(field('By when'), '2026-07-04{Enter}');
  expect(JSON.stringify(added())).toContain('2026-07-04');
});
