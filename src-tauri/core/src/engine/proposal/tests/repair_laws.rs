//! Laws of the smallest repairs, against trying every change on every package.

use std::collections::BTreeMap;

use proptest::{prop_assert, prop_assert_eq};

use super::{
    listing::{Listing, high_by, need},
    reading::analysis,
};
use crate::{
    Ratio,
    engine::{
        Case, Chosen,
        proposal::{Opening, Repair},
        tests::{
            brute::{Small, World, small},
            fixture::{id, name, plan},
            small::{all_packages, is_blocked, law_on, pressed_plan},
        },
    },
    model::{
        Choice, Criterion, CriterionId, Issue, IssueId, IssueKind, IssueOption, Level, OptionId, PlanParts,
        RatedLevel, ShiftBy,
    },
};

/// A repair as a line: what changes, how many packages it opens and the first of them.
fn line(change: &str, count: usize, first: &BTreeMap<IssueId, Choice>) -> String {
    format!("{change} opens {count}, first {first:?}")
}

fn told(repair: &Repair) -> String {
    let Opening { count, first } = repair.opens();
    let change = match repair {
        Repair::NewOption { issue, levels, .. } => {
            let levels: Vec<_> = levels.iter().map(|row| (row.criterion, small(&row.level))).collect();
            format!("option {issue} {levels:?}")
        }
        Repair::Rating { criterion, at, by, .. } => format!("rating {criterion} {at:?} by {by}"),
        Repair::Shift { shift, by, .. } => format!("shift {shift} by {by}"),
        Repair::Constraint { constraint, .. } => format!("constraint {constraint}"),
        Repair::Ease { eases, .. } => {
            let eases: Vec<_> = eases.iter().map(|row| (row.criterion, row.from - row.to)).collect();
            format!("ease {eases:?}")
        }
    };
    line(&change, count.small().unwrap(), first)
}

impl Listing<'_> {
    /// The change with what it opens; nothing when no package passes.
    fn tried(&self, change: &str, passes: impl Fn(&Chosen) -> bool) -> Option<String> {
        let passing: Vec<_> = self.packages.iter().filter(|chosen| passes(chosen)).collect();
        passing.first().map(|first| line(change, passing.len(), &self.choices(first)))
    }

    /// Whether a package may meet every essential when one is read by other rows.
    fn passes_with(&self, other: &PlanParts, changed: &Criterion, chosen: &Chosen) -> bool {
        self.essentials().into_iter().all(|row| {
            let parts = if row.id == changed.id { other } else { self.parts };
            high_by(parts, self.case, row, chosen) >= need(row)
        })
    }

    fn ratings(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (at, rating) in self.parts.ratings.iter().enumerate() {
            let RatedLevel::Known(level) = &rating.level else { continue };
            let Some(row) = self.essentials().into_iter().find(|row| row.id == rating.criterion) else {
                continue;
            };
            let raised = |by: i128| {
                let to = (small(level.ratio()) + by).min(3.into());
                let to = Ratio::fraction(*to.numer(), *to.denom()).unwrap();
                let mut other = self.parts.clone();
                other.ratings[at].level = RatedLevel::Known(Level::new(to.clone()).unwrap());
                let change = format!("rating {} {:?} by {by}", row.id, rating.at);
                if to == *level.ratio() {
                    None
                } else {
                    self.tried(&change, |x| self.passes_with(&other, row, x))
                }
            };
            found.extend([1, 2].into_iter().find_map(raised));
        }
        found
    }

    fn shifts(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (at, shift) in self.parts.shifts.iter().enumerate() {
            let Some(row) = self.essentials().into_iter().find(|row| row.id == shift.criterion) else {
                continue;
            };
            let raised = |by: i8| {
                let mut other = self.parts.clone();
                match shift.by.levels() + by {
                    0 => drop(other.shifts.remove(at)),
                    more if more > 3 => return None,
                    to => other.shifts[at].by = ShiftBy::new(to).unwrap(),
                }
                let change = format!("shift {} by {by}", shift.id);
                self.tried(&change, |x| self.passes_with(&other, row, x))
            };
            found.extend([1, 2].into_iter().find_map(raised));
        }
        found
    }

    fn constraints(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (at, constraint) in self.parts.constraints.iter().enumerate() {
            let mut other = self.parts.clone();
            other.constraints.remove(at);
            let case = Case::of(&plan(other.clone())).unwrap();
            let wider = Listing::of(&other, &case);
            let passes = |chosen: &Chosen| {
                wider.essentials().into_iter().all(|row| wider.high(row, chosen) >= need(row))
            };
            found.extend(wider.tried(&format!("constraint {}", constraint.id), passes));
        }
        found
    }

    fn eases(&self) -> Vec<String> {
        let essentials = self.essentials();
        let by = |row: &Criterion, chosen: &Chosen| (need(row) - self.high(row, chosen)).max(0.into()).ceil();
        let all: Vec<Vec<Small>> = self
            .packages
            .iter()
            .map(|chosen| essentials.iter().map(|row| by(row, chosen)).collect())
            .collect();
        let is_free = |eased: &&Vec<Small>| {
            essentials.iter().zip(*eased).all(|(row, by)| *by == 0.into() || !self.parts.is_protected(row))
        };
        let within = |one: &[Small], other: &[Small]| one.iter().zip(other).all(|(one, other)| one <= other);
        let free: Vec<&Vec<Small>> = all.iter().filter(is_free).collect();
        let mut least: Vec<&Vec<Small>> = free
            .iter()
            .copied()
            .filter(|own| !free.iter().any(|other| other != own && within(other, own)))
            .collect();
        least.sort();
        least.dedup();
        least
            .into_iter()
            .filter_map(|eased| {
                let named: Vec<(CriterionId, Small)> = essentials
                    .iter()
                    .zip(eased)
                    .filter(|(_, by)| **by > 0.into())
                    .map(|(row, by)| (row.id, *by))
                    .collect();
                let named: Vec<_> = named.into_iter().map(|(id, by)| (id, by.to_integer())).collect();
                let change = format!("ease {named:?}");
                let passes = |x: &Chosen| {
                    essentials.iter().zip(eased).all(|(row, by)| self.high(row, x) >= need(row) - by)
                };
                self.tried(&change, passes)
            })
            .collect()
    }

    fn options(&self) -> Vec<String> {
        let listed = self.parts.issues.iter().filter(|issue| issue.range().is_none());
        listed.flat_map(|issue| self.options_of(issue)).collect()
    }

    fn options_of(&self, issue: &Issue) -> Vec<String> {
        let (parts, option) = with_option(self.parts, issue.id);
        let case = Case::of(&plan(parts.clone())).unwrap();
        let place = parts.issues.iter().position(|row| row.id == issue.id).unwrap();
        let last = case.issues()[place].choices().len() - 1;
        let all = all_packages(&case).into_iter();
        let with: Vec<Chosen> = all.filter(|x| x.positions()[place] == last && case.is_possible(x)).collect();
        let needed = |chosen: &Chosen| -> Option<Vec<(CriterionId, Small)>> {
            let mut levels = Vec::new();
            for row in self.essentials() {
                let enough = |level: &i128| {
                    let unknown = |_: &Criterion, _: IssueId, choice: &Choice| match choice {
                        Choice::Option(own) if *own == option => (*level).into(),
                        Choice::Option(_) | Choice::Amount(_) => 3.into(),
                    };
                    World { parts: &parts, case: &case, unknown: &unknown }.level(row, chosen) >= need(row)
                };
                levels.push((row.id, (0..=3).find(enough)?.into()));
            }
            Some(levels)
        };
        let all: Vec<(&Chosen, Vec<(CriterionId, Small)>)> =
            with.iter().filter_map(|chosen| Some((chosen, needed(chosen)?))).collect();
        let within = |one: &[(CriterionId, Small)], other: &[(CriterionId, Small)]| {
            one.iter().zip(other).all(|(one, other)| one.1 <= other.1)
        };
        let is_least = |own: &&Vec<(CriterionId, Small)>| {
            !all.iter().any(|(_, other)| other != *own && within(other, own))
        };
        let mut least: Vec<_> = all.iter().map(|(_, levels)| levels).filter(is_least).collect();
        least.sort();
        least.dedup();
        least
            .into_iter()
            .map(|levels| {
                let fits: Vec<_> = all.iter().filter(|(_, other)| within(other, levels)).collect();
                let mut first = case.choices(fits[0].0);
                first.remove(&issue.id);
                let named: Vec<_> = levels.iter().filter(|(_, level)| *level > 0.into()).collect();
                line(&format!("option {} {named:?}", issue.id), fits.len(), &first)
            })
            .collect()
    }
}

/// The plan with one more option of an issue, which nothing is known of.
fn with_option(parts: &PlanParts, issue: IssueId) -> (PlanParts, OptionId) {
    let mut parts = parts.clone();
    let option = id(3, 9_999);
    for row in parts.issues.iter_mut().filter(|row| row.id == issue) {
        if let IssueKind::Listed(options) = &mut row.kind {
            options.push(IssueOption { id: option, name: name("one more") });
        }
    }
    (parts, option)
}

#[test]
fn repairs_are_what_trying_every_change_finds_and_easing_comes_last() {
    law_on(pressed_plan, is_blocked, |parts, case, _| {
        let Some(blocked) = analysis(&plan(parts.clone())).blocked else { return Ok(()) };
        let listing = Listing::of(parts, case);
        let mut tried =
            [listing.options(), listing.ratings(), listing.shifts(), listing.constraints(), listing.eases()]
                .concat();
        let order = ["option", "rating", "shift", "constraint", "ease"];
        let kinds = blocked.repairs.iter().map(|row| order.iter().position(|kind| *kind == row.code()));
        prop_assert!(kinds.is_sorted());
        let mut found: Vec<String> = blocked.repairs.iter().map(told).collect();
        tried.sort();
        found.sort();
        prop_assert_eq!(found, tried);
        Ok(())
    });
}
