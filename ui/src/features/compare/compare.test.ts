import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { comparePackages } from '~/ipc/advice';
import { requestAnalysis } from '~/ipc/analysis';
import type { ComparisonView, Finding, PlanView } from '~/ipc/bindings';
import { fakeHost } from '~/ipc/fake';
import { comparison } from '~/state/comparison.svelte';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { settings } from '~/state/settings.svelte';
import { available, columns, keyOf } from './column';
import CompareTable from './CompareTable.svelte';
import { essentialsOf, partyLines } from './line';

let view: PlanView;
let finding: Finding;
let answer: ComparisonView;
beforeEach(async () => {
  fakeHost();
  await settings.load();
  await library.addExample('workshop');
  view = plan.view as PlanView;
  finding = (await requestAnalysis(view.id)).finding;
  answer = (await comparePackages(view.id, view.log.revision, [])) as ComparisonView;
});
/** What is proposed and what is kept, each package once. */
const compared = () =>
  answer.packages.filter(
    (row, at) => answer.packages.findIndex((other) => other?.card.key === row?.card.key) === at,
  );
const chosen = () =>
  compared().flatMap((row) => (row ? [{ key: row.card.key, title: row.card.title, choices: {} }] : []));

describe('the packages side by side', () => {
  it('go by the keys that the host gives them', () => {
    for (const row of answer.packages) expect(row && keyOf(row.card.choices)).toBe(row?.card.key);
  });

  it('are those of the analysis and every kept one, until somebody chooses', () => {
    const all = available(view, finding);
    expect(all.some((row) => row.title === 'Anna’s first sketch')).toBe(true);
    expect(columns(view, finding, undefined).length).toBeLessThanOrEqual(6);
    expect(columns(view, finding, undefined).at(-1)?.title).toBe('Anna’s first sketch');
    expect(columns(view, finding, all.slice(0, 1))).toHaveLength(1);
  });

  it('are added and taken out by the same key', () => {
    const [first] = available(view, finding);
    if (!first) throw new Error('the workshop has packages');
    expect(comparison.toggle(view.id, first)).toBe('added');
    expect(comparison.toggle(view.id, first)).toBe('taken_out');
    expect(comparison.chosen('another plan')).toBeUndefined();
  });

  it('show every criterion, or only those that differ', () => {
    const all = partyLines(view, answer.packages, 'all').flatMap((line) => line.rows);
    const differing = partyLines(view, answer.packages, 'differences').flatMap((line) => line.rows);
    expect(all).toHaveLength(6);
    expect(differing.length).toBeLessThan(all.length);
    expect(partyLines(view, answer.packages.slice(0, 1), 'differences').flatMap((line) => line.rows)).toEqual(
      [],
    );
  });

  it('name what is essential and short', () => {
    const [first] = answer.packages;
    expect(first && essentialsOf(view, first).code).toBe('met');
  });

  it('keep no agreement closed until somebody opens it', async () => {
    render(CompareTable, {
      view,
      candidates: chosen(),
      packages: compared(),
      listing: 'all',
      stale: false,
      ontoggle: () => undefined,
      onremove: () => undefined,
      onadd: () => undefined,
    });
    expect(screen.queryByText('not judged')).toBeNull();
    expect(screen.getAllByText('private').length).toBeGreaterThan(0);
    const head = screen.getByRole('button', { name: /^Package 1/ });
    head.focus();
    await userEvent.keyboard('0');
    expect(screen.getAllByText('not judged')).toHaveLength(6);
    expect(screen.getAllByText('Anna: not examined').length).toBeGreaterThan(0);
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Package 2/);
  });
});
