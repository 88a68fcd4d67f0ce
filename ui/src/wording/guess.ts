import type { LaterRow, PlanView, RatedLevel, RowRef } from '~/ipc/bindings';
import { t } from '~/messages/message';
import { choiceWords, conditionWords } from './choice';
import { levelWord } from './level';

/** What a row that comes from somewhere says, in a few words. */
export function rowWords(plan: PlanView, row: RowRef): string {
  if ('criterion' in row) return t('guess.criterion', { criterion: statement(plan, row.criterion) });
  if ('need' in row) return need(plan, row.need);
  if ('order' in row) return t('guess.order');
  if ('rating' in row) return rating(plan, row.rating);
  if ('shift' in row) return shift(plan, row.shift);
  if ('value' in row) return t('guess.value', { value: value(plan, row.value) });
  if ('reading' in row) return reading(plan, row.reading);
  if ('position' in row) return position(plan, row.position);
  if ('constraint' in row) return constraint(plan, row.constraint);
  if ('later' in row) return later(plan, row.later);
  return course(plan, row.course);
}

const partyName = (plan: PlanView, id: string | undefined) =>
  plan.parties.find((row) => row.id === id)?.name ?? '';

function later(plan: PlanView, row: LaterRow): string {
  if ('circumstance' in row) {
    const party = plan.circumstances.find((other) => other.id === row.circumstance)?.party;
    return t('guess.circumstance', { party: partyName(plan, party) });
  }
  if ('forecast' in row) return t('guess.forecast', { party: partyName(plan, row.forecast.party) });
  if ('standard' in row) {
    const words = plan.standards.find((other) => other.id === row.standard)?.words;
    return t('guess.standard', { words: words ?? '' });
  }
  const found = plan.fallouts.find((other) => other.id === row.fallout);
  const name = plan.stakeholders.find((other) => other.id === found?.stakeholder)?.name;
  return t('guess.fallout', { name: name ?? '', words: found?.words ?? '' });
}

const criterionOf = (plan: PlanView, id: string | null) => plan.criteria.find((row) => row.id === id);
const statement = (plan: PlanView, id: string | null) => criterionOf(plan, id)?.statement ?? '';
const value = (plan: PlanView, id: string | null) => plan.values.find((row) => row.id === id)?.words ?? '';
const issueName = (plan: PlanView, id: string) => plan.issues.find((row) => row.id === id)?.name ?? '';

/** A level with its word: "at 2, met"; or that it is not known yet. */
function levelText(plan: PlanView, criterion: string, level: RatedLevel | undefined): string {
  if (level === undefined || level === 'unknown') return t('guess.level_unknown');
  const own = criterionOf(plan, criterion)?.level_words ?? [];
  const word = levelWord(own, Number(level.known));
  return word === '' ? level.known : t('guess.level', { level: level.known, word });
}

function need(plan: PlanView, id: string): string {
  const row = criterionOf(plan, id);
  const level = row?.needed ?? 0;
  const word = levelWord(row?.level_words ?? [], level);
  return t('guess.need', { criterion: row?.statement ?? '', level, word });
}

function rating(plan: PlanView, row: Extract<RowRef, { rating: unknown }>['rating']): string {
  const at = JSON.stringify(row.at);
  const found = plan.ratings.find(
    (each) => each.criterion === row.criterion && JSON.stringify(each.at) === at,
  );
  return t('guess.rating', {
    criterion: statement(plan, row.criterion),
    choice: choiceWords(plan, row.at),
    level: levelText(plan, row.criterion, found?.level),
  });
}

function shift(plan: PlanView, id: string): string {
  const found = plan.shifts.find((row) => row.id === id);
  const by = found?.by ?? 0;
  const when = (found?.when ?? []).map((condition) => conditionWords(plan, condition)).join('; ');
  return t(by < 0 ? 'guess.shift_down' : 'guess.shift_up', {
    criterion: statement(plan, found?.criterion ?? null),
    count: Math.abs(by),
    when,
  });
}

function reading(plan: PlanView, id: string): string {
  const found = plan.readings.find((row) => row.id === id);
  const stands = value(plan, found?.value ?? null) || statement(plan, found?.criterion ?? null);
  return t('guess.reading', { issue: issueName(plan, found?.issue ?? ''), value: stands });
}

function position(plan: PlanView, id: string): string {
  const found = plan.positions.find((row) => row.id === id);
  return t('guess.position', { issue: issueName(plan, found?.issue ?? ''), words: found?.words ?? '' });
}

function constraint(plan: PlanView, id: string): string {
  const found = plan.constraints.find((row) => row.id === id);
  const when = (found?.when ?? []).map((condition) => conditionWords(plan, condition)).join('; ');
  return t('guess.constraint', { when });
}

function course(plan: PlanView, criterion: string): string {
  const levels = plan.courses.flatMap((row) => row.levels);
  const level = levels.find((row) => row.criterion === criterion)?.level;
  return t('guess.course', {
    criterion: statement(plan, criterion),
    level: levelText(plan, criterion, level),
  });
}
