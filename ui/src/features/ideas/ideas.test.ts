import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ideas } from '~/ipc/advice';
import type { IdeaStepView, PlanView } from '~/ipc/bindings';
import { fakeHost } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { navigation } from '~/state/navigation.svelte';
import { plan } from '~/state/plan.svelte';
import { settings } from '~/state/settings.svelte';
import { byWay, groupOf, ideaEntries, stateEdit, stepEdit } from './entry';
import { ideaWords, leadsTo } from './line';
import Screen from './Screen.svelte';
import { stepWords } from './step';

let host = fakeHost();
beforeEach(async () => {
  host = fakeHost();
  await settings.load();
  await library.addExample('workshop');
});
const edited = () => host.calls.findLast((call) => call.command === 'edit_plan')?.args['edit'];
const view = () => plan.view as PlanView;
const entries = async () => ideaEntries(view(), (await ideas(view().id, view().log.revision)) ?? undefined);

describe('ideas', () => {
  it('are those that rows give rise to, and then those that were kept', async () => {
    const all = await entries();
    const own = all.at(-1);
    expect(own?.code).toBe('own');
    expect(own && groupOf(own)).toBe('parked');
    expect(byWay(all).map(([code]) => code)).toContain('different_readings');
  });

  it('say what becomes of them by the row that keeps them, or by a new one', async () => {
    const all = await entries();
    const [first, own] = [all[0], all.at(-1)];
    if (!first || !own) throw new Error('the workshop gives rise to ideas');
    expect(stateEdit(first, 'parked')).toMatchObject({
      idea: { keep: { code: first.code, state: 'parked', cites: first.cites } },
    });
    expect(stateEdit(own, 'open')).toEqual({ idea: { set_state: { idea: own.kept, state: 'open' } } });
  });

  it('lead to one edit each', () => {
    const said = { name: 'halves', option: 'o', by: -1 };
    const shift: IdeaStepView = { kind: 'shift', criterion: 'c', issue: 'i' };
    expect(stepEdit({ kind: 'option', issue: 'i' }, said)).toEqual({
      table: { add_option: { issue: 'i', name: 'halves' } },
    });
    expect(stepEdit(shift, said)).toEqual({
      rating: {
        shift: { criterion: 'c', when: [{ issue: 'i', choices: { any_of: ['o'] } }], by: -1 },
      },
    });
    const [issue] = view().issues;
    expect(stepWords(view(), { ...shift, issue: issue?.id ?? '' })).toContain(issue?.name);
  });

  it('name the criteria and readings they rest on', async () => {
    const all = (await entries()).filter((entry) => entry.words === null);
    expect(all.length).toBeGreaterThan(5);
    for (const entry of all) {
      const told = ideaWords(view(), entry);
      expect([entry.code, told]).not.toEqual([entry.code, leadsTo(view(), entry.step)]);
      const cited = entry.cites.filter((key) => key.kind === 'criterion').map((key) => key.id);
      const named = view().criteria.filter((row) => cited.includes(row.id) && told.includes(row.statement));
      expect([entry.code, told, named.length > 0 || cited.length === 0]).toEqual([entry.code, told, true]);
    }
    expect(all.map((entry) => ideaWords(view(), entry))).toContain(
      'Building stands for “The craft goes on” to Anna, and for “Free of debt” to Ben.',
    );
  });

  it('open the rows they come from', async () => {
    render(Screen);
    const [cited] = await screen.findAllByRole('button', { name: /^criterion “The craft goes on”/ });
    if (!cited) throw new Error('ideas cite the craft');
    await userEvent.click(cited);
    expect(navigation.place).toBe('criteria');
    expect(navigation.target?.criterion).toBeTruthy();
  });

  it('are put aside by a single letter on their line', async () => {
    render(Screen);
    const [door] = await screen.findAllByRole('button', { name: /Leads to/ });
    door?.focus();
    await userEvent.keyboard('p');
    expect(edited()).toMatchObject({ idea: { keep: { state: 'parked' } } });
  });

  it('are taken together with their step, so that one step takes both back', async () => {
    render(Screen);
    const doors = await screen.findAllByRole('button', { name: /Leads to a new issue/ });
    await userEvent.click(doors[0] as HTMLElement);
    await userEvent.type(screen.getByLabelText('What the new issue is called'), 'Lessons{Enter}');
    expect(edited()).toMatchObject({
      together: [{ table: { add_issue: { name: 'Lessons' } } }, { idea: { keep: { state: 'taken' } } }],
    });
  });
});
