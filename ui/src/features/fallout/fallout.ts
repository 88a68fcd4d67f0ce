import type { FalloutOf, FalloutView, PackageView, PlanView } from '~/ipc/bindings';
import { t } from '~/messages/message';

/** How far what is disturbed has been softened. */
export type Softened = 'accepted' | 'proposed' | 'nothing';

/** Something that may disturb somebody: a kept package or an option. */
export interface Source {
  readonly key: string;
  readonly of: FalloutOf;
  readonly words: string;
}

/** Names what disturbs, for lists and fields. */
export const keyOf = (of: FalloutOf): string =>
  'package' in of ? `package:${of.package}` : `option:${of.option}`;

/** Everything that may disturb somebody: the kept packages, then the options in plan order. */
export function sources(plan: PlanView): Source[] {
  const packages = plan.packages.map((row) => ({ of: { package: row.id }, words: row.title }));
  const options = plan.issues.flatMap((issue) =>
    issue.options.map((option) => ({
      of: { option: option.id },
      words: t('table.chosen', { name: issue.name, options: option.name }),
    })),
  );
  return [...packages, ...options].map((row) => ({ ...row, key: keyOf(row.of) }));
}

/** Whether a package brings a fallout: its own, or one of an option that it chooses. */
export function brings(kept: PackageView, { of }: FalloutView): boolean {
  if ('package' in of) return of.package === kept.id;
  return kept.choices.some(({ choice }) => 'option' in choice && choice.option === of.option);
}

/** What a package disturbs for a stakeholder, in plan order. */
export function disturbed(plan: PlanView, kept: PackageView, stakeholder: string): FalloutView[] {
  return plan.fallouts.filter((row) => row.stakeholder === stakeholder && brings(kept, row));
}

/** How far a fallout has been softened: what is accepted counts before what is proposed. */
export function softened({ mitigations }: FalloutView): Softened {
  if (mitigations.some((row) => row.state === 'accepted')) return 'accepted';
  return mitigations.some((row) => row.state === 'proposed') ? 'proposed' : 'nothing';
}
