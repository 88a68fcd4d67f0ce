//! Confirming that a package meets every essential and wastes nothing.

use entente_core::certificate::{Layers, Meeting, ProposalClaim};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, Zero as _};

use crate::{
    Confirmed, Reason,
    groups::Groups,
    plain::{End, Plain},
    sums::Sums,
    walk::{Asked, Widths, walk},
};

/// Confirms a proposal.
pub fn confirm(plain: &Plain<'_>, claim: &ProposalClaim) -> Result<Confirmed, Reason> {
    let chosen = claim.package.as_slice();
    if !plain.is_on_the_table(chosen) {
        return Err(Reason::NoPackage { row: 0 });
    }
    if !plain.is_possible(chosen) {
        return Err(Reason::RuledOut { row: 0 });
    }
    // What surely meets every essential has to be said to.
    let surely = plain.meets_essentials(chosen, End::Low);
    let meets = match claim.meeting {
        Meeting::Surely => surely,
        Meeting::Perhaps => !surely && plain.meets_essentials(chosen, End::High),
    };
    if !meets {
        return Err(Reason::EssentialMissed { row: 0 });
    }
    match &claim.layers {
        None => Ok(Confirmed::Package),
        Some(layers) => wastes_nothing(plain, chosen, layers).map(|()| Confirmed::NoWaste),
    }
}

/// Whether no package keeps the essentials that one surely meets, is not worse by order for anyone, and better for one.
///
/// What another package adds to every upper set of every order at least, whatever the unknowns turn out to be, must not be
/// below 0 anywhere, and above 0 somewhere; by multipliers above 0 it then weighs more than 0.
fn wastes_nothing(plain: &Plain<'_>, chosen: &[usize], layers: &Layers) -> Result<(), Reason> {
    let groups = Groups::listed(plain, &layers.groups)?;
    let sets = plain.upper_sets();
    let zero = vec![BigRational::zero(); sets.len()];
    let sums = Sums::of(
        &groups,
        &layers.groups,
        Some(zero),
        None,
        |group, other| {
            let keeps = groups.criteria(group).all(|(_, criterion)| {
                !criterion.is_essential
                    || !plain.is_enough(criterion, chosen, End::Low)
                    || plain.is_enough(criterion, other, End::Low)
            });
            if !keeps || !groups.is_possible(group, other) {
                return None;
            }
            let gaps: Vec<(usize, BigRational)> =
                groups.criteria(group).map(|row| (row.0, groups.gap(group, row, other, chosen))).collect();
            let sum = |set: &Vec<(usize, BigRational)>| {
                let gap = |at: usize| gaps.iter().find(|(other, _)| *other == at).map(|(_, gap)| gap);
                set.iter().filter_map(|(at, weight)| Some(weight * gap(*at)?)).sum()
            };
            Some(sets.iter().map(sum).collect())
        },
        |group, _| Err(Reason::TooManyTogether { group }),
    )?;
    let mut weighings = Vec::new();
    for (row, shown) in layers.multipliers.iter().enumerate() {
        let multipliers = sums.multipliers(shown).ok_or(Reason::Multipliers { row })?;
        if !multipliers.iter().all(BigInt::is_positive) {
            return Err(Reason::Multipliers { row });
        }
        weighings.push((multipliers, BigInt::from(1)));
    }
    let asked = Asked { needs: Some(vec![0; sets.len()]), weighings };
    let last = walk(&sums, layers, &asked, Widths::None)?;
    let is_better =
        |vector: &Vec<i128>| vector.iter().all(|own| *own >= 0) && vector.iter().any(|own| *own > 0);
    if last.sums.iter().any(|sum| is_better(&sum.vector)) { Err(Reason::Wasteful {}) } else { Ok(()) }
}
