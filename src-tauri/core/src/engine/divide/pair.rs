//! The amounts that the rules pick for two parties, exact over all amounts.

use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};

use super::{Amounts, Between, line::Line};
use crate::{
    engine::{
        Among, Baseline, Case, Reach, Space, Watch, reader::Reader, rules::Counted, scale::whole,
        table::Table,
    },
    model::Choice,
};

/// The largest number of vectors that are looked at along every issue.
const LARGEST_REST: usize = 1 << 14;
/// The largest number of lines that are looked along.
const LARGEST_LINE_COUNT: usize = 1 << 16;

/// The amounts that are to be listed, and whether the rules are exact with them; nothing where they were not looked for:
/// for more or fewer than two parties, where gains are counted from nowhere, or where there is too much to look along.
pub(super) fn amounts(case: &Case) -> Option<(Amounts, Between)> {
    let space = case.space(&Watch::idle()).ok()?;
    let baselines: Option<Vec<Baseline>> =
        (0..case.parties.len()).map(|party| case.baseline(party)).collect();
    let counted = Counted::of(&space, baselines.filter(|own| own.len() == 2)?).ok()?;
    let lines = lines(&space, &counted)?;
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
    let is_exact = |at: usize| {
        case.issues.get(at).is_none_or(|own| own.reach == Reach::Listed) || stands_alone(&space, at)
    };
    let between = if (0..case.issues.len()).all(is_exact) { Between::Exact } else { Between::Listed };
    Some((found, between))
}

/// Whether the level of every criterion is linear between the listed amounts of an issue, whatever else is chosen.
fn stands_alone(space: &Space<'_>, issue: usize) -> bool {
    let named = |clause: &crate::engine::chosen::Clause| clause.issue == issue;
    let case = space.case();
    let shifts = case.gauges.iter().flat_map(|gauge| gauge.shifts.iter().flat_map(|shift| &shift.when));
    let is_named = shifts.chain(case.constraints.iter().flatten()).any(named);
    !is_named && space.clusters.iter().any(|cluster| cluster.issues == [issue])
}

/// Every segment that a vector may lie on which nothing is above, for two parties.
fn lines(space: &Space<'_>, counted: &Counted<'_>) -> Option<Vec<Line>> {
    let mut lines = Vec::new();
    let forms = space.utility_forms();
    for (place, cluster) in space.clusters.iter().enumerate() {
        let [issue] = cluster.issues.as_slice() else { continue };
        let is_open = space.case().issues.get(*issue).is_some_and(|own| own.reach == Reach::Between);
        if !is_open || !stands_alone(space, *issue) {
            continue;
        }
        let groups = counted.table.groups().iter().enumerate().filter(|(at, _)| *at != place);
        let rest = Table::of_groups(
            counted.table.start().to_vec(),
            groups.map(|(_, group)| group.clone()).collect(),
        );
        let rest = rest.all_sums(LARGEST_REST, &Watch::idle()).ok()??;
        let mut reader = Reader::of(space, cluster, &forms);
        let ends: Vec<(usize, Vec<i128>)> = cluster
            .joints(Among::Essentials)
            .map(|joint| (joint.code as usize, reader.dot::<i128>(joint.code)))
            .collect();
        for at in 0..rest.len() {
            let vector = rest.vector(at);
            lines.extend(ends.iter().map(|end| line(counted, *issue, &vector, [end, end])));
            let next = ends.iter().zip(ends.iter().skip(1)).filter(|(from, to)| from.0 + 1 == to.0);
            lines.extend(next.map(|(from, to)| line(counted, *issue, &vector, [from, to])));
            if lines.len() > LARGEST_LINE_COUNT {
                return None;
            }
        }
    }
    Some(lines)
}

fn line(counted: &Counted<'_>, issue: usize, rest: &[i128], [from, to]: [&(usize, Vec<i128>); 2]) -> Line {
    let number = |list: &[i128], party: usize| list.get(party).copied().unwrap_or(0);
    let [start, rise] = [0, 1].map(|rise| {
        [0, 1].map(|party| {
            let (factor, unit) = (number(&counted.factors, party), number(&counted.units, party));
            let (from, to) = (number(&from.1, party), number(&to.1, party));
            let gain = match rise {
                0 => number(rest, party) + from * factor - number(&counted.without, party),
                _ => (to - from) * factor,
            };
            whole(gain) / whole(unit)
        })
    });
    Line { issue, ends: [from.0, to.0], start, rise }
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
