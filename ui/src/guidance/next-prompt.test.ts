import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { PlanView, StakeholderKind, Stance } from '~/ipc/bindings';
import { fakeHost } from '~/ipc/fake';
import en from '~/messages/en.json';
import { t } from '~/messages/message';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { nextPrompt } from './next-prompt';
import StanceSteps from './StanceSteps.svelte';

fakeHost({
  answers: {
    field_history: () => [
      {
        by: 'Anna',
        at: '2026-05-02T09:00:00Z',
        edit: 'add_stakeholder',
        field: 'stance',
        before: null,
        after: 'not_aware',
      },
      {
        by: 'Anna',
        at: '2026-05-04T09:00:00Z',
        edit: 'change_stakeholder',
        field: 'stance',
        before: 'not_aware',
        after: 'exploring',
      },
    ],
  },
});
await library.addExample('workshop');
const view = plan.view as PlanView;
const [someone] = view.stakeholders;
if (!someone) throw new Error('somebody is touched');

describe('we close only the low hanging fruit', () => {
  const stances: Stance[] = ['opposes', 'not_aware', 'exploring', 'criteria_voiced', 'can_live_with_it'];
  const kinds: StakeholderKind[] = [
    'person',
    'group',
    'role',
    'rule',
    'budget',
    'initiative',
    'relationship',
  ];

  it('everyone who is not committed has one next question, whatever they are', () => {
    for (const kind of kinds)
      for (const stance of stances) {
        const key = nextPrompt({ ...someone, kind, stance });
        expect(key && t(key)).toMatch(/\?$/);
      }
  });

  it('nobody who is committed is asked on', () => {
    expect(nextPrompt({ ...someone, stance: 'committed' })).toBeUndefined();
  });

  it('no sentence speaks of how likely a yes is', () => {
    // How likely a disturbance is, is asked; how likely a yes is, never.
    const told = Object.entries(en).filter(
      ([key]) =>
        /^(people|prompt|stance|fallout|talk|offer|agreement|review)\./.test(key) &&
        key !== 'prompt.list.buy_in.team.09',
    );
    expect(told.length).toBeGreaterThan(100);
    for (const [key, words] of told)
      expect([key, words]).not.toEqual([key, expect.stringMatching(/%|per cent|probab|likely|odds|chance/i)]);
  });
});

describe('a stance over time', () => {
  it('tells each step with its day, the latest first', async () => {
    render(StanceSteps, { row: someone });
    const steps = await screen.findAllByRole('listitem');
    expect(steps.map((row) => row.textContent.replaceAll(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/4.*not aware → exploring$/),
      expect.stringMatching(/2.*not aware$/),
    ]);
  });
});
