//! Merging for two parties.
//!
//! A layer of two parties falls in the first and rises in the second. One more group makes one shifted copy of the layer
//! for every row; the new layer is what no copy stands above (Nemhauser and Ullmann, "Discrete dynamic programming and
//! capital allocation", Management Science 15(9), 1969). The copies are swept from the first party's highest sum downwards,
//! a stretch at a time: a copy whose stretch never rises above what was kept before is left out unread, a stretch with
//! one copy left is copied, and short stretches are merged pairwise without branches.

use super::{Layer, Row, Whole};

/// Stretches of at most this many sums are merged, longer ones are halved first.
const STRETCH: usize = 128;

/// A part of one shifted copy of the old layer.
#[derive(Clone, Copy, Debug)]
struct Run<N> {
    shift: (N, N),
    start: usize,
    end: usize,
}

/// Sums of two parties, one column each.
#[derive(Clone, Debug, Default)]
struct Plane<N> {
    first: Vec<N>,
    second: Vec<N>,
}

/// Sums of two parties as they are read, with what is added to each.
#[derive(Clone, Copy)]
struct Strip<'a, N> {
    first: &'a [N],
    second: &'a [N],
    shift: (N, N),
}

/// Room to merge in, used again for every group.
#[derive(Clone, Debug, Default)]
pub(super) struct Room<N> {
    /// The runs of the stretch at hand, behind those of the stretches that wait.
    runs: Vec<Run<N>>,
    even: Plane<N>,
    odd: Plane<N>,
    ends: Vec<usize>,
}

impl<N: Whole> Room<N> {
    /// Makes room for so many sums in one stretch.
    fn fit(&mut self, size: usize) {
        for plane in [&mut self.even, &mut self.odd] {
            for column in [&mut plane.first, &mut plane.second] {
                if column.len() < size {
                    column.resize(size, N::zero());
                }
            }
        }
    }
}

/// The layer of two parties with one more group, in the place of a layer that nobody needs any more.
pub(super) fn merged<N: Whole>(
    old: &Layer<N>,
    rows: &[Row<N>],
    spare: Layer<N>,
    room: &mut Room<N>,
) -> Layer<N> {
    let [first, second] = old.columns() else { return old.clone() };
    let shifts = rows.iter().filter_map(|row| match row.vector.as_slice() {
        [first, second] => Some((*first, *second)),
        _ => None,
    });
    let len = first.len();
    let total = rows.len().saturating_mul(len).min(STRETCH);
    room.fit(total);
    room.runs.clear();
    room.runs.extend(shifts.map(|shift| Run { shift, start: 0, end: len }));
    let mut spare = spare.into_columns().into_iter();
    let mut empty = || {
        let mut column = spare.next().unwrap_or_default();
        column.clear();
        column.reserve(total);
        column
    };
    let kept = Plane { first: empty(), second: empty() };
    let mut sweep = Sweep { first, second, kept, room };
    sweep.stretch(0);
    Layer::of(vec![sweep.kept.first, sweep.kept.second])
}

struct Sweep<'a, N> {
    first: &'a [N],
    second: &'a [N],
    kept: Plane<N>,
    room: &'a mut Room<N>,
}

impl<N: Whole> Sweep<'_, N> {
    /// Sweeps the runs from a place on, all of which lie in one stretch.
    fn stretch(&mut self, from: usize) {
        let bar = self.kept.second.last().copied().unwrap_or_else(N::min_value);
        self.rise(from, bar);
        let runs = self.room.runs.get(from..).unwrap_or_default();
        let total: usize = runs.iter().map(|run| run.end - run.start).sum();
        match runs {
            [] => {}
            [only] => {
                let strip = strip(self.first, self.second, *only);
                self.kept.first.extend(strip.first.iter().map(|value| *value + strip.shift.0));
                self.kept.second.extend(strip.second.iter().map(|value| *value + strip.shift.1));
            }
            _ if total <= STRETCH => self.merge(from, bar),
            _ => self.halve(from),
        }
    }

    /// Leaves out what stands no higher than the bar: whole runs, and the beginnings of runs.
    fn rise(&mut self, from: usize, bar: N) {
        let mut kept = from;
        for at in from..self.room.runs.len() {
            let Some(mut run) = self.room.runs.get(at).copied() else { break };
            let strip = strip(self.first, self.second, run);
            let is_below = |value: &N| *value + run.shift.1 <= bar;
            if strip.second.last().is_none_or(is_below) {
                continue;
            }
            if strip.second.first().is_some_and(is_below) {
                run.start += strip.second.partition_point(is_below);
            }
            if let Some(place) = self.room.runs.get_mut(kept) {
                *place = run;
            }
            kept += 1;
        }
        self.room.runs.truncate(kept);
    }

    /// Cuts a stretch at the middle of its longest run and sweeps the upper half, then the lower.
    fn halve(&mut self, from: usize) {
        let runs = self.room.runs.get(from..).unwrap_or_default();
        let Some(longest) = runs.iter().max_by_key(|run| run.end - run.start) else { return };
        let middle = longest.start + (longest.end - longest.start) / 2;
        let cut = self.first.get(middle).map_or_else(N::min_value, |value| *value + longest.shift.0);
        let to = self.room.runs.len();
        for at in from..to {
            let Some(run) = self.room.runs.get_mut(at) else { break };
            let strip = strip(self.first, self.second, *run);
            let place = run.start + strip.first.partition_point(|value| *value + run.shift.0 >= cut);
            let upper = Run { end: place, ..*run };
            run.start = place;
            self.room.runs.push(upper);
        }
        self.stretch(to);
        self.room.runs.truncate(to);
        self.stretch(from);
    }

    /// Merges the runs from a place on pairwise until one is left, and keeps that one.
    fn merge(&mut self, from: usize, bar: N) {
        let Self { first, second, kept, room } = self;
        let Room { runs, even, odd, ends } = &mut **room;
        let own = runs.get(from..).unwrap_or_default();
        ends.clear();
        let mut used = 0;
        for pair in own.chunks(2) {
            let mut strips = pair.iter().map(|run| strip(first, second, *run));
            let one = strips.next().unwrap_or_else(Strip::empty);
            used += one.with(strips.next().unwrap_or_else(Strip::empty), bar, even, used);
            ends.push(used);
        }
        while ends.len() > 1 {
            let (mut start, mut count, mut used) = (0, 0, 0);
            for pair in 0..ends.len().div_ceil(2) {
                let middle = ends.get(2 * pair).copied().unwrap_or(start);
                let end = ends.get(2 * pair + 1).copied().unwrap_or(middle);
                used += even.strip(start, middle).with(even.strip(middle, end), bar, odd, used);
                start = end;
                if let Some(place) = ends.get_mut(count) {
                    *place = used;
                }
                count += 1;
            }
            ends.truncate(count);
            std::mem::swap(even, odd);
        }
        let last = even.strip(0, ends.first().copied().unwrap_or(0));
        kept.first.extend_from_slice(last.first);
        kept.second.extend_from_slice(last.second);
    }
}

fn strip<'a, N: Whole>(first: &'a [N], second: &'a [N], run: Run<N>) -> Strip<'a, N> {
    Strip {
        first: first.get(run.start..run.end).unwrap_or_default(),
        second: second.get(run.start..run.end).unwrap_or_default(),
        shift: run.shift,
    }
}

impl<N: Whole> Plane<N> {
    fn strip(&self, start: usize, end: usize) -> Strip<'_, N> {
        strip(&self.first, &self.second, Run { shift: (N::zero(), N::zero()), start, end })
    }
}

impl<N: Whole> Strip<'_, N> {
    fn empty() -> Self {
        Self { first: &[], second: &[], shift: (N::zero(), N::zero()) }
    }

    /// Writes what stands above the bar and above the other strip, from a place on, and says how much that is.
    ///
    /// The loop takes the higher sum of the two, writes it, and moves on only by what the comparisons came to, so that
    /// nothing has to be predicted.
    fn with(self, other: Self, bar: N, into: &mut Plane<N>, from: usize) -> usize {
        let into_first = into.first.get_mut(from..).unwrap_or_default();
        let into_second = into.second.get_mut(from..).unwrap_or_default();
        let (mut own, mut others, mut count, mut bar) = (0, 0, 0, bar);
        let mut keep = |value: (N, N), count: usize, bar: N| -> (usize, N) {
            if let Some((first, second)) = into_first.get_mut(count).zip(into_second.get_mut(count)) {
                (*first, *second) = value;
            }
            let is_above = value.1 > bar;
            (count + usize::from(is_above), if is_above { value.1 } else { bar })
        };
        while let Some((one, two)) = self.at(own).zip(other.at(others)) {
            let is_own = (one.0 > two.0) | ((one.0 == two.0) & (one.1 >= two.1));
            let value = (if is_own { one.0 } else { two.0 }, if is_own { one.1 } else { two.1 });
            own += usize::from(is_own);
            others += usize::from(!is_own);
            (count, bar) = keep(value, count, bar);
        }
        while let Some(value) = self.at(own) {
            own += 1;
            (count, bar) = keep(value, count, bar);
        }
        while let Some(value) = other.at(others) {
            others += 1;
            (count, bar) = keep(value, count, bar);
        }
        count
    }

    #[inline(always)]
    fn at(&self, place: usize) -> Option<(N, N)> {
        let (first, second) = self.first.get(place).zip(self.second.get(place))?;
        Some((*first + self.shift.0, *second + self.shift.1))
    }
}
