import type { PackageView } from '~/ipc/bindings';

/** Whether a kept package wants a fresh look: rows it rests on have changed, or somebody has not been heard. */
export function wantsFreshLook(kept: PackageView): boolean {
  return kept.changed.length > 0 || kept.unheard.length > 0;
}
