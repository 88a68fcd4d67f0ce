//! Confirming that vectors are the frontier, or a cover of it.

use entente_core::certificate::{CertifiedPoint, FrontierClaim, LayerGroup, Scope};
use num_rational::BigRational;
use num_traits::Zero as _;

use crate::{
    Confirmed, Reason, between, boxes,
    groups::Groups,
    plain::{End, Plain, whole},
    sums::Sums,
    walk::{Asked, Last, Proved, Widths, walk},
};

/// The largest number of points of other than two parties that are compared pair by pair.
const LARGEST_PAIRWISE: usize = 1 << 16;

/// Confirms a frontier.
pub fn confirm(plain: &Plain<'_>, claim: &FrontierClaim) -> Result<Confirmed, Reason> {
    let groups = Groups::of(plain, &claim.layers.groups)?;
    let sums = utilities(&groups, &claim.layers.groups, claim.among, None)?;
    if let Some(row) = (!claim.layers.multipliers.is_empty()).then_some(0) {
        return Err(Reason::Multipliers { row });
    }
    if let Some(between) = &claim.between {
        let last = walk(&sums, &claim.layers, &Asked::default(), Widths::None)?;
        return between::confirm(plain, claim, between, &sums, &last);
    }
    let widths = if claim.within.is_some() { Widths::Allowed } else { Widths::None };
    let last = walk(&sums, &claim.layers, &Asked::default(), widths)?;
    if claim.points.len() != last.sums.len() {
        return Err(Reason::PointCount { claimed: claim.points.len(), proved: last.sums.len() });
    }
    for (row, (point, proved)) in claim.points.iter().zip(&last.sums).enumerate() {
        let utilities = sums.exact(&proved.vector);
        if !point.utilities.iter().map(|own| own.exact()).eq(&utilities) {
            return Err(Reason::OtherPoint { row });
        }
        witness(plain, claim.among, row, point)?;
        let count = claim.within.is_none().then(|| proved.count.to_string());
        if point.count != count {
            return Err(Reason::OtherCount { row });
        }
    }
    match &claim.within {
        Some(within) => cover(&sums, &last, within).map(|()| Confirmed::Cover(claim.points.len())),
        None => undominated(&last.sums).map(|()| Confirmed::Frontier(claim.points.len())),
    }
}

/// Whether the widths of all layers come to at most what is claimed.
fn cover(sums: &Sums, last: &Last, within: &[entente_core::Ratio]) -> Result<(), Reason> {
    let claimed: Vec<&BigRational> = within.iter().map(|own| own.exact()).collect();
    let proved = sums.exact(&last.within);
    let fits =
        claimed.len() == proved.len() && claimed.iter().zip(&proved).all(|(own, proved)| *own >= proved);
    if fits { Ok(()) } else { Err(Reason::Width { layer: 0 }) }
}

/// Whether no sum is above another; highest first, only an earlier one can be.
pub fn undominated(sums: &[Proved]) -> Result<(), Reason> {
    if sums.first().is_some_and(|sum| sum.vector.len() == 2) {
        let second = |sum: &Proved| sum.vector.last().copied();
        let fallen = sums.windows(2).position(|pair| pair.first().map(second) >= pair.last().map(second));
        return fallen.map_or(Ok(()), |row| Err(Reason::Dominated { row: row + 1 }));
    }
    if sums.len() > LARGEST_PAIRWISE {
        return Err(Reason::TooManyPoints { points: sums.len() });
    }
    for (row, sum) in sums.iter().enumerate() {
        let is_above = |other: &Proved| other.vector.iter().zip(&sum.vector).all(|(above, own)| above >= own);
        if sums.iter().take(row).any(is_above) {
            return Err(Reason::Dominated { row });
        }
    }
    Ok(())
}

/// Confirms that a package is possible, counts, and brings the utilities that are claimed.
pub fn witness(plain: &Plain<'_>, among: Scope, row: usize, point: &CertifiedPoint) -> Result<(), Reason> {
    if !plain.is_on_the_table(&point.package) {
        return Err(Reason::NoPackage { row });
    }
    if !plain.is_possible(&point.package) {
        return Err(Reason::RuledOut { row });
    }
    if among == Scope::Essentials && !plain.meets_essentials(&point.package, End::Low) {
        return Err(Reason::EssentialMissed { row });
    }
    let utilities = plain.utilities(&point.package);
    if !point.utilities.iter().map(|own| own.exact()).eq(&utilities) {
        return Err(Reason::OtherUtilities { row });
    }
    Ok(())
}

/// The utilities of all parties as sums over groups, over units in which other utilities are whole too.
pub fn utilities(
    groups: &Groups<'_>,
    listed: &[LayerGroup],
    among: Scope,
    others: Option<&[BigRational]>,
) -> Result<Sums, Reason> {
    let start = start(groups, among);
    let value = |group: usize, chosen: &[usize]| {
        (is_counted(groups, among, group, chosen) && groups.is_possible(group, chosen))
            .then(|| brought(groups, group, chosen))
    };
    Sums::of(groups, listed, start, others, value, |group, proof| boxes::read(groups, group, proof, among))
}

/// What the criteria of parties come to, weighed.
pub fn weighed(plain: &Plain<'_>, levels: &[(usize, BigRational)]) -> Vec<BigRational> {
    let worth = |weights: &Vec<(usize, BigRational)>| {
        let level = |at: usize| levels.iter().find(|(other, _)| *other == at).map(|(_, level)| level);
        let terms = weights.iter().filter_map(|(at, weight)| Some(weight * level(*at)? / whole(3)));
        terms.sum()
    };
    plain.weights.iter().map(worth).collect()
}

fn may_count(
    plain: &Plain<'_>,
    among: Scope,
    criterion: &crate::plain::PlainCriterion,
    chosen: &[usize],
) -> bool {
    match among {
        Scope::Everything => true,
        Scope::Essentials => !criterion.is_essential || plain.is_enough(criterion, chosen, End::Low),
    }
}

/// Everybody's utility before anything is chosen; nothing where no package counts.
pub fn start(groups: &Groups<'_>, among: Scope) -> Option<Vec<BigRational>> {
    let plain = groups.plain;
    let constants: Vec<_> = groups.constants().collect();
    let levels: Vec<(usize, BigRational)> =
        constants.iter().map(|(at, criterion)| (*at, criterion.level(&[], End::Middle))).collect();
    let mut start = weighed(plain, &levels);
    for (own, weights) in start.iter_mut().zip(&plain.weights) {
        if weights.is_empty() {
            *own += whole(1);
        }
    }
    constants.iter().all(|(_, criterion)| may_count(plain, among, criterion, &[])).then_some(start)
}

/// Whether a joint choice of a group meets the essentials that the group decides.
pub fn is_counted(groups: &Groups<'_>, among: Scope, group: usize, chosen: &[usize]) -> bool {
    groups.criteria(group).all(|(_, criterion)| may_count(groups.plain, among, criterion, chosen))
}

/// What a joint choice of a group adds to everybody's utility.
pub fn brought(groups: &Groups<'_>, group: usize, chosen: &[usize]) -> Vec<BigRational> {
    let levels = groups.criteria(group).map(|row| (row.0, groups.middle(group, row, chosen)));
    let levels: Vec<(usize, BigRational)> = levels.filter(|(_, level)| !level.is_zero()).collect();
    weighed(groups.plain, &levels)
}
