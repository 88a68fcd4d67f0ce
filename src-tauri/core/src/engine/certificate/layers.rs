//! Making the proof that sums over groups are complete.
//!
//! Everything that the proof needs is kept on the way: of every sum that is made, the listed one that stands above it. What
//! the engine keeps for its own answers is not touched.

use num_bigint::BigInt;

use super::{
    above::Above,
    bars::Bars,
    listing::Listing,
    thin::{Thinned, thinned},
};
use crate::{
    Ratio,
    certificate::{CertifiedLayer, Layers},
    engine::table::{Digit, Group, Table},
};

/// What is asked for: sums that surely come to less are closed.
#[derive(Clone, Debug, Default)]
pub(super) struct Sought {
    /// The least sum of each form; nothing where none is asked for.
    pub(super) needs: Option<Vec<i128>>,
    /// Multipliers, and what they have to come to.
    pub(super) weighings: Vec<Weighing>,
}

/// Multipliers of the whole numbers of a table, and what a sum has to weigh at least.
#[derive(Clone, Debug)]
pub(super) struct Weighing {
    pub(super) shown: Vec<Ratio>,
    pub(super) multipliers: Vec<BigInt>,
    pub(super) least: BigInt,
}

/// How much a proof may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// At most so many sums are made, else there is no proof.
    Sums(usize),
    /// Every layer is thinned to at most so many sums.
    Layer(usize),
}

/// A proof, and what its last layer holds.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) layers: Layers,
    /// The sums of the last layer, highest first.
    pub(super) sums: Vec<Vec<i128>>,
    /// By how much each form may be higher in a sum that is not listed.
    pub(super) within: Vec<i128>,
    groups: Vec<Group<i128>>,
}

/// A proof under way.
struct Builder<'a> {
    sought: &'a Sought,
    groups: Vec<Group<i128>>,
    /// What the groups from each place on can add at most to each form.
    rest: Vec<Vec<i128>>,
    /// What the multipliers ask of the sums over the groups before each place.
    bars: Bars,
}

/// Proves what the sums of a table come to; nothing where that takes more room than it may.
pub(super) fn built(
    table: &Table<i128>,
    listing: &Listing,
    sought: &Sought,
    units: &[i128],
    room: Room,
) -> Option<Built> {
    // A group without issues stands for what rules every package out.
    let is_open = table.groups().iter().all(|group| !group.digits.is_empty());
    let mut groups: Vec<Group<i128>> =
        table.groups().iter().filter(|group| !group.digits.is_empty()).cloned().collect();
    sort(&mut groups, sought);
    let rest = rest(&groups, table.start().len());
    let builder = Builder { sought, rest, bars: Bars::of(&groups, table.start(), sought), groups };
    let mut sums: Vec<Vec<i128>> = is_open.then(|| table.start().to_vec()).into_iter().collect();
    let mut within = vec![0; table.start().len()];
    let (mut layers, mut made) = (Vec::new(), 0);
    for at in 0..builder.groups.len() {
        made += builder.groups.get(at).map_or(0, |group| group.rows.len()) * sums.len();
        if matches!(room, Room::Sums(most) if made > most) {
            return None;
        }
        let step = builder.step(at, &sums, room);
        within.iter_mut().zip(&step.within).for_each(|(sum, own)| *sum += own);
        let is_cover = step.within.iter().any(|width| *width > 0);
        let ratio = |(width, unit): (&i128, &i128)| crate::engine::scale::ratio(*width, *unit);
        let shown = is_cover.then(|| step.within.iter().zip(units).map(ratio).collect());
        layers.push(CertifiedLayer { sums: step.from, above: step.above, within: shown });
        sums = step.sums;
    }
    let layers = Layers {
        groups: builder.groups.iter().map(|group| listing.group(group)).collect(),
        multipliers: sought.weighings.iter().map(|weighing| weighing.shown.clone()).collect(),
        layers,
    };
    Some(Built { layers, sums, within, groups: builder.groups })
}

/// What one more group makes of a layer.
struct Step {
    sums: Vec<Vec<i128>>,
    from: Vec<(u32, u32)>,
    above: Vec<Option<u32>>,
    within: Vec<i128>,
}

/// The place of every open sum among the different ones, and the first of each of these; highest first.
fn different(open: &[(Vec<i128>, u32, u32)]) -> (Vec<usize>, Vec<usize>) {
    let mut order: Vec<usize> = (0..open.len()).collect();
    let key =
        |at: &usize| open.get(*at).map(|(vector, before, row)| (std::cmp::Reverse(vector), *before, *row));
    order.sort_unstable_by(|a, b| key(a).cmp(&key(b)));
    let mut place_of = vec![0; open.len()];
    let mut distinct: Vec<usize> = Vec::new();
    for at in order {
        let is_same = |last: &usize| vector(open, *last) == vector(open, at);
        if !distinct.last().is_some_and(is_same) {
            distinct.push(at);
        }
        if let Some(place) = place_of.get_mut(at) {
            *place = distinct.len() - 1;
        }
    }
    (place_of, distinct)
}

impl Builder<'_> {
    fn step(&self, at: usize, old: &[Vec<i128>], room: Room) -> Step {
        let rows = self.groups.get(at).map_or(&[][..], |group| group.rows.as_slice());
        let mut open: Vec<(Vec<i128>, u32, u32)> = Vec::new();
        let mut places: Vec<Option<usize>> = Vec::with_capacity(old.len() * rows.len());
        for (before, sum) in old.iter().enumerate() {
            for (row, own) in rows.iter().enumerate() {
                let vector: Vec<i128> = sum.iter().zip(&own.vector).map(|(a, b)| a + b).collect();
                let is_open = !self.is_closed(at, &vector);
                places.push(is_open.then_some(open.len()));
                if is_open {
                    open.push((vector, before as u32, row as u32));
                }
            }
        }
        let (place_of, distinct) = different(&open);
        let vectors: Vec<&[i128]> = distinct.iter().map(|at| vector(&open, *at)).collect();
        let above = Above::of(&vectors);
        let kept: Vec<&[i128]> = above.kept.iter().filter_map(|at| vectors.get(*at).copied()).collect();
        let thinned = match room {
            Room::Layer(most) => thinned(&kept, most),
            Room::Sums(_) => Thinned::none(&kept),
        };
        let stay =
            thinned.stay.iter().filter_map(|at| above.kept.get(*at)).filter_map(|at| distinct.get(*at));
        let stay: Vec<&(Vec<i128>, u32, u32)> = stay.filter_map(|at| open.get(*at)).collect();
        let listed = |place: Option<usize>| {
            let kept = above.place.get(*place_of.get(place?)?)?;
            thinned.place.get(*kept).map(|place| *place as u32)
        };
        Step {
            sums: stay.iter().map(|(vector, ..)| vector.clone()).collect(),
            from: stay.iter().map(|(_, before, row)| (*before, *row)).collect(),
            above: places.into_iter().map(listed).collect(),
            within: thinned.within.clone(),
        }
    }

    /// Whether a sum over the groups up to a place cannot come to what is asked for.
    fn is_closed(&self, at: usize, vector: &[i128]) -> bool {
        let Some(most) = self.rest.get(at + 1) else { return false };
        let is_short = |needs: &Vec<i128>| {
            vector.iter().zip(most).zip(needs).any(|((own, most), need)| own + most < *need)
        };
        self.sought.needs.as_ref().is_some_and(is_short) || self.bars.is_below(at + 1, vector)
    }
}

impl Weighing {
    /// What a vector weighs.
    pub(super) fn of(&self, vector: &[i128]) -> BigInt {
        self.multipliers.iter().zip(vector).map(|(by, own)| by * own).sum()
    }
}

impl Built {
    /// A package of a sum of the last layer: the place of the choice of each of so many issues.
    pub(super) fn package(&self, sum: usize, issues: usize) -> Vec<usize> {
        let (mut package, mut at) = (vec![0; issues], sum);
        for (group, layer) in self.groups.iter().zip(&self.layers.layers).rev() {
            let Some((before, row)) = layer.sums.get(at) else { break };
            let mut code = group.rows.get(*row as usize).map_or(0, |row| row.first as usize);
            for Digit { issue, choices } in group.digits.iter().rev() {
                package.iter_mut().skip(*issue).take(1).for_each(|place| *place = code % choices);
                code /= choices;
            }
            at = *before as usize;
        }
        package
    }
}

fn vector(open: &[(Vec<i128>, u32, u32)], at: usize) -> &[i128] {
    open.get(at).map_or(&[], |(vector, ..)| vector.as_slice())
}

/// What the groups from each place on can add at most to each form.
fn rest(groups: &[Group<i128>], forms: usize) -> Vec<Vec<i128>> {
    let mut rest = vec![vec![0; forms]];
    for group in groups.iter().rev() {
        let Some(most) = rest.last() else { break };
        let high = |form: usize| group.rows.iter().filter_map(|row| row.vector.get(form)).max().copied();
        let most = most.iter().enumerate().map(|(form, most)| most + high(form).unwrap_or(0)).collect();
        rest.push(most);
    }
    rest.reverse();
    rest
}

/// Puts groups in the order in which layers stay short: by multipliers first those whose second row weighs much less than the
/// heaviest, else those with few rows.
fn sort(groups: &mut [Group<i128>], sought: &Sought) {
    let Some(weighing) = sought.weighings.first() else {
        return groups.sort_by_key(|group| group.rows.len());
    };
    groups.sort_by_cached_key(|group| {
        let mut weights: Vec<BigInt> = group.rows.iter().map(|row| weighing.of(&row.vector)).collect();
        weights.sort_unstable_by(|a, b| b.cmp(a));
        let step = weights.first().zip(weights.get(1)).map(|(most, second)| most - second);
        (step.is_some(), std::cmp::Reverse(step))
    });
}
