import { describe, expect, it } from 'vitest';
import { fakeHost } from '~/ipc/fake';
import type { PlanView, QuestionView } from '~/ipc/bindings';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { rowWords } from '~/wording/guess';
import { guessesOf } from './guess';
import { questionState } from './question';

fakeHost();
await library.addExample('workshop');
const view = plan.view as PlanView;
const question = (answer: QuestionView['answer']): QuestionView => ({
  id: 'q',
  party: null,
  issue: null,
  criterion: null,
  words: 'And then?',
  answer,
});

describe('the guesses of a plan', () => {
  const guesses = guessesOf(view);

  it('are also what parties have of time and means, what they expect, and standards', () => {
    const [circumstance, standard] = [view.circumstances[0], view.standards[0]];
    if (!circumstance || !standard) throw new Error('the workshop has rows of stage 5');
    const guessed = { ...circumstance.provenance, guess: true };
    const found = guessesOf({
      ...view,
      circumstances: [{ ...circumstance, provenance: guessed }],
      standards: [{ ...standard, provenance: guessed }],
    });
    const without = guessesOf({ ...view, circumstances: [], standards: [] });
    expect(found.length).toBe(without.length + 2);
    expect(found.find((guess) => guess.target.row === circumstance.id)?.place).toBe('common_ground');
  });

  it('begin with those that essentials rest on', () => {
    const order = guesses.map((guess) => guess.essential);
    expect(order).toEqual([...order].sort((a, b) => Number(b) - Number(a)));
    expect(order[0]).toBe(true);
    expect(order.at(-1)).toBe(false);
  });

  it('are rows of Ben, for Anna keeps the plan, and of what is no party’s', () => {
    expect(new Set(guesses.map((guess) => guess.party))).toEqual(new Set([view.parties[1]?.id, null]));
    const nobodys = guesses.filter((guess) => guess.party === null);
    expect(nobodys.map((guess) => guess.place)).toEqual(nobodys.map(() => 'buy_in'));
  });

  it('have no need of a criterion that is not essential', () => {
    const needs = guesses.filter((guess) => 'need' in guess.row);
    expect(needs.length).toBe(
      view.criteria.filter((row) => row.essential && row.needed_provenance.guess).length,
    );
  });

  it('are each told apart in words', () => {
    for (const guess of guesses) expect(rowWords(view, guess.row)).not.toMatch(/^\W*$|\{\w+\}|undefined/);
    expect(guesses.map((guess) => rowWords(view, guess.row))).toContain(
      '“Free of debt” is enough from 1, partly, on',
    );
  });

  it('lead to the row they are about', () => {
    const value = guesses.find((guess) => 'value' in guess.row);
    expect(value?.place).toBe('ladder');
    expect(value?.target.value).toBeTruthy();
  });
});

describe('a question', () => {
  it('that is open is to be asked', () => {
    expect(questionState(question({ kind: 'open' }), '2026-05-04')).toBe('to_ask');
  });

  it('that was not known waits for its day', () => {
    const row = question({ kind: 'not_known_yet', ask_again: '2026-05-06' });
    expect(questionState(row, '2026-05-05')).toBe('later');
    expect(questionState(row, '2026-05-06')).toBe('to_ask');
  });

  it('that was not known and has no day stays away', () => {
    expect(questionState(question({ kind: 'not_known_yet', ask_again: null }), '2026-05-06')).toBe('later');
  });
});
