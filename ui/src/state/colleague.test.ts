import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RoundView, TeamsView } from '~/ipc/bindings';
import { fakeHost, type FakeBackend } from '~/ipc/fake';
import workshop from '~/ipc/sample/workshop.plan.json';
import { Teams } from './colleague.svelte';
import { library } from './library.svelte';
import { plan } from './plan.svelte';

let fake: FakeBackend;
let view: TeamsView;
let slow: Promise<unknown>;

function round(at: string, changed: string[]): RoundView {
  return { at, taken: changed.length, put: 0, changed, faults: [], error: null };
}
function teamsAfter(last: RoundView | null): TeamsView {
  const team = { id: 't', name: 'Our side', place: '/shared', awaits_password: false };
  return {
    teams: [{ ...team, standing: 'owner', members: [], plans: [], round: last }],
    database_kept_by: null,
  };
}
const asked = (command: string) => fake.calls.filter((call) => call.command === command).length;

beforeEach(async () => {
  vi.useFakeTimers();
  view = teamsAfter(null);
  slow = Promise.resolve();
  fake = fakeHost({
    answers: {
      list_teams: () => view,
      share_plan: () => view,
      stop_sharing: () => view,
      see_plan: () => workshop,
      sync_teams: () => slow.then(() => view),
    },
  });
  await library.addExample('workshop');
});
afterEach(() => {
  vi.useRealTimers();
});

it('what is kept in step unasked neither keeps the person waiting nor is told as their failure', async () => {
  const teams = new Teams();
  await teams.load();
  let fail: (reason: unknown) => void = () => undefined;
  slow = new Promise((_, reject) => (fail = reject));
  teams.edited();
  await vi.advanceTimersByTimeAsync(6_000);
  expect(asked('sync_teams')).toBe(1);
  expect(teams.busy).toBe(false);
  teams.edited();
  await vi.advanceTimersByTimeAsync(6_000);
  expect(asked('sync_teams')).toBe(1);
  slow = Promise.resolve();
  fail({ code: 'depot_unreachable', message: '', params: {}, hints: [] });
  await vi.advanceTimersByTimeAsync(0);
  expect(teams.error).toBeUndefined();
  // What came meanwhile is made up for, once.
  expect(asked('sync_teams')).toBe(2);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(asked('sync_teams')).toBe(2);
});

it('what a colleague wrote is fetched as soon as the storage tells of it', async () => {
  const teams = new Teams();
  const end = teams.begin();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked('sync_teams')).toBe(1);
  fake.tell('news', null);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked('sync_teams')).toBe(2);
  end();
  await vi.advanceTimersByTimeAsync(0);
  fake.tell('news', null);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked('sync_teams')).toBe(2);
});

it('the open plan is read anew when it begins to be shared, and when any round has changed it', async () => {
  const teams = new Teams();
  await teams.load();
  const open = plan.view?.id ?? '';
  await teams.share('t', open);
  expect(asked('see_plan')).toBe(1);
  await teams.stop('another plan');
  expect(asked('see_plan')).toBe(1);
  view = teamsAfter(round('2026-05-04T14:32:00Z', [open]));
  await teams.share('t', 'another plan');
  expect(asked('see_plan')).toBe(2);
  // The same round is told again by whatever is asked next, and has nothing new.
  await teams.load();
  expect(asked('see_plan')).toBe(2);
});
