import { describe, expect, it } from 'vitest';
import type { FaultView, TeamEntry } from '~/ipc/bindings';
import { faultText } from './fault';
import { emptyPlace, placeOf } from './place';

const team: TeamEntry = {
  id: 't',
  name: 'Our side',
  place: '/shared',
  awaits_password: false,
  standing: 'owner',
  members: [],
  plans: [{ id: 'p', name: 'The workshop', waiting: 0 }],
  round: null,
};

describe('a place', () => {
  it('is one once everything that belongs to it is there', () => {
    expect(placeOf(emptyPlace, undefined)).toBeUndefined();
    expect(placeOf(emptyPlace, '/shared')).toEqual({ kind: 'folder' });
    const server = { ...emptyPlace, kind: 's3', address: 'https://s3', user: 'ada', password: 'x' } as const;
    expect(placeOf(server, undefined)).toBeUndefined();
    expect(placeOf({ ...server, region: 'eu-central-1', container: 'plans' }, undefined)).toEqual({
      kind: 's3',
      endpoint: 'https://s3',
      region: 'eu-central-1',
      bucket: 'plans',
      user: 'ada',
      password: 'x',
    });
  });
});

describe('a fault', () => {
  it('names the plan, and whose file is awaited', () => {
    const awaited: FaultView = { key: 'team.fault.awaited', params: { number: '3', name: 'Ben' }, plan: 'p' };
    expect(faultText(awaited, team)).toMatch(/^The workshop: File 3 of Ben has not come yet/);
  });

  it('speaks of a colleague while nobody knows whose file it is', () => {
    const awaited: FaultView = { key: 'team.fault.awaited', params: { number: '1' }, plan: null };
    expect(faultText(awaited, team)).toMatch(/^File 1 of a colleague/);
  });
});
