//! A small plan looked at package by package: the oracle of the laws of proposals.

use std::collections::BTreeMap;

use crate::{
    engine::{
        Case, Chosen,
        tests::{
            brute::{Small, World, level_at},
            small::possible,
        },
    },
    model::{Choice, Criterion, IssueId, PlanParts},
};

/// A plan with all its possible packages, in plan order.
pub(super) struct Listing<'a> {
    pub(super) parts: &'a PlanParts,
    pub(super) case: &'a Case,
    pub(super) packages: Vec<Chosen>,
    /// Low, dot and high of every criterion, package by package.
    levels: Vec<Vec<[Small; 3]>>,
}

impl<'a> Listing<'a> {
    pub(super) fn of(parts: &'a PlanParts, case: &'a Case) -> Self {
        let packages = possible(case);
        let ends = [0.into(), Small::new(3, 2), 3.into()];
        let of = |chosen: &Chosen| {
            let row = |row| ends.map(|at| level_at(parts, case, row, chosen, at));
            parts.criteria.iter().map(row).collect()
        };
        Self { parts, case, levels: packages.iter().map(of).collect(), packages }
    }

    pub(super) fn essentials(&self) -> Vec<&'a Criterion> {
        self.parts.criteria.iter().filter(|row| self.parts.is_essential(row)).collect()
    }

    /// The level with every unknown at its lowest.
    pub(super) fn low(&self, row: &Criterion, chosen: &Chosen) -> Small {
        self.level(row, chosen)[0]
    }

    /// The level with every unknown at its highest.
    pub(super) fn high(&self, row: &Criterion, chosen: &Chosen) -> Small {
        self.level(row, chosen)[2]
    }

    fn level(&self, row: &Criterion, chosen: &Chosen) -> [Small; 3] {
        let at = self.parts.criteria.iter().position(|own| own.id == row.id).unwrap();
        self.profile(chosen)[at]
    }

    /// Low, dot and high of every criterion: packages with equal ones are alike.
    pub(super) fn profile(&self, chosen: &Chosen) -> &[[Small; 3]] {
        &self.levels[self.packages.binary_search(chosen).unwrap()]
    }

    /// The packages that surely meet every essential.
    pub(super) fn surely(&self) -> Vec<&Chosen> {
        self.all(|row, chosen| self.low(row, chosen) >= need(row))
    }

    /// The packages that surely meet every essential, or may.
    pub(super) fn perhaps(&self) -> Vec<&Chosen> {
        self.all(|row, chosen| self.high(row, chosen) >= need(row))
    }

    fn all(&self, is_enough: impl Fn(&Criterion, &Chosen) -> bool) -> Vec<&Chosen> {
        let essentials = self.essentials();
        let meets = |chosen: &&Chosen| essentials.iter().all(|row| is_enough(row, chosen));
        self.packages.iter().filter(meets).collect()
    }

    pub(super) fn choices(&self, chosen: &Chosen) -> BTreeMap<IssueId, Choice> {
        self.case.choices(chosen)
    }
}

/// The level from which a criterion is enough.
pub(super) fn need(row: &Criterion) -> Small {
    i128::from(row.need.level.get()).into()
}

/// The level with every unknown at its highest, by rows that are not those of the case.
pub(super) fn high_by(parts: &PlanParts, case: &Case, row: &Criterion, chosen: &Chosen) -> Small {
    World { parts, case, unknown: &|_, _, _| 3.into() }.level(row, chosen)
}
