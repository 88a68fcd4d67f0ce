import { hearFirst, hearProgress } from '~/ipc/analysis';
import { hearLeaving } from '~/ipc/departure';
import { hearMenu, type MenuEntry } from '~/ipc/menu';
import { logPageError } from '~/ipc/page';
import { analysis } from './analysis.svelte';
import { depart } from './departure';

/** Engines report as an error that a chart was measured once more in the next frame; nothing failed. */
function isNotice(event: ErrorEvent): boolean {
  return event.message.startsWith('ResizeObserver loop');
}

/** Listens to the host, and tells it of faults nothing in the page caught, until the given function is called. */
export function attend(choose: (entry: MenuEntry) => void): () => void {
  const listening = [
    hearMenu(choose),
    hearLeaving(() => void depart()),
    hearProgress((progress) => {
      analysis.hear(progress);
    }),
    hearFirst((view) => {
      analysis.hearFirst(view);
    }),
  ];
  const failed = (event: ErrorEvent) => {
    if (isNotice(event)) return;
    const stack = event.error instanceof Error ? event.error.stack : undefined;
    logPageError(event.message, `${event.filename}:${String(event.lineno)}`, stack);
  };
  const rejected = (event: PromiseRejectionEvent) => {
    logPageError(String(event.reason));
  };
  window.addEventListener('error', failed);
  window.addEventListener('unhandledrejection', rejected);
  return () => {
    window.removeEventListener('error', failed);
    window.removeEventListener('unhandledrejection', rejected);
    for (const heard of listening) void heard.then((stop) => stop());
  };
}
