import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { guessesOf } from '~/guidance/guess';
import { fakeHost, type FakeBackend } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { navigation } from '~/state/navigation.svelte';
import { plan } from '~/state/plan.svelte';
import Screen from './Screen.svelte';

describe('the list of guesses', () => {
  let fake: FakeBackend;
  const doors = () => [...document.querySelectorAll<HTMLElement>('button.door')];

  beforeEach(async () => {
    fake = fakeHost();
    await library.addExample('workshop');
    navigation.go('guesses');
    render(Screen);
    doors()[0]?.focus();
  });

  it('has a line for every guess', () => {
    expect(doors()).toHaveLength(plan.view ? guessesOf(plan.view).length : 0);
  });

  it('opens the row of a guess on Enter', async () => {
    await userEvent.keyboard('{Enter}');
    expect(navigation.place).toBe('criteria');
    expect(navigation.target?.criterion).toBeTruthy();
  });

  it('moves by the arrows', async () => {
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(document.activeElement).toBe(doors()[1]);
  });

  it('says in place where a row comes from', async () => {
    await userEvent.keyboard('g');
    await userEvent.click(screen.getByRole('radio', { name: 'Ben said it', hidden: true }));
    await userEvent.click(screen.getByRole('button', { name: 'Keep', hidden: true }));
    const edit = fake.calls.find((call) => call.command === 'edit_plan')?.args['edit'];
    expect(edit).toMatchObject({
      provenance: { set: { entry: { source: 'said_by_them', confidence: 'certain' } } },
    });
  });
});

it('a plan without guesses says so in one sentence', async () => {
  fakeHost();
  await library.addExample('field-to-loaf');
  render(Screen);
  expect(screen.getByText('Nothing in this plan is a guess.')).toBeTruthy();
});
