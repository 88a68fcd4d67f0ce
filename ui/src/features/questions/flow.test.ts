import { describe, expect, it } from 'vitest';
import type { QuestionView } from '~/ipc/bindings';
import workshop from '~/ipc/sample/workshop.plan.json';
import { answered, goalsOf, goalWords } from './flow';

const [party, issue, criterion] = [workshop.parties[1]?.id ?? '', workshop.issues[0]?.id ?? '', 'c'];
const asked = (about: Partial<QuestionView>): QuestionView =>
  ({ id: 'q', words: 'What matters?', party: null, issue: null, criterion: null, ...about }) as QuestionView;
const said = { source: 'said_by_them', confidence: 'high', note: 'What matters?' };
const kept = { keep: { answer_question: { question: 'q', words: 'No debt' } } };

describe('where an answer can go', () => {
  it('is into the row asked about, and is somebody’s only where a party was asked', () => {
    expect(goalsOf(asked({ party, criterion }))).toEqual(['only_answer', 'confirms', 'evidence']);
    expect(goalsOf(asked({ criterion }))).toEqual(['only_answer', 'evidence']);
    expect(goalsOf(asked({ party, issue }))).toEqual(['only_answer', 'option', 'position', 'criterion']);
    expect(goalsOf(asked({ issue }))).toEqual(['only_answer', 'option']);
    expect(goalsOf(asked({}))).toEqual(['only_answer', 'issue', 'stakeholder']);
  });

  it('has words for each place', () => {
    expect(new Set(Object.values(goalWords)).size).toBe(Object.keys(goalWords).length);
  });
});

describe('an answer', () => {
  it('is only kept unless it goes somewhere', () => {
    expect(answered(asked({ party }), 'No debt', 'only_answer')).toEqual(kept);
  });

  it('that becomes a criterion or a position is said by them, with the question as its occasion', () => {
    expect(answered(asked({ party }), 'No debt', 'criterion')).toEqual({
      together: [
        kept,
        { criteria: { add: expect.objectContaining({ party, statement: 'No debt', source: said }) } },
      ],
    });
    expect(answered(asked({ party, issue }), 'No debt', 'position')).toEqual({
      together: [kept, { table: { add_position: { issue, party, words: 'No debt', source: said } } }],
    });
  });

  it('that fills in or confirms a criterion makes it said by them', () => {
    const confirmed = { provenance: { set: { row: { criterion }, entry: said } } };
    expect(answered(asked({ party, criterion }), 'No debt', 'confirms')).toEqual({
      together: [kept, confirmed],
    });
    expect(answered(asked({ party, criterion }), 'No debt', 'evidence')).toEqual({
      together: [kept, { criteria: { set_evidence: { criterion, evidence: 'No debt' } } }, confirmed],
    });
  });

  it('of nobody in particular raises no row to said', () => {
    expect(answered(asked({ criterion }), 'No debt', 'evidence')).toEqual({
      together: [kept, { criteria: { set_evidence: { criterion, evidence: 'No debt' } } }],
    });
  });

  it('becomes an option, an issue or somebody touched', () => {
    const flow = (about: Partial<QuestionView>, goal: 'option' | 'issue' | 'stakeholder') =>
      JSON.stringify(answered(asked(about), 'No debt', goal));
    expect(flow({ issue }, 'option')).toContain('"add_option"');
    expect(flow({}, 'issue')).toContain('"add_issue"');
    expect(flow({}, 'stakeholder')).toContain('"hearing":"optional"');
  });
});
