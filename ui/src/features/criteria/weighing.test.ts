import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { requestAnalysis } from '~/ipc/analysis';
import { fakeHost } from '~/ipc/fake';
import type { CriterionView } from '~/ipc/bindings';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { orderedList, weighedOnes } from './order';
import { pointsAgainstOrder, pointsWords, withoutPoints } from './points';
import PointsFold from './PointsFold.svelte';
import { differences, feltPackages } from './readback';

const fake = fakeHost();
await library.addExample('workshop');
const view = plan.view;
const anna = view?.parties[0];
if (!view || !anna) throw new Error('the stand-in opens the workshop');
const analysis = await requestAnalysis('workshop');
const list = weighedOnes(orderedList(view.criteria, anna.id));
const withPoints = (...points: (string | null)[]): CriterionView[] =>
  list.map((row, at) => ({ ...row, points: points[at] ?? null }));

describe('whole packages put in order by feel', () => {
  const packages = feltPackages(analysis, anna.id);
  const worth = (at: number) =>
    Number(packages[at]?.parties.find((row) => row.party === anna.id)?.utility?.hundredths);
  const byWorth = [...packages.keys()].sort((a, b) => worth(b) - worth(a));
  const ordered = byWorth.flatMap((at) => packages[at] ?? []);

  it('are three or four that are worth something different', () => {
    expect(packages.length).toBeGreaterThanOrEqual(3);
    expect(packages.length).toBeLessThanOrEqual(4);
    expect(new Set(packages.map((_, at) => worth(at))).size).toBe(packages.length);
  });

  it('do not differ where the criteria have the same order', () => {
    expect(differences(ordered, anna.id)).toEqual([]);
  });

  it('name each pair that feels the other way round', () => {
    const [first, second, ...rest] = ordered;
    if (!first || !second) throw new Error('there are three');
    const found = differences([second, first, ...rest], anna.id);
    expect(found.map((row) => [row.felt.key, row.weighed.key])).toEqual([[second.key, first.key]]);
  });

  it('are none while nothing has been worked out', () => {
    expect(feltPackages(undefined, anna.id)).toEqual([]);
  });
});

describe('points', () => {
  it('are written to two places', () => {
    expect([pointsWords(null), pointsWords('40'), pointsWords('25/3')]).toEqual([undefined, '40', '8.33']);
  });

  it('that say otherwise than the order are named', () => {
    expect(pointsAgainstOrder(withPoints('100', '60', '20'))).toBeUndefined();
    const crossed = pointsAgainstOrder(withPoints('50', '60', '20'));
    expect(crossed?.map((row) => row.statement)).toEqual([list[0]?.statement, list[1]?.statement]);
  });

  it('are taken away together', () => {
    expect(withoutPoints(withPoints('100', null, '20'))).toMatchObject({
      together: [
        { criteria: { set_points: { points: null } } },
        { criteria: { set_points: { points: null } } },
      ],
    });
  });

  it('are kept as they are typed', async () => {
    render(PointsFold, { party: anna, list });
    await userEvent.click(screen.getByText(/Points for Anna/));
    const field = screen.getByLabelText(`Points for ${list[0]?.statement ?? ''}`);
    await userEvent.type(field, '100{Enter}');
    const sent = fake.calls.find((one) => one.command === 'edit_plan');
    expect(JSON.stringify(sent)).toContain('"set_points":{"criterion":');
  });
});
