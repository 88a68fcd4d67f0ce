//! Laws of what stands in the way, against looking at every set and every package.

use proptest::{prop_assert, prop_assert_eq};

use super::listing::{Listing, need};
use crate::{
    engine::{
        proposal::{BlockingSet, Impasse, impasse},
        tests::{
            brute::{Small, small},
            case_laws::narrowed,
            fixture::plan,
            small::{is_blocked, law_on, pressed_plan},
        },
    },
    model::{ConstraintId, CriterionId},
};

/// All smallest of the sets of `count` members for which the question is answered with yes, smaller ones first.
fn smallest(count: usize, holds: impl Fn(u32) -> bool) -> Vec<Vec<usize>> {
    let members = |set: u32| (0..count).filter(|at| set & (1 << at) != 0).collect::<Vec<_>>();
    let is_smallest = |set: &u32| holds(*set) && members(*set).iter().all(|at| !holds(set & !(1 << at)));
    let mut found: Vec<Vec<usize>> = (0..1_u32 << count).filter(is_smallest).map(members).collect();
    found.sort_by_key(|set| (set.len(), set.clone()));
    found
}

impl Listing<'_> {
    /// The smallest sets of essentials that no package meets together; none where no package is possible.
    pub(super) fn blocking(&self) -> Vec<Vec<CriterionId>> {
        let essentials = self.essentials();
        let met = |chosen| {
            let bits = essentials.iter().enumerate();
            bits.map(|(at, row)| u32::from(self.high(row, chosen) >= need(row)) << at).sum::<u32>()
        };
        let mut met: Vec<u32> = self.packages.iter().map(met).collect();
        met.sort_unstable();
        met.dedup();
        if met.is_empty() {
            return Vec::new();
        }
        let sets = smallest(essentials.len(), |set| !met.iter().any(|met| met & set == set));
        sets.into_iter().map(|set| set.into_iter().map(|at| essentials[at].id).collect()).collect()
    }

    /// The smallest sets of constraints that leave no package.
    fn blocking_constraints(&self) -> Vec<Vec<ConstraintId>> {
        let rows = &self.parts.constraints;
        let count = |kept: u32| {
            let mut parts = self.parts.clone();
            let kept =
                |(at, row): (usize, &crate::model::Constraint)| (kept & (1 << at) != 0).then(|| row.clone());
            parts.constraints = rows.iter().enumerate().filter_map(kept).collect();
            let case = crate::engine::Case::of(&plan(parts)).unwrap();
            crate::engine::tests::small::possible(&case).len()
        };
        let sets =
            if self.packages.is_empty() { smallest(rows.len(), |set| count(set) == 0) } else { Vec::new() };
        sets.into_iter().map(|set| set.into_iter().map(|at| rows[at].id).collect()).collect()
    }
}

pub(super) fn ids(sets: &[BlockingSet]) -> Vec<Vec<CriterionId>> {
    sets.iter().map(|set| set.essentials.iter().map(|row| row.criterion).collect()).collect()
}

fn found(parts: &crate::model::PlanParts) -> Impasse {
    impasse(&plan(parts.clone())).unwrap()
}

#[test]
fn blocking_sets_are_all_the_smallest_that_no_package_meets_together() {
    law_on(pressed_plan, is_blocked, |parts, case, _| {
        let listing = Listing::of(parts, case);
        let found = found(parts);
        prop_assert_eq!(found.perhaps.small(), Some(listing.perhaps().len()));
        prop_assert_eq!(ids(&found.sets), listing.blocking());
        prop_assert_eq!(found.constraints, listing.blocking_constraints());
        Ok(())
    });
}

#[test]
fn an_essential_of_a_blocking_set_says_by_how_many_packages_it_is_met_alone() {
    law_on(pressed_plan, is_blocked, |parts, case, _| {
        let listing = Listing::of(parts, case);
        for row in found(parts).sets.iter().flat_map(|set| &set.essentials) {
            let criterion = parts.criteria.iter().find(|own| own.id == row.criterion).unwrap();
            let alone = listing.packages.iter().filter(|x| listing.high(criterion, x) >= need(criterion));
            prop_assert_eq!(row.alone.as_ref().unwrap().small(), Some(alone.count()));
            prop_assert_eq!((row.party, row.needed), (criterion.party, criterion.need.level.get()));
        }
        Ok(())
    });
}

/// By how much a package falls short of every essential at its best.
fn short(listing: &Listing<'_>, chosen: &crate::engine::Chosen) -> Vec<(CriterionId, Small)> {
    let by = |row: &crate::model::Criterion| (row.id, need(row) - listing.high(row, chosen));
    listing.essentials().into_iter().map(by).filter(|(_, by)| *by > 0.into()).collect()
}

fn is_within(one: &[(CriterionId, Small)], other: &[(CriterionId, Small)]) -> bool {
    one.iter().all(|(id, by)| other.iter().any(|(same, more)| same == id && by <= more))
}

#[test]
fn the_nearest_packages_are_all_that_no_other_is_nearer_than() {
    law_on(pressed_plan, is_blocked, |parts, case, _| {
        let listing = Listing::of(parts, case);
        let analysis = super::reading::analysis(&plan(parts.clone()));
        let Some(blocked) = analysis.blocked else { return Ok(()) };
        let shorts: Vec<_> = listing.packages.iter().map(|chosen| short(&listing, chosen)).collect();
        let is_nearest = |own: &Vec<(CriterionId, Small)>| {
            !shorts.iter().any(|other| other != own && is_within(other, own))
        };
        let mut nearest: Vec<_> = shorts.iter().filter(|own| is_nearest(own)).collect();
        nearest.sort();
        let found = |near: &crate::engine::proposal::Nearest| {
            near.short.iter().map(|row| (row.criterion, small(&row.by))).collect::<Vec<_>>()
        };
        let mut distinct = nearest.clone();
        distinct.dedup();
        prop_assert!(distinct.len() <= 24);
        prop_assert_eq!(blocked.nearest.len(), distinct.len());
        for near in &blocked.nearest {
            let own = found(near);
            let alike = nearest.iter().filter(|short| ***short == own).count();
            prop_assert_eq!(near.others.small(), alike.checked_sub(1));
            let first = listing.packages.iter().find(|chosen| short(&listing, chosen) == own);
            prop_assert_eq!(first.map(|chosen| listing.choices(chosen)), Some(near.card.choices.clone()));
        }
        Ok(())
    });
}

#[test]
fn narrowing_an_unknown_frees_nothing_that_was_blocked() {
    law_on(pressed_plan, is_blocked, |parts, _, draw| {
        let Some(narrow) = narrowed(parts, draw) else { return Ok(()) };
        let (before, after) = (ids(&found(parts).sets), ids(&found(&narrow).sets));
        for set in before {
            prop_assert!(
                after.iter().any(|other| other.iter().all(|id| set.contains(id))),
                "{set:?} {after:?}"
            );
        }
        Ok(())
    });
}
