import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingView, ParcelAsk, ParcelView } from '~/ipc/bindings';
import { fakeHost, type FakeBackend } from '~/ipc/fake';
import { t } from '~/messages/message';
import { exchange } from '~/state/exchange.svelte';
import { library } from '~/state/library.svelte';
import { navigation } from '~/state/navigation.svelte';
import { plan } from '~/state/plan.svelte';
import Screen from './Screen.svelte';
import { keyOf, tickGroups } from './tick';

const clear: OutgoingView = { text: '{"format": "entente-parcel"}', bytes: 28, hits: [], left_out: [] };
const senders = ['Nora', 'Omar'].map((name) => ({ card: `entente1${name}`, name, words: ['acorn'] }));
let fake: FakeBackend;
let outgoing: OutgoingView;
let chosen: ParcelView | null;

beforeEach(async () => {
  outgoing = clear;
  chosen = null;
  fake = fakeHost({
    answers: {
      preview_parcel: () => outgoing,
      preview_sheet: () => outgoing,
      choose_parcel: () => chosen,
      guess_record: () => [],
      write_parcel: () => ({ file: 'parcel.json', bytes: 28 }),
      read_card: (args) => ({ card: args['card'], name: 'Nora', words: ['acorn'] }),
      seal_sheet: () => ({ file: 'sheet.age', bytes: 28 }),
      open_case: () => ({ senders, log: [], result: null }),
      ask_case: () => ({
        senders,
        log: [{ number: 1, query: 'room', day: '2026-05-04' }],
        result: { case: 'The matter', parties: ['Anna', 'Ben'], query: 'room', room: 'yes', packages: [] },
      }),
      give_plan: () => ({ file: 'shared.json', bytes: 28 }),
      my_card: () => ({
        card: 'entente1mine',
        name: 'Anna',
        words: ['acorn', 'actor', 'album', 'amber', 'anchor', 'angle'],
      }),
    },
  });
  await library.addExample('workshop');
});

const asked = () =>
  fake.calls.filter((call) => call.command === 'preview_parcel').at(-1)?.args['ask'] as ParcelAsk;

it('ticks nothing by itself and shows the exact bytes', async () => {
  render(Screen);
  expect(await screen.findByText(clear.text)).toBeTruthy();
  expect(asked().ticks).toEqual([]);
  expect(screen.getAllByRole('checkbox').every((box) => !(box as HTMLInputElement).checked)).toBe(true);
});

it('sends what is ticked and nothing else', async () => {
  render(Screen);
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Building' }));
  const building = plan.view?.issues.find((row) => row.name === 'Building')?.id;
  expect(asked().ticks).toEqual([{ issue: building }]);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Building' }));
  expect(asked().ticks).toEqual([]);
});

describe('the new jobs of sales and marketing', () => {
  it('a parcel for another party is made and written before anything is on the table', async () => {
    const whole = plan.view;
    if (!whole) throw new Error('a plan is open');
    const nothing = { issues: [], packages: [], criteria: [], values: [], readings: [], positions: [] };
    plan.show({ ...whole, ...nothing, constraints: [] });
    render(Screen);
    await screen.findByText(clear.text);
    const other = whole.parties.find((row) => !row.mine)?.id;
    expect(asked()).toMatchObject({ party: other, ticks: [] });
    await userEvent.click(screen.getByRole('button', { name: 'Write the parcel…' }));
    expect(fake.calls.map((call) => call.command)).toContain('write_parcel');
  });
});

it('holds a parcel back and names what stands in it', async () => {
  const hit = { place: 'obstacle', private: 'Huber', found: 'Building for Huber' };
  outgoing = { ...clear, hits: [hit, { ...hit, place: 'agreements/commitments/who' }] };
  render(Screen);
  const found = 'stands in “Building for Huber”.';
  expect(await screen.findByText(`“Huber” (what has kept it) ${found}`)).toBeTruthy();
  expect(screen.getByText(`“Huber” (promises, who) ${found}`)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Write the parcel…' }).getAttribute('aria-disabled')).toBe(
    'true',
  );
});

it('writes what was looked at', async () => {
  render(Screen);
  await screen.findByText(clear.text);
  await userEvent.click(screen.getByRole('button', { name: 'Write the parcel…' }));
  expect(fake.calls.map((call) => call.command)).toContain('write_parcel');
});

it('shows what an answer says beside the guesses before it is taken in', async () => {
  const open = plan.view;
  if (!open) throw new Error('the workshop is open');
  const ben = open.parties[1];
  const guess = open.criteria.find((row) => row.party === ben?.id);
  chosen = {
    kind: 'answer',
    plan: open.id,
    name: open.name,
    party: ben?.id ?? '',
    party_name: 'Ben',
    rows: [
      {
        kind: 'criterion',
        about: null,
        said: 'Nothing owed',
        guess: guess?.statement ?? '',
        guessed: 'otherwise',
      },
      { kind: 'rating', about: 'Nothing owed', said: '2', guess: '2', guessed: 'right' },
    ],
    left_out: [{ code: 'not_theirs', said: 'Somebody else' }],
    pairs: [{ theirs: 'x', said: 'Nothing owed', ours: guess?.id ?? null }],
    of: 2,
    right: 1,
  };
  render(Screen);
  await userEvent.click(await screen.findByRole('radio', { name: 'Parcel in' }));
  await userEvent.click(screen.getByRole('button', { name: 'Open a parcel…' }));
  const table = await screen.findByRole('table');
  expect(within(table).getAllByText('Nothing owed').length).toBeGreaterThan(0);
  expect(screen.getByText('1 of 2 guesses were right.')).toBeTruthy();
  expect(screen.getByText(/Left out.*Somebody else/)).toBeTruthy();
  expect(fake.calls.map((call) => call.command)).not.toContain('confirm_parcel');
});

it('seals what was looked at, and nothing once the matter has no name', async () => {
  render(Screen);
  await userEvent.click(await screen.findByRole('radio', { name: 'Sealed sheet' }));
  const seal = screen.getByRole('button', { name: 'Seal the sheet…' });
  const matter = screen.getByRole('textbox', { name: 'What all parties call the matter' });
  await userEvent.type(matter, 'The matter{Enter}');
  await userEvent.type(screen.getByRole('textbox', { name: 'Card of the neutral' }), 'entente1nora');
  await userEvent.tab();
  await expect.poll(() => seal.getAttribute('aria-disabled')).toBeNull();
  await userEvent.click(seal);
  expect(fake.calls.at(-1)).toMatchObject({ command: 'seal_sheet', args: { to: 'entente1nora' } });
  await userEvent.clear(matter);
  await userEvent.tab();
  await expect.poll(() => seal.getAttribute('aria-disabled')).toBe('true');
});

it('asks a case one of three questions and notes it for all', async () => {
  render(Screen);
  await userEvent.click(await screen.findByRole('radio', { name: 'As a neutral' }));
  await userEvent.click(screen.getByRole('button', { name: 'Open a case…' }));
  await screen.findByText(/^Nora\./);
  await userEvent.click(screen.getByRole('button', { name: /^Whether any package/ }));
  expect(await screen.findByText(/^There is room/)).toBeTruthy();
  expect(screen.getByText(/^1\. Whether any package/)).toBeTruthy();
  expect(fake.calls.at(-1)).toMatchObject({ command: 'ask_case', args: { query: 'room' } });
});

it('gives a copy for everyone', async () => {
  render(Screen);
  await userEvent.click(await screen.findByRole('radio', { name: 'Copies' }));
  const everyone = screen.getByRole('region', { name: 'For everyone' });
  await userEvent.click(within(everyone).getByRole('button', { name: 'Write a file…' }));
  expect(fake.calls.at(-1)).toMatchObject({ command: 'give_plan', args: { ask: 'everyone' } });
});

it('offers each row of the two parties once and none of a third', () => {
  const open = plan.view;
  const other = open?.parties[1];
  if (!open || !other) throw new Error('the workshop has two parties');
  const keys = tickGroups(open, other.id).flatMap((group) => group.lines.map((line) => keyOf(line.tick)));
  expect(new Set(keys).size).toBe(keys.length);
  const third = { ...open, parties: open.parties.map((row) => ({ ...row, mine: false })) };
  const own = tickGroups(third, other.id).flatMap((group) => group.lines.map((line) => keyOf(line.tick)));
  expect(own.filter((key) => key.startsWith('criterion:'))).toHaveLength(3);
});

it('keeps whom a parcel goes to and whose sheet is sealed apart, and both with their plan', async () => {
  await library.addExample('field-to-loaf');
  render(Screen);
  const others = plan.view?.parties.filter((row) => !row.mine) ?? [];
  await userEvent.click(await screen.findByRole('radio', { name: others[1]?.name ?? '' }));
  await expect.poll(() => asked().party).toBe(others[1]?.id);
  await userEvent.click(screen.getByRole('radio', { name: 'Sealed sheet' }));
  const whose = screen.getByLabelText<HTMLSelectElement>('Whose sheet');
  expect(whose.selectedOptions[0]?.textContent).toBe(plan.view?.parties[0]?.name);
  await library.addExample('workshop');
  await screen.findByRole('radio', { name: 'Parcel out', checked: true });
});

it('goes to the people of a plan that was opened from a form', async () => {
  chosen = { kind: 'form', party: 'Ben', title: 'The workshop', issues: ['Building'], criteria: 0 };
  fake = fakeHost({
    answers: {
      choose_parcel: () => chosen,
      confirm_parcel: () => plan.view,
      drop_parcel: () => null,
      guess_record: () => [],
    },
  });
  await exchange.drop();
  navigation.go('exchange');
  render(Screen);
  await userEvent.click(await screen.findByRole('radio', { name: 'Parcel in' }));
  await userEvent.click(screen.getByRole('button', { name: 'Open a parcel…' }));
  await userEvent.click(await screen.findByRole('button', { name: t('exchange.open_form') }));
  expect(navigation.place).toBe('people');
});
