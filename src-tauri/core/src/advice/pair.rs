//! Whether two criteria can both reach their highest levels, and whether both can be enough, by looking at the choices
//! that touch them.
//!
//! Each criterion is looked through once, over the issues that touch it; a pair then meets where its choices for the issues
//! that touch both are the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    engine::{Case, Enough, Gauge, LevelSpan},
    model::{Choice, Choices, Condition, Constraint, CriterionId, IssueId, Plan, PlanParts},
};

/// The largest number of joint choices that are looked at for one criterion.
const LARGEST_JOINT_COUNT: usize = 1_024;

/// Reads pairs of criteria of one plan.
pub(super) struct PairReader {
    /// What each criterion comes to; nothing where there is too much to look through.
    own: BTreeMap<CriterionId, Option<Own>>,
}

/// What one criterion comes to over the issues that touch it.
struct Own {
    /// The places of the issues, with the number of their choices.
    issues: BTreeMap<usize, usize>,
    rows: Vec<Row>,
}

/// One possible joint choice, by the place of the issue, and what the criterion comes to there.
struct Row {
    at: BTreeMap<usize, usize>,
    ends: Ends,
}

/// What a criterion comes to in the best of some choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ends {
    /// Surely as high as it can be.
    surely: bool,
    /// Perhaps as high as it surely can be.
    perhaps: bool,
    enough: Enough,
}

/// What is known of two criteria together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Joint {
    /// Whether some choice brings both to their highest level: surely, or perhaps.
    pub(super) reached: [bool; 2],
    /// Whether some possible package surely makes both enough; nothing when that is not known.
    pub(super) both_enough: Option<bool>,
    /// Whether there was too much to look through.
    pub(super) is_cut_short: bool,
}

impl Joint {
    /// Some choice surely brings both to their highest level.
    pub(super) const BOTH: [bool; 2] = [true, true];
    /// No choice does, whatever is not known.
    pub(super) const NEVER: [bool; 2] = [false, false];

    const fn unknown(is_cut_short: bool) -> Self {
        Self { reached: [false, true], both_enough: None, is_cut_short }
    }
}

impl PairReader {
    /// Reads the criteria of a plan; of one that cannot be computed with nothing is known.
    pub(super) fn of(plan: &Plan) -> Self {
        let case = Case::of(plan).ok();
        let own = case.iter().flat_map(|case| case.gauges().iter().map(move |row| (case, row)));
        Self { own: own.map(|(case, gauge)| (gauge.id(), Own::of(plan, case, gauge))).collect() }
    }

    /// What is known of two criteria together.
    pub(super) fn joint(&self, one: CriterionId, other: CriterionId) -> Joint {
        match (self.own.get(&one), self.own.get(&other)) {
            (Some(Some(one)), Some(Some(other))) => one.beside(other),
            (Some(_), Some(_)) => Joint::unknown(true),
            (Some(_) | None, None) | (None, Some(_)) => Joint::unknown(false),
        }
    }
}

impl Own {
    /// Nothing where there are too many joint choices.
    fn of(plan: &PlanParts, case: &Case, gauge: &Gauge) -> Option<Self> {
        let touched = touching(plan, gauge.id());
        let places = case.issues().iter().enumerate().filter(|(_, issue)| touched.contains(&issue.id()));
        let issues: BTreeMap<usize, usize> =
            places.map(|(place, issue)| (place, issue.choices().len())).collect();
        let total = issues.values().try_fold(1_usize, |total, count| total.checked_mul(*count))?;
        if total > LARGEST_JOINT_COUNT {
            return None;
        }
        let tied = plan.constraints.iter();
        let tied = tied.filter(|row| row.when.iter().all(|condition| touched.contains(&condition.issue)));
        let tied: Vec<&Constraint> = tied.collect();
        let levels = (0..total).filter_map(|code| level(case, gauge, &tied, joint_choice(&issues, code)));
        let rows = rows(levels.collect());
        Some(Self { issues, rows })
    }

    /// What is known of this criterion and another one together.
    fn beside(&self, other: &Self) -> Joint {
        let shared = self.issues.iter().filter(|(place, _)| other.issues.contains_key(place));
        let shared: Vec<(usize, usize)> = shared.map(|(place, count)| (*place, *count)).collect();
        let both = self.by(&shared).into_iter().zip(other.by(&shared));
        let both = both.filter_map(|(one, other)| Some((one?, other?)));
        let both: Vec<Ends> = both.map(|(one, other)| one.and(other)).collect();
        let both_enough = match both.iter().map(|row| row.enough).max() {
            Some(Enough::Yes) => Some(true),
            Some(Enough::Open) => None,
            Some(Enough::No) | None => Some(false),
        };
        let reached = [both.iter().any(|row| row.surely), both.iter().any(|row| row.perhaps)];
        Joint { reached, both_enough, is_cut_short: false }
    }

    /// The best the criterion comes to for each joint choice of some of its issues, each with the number of its choices.
    fn by(&self, issues: &[(usize, usize)]) -> Vec<Option<Ends>> {
        let mut best = vec![None; issues.iter().map(|(_, count)| count).product()];
        for row in &self.rows {
            let code = issues.iter().fold(0, |code, (place, count)| {
                code * count + row.at.get(place).copied().unwrap_or_default()
            });
            if let Some(best) = best.get_mut(code) {
                *best = Some(best.map_or(row.ends, |best: Ends| best.or(row.ends)));
            }
        }
        best
    }
}

impl Ends {
    fn or(self, other: Self) -> Self {
        Self {
            surely: self.surely || other.surely,
            perhaps: self.perhaps || other.perhaps,
            enough: self.enough.max(other.enough),
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            surely: self.surely && other.surely,
            perhaps: self.perhaps && other.perhaps,
            enough: self.enough.min(other.enough),
        }
    }
}

/// A joint choice of issues by its number.
fn joint_choice(issues: &BTreeMap<usize, usize>, code: usize) -> BTreeMap<usize, usize> {
    let mut rest = code;
    let choice = |(place, count): (&usize, &usize)| {
        let at = rest % count;
        rest /= count;
        (*place, at)
    };
    issues.iter().map(choice).collect()
}

/// A possible joint choice with the level it brings and whether that is enough, whatever is chosen elsewhere; nothing for
/// one that a constraint rules out.
fn level(
    case: &Case,
    gauge: &Gauge,
    tied: &[&Constraint],
    at: BTreeMap<usize, usize>,
) -> Option<(BTreeMap<usize, usize>, LevelSpan, Enough)> {
    let places = 0..case.issues().len();
    let chosen = case.chosen(places.map(|place| at.get(&place).copied().unwrap_or_default()).collect())?;
    if !tied.is_empty() {
        let choices = case.choices(&chosen);
        if tied.iter().any(|row| row.when.iter().all(|condition| holds(condition, &choices))) {
            return None;
        }
    }
    Some((at, gauge.level(&chosen), gauge.enough(&chosen)))
}

fn rows(levels: Vec<(BTreeMap<usize, usize>, LevelSpan, Enough)>) -> Vec<Row> {
    let highest = levels.iter().map(|(_, level, _)| level.high.clone()).max();
    let surely_highest = levels.iter().map(|(_, level, _)| level.low.clone()).max();
    let row = |(at, level, enough): (BTreeMap<usize, usize>, LevelSpan, Enough)| {
        let surely = highest.as_ref().is_some_and(|highest| level.low >= *highest);
        let perhaps = surely_highest.as_ref().is_some_and(|highest| level.high >= *highest);
        Row { at, ends: Ends { surely, perhaps, enough } }
    };
    levels.into_iter().map(row).collect()
}

/// The issues that touch the level of a criterion, and those that constraints tie to them.
fn touching(plan: &PlanParts, criterion: CriterionId) -> BTreeSet<IssueId> {
    let rows = plan.criteria.iter().filter(|row| row.id == criterion);
    let mut touched: BTreeSet<IssueId> = rows.flat_map(|row| row.main.iter().copied()).collect();
    let shifts = plan.shifts.iter().filter(|row| row.criterion == criterion);
    touched.extend(shifts.flat_map(|row| row.when.iter().map(|condition| condition.issue)));
    loop {
        let before = touched.len();
        for row in &plan.constraints {
            if row.when.iter().any(|condition| touched.contains(&condition.issue)) {
                touched.extend(row.when.iter().map(|condition| condition.issue));
            }
        }
        if touched.len() == before {
            return touched;
        }
    }
}

fn holds(condition: &Condition, choices: &BTreeMap<IssueId, Choice>) -> bool {
    match (&condition.choices, choices.get(&condition.issue)) {
        (Choices::AnyOf(options), Some(Choice::Option(id))) => options.contains(id),
        (Choices::Between { from, to }, Some(Choice::Amount(amount))) => from <= amount && amount <= to,
        (Choices::AnyOf(_) | Choices::Between { .. }, Some(_) | None) => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Ratio, engine::Chosen, generate::plans};

    /// The largest number of packages that are listed.
    const MOST_LISTED: usize = 400;

    type End = fn(&LevelSpan) -> &Ratio;

    /// What is known of two criteria together, told from a list of packages.
    fn listed(packages: &[Chosen], one: &Gauge, other: &Gauge) -> Joint {
        let levels: Vec<[LevelSpan; 2]> =
            packages.iter().map(|at| [one, other].map(|row| row.level(at))).collect();
        let reaches = |by: End, to: End| {
            let highest = [0, 1].map(|place| levels.iter().map(|row| to(&row[place])).max().unwrap());
            levels.iter().any(|row| by(&row[0]) >= highest[0] && by(&row[1]) >= highest[1])
        };
        let (low, high): (End, End) = (|it| &it.low, |it| &it.high);
        let enough = packages.iter().map(|at| one.enough(at).min(other.enough(at))).max().unwrap();
        let both_enough = (enough != Enough::Open).then_some(enough == Enough::Yes);
        Joint { reached: [reaches(low, high), reaches(high, low)], both_enough, is_cut_short: false }
    }

    fn every_possible(case: &Case) -> Vec<Chosen> {
        let counts: BTreeMap<usize, usize> =
            case.issues().iter().map(|issue| issue.choices().len()).enumerate().collect();
        let total: usize = counts.values().product();
        let all = (0..total.min(MOST_LISTED + 1))
            .filter_map(|code| case.chosen(joint_choice(&counts, code).into_values().collect()));
        if total > MOST_LISTED { Vec::new() } else { all.filter(|at| case.is_possible(at)).collect() }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]

        #[test]
        fn a_pair_is_read_as_a_listing_of_every_possible_package_reads_it(plan in plans()) {
            let Ok(case) = Case::of(&plan) else { return Ok(()) };
            let all = every_possible(&case);
            let reader = PairReader::of(&plan);
            for (at, one) in case.gauges().iter().enumerate().filter(|_| !all.is_empty()) {
                for other in case.gauges().iter().skip(at + 1) {
                    prop_assert_eq!(reader.joint(one.id(), other.id()), listed(&all, one, other));
                }
            }
        }
    }
}
