import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { flushSync } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { signs, stacked } from '~/charts/markBar';
import { movedAlone, tiedToAbove } from '~/components/list/rank';
import type { BlindRoundView, TeamView } from '~/ipc/bindings';
import { fakeHost, type FakeBackend } from '~/ipc/fake';
import workshop from '~/ipc/sample/workshop.plan.json';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { team } from '~/state/team.svelte';
import Rounds from './Rounds.svelte';

const own = workshop.parties[0]?.id ?? '';
const criteria = workshop.criteria.filter((row) => row.party === own).map((row) => row.id);
const first = criteria[0] ?? '';
const option = workshop.issues[0]?.id ?? '';
const choices = [{ criterion: first, at: { option }, label: 'Building: sold' }];

const asking: BlindRoundView = {
  id: '0190a0a0-0000-7000-8000-000000000001',
  opened: { name: 'Ada', at: '2026-05-04T14:30:00Z' },
  party: own,
  stage: 'asking',
  own: 'asked',
  may_reveal: false,
  criteria,
  choices,
  answered: ['Ada'],
  missing: ['Ben', 'Cy'],
  gone: [],
  late: [],
  awaited: [],
  refused: [],
  revealed: null,
  agreed: null,
  spreads: [],
  suggested: { order: [], levels: [] },
};
const revealed: BlindRoundView = {
  ...asking,
  stage: 'revealed',
  own: 'answered',
  answered: ['Ada', 'Ben', 'Cy'],
  missing: [],
  spreads: [
    {
      criterion: first,
      choice: 'Building: sold',
      given: [
        { member: 'Ada', answer: { level: { known: '2' } }, mark: 67 },
        { member: 'Ben', answer: { level: { known: '2' } }, mark: 67 },
        { member: 'Cy', answer: { level: { known: '0' } }, mark: 0 },
      ],
      alike: false,
      alone: 'Cy',
    },
  ],
  suggested: {
    order: criteria.map((id) => [id]),
    levels: [{ criterion: first, at: { option }, level: { known: '2' } }],
  },
};

const together = (revision: number, rounds: BlindRoundView[], role: TeamView['role']): TeamView => ({
  plan: workshop.id,
  revision,
  team: 'Our side',
  role,
  members: [],
  conflicts: [],
  settled: [],
  review: [],
  unseen: [],
  comments: [],
  rounds,
});

describe('a blind round', () => {
  let fake: FakeBackend;
  const sent = (command: string) => fake.calls.find((call) => call.command === command)?.args;

  async function show(rounds: BlindRoundView[], role: TeamView['role'] = 'edit') {
    const answer = () => plan.view;
    fake = fakeHost({
      answers: {
        open_blind_round: answer,
        seal_blind_answer: answer,
        agree_blind_round: answer,
        stop_weighing: () => null,
        weigh_blind_round: (args) => ({
          plan: workshop.id,
          revision: Number(args['revision']),
          round: String(args['round']),
          outcome: {
            compared: [
              {
                choices: [{ issue: option, issue_name: 'Building', choice: { option }, label: 'sold' }],
                members: ['Cy'],
              },
            ],
          },
        }),
      },
    });
    await library.addExample('workshop');
    flushSync();
    const view = plan.view;
    if (!view) throw new Error('no plan');
    render(Rounds, { view, together: together(view.log.revision, rounds, role) });
  }
  afterEach(() => {
    team.follow(undefined);
  });

  it('asks about all criteria of the own party unless some are taken out', async () => {
    await show([]);
    expect(screen.getByText(/No blind round yet/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Begin a blind round' }));
    await userEvent.click(screen.getAllByRole('checkbox')[0] ?? document.body);
    await userEvent.click(screen.getByRole('button', { name: 'Ask everybody' }));
    expect(sent('open_blind_round')).toMatchObject({ criteria: criteria.slice(1) });
  });

  it('seals an answer that was put in order and rated by the keys', async () => {
    await show([asking]);
    expect(screen.getByText('Still missing: Ben, Cy')).toBeTruthy();
    expect(screen.queryByText('How the answers lie')).toBeNull();
    const handles = screen.getAllByRole('button', { name: /^Move / });
    handles[1]?.focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    within(screen.getByRole('radiogroup', { name: /Building: sold/ }))
      .getAllByRole('radio')[0]
      ?.focus();
    await userEvent.keyboard('3');
    await userEvent.click(screen.getByRole('button', { name: 'Seal my answer' }));
    const sheet = sent('seal_blind_answer')?.['sheet'] as BlindRoundView['suggested'];
    expect(sheet.levels).toEqual([{ criterion: first, at: { option }, level: { known: '3' } }]);
    expect(sheet.order.flat().sort()).toEqual([...criteria].sort());
  });

  it('seals what was left open as not known', async () => {
    await show([asking]);
    await userEvent.click(screen.getByRole('button', { name: 'Seal my answer' }));
    const sheet = sent('seal_blind_answer')?.['sheet'] as BlindRoundView['suggested'];
    expect(sheet.levels).toEqual([{ criterion: first, at: { option }, level: 'unknown' }]);
  });

  it('shows how answers lie, who stands alone, what that changes, and takes the agreed list over', async () => {
    await show([revealed]);
    expect(screen.getByRole('img', { name: /Ada: met · Ben: met · Cy: not met/ })).toBeTruthy();
    expect(screen.getByText(/Cy stands alone here/)).toBeTruthy();
    expect(screen.getByRole('table')).toBeTruthy();
    expect(await screen.findByText('sold: by the answers of Cy')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Take over the agreed list' }));
    expect(sent('agree_blind_round')).toMatchObject({ sheet: revealed.suggested });
  });

  it('lets a reader look on and nothing else', async () => {
    await show([{ ...asking, own: 'looks_on' }], 'read');
    expect(screen.getByText(/so you look on/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Seal|Begin|Reveal/ })).toBeNull();
  });
});

it('marks of one place stand above each other, and names that begin alike get two letters', () => {
  const marks = [10, 12, 60].map((at, id) => ({ id: String(id), at, sign: 'A' }));
  expect(stacked(marks).map((mark) => mark.level)).toEqual([0, 1, 0]);
  expect(signs(['Ada', 'Ben', 'Anna'])).toEqual(['Ad', 'B', 'An']);
});

it('a line that is moved stands alone, and ties with the one above by one key', () => {
  expect(movedAlone([['a', 'b'], ['c']], 'c', 1)).toEqual([['a'], ['c'], ['b']]);
  expect(tiedToAbove([['a'], ['b']], 'b')).toEqual([['a', 'b']]);
  expect(tiedToAbove([['a', 'b']], 'b')).toEqual([['a'], ['b']]);
  expect(tiedToAbove([['a']], 'a')).toBeUndefined();
});
