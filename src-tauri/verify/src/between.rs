//! Confirming a frontier where any amount of some issue can be chosen.

use entente_core::certificate::{BetweenClaim, FrontierClaim, SumStanding};
use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};

use crate::{
    Confirmed, Reason,
    frontier::witness,
    plain::{End, Plain},
    regions::{Field, Goal},
    sums::Sums,
    walk::Last,
};

/// Confirms which sums of listed amounts are points that no package betters.
pub fn confirm(
    plain: &Plain<'_>,
    claim: &FrontierClaim,
    between: &BetweenClaim,
    sums: &Sums,
    last: &Last,
) -> Result<Confirmed, Reason> {
    let count_of = || Reason::PointCount { claimed: claim.points.len(), proved: last.sums.len() };
    if plain.first_open().is_none() || claim.within.is_some() {
        return Err(Reason::NoProof { pick: 0 });
    }
    if between.sums.len() != last.sums.len() {
        return Err(count_of());
    }
    if last.sums.is_empty() {
        return if claim.points.is_empty() { Ok(Confirmed::Frontier(0)) } else { Err(count_of()) };
    }
    let zeros = vec![BigRational::zero(); plain.weights.len()];
    let field = Field::of(plain, &zeros, &between.groups, claim.among)?;
    let mut points = claim.points.iter().enumerate();
    for (row, (standing, sum)) in between.sums.iter().zip(&last.sums).enumerate() {
        let vector = sums.exact(&sum.vector);
        match standing {
            SumStanding::Point(steps) => {
                let (row, point) = points.next().ok_or_else(count_of)?;
                if !point.utilities.iter().map(|own| own.exact()).eq(&vector) {
                    return Err(Reason::OtherPoint { row });
                }
                if point.count.is_some() {
                    return Err(Reason::OtherCount { row });
                }
                witness(plain, claim.among, row, point)?;
                field.follow(steps, &Goal::Unbettered(vector))?;
            }
            SumStanding::Bettered { package, issue, part } => {
                let along = along(plain, claim, (package, *issue), part.exact(), row)?;
                let is_better = along.iter().zip(&vector).all(|(own, other)| own >= other) && along != vector;
                if !is_better {
                    return Err(Reason::NotAbove { layer: last_layer(claim), row });
                }
            }
        }
    }
    if points.next().is_some() { Err(count_of()) } else { Ok(Confirmed::Frontier(claim.points.len())) }
}

fn last_layer(claim: &FrontierClaim) -> usize {
    claim.layers.layers.len().saturating_sub(1)
}

/// The utilities a part of the way from one listed amount to the next, where both count: everything is linear there.
fn along(
    plain: &Plain<'_>,
    claim: &FrontierClaim,
    (package, issue): (&[usize], usize),
    part: &BigRational,
    row: usize,
) -> Result<Vec<BigRational>, Reason> {
    let is_inside = part.is_positive() && *part < BigRational::one();
    if !is_inside || plain.open.get(issue) != Some(&true) {
        return Err(Reason::NoPackage { row });
    }
    let mut next = package.to_vec();
    next.iter_mut().skip(issue).take(1).for_each(|choice| *choice += 1);
    let ends = [package, next.as_slice()];
    for chosen in ends {
        if !plain.is_on_the_table(chosen) {
            return Err(Reason::NoPackage { row });
        }
        if !plain.is_possible(chosen) {
            return Err(Reason::RuledOut { row });
        }
        let is_asked = claim.among == entente_core::certificate::Scope::Essentials;
        if is_asked && !plain.meets_essentials(chosen, End::Low) {
            return Err(Reason::EssentialMissed { row });
        }
    }
    let [from, to] = ends.map(|chosen| plain.utilities(chosen));
    Ok(from.iter().zip(&to).map(|(from, to)| from + (to - from) * part).collect())
}
