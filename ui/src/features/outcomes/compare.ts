import { toaster } from '~/components/feedback/toaster.svelte';
import type { CardView, PlanView } from '~/ipc/bindings';
import { t } from '~/messages/message';
import { comparison } from '~/state/comparison.svelte';
import { sightOf } from '~/state/sight';

/** Sets a package beside others, or takes it out where it stands there already, and says so. */
export function setBeside(plan: PlanView, card: CardView, title: string): void {
  const choices = Object.fromEntries(card.choices.map((row) => [row.issue, row.choice]));
  const candidate = { key: card.key, title, choices };
  const became = comparison.toggle(sightOf(plan), candidate);
  toaster.show(t(became === 'added' ? 'compare.added' : 'compare.taken_out', { title }), () =>
    comparison.toggle(sightOf(plan), candidate),
  );
}
