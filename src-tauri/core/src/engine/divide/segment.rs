//! Utilities along one issue between two neighbouring amounts, for two parties.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::line::Line;
use crate::engine::{
    Among, Case, Reach, Space, Watch,
    reader::Reader,
    scale::whole,
    table::{Sums, Table},
};

/// The largest number of vectors that are looked at along every issue.
pub(super) const LARGEST_REST: usize = 1 << 13;
/// The largest number of segments that are looked along.
const LARGEST_SEGMENT_COUNT: usize = 1 << 14;

/// What two parties have along one issue, everything else being fixed.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// The position of the issue.
    issue: usize,
    /// The positions of its two amounts.
    ends: [usize; 2],
    from: [i128; 2],
    to: [i128; 2],
}

impl Segment {
    /// The gains along the segment, over what the parties have without agreement and in whole utilities.
    pub(super) fn line(&self, without: &[i128], units: &[i128]) -> Line {
        let number = |list: &[i128], party: usize| list.get(party).copied().unwrap_or(0);
        let over = |value: i128, party: usize| whole(value) / whole(number(units, party).max(1));
        let [one, other] = self.from;
        let start = [over(one - number(without, 0), 0), over(other - number(without, 1), 1)];
        let rise: [BigRational; 2] = [over(self.to[0] - self.from[0], 0), over(self.to[1] - self.from[1], 1)];
        Line { issue: self.issue, ends: self.ends, start, rise }
    }

    /// Whether some point strictly inside gives one party more than a vector and nobody less.
    pub(super) fn is_above(&self, [one, other]: [i128; 2]) -> bool {
        let (high, low) =
            if self.from[0] >= self.to[0] { (self.from, self.to) } else { (self.to, self.from) };
        if high[0] <= one || low[0] >= one || high[1] >= other || low[1] <= other {
            return false;
        }
        let times = |a: i128, b: i128| BigInt::from(a) * BigInt::from(b);
        times(low[1] - high[1], high[0] - one) > times(other - high[1], high[0] - low[0])
    }

    /// The most that each party has on the segment.
    fn corner(&self) -> [i128; 2] {
        [self.from[0].max(self.to[0]), self.from[1].max(self.to[1])]
    }
}

/// Every segment with a point that no listed vector is at or above; both ends as well, where they are one point.
///
/// Nothing for more or fewer than two parties, or where there are too many to look along. The table is that of the space,
/// with every party's numbers times a factor.
pub(super) fn segments(
    space: &Space<'_>,
    among: Among,
    table: &Table<i128>,
    factors: &[i128],
) -> Option<Vec<Segment>> {
    let [one, other] = factors else { return None };
    let listed = table.all_sums(LARGEST_REST, &Watch::idle()).ok()??;
    let mut found: Vec<Segment> = Vec::new();
    let forms = space.utility_forms();
    for (place, cluster) in space.clusters.iter().enumerate() {
        let [issue] = cluster.issues.as_slice() else { continue };
        if !is_open(space.case(), *issue) || !stands_alone(space, *issue) {
            continue;
        }
        let groups = table.groups().iter().enumerate().filter(|(at, _)| *at != place);
        let groups = groups.map(|(_, group)| group.clone()).collect();
        let rest = Table::of_groups(table.start().to_vec(), groups)
            .all_sums(LARGEST_REST, &Watch::idle())
            .ok()??;
        let mut reader = Reader::of(space, cluster, &forms);
        let mut end = |code: u32| match reader.dot::<i128>(code).as_slice() {
            [a, b] => Some((code as usize, [a * one, b * other])),
            _ => None,
        };
        let ends: Vec<_> = cluster.joints(among).filter_map(|joint| end(joint.code)).collect();
        for at in 0..rest.len() {
            let rest = rest.vector(at);
            let [rest_one, rest_other] = rest.as_slice() else { return None };
            let on = |[a, b]: [i128; 2]| [a + rest_one, b + rest_other];
            let next = ends.iter().zip(ends.iter().skip(1)).filter(|(from, to)| from.0 + 1 == to.0);
            let segments = next.map(|(from, to)| Segment {
                issue: *issue,
                ends: [from.0, to.0],
                from: on(from.1),
                to: on(to.1),
            });
            found.extend(segments.filter(|segment| !is_reached(&listed, segment.corner())));
            if found.len() > LARGEST_SEGMENT_COUNT {
                return None;
            }
        }
    }
    Some(found)
}

/// Whether some listed vector is at or above a vector: vectors fall in the first and rise in the second.
fn is_reached(listed: &Sums<i128>, corner: [i128; 2]) -> bool {
    let (mut from, mut to) = (0, listed.len());
    while from < to {
        let middle = (from + to) / 2;
        if listed.vector(middle).first().is_some_and(|value| *value >= corner[0]) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    let last = from.checked_sub(1).map(|at| listed.vector(at));
    last.is_some_and(|vector| vector.last().is_some_and(|value| *value >= corner[1]))
}

/// Whether any amount of an issue will do.
pub(super) fn is_open(case: &Case, issue: usize) -> bool {
    case.issues.get(issue).is_some_and(|own| own.reach == Reach::Between)
}

/// Whether the level of every criterion is linear between the listed amounts of an issue, whatever else is chosen.
pub(super) fn stands_alone(space: &Space<'_>, issue: usize) -> bool {
    let case = space.case();
    let shifts = case.gauges.iter().flat_map(|gauge| gauge.shifts.iter().flat_map(|shift| &shift.when));
    let is_named = shifts.chain(case.constraints.iter().flatten()).any(|clause| clause.issue == issue);
    let mains = case.gauges.iter().flat_map(|gauge| &gauge.mains).filter(|main| main.issue == issue);
    let is_rated_throughout = mains.flat_map(|main| &main.cells).all(|cell| !cell.is_outside);
    !is_named && is_rated_throughout && space.clusters.iter().any(|cluster| cluster.issues == [issue])
}
