//! Which backups are kept: the last seven days that have one, and the last one of each of the last eight weeks.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

const DAILY: usize = 7;
const WEEKLY: usize = 8;

/// The days whose backup is kept neither for its day nor for its week. A day to come, left by a clock that went wrong, is
/// kept: nothing is let go because of it.
pub(super) fn outlived(days: &[Date], today: Date) -> BTreeSet<Date> {
    let past: BTreeSet<_> = days.iter().copied().filter(|day| *day <= today).collect();
    let last_of_week: BTreeMap<_, _> = past.iter().map(|day| (week(*day), *day)).collect();
    let daily = past.iter().rev().take(DAILY);
    let kept: BTreeSet<_> = daily.chain(last_of_week.values().rev().take(WEEKLY)).copied().collect();
    past.difference(&kept).copied().collect()
}

fn week(day: Date) -> (i16, i8) {
    let week = day.iso_week_date();
    (week.year(), week.week())
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan as _, civil::date};

    use super::*;

    /// The days that are left when a backup is made on each of so many days, ending with the first of June 2026.
    fn left(count: i64) -> Vec<Date> {
        let last = date(2026, 6, 1);
        let mut days = Vec::new();
        for back in (0..count).rev() {
            let today = last.checked_sub(back.days()).unwrap();
            days.push(today);
            let gone = outlived(&days, today);
            days.retain(|day| !gone.contains(day));
        }
        days
    }

    #[test]
    fn a_week_of_days_is_kept_whole() {
        assert_eq!(left(7).len(), 7);
    }

    #[test]
    fn of_a_hundred_days_seven_are_left_and_the_last_day_of_older_weeks() {
        let days = left(100);
        let last = date(2026, 6, 1);
        let (daily, weekly): (Vec<&Date>, Vec<&Date>) =
            days.iter().partition(|day| (last - **day).get_days() < 7);
        assert_eq!(daily.len(), 7);
        let sundays = weekly.iter().filter(|day| day.weekday() == jiff::civil::Weekday::Sunday).count();
        assert_eq!((weekly.len(), sundays), (6, 6));
    }

    #[test]
    fn a_day_to_come_takes_nobodys_place() {
        let (today, to_come) = (date(2026, 6, 1), date(2036, 6, 1));
        assert_eq!(outlived(&[today, to_come], today), BTreeSet::new());
    }
}
