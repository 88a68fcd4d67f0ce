//! The outcome map and the parallel axes: exact figures turned into places on a picture.

use entente_core::{
    Ratio,
    engine::{
        Enough,
        proposal::{Analysis, Reach},
    },
};

use super::Teller;
use crate::wire::{
    analysis::{AxesView, AxisLine, AxisView, CardView, MapDot, MapPoint, MapReach, MapView},
    figure::drawn,
};

/// More axes than this are hard to read: then only the essentials are drawn.
const MOST_AXES: usize = 12;

impl Teller<'_> {
    /// The map, for two parties.
    pub(super) fn map(self, analysis: &Analysis, cards: &[&CardView]) -> Option<MapView> {
        let [x, y] = self.plan.parties.as_slice() else { return None };
        let scale = |at: usize| analysis.scales.get(at).and_then(|scale| scale.all.as_ref());
        let scales = [scale(0)?, scale(1)?];
        let card_at = |utilities: &[Ratio]| {
            let lies = |card: &&&CardView| {
                let own = card.parties.iter().map(|party| party.utility.as_ref().map(|figure| &figure.exact));
                own.eq(utilities.iter().map(Some))
            };
            cards.iter().find(lies).map(|card| card.number)
        };
        let place = |utilities: &[Ratio], at: usize| {
            utilities.get(at).zip(scales.get(at)).map_or(0.0, |(worth, scale)| hundred(scale, worth))
        };
        let points = analysis.frontier.all.iter().flatten().rev();
        let frontier = points.map(|point| MapPoint {
            x: place(&point.utilities, 0),
            y: place(&point.utilities, 1),
            count: point.count.to_string(),
            card: card_at(&point.utilities),
        });
        let dots = analysis.dots.iter().flatten().map(|dot| MapDot {
            x: place(&dot.utilities, 0),
            y: place(&dot.utilities, 1),
            meets: dot.essentials == Enough::Yes,
            card: card_at(&dot.utilities),
        });
        let left_out = if analysis.dots.is_some() {
            "0".to_owned()
        } else {
            analysis.sizes.packages.exact().to_string()
        };
        Some(MapView {
            x_party: x.id,
            y_party: y.id,
            frontier: frontier.collect(),
            dots: dots.collect(),
            left_out,
            reach: cards.iter().filter_map(|card| reach(card, scales)).collect(),
        })
    }

    /// One axis for each criterion, for three and more parties.
    pub(super) fn axes(self, cards: &[&CardView]) -> Option<AxesView> {
        if self.plan.parties.len() < 3 {
            return None;
        }
        let plan = self.plan;
        let all = || plan.parties.iter().flat_map(|party| plan.criteria_of(party.id));
        let few = all().count() <= MOST_AXES;
        let shown: Vec<_> = all().filter(|row| few || plan.is_essential(row)).collect();
        let axes = shown.iter().map(|row| AxisView {
            party: row.party,
            criterion: row.id,
            needed: plan.is_essential(row).then(|| f64::from(row.need.level.get())),
        });
        let lines = cards.iter().map(|card| AxisLine {
            card: card.number,
            levels: shown.iter().map(|row| level_of(card, row.id)).collect(),
        });
        Some(AxesView {
            axes: axes.collect(),
            lines: lines.collect(),
            left_out: u32::try_from(all().count() - shown.len()).unwrap_or(u32::MAX),
        })
    }
}

fn level_of(card: &CardView, criterion: entente_core::model::CriterionId) -> Option<f64> {
    let mut rows = card.parties.iter().flat_map(|party| &party.criteria);
    let row = rows.find(|row| row.criterion == criterion)?;
    row.level.shown.as_ref().map(|_| row.level.low_drawn)
}

fn reach(card: &CardView, [x, y]: [&Reach; 2]) -> Option<MapReach> {
    let [first, second] = card.parties.as_slice() else { return None };
    let span = |band: &Option<[crate::wire::figure::Figure; 2]>, scale: &Reach| {
        band.as_ref().map(|[low, high]| [hundred(scale, &low.exact), hundred(scale, &high.exact)])
    };
    Some(MapReach { card: card.number, x: span(&first.band, x)?, y: span(&second.band, y)? })
}

/// Where a worth lies in a range, from 0 to 100 on the picture.
fn hundred(scale: &Reach, worth: &Ratio) -> f64 {
    100.0 * drawn(&scale.place(worth))
}
