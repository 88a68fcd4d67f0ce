//! Which amounts are to be listed for any number of parties but two.

use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};

use super::{
    Amounts, Between,
    segment::{is_open, stands_alone},
    several::{Chosen, Part, Several, TooLong},
};
use crate::{
    engine::{
        Among, Baseline, Case, Space, Watch, reader::Reader, rules::Counted, scale::whole, space::Cluster,
    },
    model::Choice,
};

/// The amounts that leximin and the rule of Kalai and Smorodinsky pick, and those at which a party has the most where nobody
/// loses; nothing where they were not looked for.
///
/// The largest product of three gains along one issue may lie at an amount that is no fraction: Nash's rule compares the
/// listed amounts.
pub(super) fn amounts(case: &Case) -> Option<(Amounts, Between)> {
    let space = case.space(&Watch::idle()).ok()?;
    let baselines: Option<Vec<Baseline>> =
        (0..case.parties.len()).map(|party| case.baseline(party)).collect();
    let counted = Counted::of(&space, baselines.filter(|own| !own.is_empty())?).ok()?;
    let several = several(&space, &counted);
    let picks = picks(&several).ok()?;
    let mut found = Amounts::new();
    for chosen in picks {
        for (cluster, (row, way)) in space.clusters.iter().zip(chosen) {
            let [issue] = cluster.issues.as_slice() else { continue };
            if way.is_zero() || way.is_one() || !is_open(case, *issue) {
                continue;
            }
            let own = case.issues.get(*issue)?;
            let code = |at: usize| cluster.joints(Among::Essentials).nth(at).map(|joint| joint.code as usize);
            let amount = |at: usize| match own.choice(code(at)?)? {
                Choice::Amount(amount) => Some(amount.exact()),
                Choice::Option(_) => None,
            };
            let (from, to) = (amount(row)?, amount(row + 1)?);
            found.entry(own.id).or_default().insert(from + (to - from) * way);
        }
    }
    let is_exact = |at: usize| !is_open(case, at) || stands_alone(&space, at);
    let all = (0..case.issues.len()).all(is_exact);
    Some((found, if all { Between::ExceptNash } else { Between::Listed }))
}

/// The groups of a table as parts; those of issues that stand alone as paths.
fn several(space: &Space<'_>, counted: &Counted<'_>) -> Several {
    let over = |(value, unit): (i128, &i128)| whole(value) / whole((*unit).max(1));
    let gains = |vector: Vec<i128>| vector.into_iter().zip(&counted.units).map(over).collect::<Vec<_>>();
    let without = counted.table.start().iter().zip(&counted.without).map(|(start, without)| start - without);
    let part = |(place, group): (usize, &crate::engine::table::Group<i128>)| match space.clusters.get(place) {
        Some(cluster) if is_path(space, cluster) => path(space, cluster, counted, gains),
        Some(_) | None => Part {
            rows: group.rows.iter().map(|row| gains(row.vector.clone())).collect(),
            linked: Vec::new(),
        },
    };
    let parts = counted.table.groups().iter().enumerate().map(part).collect();
    Several::of(gains(without.collect()), parts)
}

fn is_path(space: &Space<'_>, cluster: &Cluster) -> bool {
    matches!(cluster.issues.as_slice(), [issue] if is_open(space.case(), *issue) && stands_alone(space, *issue))
}

fn path(
    space: &Space<'_>,
    cluster: &Cluster,
    counted: &Counted<'_>,
    gains: impl Fn(Vec<i128>) -> Vec<BigRational>,
) -> Part {
    let forms = space.utility_forms();
    let mut reader = Reader::of(space, cluster, &forms);
    let codes: Vec<u32> = cluster.joints(Among::Essentials).map(|joint| joint.code).collect();
    let scaled = |code: &u32| {
        let vector = reader.dot::<i128>(*code);
        gains(vector.iter().zip(&counted.factors).map(|(value, factor)| value * factor).collect())
    };
    let rows: Vec<Vec<BigRational>> = codes.iter().map(scaled).collect();
    let next = codes.iter().skip(1).map(Some).chain([None]);
    Part { rows, linked: codes.iter().zip(next).map(|(own, next)| next == Some(&(own + 1))).collect() }
}

fn picks(several: &Several) -> Result<Vec<Chosen>, TooLong> {
    let mut found = Vec::new();
    let mut ideal = Vec::new();
    for party in 0..several.parties() {
        let most = several.most_of(party)?;
        let gain = most.as_ref().and_then(|chosen| several.gains(chosen).get(party).cloned());
        ideal.push(gain.unwrap_or_else(BigRational::zero));
        found.extend(most);
    }
    found.extend(several.leximin()?);
    let able: Vec<usize> =
        (0..ideal.len()).filter(|at| ideal.get(*at).is_some_and(|most| most.is_positive())).collect();
    let weights = ideal.iter().map(|most| if most.is_positive() { most.clone() } else { BigRational::one() });
    let weights: Vec<BigRational> = weights.collect();
    if !able.is_empty() {
        found.extend(several.divided(&weights).leximin_of(&able)?);
    }
    Ok(found)
}
