import type { PlaceAsk } from '~/ipc/bindings';

export type PlaceKind = PlaceAsk['kind'];
export const placeKinds: readonly PlaceKind[] = ['folder', 'web_dav', 's3', 'postgres'];

/** What is written about a place before it is one. */
export interface PlaceDraft {
  readonly kind: PlaceKind;
  readonly address: string;
  readonly region: string;
  readonly container: string;
  readonly user: string;
  readonly password: string;
}

export const emptyPlace: PlaceDraft = {
  kind: 'folder',
  address: '',
  region: '',
  container: '',
  user: '',
  password: '',
};

/** Whether a place has a bucket or a database of its own. */
export function hasContainer(kind: PlaceKind): boolean {
  return kind === 's3' || kind === 'postgres';
}

/** The place that a draft names; nothing while something of it is missing. */
export function placeOf(draft: PlaceDraft, folder: string | undefined): PlaceAsk | undefined {
  const { kind, address, region, container, user, password } = draft;
  if (kind === 'folder') return folder === undefined ? undefined : { kind };
  if (!address || !user || !password || (hasContainer(kind) && !container)) return undefined;
  if (kind === 'web_dav') return { kind, url: address, user, password };
  if (kind === 's3') return { kind, endpoint: address, region, bucket: container, user, password };
  return { kind, host: address, database: container, user, password };
}
