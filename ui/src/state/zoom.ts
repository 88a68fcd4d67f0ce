import type { ZoomStep } from '~/ipc/bindings';
import { HostError } from '~/ipc/error';
import { zoomPage } from '~/ipc/zoom';
import { faults } from './fault.svelte';

/** Draws the page one step larger or smaller, or at its actual size. */
export async function zoom(step: ZoomStep): Promise<void> {
  try {
    await zoomPage(step);
  } catch (thrown) {
    faults.show(HostError.from(thrown));
  }
}
