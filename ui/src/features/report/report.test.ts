import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import type { PlanView, ReportRequest } from '~/ipc/bindings';
import { fakeHost, type FakeBackend } from '~/ipc/fake';
import { analysis } from '~/state/analysis.svelte';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { reportedOutcomes } from './outcome';
import Screen from './Screen.svelte';

let fake: FakeBackend;
beforeEach(async () => {
  fake = fakeHost();
  await library.addExample('workshop');
  analysis.follow(plan.view);
  await analysis.refresh();
});

function open(): PlanView {
  if (!plan.view) throw new Error('the workshop is open');
  return plan.view;
}
const asked = () =>
  fake.calls.filter((call) => call.command === 'preview_report').at(-1)?.args['request'] as ReportRequest;

it('offers every proposal and what is kept in view, each once', () => {
  const outcomes = reportedOutcomes(open(), analysis.finding);
  expect(new Set(outcomes.map((row) => row.key)).size).toBe(outcomes.length);
  expect(outcomes.map((row) => row.origin)).toEqual(['kept', 'kept', 'kept', 'proposed', 'in_view']);
});

it('calls an outcome that a person kept by its name', () => {
  const finding = analysis.finding;
  if (finding?.kind !== 'ready') throw new Error('the sample has proposals');
  const choices = finding.outcomes.proposals[0]?.choices ?? [];
  const kept = {
    id: 'k',
    title: 'Keep it, settle now',
    choices,
    complete: true,
  } as PlanView['packages'][number];
  const outcomes = reportedOutcomes({ ...open(), packages: [kept] }, finding);
  expect(outcomes.map((row) => row.origin)).toEqual(['kept', 'proposed', 'proposed', 'in_view']);
  expect(outcomes[0]?.title).toBe('Keep it, settle now');
});

it('tells the first outcome to all parties unless something else is asked for', async () => {
  render(Screen);
  await screen.findByRole('region', { name: 'Pages' });
  expect(asked()).toMatchObject({ audience: 'joint', extent: 'outcomes', paper: 'a4' });
  expect(asked().outcomes).toHaveLength(1);
  await userEvent.click(screen.getByRole('radio', { name: 'Myself' }));
  expect(asked().audience).toBe('own');
});

it('says where it was written', async () => {
  render(Screen);
  await userEvent.click(await screen.findByRole('button', { name: 'Export as PDF…' }));
  expect(fake.calls.at(-1)).toMatchObject({ command: 'export_report', args: { form: 'pdf' } });
});
