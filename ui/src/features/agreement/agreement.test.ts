import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { CardView, IssueView, PlanView, QuestionView } from '~/ipc/bindings';
import { requestAnalysis } from '~/ipc/analysis';
import { fakeHost } from '~/ipc/fake';
import { t } from '~/messages/message';
import { analysis } from '~/state/analysis.svelte';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { shares } from '~/state/shares.svelte';
import { reasonWords } from '~/wording/reason';
import AskNext from './AskNext.svelte';
import CheckTable from './CheckTable.svelte';
import { checkOf, essentialsOf } from './check';
import { issueLetters, partyKeys, tableKeys } from '~/guidance/table-keys';
import { offerText, standing, typedOffer } from './offer-text';
import { askedFirst, cardsOf } from '~/guidance/turning';
import OfferEntry from './OfferEntry.svelte';
import OfferReading from './OfferReading.svelte';
import OnTheTable from './OnTheTable.svelte';
import PreparePart from './PreparePart.svelte';
import { firstPart, speaksTo, standardsOf, termsOf } from './terms';

fakeHost();
await library.addExample('lease');
const lease = { ...(plan.view as PlanView) };
await library.addExample('workshop');
const view = plan.view as PlanView;
const [building, cash] = view.issues as [IssueView, IssueView];

describe('an offer that is typed', () => {
  const read = (text: string) => typedOffer(view.issues, text);

  it('is read by the letter of the issue and the number of the choice', () => {
    const offer = read('b2 c1 n3 t2');
    expect(offer.kind === 'choices' && termsOf(view, offer.choices)).toBe(
      'Building sold · Cash now · Name rests · Tools Ben',
    );
  });

  it('leaves open what is left out', () => {
    const offer = read(' B1, ');
    expect(offer).toEqual({
      kind: 'choices',
      choices: { [building.id]: { option: building.options[0]?.id } },
    });
  });

  it('is refused at the word that cannot be read', () => {
    expect(read('')).toMatchObject({ because: 'nothing' });
    expect(read('b2 x1')).toMatchObject({ because: 'no_issue', word: 'x1' });
    expect(read('b4')).toMatchObject({ because: 'no_choice', word: 'b4' });
    expect(read('b')).toMatchObject({ because: 'no_choice', word: 'b' });
    expect(read('b1 b2')).toMatchObject({ because: 'twice', word: 'b2' });
  });

  it('takes amounts within their range, exactly', () => {
    const rent = lease.issues.filter((issue) => issue.range);
    expect(typedOffer(rent, 'r1025.50')).toMatchObject({
      choices: { [rent[0]?.id ?? '']: { amount: '1025.5' } },
    });
    expect(typedOffer(rent, 'r2000')).toMatchObject({ because: 'no_amount', word: 'r2000' });
  });

  it('is written as it is read', () => {
    const offer = read('b2 c1 n3 t2');
    expect(offer.kind === 'choices' && offerText(view.issues, offer.choices)).toBe('b2 c1 n3 t2');
  });

  it('goes by other letters where two issues begin alike', () => {
    expect(issueLetters(['Cash', 'Car', 'Cat', 'Äpfel', '1900'])).toEqual(['c', 'a', 't', 'ä', 'b']);
  });

  it('stands on what was last said of each issue', () => {
    const [first, second] = building.options;
    const now = { option: cash.options[0]?.id ?? '' };
    const offers = [
      { choices: { [building.id]: { option: first?.id ?? '' }, [cash.id]: now } },
      { choices: { [building.id]: { option: second?.id ?? '' } } },
    ];
    expect(standing(offers)).toEqual({ [building.id]: { option: second?.id }, [cash.id]: now });
  });
});

describe('the keys of the parties', () => {
  it('are their initials, or numbers where two clash or a letter is taken', () => {
    expect(partyKeys(['Anna', 'Ben'])).toEqual(['A', 'B']);
    expect(partyKeys(['Anna', 'Albert'])).toEqual(['1', '2']);
  });

  it('leaves the letters of parties and issues to them, and gives acts what is free', () => {
    const keys = (parties: string[], issues: string[]) => {
      const named = (names: string[]) => names.map((name) => ({ name }));
      const { back, words } = tableKeys({ parties: named(parties), issues: named(issues) });
      return [back, words];
    };
    expect(keys(['Anna', 'Ben'], ['Name'])).toEqual(['U', 'W']);
    expect(keys(['Uta', 'Xaver'], ['Zoll', 'Wert'])).toEqual(['', 'N']);
  });

  it('is read without blanks between, as keys are struck', () => {
    expect(typedOffer(view.issues, 'b2c1n3t2')).toEqual(typedOffer(view.issues, 'b2 c1 n3 t2'));
  });

  it('begins to be typed by the letter of an issue, wherever the focus is', async () => {
    render(OfferEntry, { plan: view, onlogged: () => undefined });
    await screen.findByRole('radio', { name: /^Ben says/ });
    await fireEvent.keyDown(document.body, { key: 'n' });
    const field = screen.getByLabelText<HTMLInputElement>('Or type it');
    expect([field.value, document.activeElement]).toEqual(['n', field]);
  });
});

describe('an offer that was logged', () => {
  it('is read against each party: what is enough, and its worth as a range', async () => {
    const [offer] = view.offers;
    if (!offer) throw new Error('something was offered');
    render(OfferReading, { plan: view, offer });
    expect(await screen.findByText('67 to 100 of Anna’s 0 to 100')).toBeTruthy();
    expect(screen.getByText('61 to 88 of Ben’s 0 to 100, a guess')).toBeTruthy();
    expect(screen.getByText('Win-win if our assumptions hold')).toBeTruthy();
  });
});

describe('standards', () => {
  it('stand beside the issue they speak to, those of the whole apart', () => {
    expect(standardsOf(view, cash.id).map((row) => row.kind)).toEqual(['deadline']);
    expect(standardsOf(view).map((row) => row.kind)).toEqual(['mandate']);
  });

  it('speak to the choices they name', () => {
    const [deadline] = standardsOf(view, cash.id);
    const [now, later] = cash.options;
    const speaks = (option: string | undefined) =>
      deadline !== undefined && speaksTo(deadline, cash.id, { option: option ?? '' });
    expect([speaks(now?.id), speaks(later?.id)]).toEqual([false, true]);
  });
});

describe('sales, marketing and social can be more successful', () => {
  it('what is asked next begins with what most verdicts rest on, wherever it stands in the plan', async () => {
    const { finding } = await requestAnalysis(view.id);
    const cards = finding.kind === 'ready' ? finding.outcomes.proposals : [];
    const backwards = { ...view, questions: view.questions.toReversed() };
    const [asked, other] = [view, backwards].map((each) => askedFirst(each, cards, '2026-05-05'));
    if (!asked || !other) throw new Error('both were asked');
    const counts = asked.map((row) => row.verdicts);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(new Set(counts).size).toBeGreaterThan(1);
    expect(other.map((row) => row.verdicts)).toEqual(counts);
    expect(asked[0]?.question.words).toBe('What would show you that the debt is behind you?');
    expect(counts[0]).toBe(cards.length);
  });

  it('the screen lists the question that would change most, then the others in that order', async () => {
    analysis.follow(view);
    await analysis.refresh();
    shares.follow(analysis.view);
    const asked = askedFirst(view, cardsOf(analysis.finding));
    expect(asked[0]?.verdicts).toBeGreaterThan(asked.at(-1)?.verdicts ?? 0);
    const deciding = await vi.waitUntil(() => shares.question);
    render(AskNext, { plan: view });
    const lines = screen.getAllByRole('listitem').map((line) => line.textContent);
    const wanted = [reasonWords(deciding.words), ...asked.slice(0, 4).map((row) => row.question.words)];
    expect(lines).toHaveLength(wanted.length);
    for (const [at, words] of wanted.entries()) expect(lines[at]).toContain(words);
  });

  it('what is asked keeps the order of the plan where nothing rests on any', () => {
    const rows = ['q1', 'q2'].map((id): QuestionView => ({
      id,
      party: null,
      issue: null,
      criterion: null,
      words: id,
      answer: { kind: 'open' },
    }));
    const asked = askedFirst({ ...view, questions: rows }, [] as CardView[]);
    expect(asked.map((row) => row.question.id)).toEqual(['q1', 'q2']);
  });
});

describe('where a person begins', () => {
  it('is the table, and the review once something is signed', () => {
    expect(firstPart(view)).toBe('table');
    expect(firstPart(lease)).toBe('review');
  });
});

describe('the shared screen', () => {
  it('shows what was laid on the table, and nothing of criteria, guesses or worth', () => {
    const { container } = render(OnTheTable, { plan: view });
    const text = container.textContent;
    expect(text).toContain('sold');
    for (const row of view.criteria) expect(text).not.toContain(row.statement);
    expect(text).not.toMatch(/guess|0 to 100|not yet/i);
  });
});

describe('two cold call case studies', () => {
  it('what a conversation plan lacks is said by name beside it, four questions for facts in a row too', () => {
    const lacks = [
      'no_purpose_for_all',
      'no_permission',
      'no_address',
      'nobody_else',
      'facts_in_a_row',
    ] as const;
    const [any] = view.advice;
    if (!any) throw new Error('there is advice');
    const advice = lacks.map((code) => ({ ...any, code, stage: 'agreement' as const, passed: false }));
    render(PreparePart, { plan: { ...view, advice } });
    for (const code of lacks) expect(screen.getByText(t(`advice.${code}`), { exact: false })).toBeTruthy();
  });
});

describe('how the sales industry colludes in failure', () => {
  it('the review asks every party for itself, by its own essentials', () => {
    const [agreement] = lease.agreements;
    if (!agreement) throw new Error('the lease is agreed');
    render(CheckTable, { plan: lease, agreement });
    for (const party of lease.parties) {
      expect(screen.getByLabelText(`${party.name}: are the essentials still met?`)).toBeTruthy();
      expect(checkOf(agreement, party.id).essentials).toBe('still_met');
      expect(checkOf({ ...agreement, checks: [] }, party.id).essentials).toBe('not_said');
      expect(essentialsOf(lease, party.id).length).toBeGreaterThan(0);
    }
  });
});
