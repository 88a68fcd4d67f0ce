import { describe, expect, it } from 'vitest';
import type { FalloutView, MitigationState, PlanView } from '~/ipc/bindings';
import { fakeHost } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { brings, disturbed, keyOf, softened, sources } from './fallout';

fakeHost();
await library.addExample('workshop');
const view = plan.view as PlanView;
const [keep, trust] = view.packages;
if (!keep || !trust) throw new Error('two packages are kept');
const who = (name: string) => view.stakeholders.find((row) => row.name === name)?.id ?? '';

describe('what a package disturbs', () => {
  it('is its own, and that of every option it chooses', () => {
    const words = (name: string) => disturbed(view, keep, who(name)).map((row) => row.severity);
    expect(words('Orders until autumn')).toEqual(['slight']);
    expect(words('Bank: loan due 30 June')).toEqual(['slight']);
    expect(words('Jonas and Lea')).toEqual([]);
  });

  it('of another package is none of it', () => {
    const own = view.fallouts.filter((row) => 'package' in row.of);
    expect(own.map((row) => [brings(keep, row), brings(trust, row)])).toEqual([[true, false]]);
  });
});

describe('what softens it', () => {
  const with_ = (...states: MitigationState[]): FalloutView => {
    const [row] = view.fallouts;
    if (!row) throw new Error('something is disturbed');
    const mitigations = states.map((state) => ({ id: state, words: 'a grant', state, said_by: null }));
    return { ...row, mitigations };
  };

  it('counts once it is accepted, and not while it is proposed', () => {
    expect(softened(with_())).toBe('nothing');
    expect(softened(with_('declined'))).toBe('nothing');
    expect(softened(with_('declined', 'proposed'))).toBe('proposed');
    expect(softened(with_('proposed', 'accepted'))).toBe('accepted');
  });
});

describe('what may disturb', () => {
  it('is every kept package and every option, each once', () => {
    const keys = sources(view).map((row) => row.key);
    expect(keys.length).toBe(view.packages.length + view.issues.flatMap((issue) => issue.options).length);
    expect(new Set(keys).size).toBe(keys.length);
    for (const row of view.fallouts) expect(keys).toContain(keyOf(row.of));
  });
});
