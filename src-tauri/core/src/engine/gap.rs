//! How far a level is at least above another.

use super::gauge::{Bounds, Cell, Gauge, Main};
use crate::model::Combine;

/// One cell of a main issue, as two packages see it.
enum Seen<'a> {
    /// Both packages make the same choice: an unknown level is the same for both.
    Shared(&'a Cell),
    /// The packages choose differently: what is unknown to one tells nothing of the other.
    Apart { above: &'a Cell, below: &'a Cell },
}

/// The main levels of two packages, where `common` runs over what is unknown to both alike.
#[derive(Default)]
struct Pair {
    above: Option<i128>,
    below: Option<i128>,
    common: Option<(i128, i128)>,
}

impl Gauge {
    /// The smallest difference, level of `above` minus level of `below`, over everything that is unknown.
    ///
    /// A cell that both packages choose has one value for both; a cell of only one of them stands at its worst. The
    /// difference is piecewise linear in the common unknown, so that its minimum is at an end or at a kink.
    pub(super) fn gap(&self, above: &[usize], below: &[usize]) -> i128 {
        self.gap_with(above, below, self.shift(above))
    }

    /// The same where what shifts `above` is known already, so that it is read for its main issues only.
    pub(super) fn gap_with(&self, above: &[usize], below: &[usize], up: i128) -> i128 {
        let pair = self.pair(above, below);
        let down = self.shift(below);
        let level = |own: Option<i128>, common: Option<i128>, shift: i128| {
            let base = own.into_iter().chain(common).reduce(|a, b| self.meet(a, b));
            self.held(base.unwrap_or(0) + shift)
        };
        let difference =
            |common: Option<i128>| level(pair.above, common, up) - level(pair.below, common, down);
        let Some((low, high)) = pair.common else { return difference(None) };
        let kinks = self.kinks(&pair, [up, down]);
        let inside = kinks.into_iter().filter(|kink| low < *kink && *kink < high);
        inside.chain([low, high]).map(|at| difference(Some(at))).min().unwrap_or(0)
    }

    pub(super) fn meet(&self, a: i128, b: i128) -> i128 {
        match self.combine {
            Combine::Weakest => a.min(b),
            Combine::Best => a.max(b),
            Combine::Blend => a + b,
        }
    }

    fn seen<'a>(&self, main: &'a Main, above: &[usize], below: &[usize]) -> Option<Seen<'a>> {
        let (up, down) = (*above.get(main.issue)?, *below.get(main.issue)?);
        let cell = main.cells.get(up)?;
        if up == down {
            return Some(Seen::Shared(cell));
        }
        Some(Seen::Apart { above: cell, below: main.cells.get(down)? })
    }

    fn pair(&self, above: &[usize], below: &[usize]) -> Pair {
        let mut pair = Pair::default();
        if self.mains.is_empty() && self.bounds == Bounds::Held {
            pair.common = Some((0, self.top()));
        }
        let with = |own: Option<i128>, next: i128| Some(own.map_or(next, |own| self.meet(own, next)));
        for main in &self.mains {
            match self.seen(main, above, below) {
                Some(Seen::Shared(cell)) => {
                    let (low, high) = (pair.common.map(|c| c.0), pair.common.map(|c| c.1));
                    pair.common = with(low, cell.low).zip(with(high, cell.high));
                }
                Some(Seen::Apart { above, below }) => {
                    pair.above = with(pair.above, above.low);
                    pair.below = with(pair.below, below.high);
                }
                None => {}
            }
        }
        pair
    }

    /// Where the slope of a difference may change: where combining switches, and where a level meets 0 or 3.
    fn kinks(&self, pair: &Pair, shifts: [i128; 2]) -> Vec<i128> {
        let ends = |shift: i128| [-shift, self.top() - shift];
        let own = [pair.above.unwrap_or(0), pair.below.unwrap_or(0)];
        let offsets = match self.combine {
            Combine::Weakest | Combine::Best => [0, 0],
            Combine::Blend => own,
        };
        let meets = shifts.into_iter().zip(offsets).flat_map(|(shift, offset)| ends(shift + offset));
        meets.chain(own).collect()
    }
}
