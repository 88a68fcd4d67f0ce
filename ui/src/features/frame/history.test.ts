import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { fakeHost } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { dialogs } from './dialog.svelte';
import History from './History.svelte';

it('tells who took which step, and which was taken back', async () => {
  fakeHost();
  await library.addExample('workshop');
  dialogs.open('history');
  render(History);
  const rows = await screen.findAllByRole('row', { hidden: true });
  expect(rows.map((row) => row.textContent).join('\n')).toMatch(/Anna[\s\S]*taken back[\s\S]*Ben/);
  dialogs.close();
});
