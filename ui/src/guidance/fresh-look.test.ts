import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { PackageView, PlanView } from '~/ipc/bindings';
import { fakeHost } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { wantsFreshLook } from './fresh-look';
import FreshLook from './FreshLook.svelte';

const host = fakeHost();
await library.addExample('workshop');
const view = plan.view as PlanView;
const [first] = view.packages;
const [criterion] = view.criteria;
if (!first || !criterion) throw new Error('a package is kept');
const seen: PackageView = { ...first, changed: [], unheard: [] };
const changed: PackageView = { ...seen, changed: [{ kind: 'criterion', id: criterion.id }] };

it('a package that rests on what it rested on wants no fresh look', () => {
  render(FreshLook, { plan: view, kept: seen });
  expect(wantsFreshLook(seen)).toBe(false);
  expect(screen.queryByText('Needs a fresh look')).toBeNull();
});

it('what has changed is named, and was looked at again by one press', async () => {
  render(FreshLook, { plan: view, kept: changed });
  expect(
    screen.getByText(`Changed since: criterion “${criterion.statement}”.`, { exact: false }),
  ).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: `Looked at again: ${first.title}` }));
  expect(host.calls.at(-1)?.args['edit']).toEqual({ keep: { look_again: { package: first.id } } });
});

it('who has not been heard is named, and cannot be looked away', () => {
  render(FreshLook, { plan: view, kept: { ...seen, unheard: first.unheard } });
  expect(first.unheard.length).toBeGreaterThan(0);
  expect(screen.getByText(/Not heard yet: /)).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
