import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { HostError } from '~/ipc/error';
import { fakeHost, type FakeBackend, type FakeWishes } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import ImportDialog from './ImportDialog.svelte';

const asked = (fake: FakeBackend) => fake.calls.map((call) => call.command);

async function offered(wishes: FakeWishes = {}): Promise<FakeBackend> {
  const fake = fakeHost(wishes);
  await library.dropImport();
  await library.chooseFiles();
  render(ImportDialog);
  return fake;
}

describe('an import', () => {
  beforeEach(() => {
    plan.show(undefined);
  });

  it('tells what the files would bring before anything is stored', async () => {
    const fake = await offered();
    for (const text of ['Import “Holiday-A · Holiday-B”?', '2 issues on the table', 'What to know about it'])
      expect(screen.getByText(text, { exact: false })).toBeTruthy();
    expect(screen.getByText(/Nothing is essential to anybody yet/)).toBeTruthy();
    expect(asked(fake)).not.toContain('confirm_import');
  });

  it('is stored and opened by Enter alone', async () => {
    const fake = await offered();
    await userEvent.keyboard('{Enter}');
    expect(asked(fake)).toContain('confirm_import');
    expect(plan.view).toBeDefined();
    expect(library.offer).toBeUndefined();
  });

  it('is stored once, however often Enter is pressed', async () => {
    const fake = await offered();
    await Promise.all([library.confirmImport(), library.confirmImport()]);
    expect(asked(fake).filter((command) => command === 'confirm_import')).toHaveLength(1);
  });

  it('is let go of by Cancel, and nothing is stored', async () => {
    const fake = await offered();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(asked(fake).at(-1)).toBe('drop_import');
    expect(asked(fake)).not.toContain('confirm_import');
  });

  it('that is refused says where and what to do', async () => {
    const refuse = () => {
      throw new HostError({
        code: 'file_refused',
        message: 'a.json 1:12: not_json',
        params: { place: 'a.json 1:12', detail: 'EOF' },
        hints: ['refusal.not_json'],
      });
    };
    await offered({ answers: { preview_import: refuse } });
    expect(screen.getByText('It stops at a.json 1:12')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('Save or export the file again.');
    expect(screen.getByRole('alert').textContent).toContain('Nothing was changed.');
  });

  it('without a chosen file asks nothing', async () => {
    await offered({ answers: { preview_import: () => null } });
    expect(library.offer).toBeUndefined();
  });
});
