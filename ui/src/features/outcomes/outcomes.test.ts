import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { CriterionOutcome, PlanView } from '~/ipc/bindings';
import { requestAnalysis } from '~/ipc/analysis';
import { fakeHost } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { labelWords } from './label';
import Rules from './Rules.svelte';
import { traceRows, traceRule } from './trace';

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
