import type { GridCell } from '~/components/list/grid';
import type { WholeLevel } from '~/components/mark/level';
import type { CriterionView, PlanView, RatedLevel, ShiftView } from '~/ipc/bindings';
import { t } from '~/messages/message';
import { levelWord } from '~/wording/level';
import { knowledgeOf } from '~/wording/provenance';
import { homeOf, isConditional, knownLevel, type CellTable, type RatedCell } from './cell';
import { holdsFor } from './choice-row';

const wholes: Partial<Record<string, WholeLevel>> = { '0': 0, '1': 1, '2': 2, '3': 3 };
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A sentence under the grid: the conditions of a shift that needs more than the choice it stands at. */
export interface Footnote {
  readonly sign: string;
  readonly text: string;
}

/** The footnotes of a plan, one for every set of conditions, and the sign of each shift that has one. */
export interface Footnotes {
  readonly list: readonly Footnote[];
  readonly signs: ReadonlyMap<string, string>;
}

/** What the conditions beyond the one a shift stands at ask for. */
function further(plan: PlanView, table: CellTable, shift: ShiftView): string {
  const home = homeOf(shift, table.criterion(shift.criterion));
  const rest = shift.when.filter((each) => each !== home);
  const parts = rest.map((each) => {
    const rows = table.rows.filter((row) => holdsFor(each, row, table.rows));
    const issue = plan.issues.find((row) => row.id === each.issue)?.name ?? '';
    return t('criteria.condition', { issue, choices: rows.map((row) => row.label).join(t('criteria.or')) });
  });
  return t('criteria.only_if', { conditions: parts.join(t('criteria.and')) });
}

/** Collects the footnotes in the order of the shifts. */
export function footnotes(plan: PlanView, table: CellTable): Footnotes {
  const texts = new Map<string, string>();
  const signs = new Map<string, string>();
  for (const shift of plan.shifts.filter(isConditional)) {
    const text = further(plan, table, shift);
    const sign = texts.get(text) ?? [...letters][texts.size] ?? `(${String(texts.size + 1)})`;
    texts.set(text, sign);
    signs.set(shift.id, sign);
  }
  return { list: [...texts].map(([text, sign]) => ({ sign, text })), signs };
}

const by = (levels: number) => (levels < 0 ? `−${String(-levels)}` : `+${String(levels)}`);

const asked: GridCell = { sign: ' ', tone: 'asked', spoken: t('criteria.spoken_asked') };
const untouched: GridCell = { sign: '·', tone: 'quiet', spoken: t('criteria.spoken_untouched') };

/** What the grid shows in a cell. */
export function cellView(
  cell: RatedCell,
  criterion: CriterionView,
  notes: Footnotes,
  typed: RatedLevel | undefined,
): GridCell {
  if (typed !== undefined && cell.kind !== 'shifted')
    return levelView(typed, criterion, cell, undefined, notes);
  if (cell.kind === 'rated')
    return levelView(cell.rating.level, criterion, cell, knowledgeOf(cell.rating.provenance), notes);
  if (cell.kind === 'asked') return asked;
  if (cell.kind === 'untouched') return untouched;
  return { ...shiftView(cell.shifts, notes) };
}

function shiftView(shifts: readonly ShiftView[], notes: Footnotes): GridCell {
  const guess = shifts.some((shift) => shift.provenance.guess);
  const sign = shifts.map((shift) => by(shift.by)).join(' ');
  const note = shifts.flatMap((shift) => notes.signs.get(shift.id) ?? []).join('');
  return {
    sign,
    knowledge: guess ? 'guess' : 'said',
    spoken: t('criteria.spoken_shift', { levels: sign }),
    ...(note === '' ? {} : { note }),
  };
}

function levelView(
  level: RatedLevel,
  criterion: CriterionView,
  cell: RatedCell,
  knowledge: GridCell['knowledge'],
  notes: Footnotes,
): GridCell {
  const known = knownLevel(level);
  const shifts = cell.kind === 'rated' || cell.kind === 'asked' ? cell.shifts : [];
  const extra = shifts.length > 0 ? shiftView(shifts, notes) : undefined;
  const note = [extra?.sign ?? '', extra?.note ?? ''].join('');
  const more = note === '' ? {} : { note };
  if (known === undefined) return { sign: '?', knowledge: 'unknown', spoken: t('level.unknown'), ...more };
  const whole = wholes[known];
  const word = whole === undefined ? '' : levelWord(criterion.level_words, whole);
  return {
    sign: known,
    knowledge: knowledge ?? 'said',
    spoken: word === '' ? known : `${known}, ${word}`,
    ...(whole === undefined ? {} : { level: whole }),
    ...more,
  };
}
