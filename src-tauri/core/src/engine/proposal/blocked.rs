//! What stands in the way: blocking sets and the nearest packages.
//!
//! Smallest sets that cannot be met together are the smallest sets that share a member with every smallest set of
//! essentials whose giving up would let a package pass (Reiter 1987; Liffiton, Previti, Malik and Marques-Silva, "Fast,
//! flexible MUS enumeration", Constraints 21, 2016). Both come from all packages at once, so that none is missed.

use std::collections::BTreeSet;

use super::{
    AnalysisError, Count,
    answer::{Blocked, BlockingSet, Card, Essential, Impasse, Nearest, PairFact, Part, Repair, Shortfall},
    card::{self, Detail, Scales},
    elimination::Stopped,
    field::{self, End, Field, Filter},
    repair,
    short::{self, Short},
};
use crate::{
    Ratio,
    engine::{
        Case, Chosen, Footing, Watch, scale,
        search::{Ask, Pace},
    },
    model::{ConstraintId, CriterionId, IssueId, PartyId, Plan},
};

/// The largest number of groups of nearest packages that are shown.
const LARGEST_NEAREST: usize = 24;
/// The largest number of them where each has to be searched for.
const LARGEST_SEARCHED: usize = 8;

/// What a blocked plan is looked at with.
pub(super) struct Obstacles<'a> {
    pub(super) plan: &'a Plan,
    pub(super) field: &'a Field<'a>,
    pub(super) scales: &'a Scales,
}

/// What stands in the way of a package that surely meets every essential; refused where searches take more steps than they
/// may.
pub fn impasse(plan: &Plan) -> Result<Impasse, AnalysisError> {
    let case = Case::of(plan)?;
    let entangled = |_: Stopped| AnalysisError::entangled(&case);
    let field = Field::of(&case, Watch::idle()).map_err(entangled)?;
    let obstacles = Obstacles { plan, field: &field, scales: &Scales::default() };
    let sets = obstacles.blocking_sets().map_err(entangled)?;
    Ok(Impasse {
        perhaps: field.found_sizes(&mut Vec::new()).map_err(entangled)?.0.perhaps,
        sets: sets.iter().map(|set| obstacles.set(set)).collect(),
        constraints: obstacles.constraint_sets().map_err(entangled)?,
    })
}

impl Obstacles<'_> {
    /// Why nothing passes, and, where there is time for it, what is near.
    pub(super) fn at(&self, pace: Pace, left_out: &mut Vec<Part>) -> Blocked {
        match pace {
            Pace::First => self.first(left_out),
            Pace::Whole => self.blocked(left_out),
        }
    }

    /// Why nothing passes, and nothing else: what a first answer says.
    fn first(&self, left_out: &mut Vec<Part>) -> Blocked {
        let sets = noted(self.blocking_sets(), Part::Blocking, left_out);
        left_out.extend([Part::Nearest, Part::Repairs]);
        Blocked {
            pairs: pair_fact(&sets),
            sets: sets.iter().map(|set| self.set(set)).collect(),
            constraints: noted(self.constraint_sets(), Part::Blocking, left_out),
            nearest: Vec::new(),
            repairs: Vec::new(),
        }
    }

    /// Why nothing passes, and what is near; parts over their budget are noted.
    fn blocked(&self, left_out: &mut Vec<Part>) -> Blocked {
        let sets = noted(self.blocking_sets(), Part::Blocking, left_out);
        let (shorts, is_all) = noted(self.shortfalls(), Part::Nearest, left_out);
        let most = if self.field.is_entangled() { LARGEST_SEARCHED } else { LARGEST_NEAREST };
        if shorts.len() > most || !is_all {
            left_out.push(Part::Nearest);
        }
        let near = shorts.iter().take(most).map(|short| self.nearest(short));
        let nearest = noted(near.collect(), Part::Nearest, left_out);
        let repairs: Vec<Repair> = repair::repairs(self, &sets, &shorts, left_out);
        Blocked {
            pairs: pair_fact(&sets),
            sets: sets.iter().map(|set| self.set(set)).collect(),
            constraints: noted(self.constraint_sets(), Part::Blocking, left_out),
            nearest,
            repairs,
        }
    }

    /// All smallest sets of essentials that no package meets together, as positions among the gauges.
    pub(super) fn blocking_sets(&self) -> Result<Vec<BTreeSet<usize>>, Stopped> {
        let Ok(given_up) = self.field.least_short(&self.field.needs(), |_| 1) else {
            return self.field.blocking_by_search();
        };
        let sets = given_up.iter().flatten();
        let sets: Vec<BTreeSet<usize>> =
            sets.map(|short| short.iter().map(|(gauge, _)| *gauge).collect()).collect();
        if sets.is_empty() { Ok(Vec::new()) } else { short::smallest_hitting_sets(&sets) }
    }

    /// All smallest sets of constraints that leave no package; none while one is possible.
    fn constraint_sets(&self) -> Result<Vec<Vec<ConstraintId>>, Stopped> {
        let is_possible = self.field.has_any(&[]);
        if is_possible.or_else(|_| Ok::<bool, Stopped>(self.field.found(&Ask::default())?.is_some()))? {
            return Ok(Vec::new());
        }
        let given_up = self.field.least_lifted()?;
        let sets: Vec<BTreeSet<usize>> =
            given_up.iter().map(|short| short.iter().map(|(at, _)| *at).collect()).collect();
        let id = |at: &usize| self.plan.constraints.get(*at).map(|row| row.id);
        let hitting = short::smallest_hitting_sets(&sets)?;
        Ok(hitting.iter().map(|set| set.iter().filter_map(id).collect()).collect())
    }

    /// The smallest shortfalls, fewest essentials first, then in plan order, and whether these are all.
    fn shortfalls(&self) -> Result<(Vec<Short>, bool), Stopped> {
        let (mut shorts, is_all) = match self.field.least_short(&self.field.needs(), |short| short) {
            Ok(shorts) => (shorts.unwrap_or_default(), true),
            Err(_) => self.field.shortfalls_by_search(LARGEST_SEARCHED)?,
        };
        shorts.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
        Ok((shorts, is_all))
    }

    fn set(&self, set: &BTreeSet<usize>) -> BlockingSet {
        BlockingSet { essentials: set.iter().filter_map(|gauge| self.essential(*gauge)).collect() }
    }

    fn essential(&self, at: usize) -> Option<Essential> {
        let gauge = self.field.case.gauges.get(at)?;
        let needed = i128::from(gauge.needed) * gauge.unit;
        let filter = self.field.reaches(at, needed, End::High);
        let need = &self.plan.criterion(gauge.id)?.need.provenance;
        let ratings = self.plan.ratings.iter().filter(|row| row.criterion == gauge.id);
        let shifts = self.plan.shifts.iter().filter(|row| row.criterion == gauge.id);
        let mut rows = ratings.map(|row| &row.provenance).chain(shifts.map(|row| &row.provenance));
        Some(Essential {
            party: self.party(at)?,
            criterion: gauge.id,
            needed: gauge.needed,
            alone: filter.and_then(|filter| self.field.count(&[filter])).ok(),
            need: Footing::of(need),
            levels: if rows.any(|row| row.is_guess()) { Footing::Guess } else { Footing::Known },
        })
    }

    /// The party of a criterion.
    pub(super) fn party(&self, gauge: usize) -> Option<PartyId> {
        let case = self.field.case;
        Some(case.parties.get(case.gauges.get(gauge)?.party)?.id)
    }

    /// The criterion at a position.
    pub(super) fn criterion(&self, gauge: usize) -> Option<CriterionId> {
        self.field.case.gauges.get(gauge).map(|gauge| gauge.id)
    }

    fn nearest(&self, short: &Short) -> Result<Nearest, Stopped> {
        let counted = self.exactly(short).and_then(|filters| Ok((self.field.count(&filters)?, filters)));
        let Ok((count, filters)) = counted else { return self.nearest_by_search(short) };
        let first = self.field.first(&filters, &[])?.ok_or(Stopped::TooLarge)?;
        let alike = self.field.alike(&first).ok().map(|count| count.others());
        let card: Card = card::card(self.plan, self.field.case, self.scales, &first, alike, Detail::Full);
        Ok(Nearest {
            same_issues: self.same_issues(&first, &filters, &count)?,
            short: short.iter().filter_map(|row| self.shortfall(&first, *row)).collect(),
            others: count.others(),
            card,
        })
    }

    /// The same where packages cannot be counted: what was found, and no others.
    fn nearest_by_search(&self, short: &Short) -> Result<Nearest, Stopped> {
        let ask = self.field.asks_exactly(short);
        let first = self.field.found(&ask)?.ok_or(Stopped::TooLarge)?;
        let card: Card = card::card(self.plan, self.field.case, self.scales, &first, None, Detail::Full);
        let (mut same_issues, mut others): (Vec<IssueId>, Vec<Chosen>) = (Vec::new(), Vec::new());
        for (at, (issue, position)) in self.field.case.issues.iter().zip(&first.0).enumerate() {
            if others.iter().any(|other| other.0.get(at) != Some(position)) {
                continue;
            }
            let mut other = ask.clone();
            other.barred.push((at, *position));
            match self.field.found(&other)? {
                Some(found) => others.push(found),
                None => same_issues.push(issue.id()),
            }
        }
        Ok(Nearest {
            same_issues,
            short: short.iter().filter_map(|row| self.shortfall(&first, *row)).collect(),
            others: Count::default(),
            card,
        })
    }

    /// The filters of the packages that fall short by exactly this.
    fn exactly(&self, short: &Short) -> Result<Vec<Filter>, Stopped> {
        let by = |gauge: usize| short.iter().find(|(at, _)| *at == gauge).map_or(0, |(_, by)| *by);
        let filter = |(gauge, needed): (usize, i128)| {
            let exact = by(gauge);
            self.field.read(gauge, move |span| ((needed - span.high).max(0) == exact).then_some(()))
        };
        self.field.needs().into_iter().map(filter).collect()
    }

    fn same_issues(&self, first: &Chosen, filters: &[Filter], all: &Count) -> Result<Vec<IssueId>, Stopped> {
        let mut same = Vec::new();
        for (at, (issue, position)) in self.field.case.issues.iter().zip(&first.0).enumerate() {
            let mut with = filters.to_vec();
            with.push(field::at(at, issue.choices().len(), *position));
            if self.field.count(&with)? == *all {
                same.push(issue.id());
            }
        }
        Ok(same)
    }

    fn shortfall(&self, first: &Chosen, (at, by): (usize, i128)) -> Option<Shortfall> {
        let gauge = self.field.case.gauges.get(at)?;
        Some(Shortfall {
            party: self.party(at)?,
            criterion: gauge.id,
            level: gauge.level(first),
            needed: gauge.needed,
            by: self.levels(at, by)?,
        })
    }

    /// Whole levels of a criterion as a number.
    pub(super) fn levels(&self, gauge: usize, whole: i128) -> Option<Ratio> {
        Some(scale::ratio(whole, self.field.case.gauges.get(gauge)?.unit))
    }
}

/// An answer, or nothing and a note that it was over its budget.
pub(super) fn noted<T: Default>(answer: Result<T, Stopped>, part: Part, left_out: &mut Vec<Part>) -> T {
    answer.unwrap_or_else(|_| {
        if !left_out.contains(&part) {
            left_out.push(part);
        }
        T::default()
    })
}

fn pair_fact(sets: &[BTreeSet<usize>]) -> PairFact {
    let small: Vec<usize> = sets.iter().map(BTreeSet::len).filter(|size| *size <= 2).collect();
    match small.as_slice() {
        [] => PairFact::EveryPairCan,
        [2] => PairFact::EveryOtherPairCan,
        [_] | [_, _, ..] => PairFact::SeveralCannot,
    }
}
