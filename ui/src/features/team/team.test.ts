import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import TeamMark from '~/guidance/TeamMark.svelte';
import { storedAt } from '~/guidance/stored';
import type { PlanView, TeamView } from '~/ipc/bindings';
import { fakeHost, type FakeBackend } from '~/ipc/fake';
import workshop from '~/ipc/sample/workshop.plan.json';
import { plan } from '~/state/plan.svelte';
import { library } from '~/state/library.svelte';
import { team } from '~/state/team.svelte';
import Screen from './Screen.svelte';

const criterion = workshop.criteria[0]?.id ?? '';
const together = (revision: number): TeamView => ({
  plan: workshop.id,
  revision,
  team: 'Works council',
  role: 'edit',
  members: [{ name: 'Ben', at: '2026-05-04T14:30:00Z' }],
  conflicts: [
    {
      about: { table: 'criterion', row: criterion, name: 'Quiet mornings' },
      field: 'evidence',
      values: [
        { held: { text: 'a diary' }, told: 'a diary', shown: false, by: 'Anna', at: '2026-05-04T14:30:00Z' },
        { held: null, told: null, shown: true, by: 'Ben', at: '2026-05-04T14:31:00Z' },
      ],
    },
  ],
  settled: [
    {
      revision: 9,
      about: { table: 'criterion', row: criterion, name: 'Quiet mornings' },
      field: 'statement',
      chosen: { told: 'Quiet mornings' },
      before: { told: 'Calm mornings' },
      by: 'Ben',
      at: '2026-05-04T14:29:00Z',
    },
    {
      revision: 7,
      about: { table: 'issue', row: 'i', name: 'Hours' },
      field: 'deleted',
      chosen: 'kept',
      before: 'kept',
      by: 'Anna',
      at: '2026-05-04T14:28:00Z',
    },
  ],
  review: [{ about: { table: 'value', row: 'v', name: 'Peace' }, field: 'leads_to', code: 'ladder_cycle' }],
  unseen: [
    {
      revision: 11,
      by: 'Ben',
      at: '2026-05-04T14:31:00Z',
      edit: 'rate',
      rows: [{ table: 'criterion', row: criterion, name: 'Quiet mornings' }],
    },
  ],
  comments: [
    {
      id: 'c1',
      about: { table: 'criterion', row: criterion, name: 'Quiet mornings' },
      words: 'Who keeps the diary?',
      by: 'Ben',
      at: '2026-05-04T14:32:00Z',
      resolved_by: null,
    },
  ],
  rounds: [],
});

describe('a shared plan', () => {
  let fake: FakeBackend;
  const sent = (command: string) => fake.calls.find((call) => call.command === command)?.args;

  beforeEach(async () => {
    fake = fakeHost({
      answers: {
        look_at_team: (args) => together(Number(args['revision'])),
        settle_conflict: () => plan.view,
      },
    });
    await library.addExample('workshop');
    if (plan.view) plan.show({ ...plan.view, log: { ...plan.view.log, shared: true } });
    team.follow(plan.view);
    await expect.poll(() => team.view?.team).toBe('Works council');
    flushSync();
  });
  afterEach(() => {
    team.follow(undefined);
  });

  it('names both values of a field with who wrote them, and settles it by one press', async () => {
    render(Screen);
    const lines = within(screen.getByRole('region', { name: /Quiet mornings: / })).getAllByRole('listitem');
    expect(lines.map((line) => line.textContent)).toEqual([
      expect.stringContaining('a diary'),
      expect.stringContaining('left empty'),
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'This holds: a diary, by Anna' }));
    expect(sent('settle_conflict')).toMatchObject({
      row: criterion,
      field: 'evidence',
      held: { text: 'a diary' },
    });
  });

  it('says what needs review, what others changed, and what was said', () => {
    render(Screen);
    expect(screen.getByText(/the ladder led back to itself/)).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Changed since you looked' }).textContent).toContain('Ben');
    expect(screen.getByText('Who keeps the diary?')).toBeTruthy();
  });

  it('tells what was settled, by whom, and what it took the place of', () => {
    render(Screen);
    const lines = within(screen.getByRole('region', { name: 'Settled before' })).getAllByRole('listitem');
    expect(lines.map((line) => line.textContent)).toEqual([
      expect.stringMatching(/Quiet mornings.*before: Calm mornings.*settled by Ben/s),
      expect.stringMatching(/Hours.*kept.*settled by Anna/s),
    ]);
    expect(lines[1]?.textContent).not.toContain('before');
  });

  it('notes that somebody has looked', async () => {
    render(Screen);
    await userEvent.click(screen.getByRole('button', { name: 'I have looked' }));
    expect(sent('mark_seen')).toEqual({ plan: workshop.id });
  });

  it('leaves neither names nor comments on a screen that all parties see', () => {
    if (plan.view) team.follow({ ...plan.view, viewpoint: { kind: 'joint' } });
    flushSync();
    const { container } = render(Screen);
    expect(team.view).toBeUndefined();
    expect(container.textContent).not.toMatch(/Ben|Anna|diary/);
  });

  it('marks the row itself', () => {
    render(TeamMark, storedAt(plan.view as PlanView, { criterion }));
    expect(screen.getByRole('button', { name: '1 field with two values' })).toBeTruthy();
    expect(screen.getByRole('button', { name: '1 comment' })).toBeTruthy();
  });
});

it('a plan of one’s own asks nothing and says how to share it', async () => {
  const fake = fakeHost();
  await library.addExample('workshop');
  team.follow(plan.view);
  render(Screen);
  expect(screen.getByText(/kept here alone/)).toBeTruthy();
  expect(fake.calls.some((call) => call.command === 'look_at_team')).toBe(false);
});
