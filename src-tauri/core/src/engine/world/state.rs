//! Counting: every way in which something can turn out, with its exact weight.

use std::borrow::Cow;

use num_rational::BigRational;
use num_traits::{One as _, Zero as _};

use super::{
    cell::Sharing,
    doubt::Steps,
    gauge::{Drawn, GaugeLaw},
    law::{Law, World},
    party::{PartyLaw, Weighed, Weighing, Without, Worth},
};
use crate::{
    Ratio,
    engine::{Chosen, scale::whole},
};

/// The largest number of ways that are counted one by one.
const LARGEST_COUNT: usize = 4_096;

/// Ways in which something can turn out, with weights that add up to 1.
type Ways<T> = Vec<(BigRational, T)>;

/// What of a criterion is told apart; the rest stays as it is written.
struct Uses<'a> {
    rows: &'a dyn Fn(usize) -> bool,
    shifts: &'a dyn Fn(usize) -> bool,
}

/// How many steps each row is away from what is written.
type Away = Vec<i128>;

fn ways(steps: &Steps) -> Ways<i128> {
    let part = |weight: u128| Ratio::fraction(weight, steps.total()).map(|part| part.exact().clone());
    steps.weighed().filter_map(|(step, weight)| Some((part(weight)?, step))).collect()
}

/// Both in every way; nothing where there are too many.
fn product<A: Clone, B: Clone, C>(
    one: &Ways<A>,
    other: &Ways<B>,
    join: impl Fn(&A, &B) -> C,
) -> Option<Ways<C>> {
    let count = one.len().checked_mul(other.len()).filter(|count| *count <= LARGEST_COUNT)?;
    let mut all = Vec::with_capacity(count);
    for (weight, a) in one {
        all.extend(other.iter().map(|(own, b)| (weight * own, join(a, b))));
    }
    Some(all)
}

/// Every row in every way, one draw for each.
fn apart(laws: &[(usize, &Steps)], start: Ways<Away>) -> Option<Ways<Away>> {
    laws.iter().try_fold(start, |all, (row, steps)| {
        product(&all, &ways(steps), |away: &Away, step| {
            let mut away = away.clone();
            away.iter_mut().skip(*row).take(1).for_each(|place| *place = *step);
            away
        })
    })
}

/// Every row at every part of one draw that they share: the draw is cut wherever one of them changes.
fn together(laws: &[(usize, &Steps)], rows: usize) -> Ways<Away> {
    let ends = |steps: &Steps| {
        let mut end = BigRational::zero();
        ways(steps).into_iter().map(move |(weight, step)| {
            end += weight;
            (end.clone(), step)
        })
    };
    let ends: Vec<(usize, Vec<(BigRational, i128)>)> =
        laws.iter().map(|(row, steps)| (*row, ends(steps).collect())).collect();
    let mut cuts: Vec<&BigRational> =
        ends.iter().flat_map(|(_, own)| own.iter().map(|(end, _)| end)).collect();
    cuts.sort();
    cuts.dedup();
    let mut last = BigRational::zero();
    let mut all = Vec::with_capacity(cuts.len());
    for cut in cuts {
        let mut away = vec![0; rows];
        for (row, own) in &ends {
            let step = own.iter().find(|(end, _)| end >= cut).map_or(0, |(_, step)| *step);
            away.iter_mut().skip(*row).take(1).for_each(|place| *place = step);
        }
        all.push((cut - &last, away));
        last.clone_from(cut);
    }
    all
}

impl GaugeLaw {
    /// Every way in which a criterion can turn out; nothing where there are too many.
    fn ways(&self, uses: &Uses<'_>) -> Option<Ways<Drawn>> {
        let rows =
            || self.rows.iter().enumerate().filter(|(row, law)| !law.steps.is_certain() && (uses.rows)(*row));
        let of = |wanted: Sharing| -> Vec<(usize, &Steps)> {
            rows().filter(|(_, law)| law.sharing == wanted).map(|(row, law)| (row, &law.steps)).collect()
        };
        let (guessed, unknown) = (of(Sharing::Guessed), of(Sharing::Apart));
        let written = vec![(BigRational::one(), vec![0; self.rows.len()])];
        let mut away = apart(&guessed, written)?;
        if guessed.len() > 1 {
            let half = |(weight, away): (BigRational, Away)| (weight / whole(2), away);
            let shared = together(&guessed, self.rows.len());
            away = away.into_iter().chain(shared).map(half).collect();
        }
        let away = apart(&unknown, away)?;
        let shifts: Vec<i128> = self.shifts.iter().map(|shift| shift.by).collect();
        let mut shifted = vec![(BigRational::one(), shifts)];
        for (at, shift) in self.shifts.iter().enumerate().filter(|(at, _)| (uses.shifts)(*at)) {
            shifted = product(&shifted, &ways(&shift.steps), |all: &Vec<i128>, step| {
                let mut all = all.clone();
                all.iter_mut().skip(at).take(1).for_each(|by| *by = shift.by + step);
                all
            })?;
        }
        let row_levels = |away: &Away| (0..).zip(away).map(|(row, steps)| self.row_at(row, *steps)).collect();
        let levels = product(&away, &shifted, |away, shifts| (row_levels(away), shifts.clone()))?;
        let needs = if self.is_essential { ways(&self.need.steps) } else { vec![(BigRational::one(), 0)] };
        product(&levels, &needs, |(rows, shifts): &(Vec<i128>, Vec<i128>), steps| Drawn {
            rows: rows.clone(),
            shifts: shifts.clone(),
            need: self.need.level + steps,
        })
    }

    /// In which part of all ways a criterion is enough in a package; nothing where there are too many.
    fn enough(&self, chosen: &Chosen) -> Option<BigRational> {
        let positions = chosen.positions();
        let cells = || self.mains.iter().filter_map(|main| main.cells.get(*positions.get(main.issue)?));
        let is_used = |row: usize| {
            self.nowhere == Some(row) || cells().any(|parts| parts.iter().any(|(own, _)| *own == row))
        };
        let holds = |at: usize| self.shifts.get(at).is_some_and(|shift| shift.holds(positions));
        let ways = self.ways(&Uses { rows: &is_used, shifts: &holds })?;
        let enough = ways.iter().filter(|(_, drawn)| self.is_enough(drawn, self.level(drawn, positions)));
        Some(enough.map(|(weight, _)| weight).sum())
    }
}

impl PartyLaw {
    /// Every way in which a party can weigh; nothing where its weights are not the same in every world, or there are too
    /// many.
    fn ways(&self) -> Option<Ways<Weighed>> {
        let mut weights = vec![0; self.criteria.len()];
        match &self.weighing {
            Weighing::Points(points) => weights.clone_from(points),
            Weighing::Order(order) if order.is_certain() => order.weights(0, &mut weights),
            Weighing::Order(_) => return None,
        }
        let coin: &[Worth] = if self.is_imported { &[Worth::Even] } else { &[Worth::Even, Worth::MetFirst] };
        let part = || whole(1) / whole(coin.len() as i128);
        let worths: Ways<Worth> = coin.iter().map(|worth| (part(), *worth)).collect();
        let levels: Vec<(usize, &Steps)> = match &self.without {
            Some(Without::Judged(levels)) => levels.iter().map(|law| &law.steps).enumerate().collect(),
            Some(Without::Stated(_) | Without::Zero) | None => Vec::new(),
        };
        let start = vec![(BigRational::one(), vec![0; levels.len()])];
        product(&worths, &apart(&levels, start)?, |worth, away| Weighed {
            weights: weights.clone(),
            worth: *worth,
            without: self.without.as_ref().map(|without| match without {
                Without::Stated(utility) => *utility,
                Without::Zero => 0,
                Without::Judged(levels) => {
                    let own = levels.iter().zip(away).zip(&weights);
                    own.map(|((law, away), weight)| weight * law.worth(*away, *worth)).sum()
                }
            }),
        })
    }
}

impl Law {
    /// In which part of all ways every essential is enough in a package; nothing where there are too many ways.
    ///
    /// Criteria turn out apart from each other, so that the parts of each are multiplied.
    pub(super) fn essentials_met(&self, chosen: &Chosen) -> Option<Ratio> {
        let essentials = self.gauges.iter().filter(|gauge| gauge.is_essential);
        essentials
            .map(|gauge| gauge.enough(chosen))
            .try_fold(BigRational::one(), |all, own| Some(all * own?))
            .map(Ratio::from)
    }

    /// Every way in which everything can turn out, as worlds with their weights; nothing where weights are not the same in
    /// every world, or there are too many ways.
    pub(super) fn every_world(&self) -> Option<Vec<(BigRational, World<'_>)>> {
        let uses = Uses { rows: &|_| true, shifts: &|_| true };
        let nothing = World { law: self, gauges: Vec::new(), parties: Vec::new() };
        let mut worlds = vec![(BigRational::one(), nothing)];
        for party in &self.parties {
            worlds = product(&worlds, &party.ways()?, |world: &World<'_>, own| {
                let mut world = world.clone();
                world.parties.push(own.clone());
                world
            })?;
        }
        for gauge in &self.gauges {
            worlds = product(&worlds, &gauge.ways(&uses)?, |world: &World<'_>, own| {
                let mut world = world.clone();
                world.gauges.push(Cow::Owned(own.clone()));
                world
            })?;
        }
        Some(worlds)
    }
}
