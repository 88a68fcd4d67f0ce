import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { fakeHost } from '~/ipc/fake';
import { plan } from '~/state/plan.svelte';
import Screen from './Screen.svelte';

it('tells what is in a backup, and names one that is damaged', async () => {
  fakeHost();
  render(Screen);
  expect(await screen.findByText(/Monday.*2026/)).toBeTruthy();
  expect(screen.getByText('entente-2026-05-03.db cannot be read', { exact: false })).toBeTruthy();
});

it('brings a plan back and opens it', async () => {
  const fake = fakeHost();
  plan.show(undefined);
  render(Screen);
  await userEvent.click(await screen.findByRole('button', { name: 'Bring back The workshop' }));
  const brought = fake.calls.find((asked) => asked.command === 'restore_backup');
  expect(brought).toMatchObject({ args: { file: 'entente-2026-05-04.db' } });
  expect(plan.view?.name).toBe('The workshop');
});
