import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { CriterionOutcome, PlanView } from '~/ipc/bindings';
import { requestAnalysis } from '~/ipc/analysis';
import { fakeHost } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { shares } from '~/state/shares.svelte';
import AskFirst from './AskFirst.svelte';
import { labelWords } from '~/wording/label';
import Rules from './Rules.svelte';
import ShareLine from './ShareLine.svelte';
import { traceRows, traceRule } from '~/guidance/trace';
import Working from './Working.svelte';

fakeHost();
await library.addExample('field-to-loaf');
const view = plan.view as PlanView;
const { finding } = await requestAnalysis(view.id);
if (finding.kind !== 'ready') throw new Error('the supply deal has proposals');
const { outcomes } = finding;

describe('the fairness rules', () => {
  it('show for the rule of shares what each could have', () => {
    render(Rules, { plan: view, rules: outcomes.rules, meeting: outcomes.space.meeting });
    expect(screen.getByText('91 · 63 · 96')).toBeTruthy();
    expect(screen.getByText('of 100 · 76 · 100')).toBeTruthy();
  });

  it('say from where gains are counted, and among which packages', () => {
    render(Rules, { plan: view, rules: outcomes.rules, meeting: outcomes.space.meeting });
    expect(screen.getByText(/Gains count from zero.*Only the 25 packages/s)).toBeTruthy();
  });
});

describe('how often it holds', () => {
  const first = outcomes.proposals[0];
  if (!first) throw new Error('the supply deal has proposals');

  it('is counted in peace, then said in one line with everything behind it', async () => {
    shares.follow(await requestAnalysis(view.id));
    render(ShareLine, { card: first });
    expect(screen.getByText('Counting in how many ways its essentials are met')).toBeTruthy();
    const often = await screen.findByRole('button', { name: 'all ways' });
    expect(often.closest('.share')?.textContent.replaceAll(/\s+/g, ' ').trim()).toBe(
      'Essentials met in all ways our guesses could turn out',
    );
    await userEvent.click(often);
    expect(screen.getByText('wastes nothing')).toBeTruthy();
  });

  it('is not said before everybody has said what is essential', () => {
    const reasons = [{ code: 'label_reason.nothing_named', params: { party: 'Ben' } }];
    render(ShareLine, { card: { ...first, label: { ...first.label, code: 'undetermined', reasons } } });
    expect(screen.getByText('Not counted before everybody has said what is essential')).toBeTruthy();
  });

  it('asks nothing where no answer would change it', async () => {
    shares.follow(await requestAnalysis(view.id));
    render(AskFirst, { plan: view, fallback: null });
    expect((await screen.findAllByText('no answer would change this')).length).toBeGreaterThan(0);
  });
});

describe('how it was worked out', () => {
  it('says in a few words what was compared', () => {
    render(Working, { working: outcomes.working });
    expect(screen.getByText('all 25 compared')).toBeTruthy();
  });
});

describe('a label', () => {
  const label = { code: 'win-win', reasons: [], beats_no_agreement: false } as const;

  it('says for how many it is a win-win', () => {
    expect(labelWords({ ...label, reasons: [] }, 2)).toBe('Win-win for both');
    expect(labelWords({ ...label, reasons: [] }, 3)).toBe('Win-win for all three');
    expect(labelWords({ ...label, reasons: [] }, 5)).toBe('Win-win for all 5');
  });
});

describe('where a level comes from', () => {
  const rows = outcomes.proposals.flatMap((card) => card.parties).flatMap((party) => party.criteria);
  const shifted = (row: CriterionOutcome) => row.trace.some((step) => 'shift' in step.row);

  it('names the choice that sets it, and those that shift it', () => {
    const row = rows.find(shifted);
    const lines = row ? traceRows(row) : [];
    expect(lines[0]?.label).toMatch(/^\S.*: \S/);
    expect(lines.at(-1)?.label).toMatch(/^with \S.*: \S/);
    expect(lines.at(-1)?.value).toMatch(/^[+-]\d/);
  });

  it('gives each row its provenance', () => {
    for (const line of rows.flatMap(traceRows)) expect(line.source?.label).toBeTruthy();
  });

  it('says what is to spare past the end of the scale', () => {
    const held = { code: 'trace.to_spare', params: { level: '3', by: '1', sum: '4' } };
    const row = rows[0];
    expect(row && traceRule(undefined, { ...row, held })).toBe('3, 1 to spare: the rows add up to 4.');
  });
});
