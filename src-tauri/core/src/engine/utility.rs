//! What a package is worth to a party.

use num_rational::BigRational;

use super::{Case, Chosen, gauge::Span, scale};
use crate::Ratio;

/// A party's worth of a package on its own scale from 0 to 1, never added across parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utility {
    /// The worth at the dot weights and dot levels.
    pub dot: Ratio,
    /// The smallest worth over all weights that fit what was said of the order, and over everything unknown.
    pub low: Ratio,
    /// The largest such worth.
    pub high: Ratio,
}

impl Case {
    /// What a package is worth to a party: Σ w·level/3 over its weighed criteria, with Σ w = 1.
    ///
    /// The dot takes the rank-order centroid, or swing points where every weighed criterion has them. The band is exact:
    /// over all weights that fit an order, worth is smallest and largest at a running mean of levels in rank order (at
    /// the end of a tie group) or at one unranked criterion alone; the low end takes the lowest, the high end the highest
    /// levels. With swing points only the levels vary. A party with no weighed criterion is content with everything:
    /// its worth is 1.
    pub fn utility(&self, party: usize, chosen: &Chosen) -> Utility {
        let one = || Utility { dot: Ratio::one(), low: Ratio::one(), high: Ratio::one() };
        let Some(row) = self.parties.get(party).filter(|row| !row.weights.is_empty()) else { return one() };
        let spans: Vec<(usize, Span)> = row
            .weights
            .iter()
            .filter_map(|(at, _)| Some((*at, self.gauges.get(*at)?.span(&chosen.0))))
            .collect();
        let level = |pick: fn(&Span) -> i128| {
            let find =
                |at: usize| spans.iter().find(|(other, _)| *other == at).map_or(0, |(_, span)| pick(span));
            row.utility.at(find)
        };
        let dot = row.utility.ratio(level(|span| span.dot));
        if row.order.points.is_some() {
            let ends = [level(|span| span.low), level(|span| span.high)].map(|end| row.utility.ratio(end));
            let [low, high] = ends;
            return Utility { dot, low, high };
        }
        let worth = |pick: fn(&Span) -> i128| self.extreme_worths(party, &spans, pick);
        let low = worth(|span| span.low).into_iter().min();
        let high = worth(|span| span.high).into_iter().max();
        let bound = |end: Option<BigRational>| end.map_or_else(|| dot.clone(), Ratio::from);
        Utility { low: bound(low), high: bound(high), dot }
    }

    /// The worths at the extreme weightings of an order, levels being picked from spans.
    fn extreme_worths(
        &self,
        party: usize,
        spans: &[(usize, Span)],
        pick: fn(&Span) -> i128,
    ) -> Vec<BigRational> {
        let Some(row) = self.parties.get(party) else { return Vec::new() };
        let worth = |at: &usize| {
            let span = spans.iter().find(|(other, _)| other == at).map(|(_, span)| pick(span));
            let top = self.gauges.get(*at).map_or(1, |gauge| gauge.top());
            scale::whole(span.unwrap_or(0)) / scale::whole(top)
        };
        let mut worths: Vec<BigRational> = row.order.unranked.iter().map(worth).collect();
        let (mut sum, mut count) = (scale::whole(0), 0);
        for group in &row.order.groups {
            sum += group.iter().map(worth).sum::<BigRational>();
            count += group.len() as i128;
            worths.push(&sum / scale::whole(count));
        }
        worths
    }
}
