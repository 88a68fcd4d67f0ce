import { toaster } from '~/components/feedback/toaster.svelte';
import type {
  Edit,
  IssueView,
  PlanView,
  ProvenanceEntry,
  RowRef,
  Source,
  Strength,
  ValueView,
} from '~/ipc/bindings';
import { t } from '~/messages/message';
import { plan } from '~/state/plan.svelte';
import type { Move } from './prompt';
import type { Rung } from './rung';

/** What an answer is about: a party, an issue, and the rung it was asked at, if any. */
export interface Question {
  readonly party: string;
  readonly issue: IssueView;
  readonly rung: Rung | undefined;
  readonly strength: Strength;
}

/** The value that a party has in these words already. */
export function sameValue(values: readonly ValueView[], party: string, words: string): ValueView | undefined {
  const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase();
  return values.find((row) => row.party === party && plain(row.words) === plain(words));
}

/** The values and readings that a plan has. */
type Known = Pick<PlanView, 'values' | 'readings'>;

/**
 * What keeping an answer does to the plan; nothing where it says so already. A value that the party has is linked and not
 * written twice.
 */
export function answerEdit(
  move: Move,
  about: Question,
  words: string,
  { values, readings }: Known = { values: [], readings: [] },
): Edit | undefined {
  const { party, issue, rung, strength } = about;
  if (move === 'sideways') return otherWay(about, words);
  if (move === 'down' && rung) return evidence(rung, words) ?? judged(rung, words);
  const known = sameValue(values, party, words);
  if (known) return rung ? linked(known, rung) : readOnce(known, about, readings);
  const below = rung?.value
    ? { leads_to: rung.value.leads_to, from: rung.value.id }
    : { leads_to: null, from: null };
  const read = rung ? { issue: null, strength: null } : { issue: issue.id, strength };
  return { ladder: { add_value: { party, words, ...below, ...read } } };
}

/** Reads the issue as serving a value that is there, unless it is read so. */
function readOnce(
  known: ValueView,
  { party, issue, strength }: Question,
  readings: Known['readings'],
): Edit | undefined {
  const value = known.id;
  if (readings.some((row) => row.issue === issue.id && row.value === value)) return undefined;
  return { ladder: { add_reading: { party, issue: issue.id, criterion: null, value, strength } } };
}

/** Leads from a rung to a value that is there. */
function linked(known: ValueView, rung: Rung): Edit | undefined {
  const value = known.id;
  if (!rung.value) return judging(rung, value);
  const { id, leads_to: above } = rung.value;
  if (above === value) return undefined;
  const stays = above === null || known.leads_to !== null;
  const up: Edit = { ladder: { set_leads_to: { value: id, leads_to: value } } };
  return stays ? up : { together: [up, { ladder: { set_leads_to: { value, leads_to: above } } }] };
}

/** The criteria of a rung judge a value from now on. */
function judging(rung: Rung, value: string): Edit {
  return {
    together: rung.criteria.map((row) => ({ criteria: { set_value: { criterion: row.id, value } } })),
  };
}

function evidence(rung: Rung, words: string): Edit | undefined {
  const bare = rung.criteria.find((row) => row.evidence === null);
  return bare && { criteria: { set_evidence: { criterion: bare.id, evidence: words } } };
}

function judged(rung: Rung, statement: string): Edit {
  const row = { party: rung.party, statement, evidence: null, value: rung.value?.id ?? null, main: [] };
  return { criteria: { add: { ...row, standing: 'open' } } };
}

/** Another way to a value is an idea to come back to: it stands on the question list. */
function otherWay({ rung, issue }: Question, answer: string): Edit {
  const words = t('ladder.other_way', { value: rung?.words ?? issue.name, answer });
  return { keep: { add_question: { party: null, issue: issue.id, criterion: null, words } } };
}

/** Keeps an answer, and says where it comes from when that differs from what is taken for granted. */
export async function keepAnswer(move: Move, about: Question, words: string, source: Source): Promise<void> {
  if (!plan.view) return;
  const { mine, values, criteria } = plan.view;
  const edit = answerEdit(move, about, words, plan.view);
  const known = move === 'up' ? sameValue(values, about.party, words) : undefined;
  if (edit && !(await plan.edit(edit))) return;
  if (known) toaster.show(t('ladder.linked', { words: known.words }));
  const row = addedRow({ values, criteria }, plan.view);
  const usual: Source = mine === about.party ? 'said_by_them' : 'assumed';
  if (move === 'up' && about.rung && !about.rung.value && row && 'value' in row)
    await plan.edit(judging(about.rung, row.value));
  if (row && source !== usual) await plan.edit({ provenance: { set: { row, entry: entryFor(source) } } });
}

/** The value or criterion that the second plan has and the first has not. */
export function addedRow(
  before: Pick<PlanView, 'values' | 'criteria'>,
  after: PlanView | undefined,
): RowRef | undefined {
  const values = new Set(before.values.map((row) => row.id));
  const criteria = new Set(before.criteria.map((row) => row.id));
  const value = after?.values.find((row) => !values.has(row.id));
  const criterion = after?.criteria.find((row) => !criteria.has(row.id));
  if (value) return { value: value.id };
  return criterion && { criterion: criterion.id };
}

/** What is said by somebody or seen is certain; a guess is a hunch until more is known. */
export function entryFor(source: Source): ProvenanceEntry {
  return { source, confidence: source === 'assumed' ? 'low' : 'certain', note: null };
}

/** Notes a question to ask, with the day to ask again when the answer is “not known yet”. */
export async function noteQuestion(about: Question, words: string, again: string | undefined): Promise<void> {
  const before = new Set(plan.view?.questions.map((row) => row.id));
  const mine = plan.view?.mine === about.party;
  const row = { party: mine ? null : about.party, issue: about.issue.id, criterion: null, words };
  if (!(await plan.edit({ keep: { add_question: row } })) || again === undefined) return;
  const question = plan.view?.questions.find((each) => !before.has(each.id));
  if (!question) return;
  const ask_again = again === '' ? null : again;
  await plan.edit({ keep: { not_known_yet: { question: question.id, ask_again } } });
}
