import { tick } from 'svelte';
import { unadded } from '~/components/field/entry.svelte';
import { toaster } from '~/components/feedback/toaster.svelte';
import { leave, stay } from '~/ipc/departure';
import { language, t } from '~/messages/message';
import { plan } from './plan.svelte';

/** What was said to be lost when the window goes. */
let warned = '';

const lists = new Intl.ListFormat(language, { type: 'conjunction' });

/**
 * Keeps what is being typed, and lets the window go. It stays where something could not be kept, which is then shown; and
 * once where words stand in lines or a dialog that only a key or a button keeps.
 */
export async function depart(): Promise<void> {
  const focused = document.activeElement;
  // A field keeps its text when it is left.
  if (focused instanceof HTMLElement) focused.blur();
  await tick();
  const isKept = await plan.rest();
  const names = lists.format(unadded().map((name) => t('field.quoted', { name })));
  const isNews = names !== '' && names !== warned;
  warned = names;
  if (isNews) {
    toaster.show(t('frame.not_added', { names }));
    if (focused instanceof HTMLElement) focused.focus();
  }
  await (isKept && !isNews ? leave() : stay());
}
