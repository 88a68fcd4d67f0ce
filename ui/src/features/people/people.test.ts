import { render, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { nextPrompt } from '~/guidance/next-prompt';
import type { PlanView, Stance } from '~/ipc/bindings';
import { fakeHost } from '~/ipc/fake';
import { t } from '~/messages/message';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import NextPrompts from './NextPrompts.svelte';
import Screen from './Screen.svelte';
import StakeholderMap from './StakeholderMap.svelte';
import StakeholderTable from './StakeholderTable.svelte';

const stances: readonly Stance[] = [
  'committed',
  'opposes',
  'not_aware',
  'exploring',
  'criteria_voiced',
  'can_live_with_it',
];
/** The workshop, with its people at all stages of buying in. */
function spread(): PlanView {
  const view = plan.view as PlanView;
  const stakeholders = view.stakeholders.map((row, at) => ({
    ...row,
    stance: stances[at % stances.length] ?? 'opposes',
  }));
  return { ...view, stakeholders };
}

beforeEach(async () => {
  fakeHost();
  await library.addExample('workshop');
});

describe('we close only the low hanging fruit', () => {
  it('each who is not committed yet stands there with one question, and with no figure beside it', () => {
    const view = spread();
    const { container } = render(NextPrompts, { plan: view });
    const waiting = view.stakeholders.filter((row) => row.stance !== 'committed');
    const lines = screen.getAllByRole('listitem');
    expect(lines).toHaveLength(waiting.length);
    expect(waiting.length).toBeLessThan(view.stakeholders.length);
    for (const [at, row] of waiting.entries()) {
      const line = within(lines[at] as HTMLElement);
      const key = nextPrompt(row);
      expect(line.getByText(row.name)).toBeTruthy();
      expect(line.getAllByText(/\?$/).map((found) => found.textContent)).toEqual([key && t(key)]);
    }
    const told = waiting.reduce((text, row) => text.replaceAll(row.name, ''), container.textContent);
    expect(told).not.toMatch(/\d|%|per cent|likel|chance|odds/i);
  });
});

describe('sales, marketing and social can be more successful', () => {
  it('the map and the table tell for everyone touched how far they have come', () => {
    const view = spread();
    const words = view.stakeholders.map((row) => t(`people.stance.${row.stance}`));
    const map = render(StakeholderMap, { plan: view, onopen: () => undefined });
    for (const [at, row] of view.stakeholders.entries())
      expect(screen.getByTitle(row.name).textContent).toContain(words[at]);
    map.unmount();
    render(StakeholderTable, { plan: view, onopen: undefined });
    for (const [at, row] of view.stakeholders.entries())
      expect(screen.getByRole('rowheader', { name: row.name }).closest('tr')?.textContent).toContain(
        words[at],
      );
  });

  it('how many of those who must be heard have been is said above them', () => {
    render(Screen);
    expect(screen.getByText('3 of 5 who must be heard have been heard')).toBeTruthy();
  });
});
