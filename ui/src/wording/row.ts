import type { PlanView, RowKey, RowKind } from '~/ipc/bindings';
import { t } from '~/messages/message';
import { choiceName } from './choice';

type Naming = (plan: PlanView, id: string) => string | undefined;

const party = (plan: PlanView, id: string | undefined) => plan.parties.find((row) => row.id === id)?.name;
const issue = (plan: PlanView, id: string | null | undefined) =>
  plan.issues.find((row) => row.id === id)?.name;

/** What rows of a kind go by; kinds without words go by what they are. */
const names: Partial<Record<RowKind, Naming>> = {
  party,
  issue,
  option: (plan, id) => choiceName(plan, { option: id }),
  stakeholder: (plan, id) => plan.stakeholders.find((row) => row.id === id)?.name,
  criterion: (plan, id) => plan.criteria.find((row) => row.id === id)?.statement,
  value: (plan, id) => plan.values.find((row) => row.id === id)?.words,
  package: (plan, id) => plan.packages.find((row) => row.id === id)?.title,
  common_ground: (plan, id) => plan.common_grounds.find((row) => row.id === id)?.wording ?? undefined,
  standard: (plan, id) => plan.standards.find((row) => row.id === id)?.words,
  event: (plan, id) => plan.events.find((row) => row.id === id)?.words,
  fallout: (plan, id) => plan.fallouts.find((row) => row.id === id)?.words,
  mitigation: (plan, id) =>
    plan.fallouts.flatMap((row) => row.mitigations).find((row) => row.id === id)?.words,
  reading: (plan, id) => {
    const row = plan.readings.find((reading) => reading.id === id);
    return row && [party(plan, row.party), issue(plan, row.issue)].filter(Boolean).join(', ');
  },
  circumstance: (plan, id) => {
    const row = plan.circumstances.find((circumstance) => circumstance.id === id);
    return row && [party(plan, row.party), issue(plan, row.issue)].filter(Boolean).join(', ');
  },
};

/** A row of any kind as it is named in a sentence. */
export function rowName(plan: PlanView, key: RowKey): string {
  return t(`row_named.${key.kind}`, { name: names[key.kind]?.(plan, key.id) ?? '' });
}
