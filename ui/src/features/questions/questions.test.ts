import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { promptsOf } from '~/guidance/prompt-list';
import { isToAsk } from '~/guidance/question';
import { fakeHost, type FakeBackend } from '~/ipc/fake';
import { t } from '~/messages/message';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import Screen from './Screen.svelte';

describe('the question list', () => {
  let fake: FakeBackend;
  const sent = () => fake.calls.find((call) => call.command === 'edit_plan')?.args['edit'];
  const doors = () => [...document.querySelectorAll<HTMLElement>('button.door')];

  beforeEach(async () => {
    fake = fakeHost();
    await library.addExample('workshop');
    render(Screen);
  });

  it('shows what is to be asked', () => {
    const open = plan.view?.questions.filter((row) => isToAsk(row)) ?? [];
    expect(open.length).toBeGreaterThan(0);
    expect(doors()).toHaveLength(open.length);
  });

  it('takes an answer in place', async () => {
    doors()[0]?.focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('At the kitchen table{Control>}{Enter}{/Control}');
    const question = plan.view?.questions[0]?.id;
    expect(sent()).toEqual({ keep: { answer_question: { question, words: 'At the kitchen table' } } });
  });

  it('takes “not known yet” with a day to ask again', async () => {
    doors()[0]?.focus();
    await userEvent.keyboard('{Enter}');
    const day = screen.getByLabelText<HTMLInputElement>('ask again on');
    await userEvent.type(day, '2026-05-06');
    await userEvent.click(screen.getByRole('button', { name: 'Not known yet' }));
    expect(sent()).toMatchObject({ keep: { not_known_yet: { ask_again: '2026-05-06' } } });
  });

  it('lets a question go', async () => {
    doors()[0]?.focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    expect(sent()).toMatchObject({ keep: { remove_question: {} } });
  });

  it('notes a question to the party that is not one’s own', async () => {
    await userEvent.type(screen.getByRole('textbox', { name: 'The question' }), 'And the tools?{Enter}');
    const party = plan.view?.parties.find((row) => !row.mine)?.id;
    expect(sent()).toEqual({
      keep: { add_question: { party, issue: null, criterion: null, words: 'And the tools?' } },
    });
  });

  it('lists prompts stage by stage and puts a chosen one on the list', async () => {
    await userEvent.click(screen.getByText('Choose from the list'));
    const choose = screen.getByLabelText('Stage');
    await userEvent.selectOptions(choose, 'criteria');
    const first = promptsOf('criteria').find((row) => row.whom === 'other');
    const words = t(first?.key ?? 'question.list');
    await userEvent.click(screen.getByRole('button', { name: t('question.list_add_of', { words }) }));
    const party = plan.view?.parties.find((row) => !row.mine)?.id;
    expect(sent()).toEqual({ keep: { add_question: { party, issue: null, criterion: null, words } } });
  });
});
