import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { fakeHost } from '~/ipc/fake';
import type { Settings } from '~/ipc/bindings';
import { settings } from '~/state/settings.svelte';
import SignLine from './SignLine.svelte';

const stored: Settings = { author: 'anna', named_by: 'system', theme: 'dark', single_letters: 'on' };

async function asked(now: Settings) {
  const fake = fakeHost({ answers: { get_settings: () => now } });
  await settings.load();
  render(SignLine);
  return fake;
}

it('suggests the name of the system, and Enter takes it', async () => {
  const fake = await asked(stored);
  await userEvent.type(screen.getByRole('textbox', { name: 'Your changes are signed with' }), '{Enter}');
  expect(fake.calls.at(-1)?.args['settings']).toEqual({ ...stored, named_by: 'person' });
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('takes another name', async () => {
  const fake = await asked(stored);
  const field = screen.getByRole('textbox', { name: 'Your changes are signed with' });
  await userEvent.clear(field);
  await userEvent.type(field, 'Marit{Enter}');
  expect(fake.calls.at(-1)?.args['settings']).toMatchObject({ author: 'Marit', named_by: 'person' });
});

it('asks nobody twice', async () => {
  await asked({ ...stored, named_by: 'person' });
  expect(screen.queryByRole('textbox')).toBeNull();
});
