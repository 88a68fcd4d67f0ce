//! Confirming what a group of boxes brings, whose joint choices are too many to be listed.

mod field;
mod states;

use std::collections::BTreeMap;

use entente_core::{
    certificate::{BoxProof, Scope},
    model::Combine,
};
use num_bigint::BigUint;
use num_rational::BigRational;
use num_traits::Zero as _;

use crate::{
    Reason,
    frontier::{brought, weighed},
    groups::Groups,
    plain::{End, Plain, PlainCriterion},
};
use field::Field;

/// The vectors of a group that no other is above, with the number of joint choices that bring each.
pub type BoxRows = Vec<(Vec<BigRational>, BigUint)>;

/// A weight of utilities that counts where the choice of every issue that it names lies on its side.
#[derive(Debug)]
struct PlainBox {
    weights: Vec<BigRational>,
    /// The issues, and whether each of their choices lies inside.
    sides: Vec<(usize, Vec<bool>)>,
}

/// Confirms the rows of a group, and that no joint choice that counts is above all of them.
pub fn read(groups: &Groups<'_>, group: usize, proof: &BoxProof, among: Scope) -> Result<BoxRows, Reason> {
    let plain = groups.plain;
    let issues = groups.groups.get(group).map_or(&[][..], Vec::as_slice);
    let allowed = allowed(groups, group, issues, among)?;
    let mut base = vec![BigRational::zero(); plain.weights.len()];
    let mut boxes = Vec::new();
    for (at, criterion) in groups.criteria(group) {
        if !is_weakest(criterion) || !groups.is_whole(at) {
            return Err(Reason::NotAdding { row: at });
        }
        let (least, own) = thresholds(plain, at, criterion);
        base.iter_mut().zip(least).for_each(|(sum, own)| *sum += own);
        boxes.extend(own);
    }
    let rows = rows(groups, group, proof, &allowed)?;
    let over: Vec<Vec<BigRational>> =
        rows.iter().map(|row| row.iter().zip(&base).map(|(own, base)| own - base).collect()).collect();
    let field = Field::of(group, issues, &allowed, &boxes, proof)?;
    let found = states::followed(&field, proof, &over)?;
    Ok(rows.into_iter().zip(found).collect())
}

fn is_weakest(criterion: &PlainCriterion) -> bool {
    let is_one = criterion.mains.len() == 1;
    criterion.shifts.is_empty() && (is_one || criterion.combine == Combine::Weakest)
}

/// Which choices of the issues of a group may be made: constraints rule choices of one issue out, and the weakest of several
/// levels is enough exactly where each of them is.
fn allowed(
    groups: &Groups<'_>,
    group: usize,
    issues: &[usize],
    among: Scope,
) -> Result<Vec<Vec<bool>>, Reason> {
    let plain = groups.plain;
    let size = |issue: &usize| plain.sizes.get(*issue).copied().unwrap_or(0);
    let mut allowed: Vec<Vec<bool>> = issues.iter().map(|issue| vec![true; size(issue)]).collect();
    let mut keep = |issue: usize, keeps: &dyn Fn(usize) -> bool| {
        let place = issues.iter().position(|own| *own == issue);
        let own = place.and_then(|place| allowed.get_mut(place));
        own.into_iter().flatten().enumerate().for_each(|(choice, own)| *own &= keeps(choice));
    };
    for when in &plain.constraints {
        match when.as_slice() {
            [] => issues.iter().for_each(|issue| keep(*issue, &|_| false)),
            [clause] => keep(clause.issue, &|choice| clause.holds.get(choice) != Some(&true)),
            several if several.iter().any(|clause| issues.contains(&clause.issue)) => {
                return Err(Reason::TooManyTogether { group });
            }
            [_, _, ..] => {}
        }
    }
    match among {
        Scope::Everything => {}
        Scope::Essentials => {
            for (_, criterion) in groups.criteria(group).filter(|(_, criterion)| criterion.is_essential) {
                for main in &criterion.mains {
                    let is_enough = |choice: usize| {
                        main.level(choice, End::Low).is_some_and(|level| level >= criterion.needed)
                    };
                    keep(main.issue, &is_enough);
                }
            }
        }
    }
    Ok(allowed)
}

/// What a criterion brings to everybody at its lowest threshold, and a box for every further one.
fn thresholds(plain: &Plain<'_>, at: usize, criterion: &PlainCriterion) -> (Vec<BigRational>, Vec<PlainBox>) {
    let levels = |main: &crate::plain::PlainMain| -> Vec<BigRational> {
        (0..main.cells.len()).filter_map(|choice| main.level(choice, End::Middle)).collect()
    };
    let mut all: Vec<BigRational> = criterion.mains.iter().flat_map(levels).collect();
    all.sort();
    all.dedup();
    let least = all.first().cloned().unwrap_or_else(BigRational::zero);
    let inside = |threshold: &BigRational| {
        let side = |main: &crate::plain::PlainMain| {
            (main.issue, levels(main).iter().map(|level| level >= threshold).collect())
        };
        criterion.mains.iter().map(side).collect()
    };
    let boxes = all.iter().zip(all.iter().skip(1)).map(|(below, threshold)| PlainBox {
        weights: weighed(plain, &[(at, threshold - below)]),
        sides: inside(threshold),
    });
    (weighed(plain, &[(at, least)]), boxes.collect())
}

/// What the listed joint choices bring, each vector once.
fn rows(
    groups: &Groups<'_>,
    group: usize,
    proof: &BoxProof,
    allowed: &[Vec<bool>],
) -> Result<Vec<Vec<BigRational>>, Reason> {
    let issues = groups.groups.get(group).map_or(&[][..], Vec::as_slice);
    let mut seen: BTreeMap<Vec<BigRational>, usize> = BTreeMap::new();
    let mut rows = Vec::with_capacity(proof.rows.len());
    for (row, choices) in proof.rows.iter().enumerate() {
        let may = |(choice, allowed): (&usize, &Vec<bool>)| allowed.get(*choice) == Some(&true);
        if choices.len() != issues.len() || !choices.iter().zip(allowed).all(may) {
            return Err(Reason::NoRow { group, row });
        }
        let mut chosen = vec![0; groups.plain.sizes.len()];
        for (issue, choice) in issues.iter().zip(choices) {
            chosen.iter_mut().skip(*issue).take(1).for_each(|own| *own = *choice);
        }
        let vector = brought(groups, group, &chosen);
        if seen.insert(vector.clone(), row).is_some() {
            return Err(Reason::NoRow { group, row });
        }
        rows.push(vector);
    }
    Ok(rows)
}
