import type { PickedLevel } from '~/components/mark/level';
import type { AnswerSheet, PlanView, RatedLevel, BlindRoundView, SpreadView } from '~/ipc/bindings';
import { t } from '~/messages/message';
import { levelWord } from '~/wording/level';

type AskedChoice = BlindRoundView['choices'][number];
type Given = SpreadView['given'][number];

/** A sheet on which nothing is said yet: criteria by the alphabet, so that nobody’s order leads, and no level chosen. */
export function emptySheet(view: PlanView, round: BlindRoundView): AnswerSheet {
  const named = round.criteria.map((id) => ({ id, name: statement(view, id) }));
  named.sort((a, b) => a.name.localeCompare(b.name));
  return { order: named.map((row) => [row.id]), levels: [] };
}

/** Criteria that a suggested list leaves unranked come last, so that every one can be moved. */
export function wholeOrder(sheet: AnswerSheet, criteria: readonly string[]): AnswerSheet {
  const ranked = new Set(sheet.order.flat());
  const rest = criteria.filter((id) => !ranked.has(id));
  return { ...sheet, order: [...sheet.order, ...rest.map((id) => [id])] };
}

/** What a sheet says of a choice; nothing where it says nothing. */
export function pickedOn(sheet: AnswerSheet, choice: AskedChoice): PickedLevel | undefined {
  const found = sheet.levels.find((row) => isAbout(row, choice))?.level;
  if (found === undefined) return undefined;
  if (found === 'unknown') return '?';
  const level = found.known;
  return level === '0' || level === '1' || level === '2' || level === '3' ? level : undefined;
}

/** The sheet with another level for a choice. */
export function withLevel(sheet: AnswerSheet, choice: AskedChoice, picked: PickedLevel): AnswerSheet {
  const level: RatedLevel = picked === '?' ? 'unknown' : { known: picked };
  const others = sheet.levels.filter((row) => !isAbout(row, choice));
  return { ...sheet, levels: [...others, { criterion: choice.criterion, at: choice.at, level }] };
}

/** The sheet as it is sealed: what was not chosen is not known. */
export function sealed(sheet: AnswerSheet, round: BlindRoundView): AnswerSheet {
  const open = round.choices.filter((choice) => !sheet.levels.some((row) => isAbout(row, choice)));
  const unknown = open.map(({ criterion, at }) => ({ criterion, at, level: 'unknown' as const }));
  return { ...sheet, levels: [...sheet.levels, ...unknown] };
}

function isAbout(row: AnswerSheet['levels'][number], choice: AskedChoice): boolean {
  return row.criterion === choice.criterion && JSON.stringify(row.at) === JSON.stringify(choice.at);
}

/** What a criterion is called. */
export function statement(view: PlanView, criterion: string): string {
  return view.criteria.find((row) => row.id === criterion)?.statement ?? '';
}

/** The words for the levels of a criterion, for a picker. */
export function levelWords(view: PlanView, criterion: string): Partial<Record<PickedLevel, string>> {
  const own = view.criteria.find((row) => row.id === criterion)?.level_words ?? [];
  const words = (['0', '1', '2', '3'] as const).map((sign) => [sign, levelWord(own, Number(sign))]);
  return Object.fromEntries([...words, ['?', t('level.unknown')]]) as Partial<Record<PickedLevel, string>>;
}

/** What somebody answered, in words. */
export function inWords(view: PlanView, criterion: string, given: Given): string {
  const { answer } = given;
  if ('rank' in answer) {
    return answer.rank === null
      ? t('team.round.not_ranked')
      : t('team.round.place', { number: String(answer.rank) });
  }
  if (answer.level === 'unknown') return t('level.unknown');
  const words = levelWords(view, criterion);
  const known = answer.level.known;
  const word = (words as Record<string, string | undefined>)[known];
  return word ?? t('team.round.level', { number: known });
}

/** What was asked, in words. */
export function aboutInWords(view: PlanView, spread: SpreadView): string {
  const name = statement(view, spread.criterion);
  return spread.choice === null ? `${name} · ${t('team.round.rank_of')}` : `${name} · ${spread.choice}`;
}
