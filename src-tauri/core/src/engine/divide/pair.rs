//! The amounts that the rules pick for two parties, exact over all amounts.

use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};

use super::{
    Amounts, Between,
    line::Line,
    segment::{is_open, segments, stands_alone},
};
use crate::{
    engine::{Among, Baseline, Case, Watch, rules::Counted, scale::whole},
    model::Choice,
};

/// The amounts that are to be listed, and whether the rules are exact with them; nothing where they were not looked for:
/// for more or fewer than two parties, where gains are counted from nowhere, or where there is too much to look along.
pub(super) fn amounts(case: &Case) -> Option<(Amounts, Between)> {
    let space = case.space(&Watch::idle()).ok()?;
    let baselines: Option<Vec<Baseline>> =
        (0..case.parties.len()).map(|party| case.baseline(party)).collect();
    let counted = Counted::of(&space, baselines.filter(|own| own.len() == 2)?).ok()?;
    let segments = segments(&space, Among::Essentials, &counted.table, &counted.factors)?;
    let inside = segments.iter().map(|segment| segment.line(&counted.without, &counted.units));
    let listed = counted.table.sums(&Watch::idle()).ok()?;
    let points =
        (0..listed.len()).filter_map(|at| Line::point(&listed.vector(at), &counted.without, &counted.units));
    let lines: Vec<Line> = points.chain(inside).collect();
    let mut found = Amounts::new();
    for (line, part) in picks(&lines) {
        let issue = case.issues.get(line.issue)?;
        let [from, to] = line.ends.map(|end| match issue.choice(end) {
            Some(Choice::Amount(amount)) => Some(amount.exact()),
            Some(Choice::Option(_)) | None => None,
        });
        let (from, to) = from.zip(to)?;
        found.entry(issue.id).or_default().insert(from + (to - from) * part);
    }
    let is_exact = |at: usize| !is_open(case, at) || stands_alone(&space, at);
    let all = (0..case.issues.len()).all(is_exact);
    Some((found, if all { Between::Exact } else { Between::Listed }))
}

/// What a rule compares, largest first; nothing where a point does not count.
type Key = Option<Vec<BigRational>>;

/// The points strictly between two amounts that the rules pick, or at which a party has the most where nobody loses.
fn picks(lines: &[Line]) -> Vec<(&Line, BigRational)> {
    let ones = [BigRational::one(), BigRational::one()];
    let mut found = vec![best(
        lines,
        |line| line.meeting(&ones).into_iter().collect(),
        |gains| Some(sorted(gains, &ones)),
    )];
    let mut ideal = Vec::new();
    for party in [0, 1] {
        let most = |gains: &[BigRational; 2]| {
            let own = gains.get(party)?.clone();
            nobody_loses(gains).then(|| std::iter::once(own).chain(sorted(gains, &ones)).collect())
        };
        let spot =
            best(lines, |line| line.zero(1 - party).into_iter().chain(line.zero(party)).collect(), most);
        let own = spot.as_ref().and_then(|(line, part)| line.at(part).get(party).cloned());
        ideal.push(own.unwrap_or_else(BigRational::zero));
        found.push(spot);
    }
    let stops = |line: &Line| [line.summit(), line.zero(0), line.zero(1)].into_iter().flatten().collect();
    found.push(best(lines, stops, |gains| nobody_loses(gains).then(|| product(gains))));
    if let [one, other] = ideal.as_slice()
        && one.is_positive()
        && other.is_positive()
    {
        let weights = [one.clone(), other.clone()];
        let meeting = |line: &Line| line.meeting(&weights).into_iter().collect();
        found.push(best(lines, meeting, |gains| Some(sorted(gains, &weights))));
    }
    let is_between = |(_, part): &(&Line, BigRational)| !part.is_zero() && !part.is_one();
    found.into_iter().flatten().filter(is_between).collect()
}

/// The first point that a rule prefers, among both ends of every line and where it may turn.
fn best(
    lines: &[Line],
    turns: impl Fn(&Line) -> Vec<BigRational>,
    key: impl Fn(&[BigRational; 2]) -> Key,
) -> Option<(&Line, BigRational)> {
    let mut most: Option<(Vec<BigRational>, (&Line, BigRational))> = None;
    for line in lines {
        let ends = [BigRational::zero(), BigRational::one()];
        for part in ends.into_iter().chain(turns(line)) {
            let Some(own) = key(&line.at(&part)) else { continue };
            if most.as_ref().is_none_or(|(held, _)| own > *held) {
                most = Some((own, (line, part)));
            }
        }
    }
    most.map(|(_, spot)| spot)
}

fn nobody_loses(gains: &[BigRational; 2]) -> bool {
    !gains.iter().any(BigRational::is_negative)
}

/// The gains divided by weights, smallest first.
fn sorted(gains: &[BigRational; 2], weights: &[BigRational; 2]) -> Vec<BigRational> {
    let mut parts: Vec<BigRational> = gains.iter().zip(weights).map(|(gain, weight)| gain / weight).collect();
    parts.sort();
    parts
}

/// How many gain, then the product of their gains.
fn product(gains: &[BigRational; 2]) -> Vec<BigRational> {
    let own = || gains.iter().filter(|gain| gain.is_positive());
    vec![whole(own().count() as i128), own().fold(BigRational::one(), |product, gain| product * gain)]
}
