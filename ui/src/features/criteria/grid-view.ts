import type { GridColumnGroup, GridRowGroup } from '~/components/list/grid';
import type { CriterionView, PlanView } from '~/ipc/bindings';
import { t } from '~/messages/message';
import { choiceRows } from './choice-row';
import { orderedList, shownOrder } from './order';

/** The criteria of all parties as columns, in the order in which the lists above show them. */
export function gridCriteria(plan: PlanView): CriterionView[] {
  return plan.parties.flatMap((party) => shownOrder(orderedList(plan.criteria, party.id)));
}

/** The columns, grouped by party; parties without criteria have none. */
export function gridColumns(plan: PlanView, criteria: readonly CriterionView[]): GridColumnGroup[] {
  return plan.parties
    .map((party) => ({
      id: party.id,
      label: party.name,
      party: party.index,
      columns: criteria
        .filter((row) => row.party === party.id)
        .map((row) => ({
          id: row.id,
          label: row.statement,
          full: row.statement,
          ...(row.essential ? { star: t('criteria.essential') } : {}),
        })),
    }))
    .filter((group) => group.columns.length > 0);
}

/** The rows, grouped by issue. */
export function gridRows(plan: PlanView): GridRowGroup[] {
  return plan.issues
    .map((issue) => ({
      id: issue.id,
      label: issue.name,
      rows: choiceRows(issue).map((row) => ({ id: row.id, label: row.label })),
    }))
    .filter((group) => group.rows.length > 0);
}
