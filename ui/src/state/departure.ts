import { tick } from 'svelte';
import { leave, stay } from '~/ipc/departure';
import { plan } from './plan.svelte';

/** Keeps what is being typed, and lets the window go; it stays where something could not be kept, which is then shown. */
export async function depart(): Promise<void> {
  // A field keeps its text when it is left.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await tick();
  await ((await plan.rest()) ? leave() : stay());
}
