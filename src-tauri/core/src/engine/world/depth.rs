//! Worlds of packages whose issues all depend on each other: searched, where joint choices are too many to be listed.

use super::{
    law::{Law, World},
    outcome::worst_place,
};
use crate::engine::{
    Case, Chosen, Gauge, Watch,
    search::{Depth, Ground},
};

/// Places in ranges narrower than this are not cut twice.
const EXACT_WIDTH: i128 = 1 << 32;

/// What one world has to say of packages.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Sight {
    /// Everybody's range among packages that meet every essential here; nothing where there is none.
    pub(in crate::engine) ranges: Option<Vec<(i128, i128)>>,
    /// What lifts the worst-off highest here, as far as it was found.
    pub(in crate::engine) winner: Option<Chosen>,
}

impl Law {
    /// What a world has to say of all packages of a case; nothing where a criterion has too many states.
    pub(in crate::engine) fn sight(&self, case: &Case, ground: &Ground<'_>, number: u64) -> Option<Sight> {
        let world = self.world(number);
        let depth = world.depth(case, ground)?;
        let idle = Watch::idle();
        let Some(ranges) = depth.ranges(&idle).ok()? else {
            return Some(Sight { ranges: None, winner: None });
        };
        let widths: Vec<i128> = ranges.found.iter().map(|(low, high)| high - low).collect();
        let mut highest = None;
        let mut judge = |package: &[usize]| {
            let utilities = world.utilities(&Chosen(package.to_vec()));
            let place = worst_place(&utilities, &ranges.found);
            (highest.is_none_or(|highest| place > highest)).then(|| {
                highest = Some(place);
                let least = |(low, high): &(i128, i128)| above(place, *low, high - low);
                ranges.found.iter().map(least).collect()
            })
        };
        let winner = depth.lifted(&widths, &mut judge, &idle).ok()?;
        Some(Sight { winner: winner.map(|winner| Chosen(winner.found)), ranges: Some(ranges.found) })
    }

    /// What a world weighs, and the place of the worst-off of every package in it; 0 where a package fails an essential there.
    pub(in crate::engine) fn places_in(
        &self,
        number: u64,
        sight: &Sight,
        packages: &[&Chosen],
    ) -> (u128, Vec<u32>) {
        let world = self.world(number);
        let place = |own: &&Chosen| match &sight.ranges {
            Some(ranges) if world.meets_essentials(own) => worst_place(&world.utilities(own), ranges),
            Some(_) | None => 0,
        };
        (world.weight(), packages.iter().map(place).collect())
    }
}

/// No utility whose place is above one is below this.
fn above(place: u32, low: i128, width: i128) -> i128 {
    let whole = i128::from(super::WHOLE_PLACE);
    if width < EXACT_WIDTH {
        return low + ((i128::from(place) + 1) * width + whole - 1) / whole;
    }
    width.checked_mul(i128::from(place)).map_or(low, |up| low + up / whole)
}

impl World<'_> {
    fn depth(&self, case: &Case, ground: &Ground<'_>) -> Option<Depth> {
        let gauges: Vec<Gauge> =
            case.gauges.iter().enumerate().map(|(at, gauge)| self.gauge(at, gauge)).collect();
        let start = self.law.parties.iter().map(|law| if law.criteria.is_empty() { law.whole } else { 0 });
        ground.depth(&gauges, start.collect(), |at, level| {
            let own = self.law.gauges.get(at).zip(self.gauges.get(at));
            let fits = own.is_none_or(|(law, drawn)| !law.is_essential || law.is_enough(drawn, level));
            fits.then(|| self.worth(at, level))
        })
    }

    /// A criterion as it reads in this world.
    fn gauge(&self, at: usize, gauge: &Gauge) -> Gauge {
        let Some((law, drawn)) = self.law.gauges.get(at).zip(self.gauges.get(at)) else {
            return gauge.clone();
        };
        let row = |at: usize| drawn.rows.get(at).copied().unwrap_or_default();
        let cell = |parts: &Vec<(usize, i128)>| parts.iter().map(|(at, part)| row(*at) * part).sum();
        let cells = law.mains.iter().map(|main| main.cells.iter().map(cell).collect());
        let shifts = drawn.shifts.iter().map(|by| by * law.unit);
        gauge.drawn(law.unit, cells.collect(), shifts.collect(), law.nowhere.map(row))
    }
}
