import { language } from '~/messages/message';

const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
const year = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' });

/** A moment as a list shows it: the time today, else the day, with the year when it is another one. */
export function dayOrTime(moment: string, now: Date): string {
  const then = new Date(moment);
  if (Number.isNaN(then.getTime())) return '';
  if (then.toDateString() === now.toDateString()) return time.format(then);
  return (then.getFullYear() === now.getFullYear() ? day : year).format(then);
}
