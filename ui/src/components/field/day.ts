/** A day as year-month-day, in this place's calendar; days sort as they are written. */
export function dayText(day: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

const yearFirst = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/;
const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/;
const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/**
 * The day a person wrote, as year-month-day, or nothing when it is none.
 *
 * Taken are 2026-05-17, 20260517, 17.5.2026 and 5/17/2026, as English with slashes writes it.
 */
export function readDay(typed: string): string | undefined {
  const text = typed.trim();
  const [, year, month, day] = yearFirst.exec(text) ?? [];
  const [, dayOfDotted, monthOfDotted, yearOfDotted] = dotted.exec(text) ?? [];
  const [, monthOfSlashed, dayOfSlashed, yearOfSlashed] = slashed.exec(text) ?? [];
  return (
    dayOf(year, month, day) ??
    dayOf(yearOfDotted, monthOfDotted, dayOfDotted) ??
    dayOf(yearOfSlashed, monthOfSlashed, dayOfSlashed)
  );
}

/** The day so many days after another one. */
export function dayAfter(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayText(new Date(year, month - 1, date + count));
}

function dayOf(year?: string, month?: string, day?: string): string | undefined {
  const [years, months, days] = [Number(year), Number(month), Number(day)];
  const found = new Date(years, months - 1, days);
  const isThere = found.getMonth() === months - 1 && found.getDate() === days && years >= 1000;
  return isThere ? dayText(found) : undefined;
}
