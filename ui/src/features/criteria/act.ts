import { toaster } from '~/components/feedback/toaster.svelte';
import type { Combine, CriterionView, Edit, PlanView } from '~/ipc/bindings';
import { t } from '~/messages/message';
import { plan } from '~/state/plan.svelte';

/** Puts a criterion in other words. */
export function setStatement(row: CriterionView, statement: string): Edit {
  return { criteria: { set_statement: { criterion: row.id, statement } } };
}

/** Says by what a criterion is judged; an empty text takes the sentence away. */
export function setEvidence(row: CriterionView, text: string): Edit {
  return { criteria: { set_evidence: { criterion: row.id, evidence: text === '' ? null : text } } };
}

/** Makes a criterion essential, or no longer so. */
export function setEssential(row: CriterionView): Edit {
  const standing = row.standing === 'essential' ? 'open' : 'essential';
  return { criteria: { set_standing: { criterion: row.id, standing } } };
}

/** Says which value a criterion judges. */
export function setValue(row: CriterionView, value: string | null): Edit {
  return { criteria: { set_value: { criterion: row.id, value } } };
}

/** Says which issues set the level of a criterion, and how several of them do. */
export function setMain(row: CriterionView, main: string[], combine: Combine): Edit {
  return { criteria: { set_main: { criterion: row.id, main, combine } } };
}

/** Protects the value a criterion judges, or opens it; without a value its own words become one. */
export async function setProtected(view: PlanView, row: CriterionView): Promise<void> {
  if (row.value !== null) {
    const protection = row.protected ? 'open' : 'protected';
    await plan.edit({ ladder: { protect: { value: row.value, protection } } });
    return;
  }
  const before = new Set(view.values.map((value) => value.id));
  const value = {
    party: row.party,
    words: row.statement,
    leads_to: null,
    from: null,
    issue: null,
    strength: null,
  };
  await plan.edit({ ladder: { add_value: value } });
  const added = plan.view?.values.find((each) => !before.has(each.id) && each.party === row.party);
  if (!added) return;
  const protect: Edit = { ladder: { protect: { value: added.id, protection: 'protected' } } };
  await plan.edit({ together: [setValue(row, added.id), protect] });
}

/** Puts a question about a criterion on the list of questions to ask. */
export function askAbout(view: PlanView, row: CriterionView): void {
  const owner = view.parties.find((party) => party.id === row.party);
  const words = t(row.evidence === null ? 'criteria.ask_evidence' : 'criteria.ask_still', {
    criterion: row.statement,
  });
  const party = owner?.mine ? null : row.party;
  void plan.edit({ keep: { add_question: { party, issue: null, criterion: row.id, words } } });
  toaster.show(t('criteria.question_noted'), () => void plan.undo());
}
