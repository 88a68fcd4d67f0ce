import type { Edit, ProvenanceEntry, QuestionView, StakeholderEntry } from '~/ipc/bindings';
import type { MessageKey } from '~/messages/message';

/** Where an answer goes besides being kept: into the row that was asked about, or into a new one. */
export type Goal =
  'only_answer' | 'confirms' | 'evidence' | 'option' | 'position' | 'issue' | 'criterion' | 'stakeholder';

/** The words for where an answer goes. */
export const goalWords: Readonly<Record<Goal, MessageKey>> = {
  only_answer: 'question.goes.only_answer',
  confirms: 'question.goes.confirms',
  evidence: 'question.goes.evidence',
  option: 'question.goes.option',
  position: 'question.goes.position',
  issue: 'question.goes.issue',
  criterion: 'question.goes.criterion',
  stakeholder: 'question.goes.stakeholder',
};

/** Where the answer to a question can go. Whose words they are is known only where a party was asked. */
export function goalsOf({ party, criterion, issue }: QuestionView): Goal[] {
  const goals: Goal[] = ['only_answer'];
  if (criterion !== null) goals.push(...(party === null ? [] : (['confirms'] as const)), 'evidence');
  if (issue !== null) goals.push('option', ...(party === null ? [] : (['position'] as const)));
  if (party !== null && criterion === null) goals.push('criterion');
  if (criterion === null && issue === null) goals.push('issue', 'stakeholder');
  return goals;
}

/** The edit that keeps an answer and lets it flow where it goes, with where it comes from, as one step. */
export function answered(question: QuestionView, words: string, goal: Goal): Edit {
  const kept: Edit = { keep: { answer_question: { question: question.id, words } } };
  const flow = flowing(question, words, goal);
  return flow.length === 0 ? kept : { together: [kept, ...flow] };
}

function flowing({ party, criterion, issue, words: asked }: QuestionView, words: string, goal: Goal): Edit[] {
  const entry: ProvenanceEntry = { source: 'said_by_them', confidence: 'high', note: asked };
  const said = (row: string): Edit[] =>
    party === null ? [] : [{ provenance: { set: { row: { criterion: row }, entry } } }];
  switch (goal) {
    case 'only_answer':
      return [];
    case 'confirms':
      return criterion === null ? [] : said(criterion);
    case 'evidence':
      return criterion === null
        ? []
        : [{ criteria: { set_evidence: { criterion, evidence: words } } }, ...said(criterion)];
    case 'option':
      return issue === null ? [] : [{ table: { add_option: { issue, name: words } } }];
    case 'position':
      return issue === null || party === null
        ? []
        : [{ table: { add_position: { issue, party, words, source: entry } } }];
    case 'issue':
      return [{ table: { add_issue: { name: words, options: [] } } }];
    case 'criterion':
      return party === null
        ? []
        : [
            {
              criteria: {
                add: {
                  party,
                  statement: words,
                  evidence: null,
                  value: null,
                  main: [],
                  standing: 'open',
                  source: entry,
                },
              },
            },
          ];
    case 'stakeholder':
      return [{ people: { add: { entry: { ...unheard, name: words } } } }];
  }
}

/** Someone of whom nothing is known but the name. */
const unheard: StakeholderEntry = {
  name: '',
  kind: 'person',
  party: null,
  parts: [],
  hearing: 'optional',
  stance: 'not_aware',
  about: null,
  workaround: null,
};
