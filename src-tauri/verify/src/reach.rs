//! The highest level that a criterion comes to while some choices of its issues are still open.

use std::collections::BTreeMap;

use entente_core::model::Combine;
use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One as _, ToPrimitive as _};

use crate::plain::{Clause, End, PlainCriterion, whole};

/// The largest number of ways to have read a part of the issues that are told apart.
const MOST_READINGS: usize = 1 << 14;
/// Numbers beyond this are too fine to be added up.
const LARGEST_NUMBER: i64 = 1 << 40;

/// Which choices of every issue are open.
pub type Open = [Vec<bool>];

/// A criterion in whole numbers, issue by issue.
#[derive(Debug)]
pub struct Reach {
    combine: Combine,
    needed: i64,
    /// The level 3.
    top: i64,
    /// The level where no main issue sets one.
    anything: i64,
    /// What shifts without conditions add.
    always: i64,
    issues: Vec<ReachIssue>,
}

/// What one issue says of a criterion.
#[derive(Debug)]
struct ReachIssue {
    issue: usize,
    /// The choices, those that say the same once: which they are, and what they say.
    sorts: Vec<(Vec<usize>, Sort)>,
    /// Which of the shifts under way are settled after this issue, with what they add.
    settled: Vec<(usize, i64)>,
}

/// What a choice says: the levels of the main issues here, the sum of the shifts that it alone decides, and which of the
/// others it fails.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Sort {
    mains: Vec<i64>,
    shift: i64,
    fails: Vec<usize>,
}

/// Which shifts have failed, and with them the pairs of a main level and a sum of shifts that no other pair is above.
type Readings = BTreeMap<Vec<usize>, Vec<(Option<i64>, i64)>>;

impl Reach {
    /// Reads a criterion at an end of its levels; nothing where its numbers are too fine.
    pub fn of(criterion: &PlainCriterion, end: End) -> Option<Self> {
        let cells =
            criterion.mains.iter().flat_map(|main| (0..main.cells.len()).map(|at| main.level(at, end)));
        let cells: Vec<BigRational> = cells.collect::<Option<_>>()?;
        let halves = whole(1) / whole(2);
        let numbers = cells.iter().chain([&criterion.needed, &halves]);
        let unit = numbers.fold(BigInt::one(), |unit, own| unit.lcm(own.denom()));
        let scaled = |number: &BigRational| {
            let own = (number * BigRational::from(unit.clone())).to_integer().to_i64();
            own.filter(|own| own.abs() < LARGEST_NUMBER)
        };
        let anything = match end {
            End::Low => whole(0),
            End::Middle => whole(3) / whole(2),
            End::High => whole(3),
        };
        let always = criterion.shifts.iter().filter(|(_, when)| when.is_empty()).map(|(by, _)| scaled(by));
        let issues =
            criterion.issues().into_iter().map(|issue| ReachIssue::of(criterion, end, issue, &scaled));
        Some(Self {
            combine: criterion.combine,
            needed: scaled(&criterion.needed)?,
            top: scaled(&whole(3))?,
            anything: scaled(&anything)?,
            always: always.sum::<Option<_>>()?,
            issues: issues.collect::<Option<_>>()?,
        })
    }

    /// Whether no open choices bring the level that is needed.
    pub fn is_short(&self, open: &Open) -> bool {
        let mut readings = Readings::from([(Vec::new(), vec![(None, self.always)])]);
        for issue in &self.issues {
            readings = self.read(issue, open, &readings);
            if readings.values().map(Vec::len).sum::<usize>() > MOST_READINGS {
                return false;
            }
        }
        let level =
            |(base, shift): &(Option<i64>, i64)| (base.unwrap_or(self.anything) + shift).clamp(0, self.top);
        !readings.values().flatten().any(|reading| level(reading) >= self.needed)
    }

    /// The readings after one more issue.
    fn read(&self, issue: &ReachIssue, open: &Open, before: &Readings) -> Readings {
        let own = open.get(issue.issue).map_or(&[][..], Vec::as_slice);
        let is_open = |choices: &Vec<usize>| choices.iter().any(|choice| own.get(*choice) == Some(&true));
        let mut after = Readings::new();
        for (_, sort) in issue.sorts.iter().filter(|(choices, _)| is_open(choices)) {
            for (failed, pairs) in before {
                let mut failed = failed.clone();
                failed.extend(&sort.fails);
                let added =
                    issue.settled.iter().filter(|(shift, _)| !failed.contains(shift)).map(|(_, by)| by);
                let shift = sort.shift + added.sum::<i64>();
                failed.retain(|failed| !issue.settled.iter().any(|(settled, _)| settled == failed));
                failed.sort_unstable();
                failed.dedup();
                let known = after.entry(failed).or_default();
                for (base, sum) in pairs {
                    let levels = base.iter().chain(&sort.mains).copied();
                    keep_highest(known, (self.combined(levels), sum + shift));
                }
            }
        }
        after
    }

    fn combined(&self, levels: impl Iterator<Item = i64>) -> Option<i64> {
        levels.reduce(|a, b| match self.combine {
            Combine::Weakest => a.min(b),
            Combine::Best => a.max(b),
            Combine::Blend => a + b,
        })
    }
}

/// Takes a pair in where none is above it, and those below it out.
fn keep_highest(known: &mut Vec<(Option<i64>, i64)>, pair: (Option<i64>, i64)) {
    if known.iter().any(|other| other.0 >= pair.0 && other.1 >= pair.1) {
        return;
    }
    known.retain(|other| other.0 > pair.0 || other.1 > pair.1);
    known.push(pair);
}

impl ReachIssue {
    fn of(
        criterion: &PlainCriterion,
        end: End,
        issue: usize,
        scaled: &impl Fn(&BigRational) -> Option<i64>,
    ) -> Option<Self> {
        let last = |when: &[Clause]| when.iter().map(|clause| clause.issue).max();
        let is_alone = |when: &[Clause]| when.iter().all(|clause| clause.issue == issue);
        let shifts: Vec<(i64, &[Clause])> = criterion
            .shifts
            .iter()
            .map(|(by, when)| Some((scaled(by)?, when.as_slice())))
            .collect::<Option<_>>()?;
        let fails = |when: &[Clause], choice: usize| {
            let mut own = when.iter().filter(|clause| clause.issue == issue);
            own.any(|clause| clause.holds.get(choice) != Some(&true))
        };
        let mains = || criterion.mains.iter().filter(|main| main.issue == issue);
        let sizes = mains().map(|main| main.cells.len());
        let clauses = shifts.iter().flat_map(|(_, when)| when.iter().filter(|clause| clause.issue == issue));
        let size = sizes.chain(clauses.map(|clause| clause.holds.len())).max().unwrap_or(0);
        let sort = |choice: usize| -> Option<Sort> {
            let levels = mains().map(|main| scaled(&main.level(choice, end)?));
            let alone =
                shifts.iter().filter(|(_, when)| !when.is_empty() && is_alone(when) && !fails(when, choice));
            let others = shifts.iter().enumerate();
            let others = others.filter(|(_, (_, when))| !is_alone(when) && fails(when, choice));
            Some(Sort {
                mains: levels.collect::<Option<_>>()?,
                shift: alone.map(|(by, _)| by).sum(),
                fails: others.map(|(at, _)| at).collect(),
            })
        };
        let mut sorts: BTreeMap<Sort, Vec<usize>> = BTreeMap::new();
        for choice in 0..size {
            sorts.entry(sort(choice)?).or_default().push(choice);
        }
        let settled = shifts.iter().enumerate();
        let settled = settled.filter(|(_, (_, when))| !is_alone(when) && last(when) == Some(issue));
        let settled = settled.map(|(at, (by, _))| (at, *by)).collect();
        Some(Self {
            issue,
            sorts: sorts.into_iter().map(|(sort, choices)| (choices, sort)).collect(),
            settled,
        })
    }
}

#[cfg(test)]
mod tests {
    use entente_core::generate::plans;
    use proptest::prelude::*;

    use super::*;
    use crate::plain::Plain;

    /// Whether no choices of the issues of a criterion that are open bring what is needed, by trying them all; nothing where
    /// these are too many.
    fn is_short_by_all(criterion: &PlainCriterion, end: End, open: &Open) -> Option<bool> {
        let mut packages = vec![vec![0; open.len()]];
        for issue in criterion.issues() {
            let choices = (0..open[issue].len()).filter(|choice| open[issue][*choice]);
            let with = |choice: usize| {
                packages.iter().cloned().map(move |mut package| {
                    package[issue] = choice;
                    package
                })
            };
            packages = choices.flat_map(with).collect();
            (packages.len() < 3_000).then_some(())?;
        }
        Some(!packages.iter().any(|package| criterion.level(package, end) >= criterion.needed))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn a_criterion_is_short_where_no_open_choices_bring_it(plan in plans(), closed in any::<[u64; 4]>()) {
            let Ok(plain) = Plain::of(&plan, &[]) else { return Ok(()) };
            for (at, mask) in closed.iter().enumerate() {
                let is_open = |choice: usize| (mask | closed[(at + 1) % 4]) >> (choice % 64) & 1 == 1;
                let row = |(issue, size): (usize, &usize)| (0..*size).map(|at| is_open(issue * 7 + at)).collect();
                let open: Vec<Vec<bool>> = plain.sizes.iter().enumerate().map(row).collect();
                for criterion in &plain.criteria {
                    for end in [End::Low, End::High] {
                        let found = Reach::of(criterion, end).map(|reach| reach.is_short(&open));
                        let all = is_short_by_all(criterion, end, &open);
                        prop_assert!(all.is_none() || found == all, "{criterion:?} {open:?}");
                    }
                }
            }
        }
    }
}
