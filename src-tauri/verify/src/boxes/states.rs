//! Following the states of a proof about boxes: every state with every class is one that is listed, or is closed.

use entente_core::certificate::BoxProof;
use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::Zero as _;

use super::field::{Field, Set, Weighing};
use crate::Reason;

/// The largest number of corners above which no row lies.
const LARGEST_CORNER_COUNT: usize = 1 << 12;

/// What boxes come to that nothing can rule out any more, and the boxes that are alive and may still be ruled out.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    settled: Vec<i128>,
    alive: Set,
}

/// What nothing that is closed comes to: at or above these utilities, strictly where it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Threshold {
    numbers: Vec<BigRational>,
    is_strict: Vec<bool>,
}

/// The same with the least whole weight that comes to it, for every multipliers.
struct Bar(Vec<BigInt>);

/// Follows the states to the last issue: how many joint choices bring each of the vectors.
pub fn followed(field: &Field, proof: &BoxProof, rows: &[Vec<BigRational>]) -> Result<Vec<BigUint>, Reason> {
    let group = field.group;
    if field.issues.iter().any(Vec::is_empty) {
        // An issue of which no choice may be made leaves no joint choice.
        return if rows.is_empty() { Ok(Vec::new()) } else { Err(Reason::NoRow { group, row: 0 }) };
    }
    let mut order = proof.order.clone();
    order.sort_unstable();
    if !order.into_iter().eq(0..field.issues.len()) || proof.layers.len() != field.issues.len() {
        return Err(Reason::LayerCount {});
    }
    let bars = bars(field, rows)?;
    let mut open: Vec<usize> = (0..field.issues.len()).collect();
    let nothing = vec![0; field.weights.len()];
    let mut states = vec![(State::of(field, &nothing, &field.all, &open), BigUint::from(1_u32))];
    for (layer, issue) in proof.order.iter().enumerate() {
        open.retain(|own| own != issue);
        let step = Step { field, proof, layer, issue: *issue, rest: &open, bars: &bars };
        states = step.taken(&states)?;
    }
    let mut counts = vec![BigUint::zero(); rows.len()];
    for (state, count) in &states {
        let place = rows.iter().position(|row| is_same(row, &exact(field, &state.settled)));
        let place = place.and_then(|place| counts.get_mut(place)).ok_or(Reason::RowMissing { group })?;
        *place += count;
    }
    match counts.iter().position(BigUint::is_zero) {
        Some(row) => Err(Reason::NoRow { group, row }),
        None => Ok(counts),
    }
}

/// What boxes bring as utilities.
fn exact(field: &Field, vector: &[i128]) -> Vec<BigRational> {
    let own = vector.iter().zip(&field.units);
    own.map(|(own, unit)| BigRational::new(BigInt::from(*own), unit.clone())).collect()
}

/// Whether utilities are those of boxes; where there are no boxes these are none.
fn is_same(row: &[BigRational], found: &[BigRational]) -> bool {
    if found.is_empty() { row.iter().all(BigRational::is_zero) } else { row == found }
}

/// One issue more.
struct Step<'a> {
    field: &'a Field,
    proof: &'a BoxProof,
    layer: usize,
    issue: usize,
    rest: &'a [usize],
    bars: &'a [Bar],
}

impl Step<'_> {
    fn taken(&self, old: &[(State, BigUint)]) -> Result<Vec<(State, BigUint)>, Reason> {
        let layer = self.layer;
        let listed = self.proof.layers.get(layer).ok_or(Reason::LayerCount {})?;
        let classes = self.field.issues.get(self.issue).map_or(&[][..], Vec::as_slice);
        let mut new = Vec::with_capacity(listed.states.len());
        for (row, (before, class)) in listed.states.iter().enumerate() {
            let parts = old.get(*before as usize).zip(classes.get(*class as usize));
            let ((state, _), class) = parts.ok_or(Reason::NoSum { layer, row })?;
            let alive = state.alive.without(&class.out);
            new.push((State::of(self.field, &state.settled, &alive, self.rest), BigUint::zero()));
        }
        if listed.leads.len() != old.len() * classes.len() {
            return Err(Reason::AboveCount { layer });
        }
        let mut leads = listed.leads.iter().enumerate();
        for (state, count) in old {
            for class in classes {
                let Some((row, lead)) = leads.next() else { return Err(Reason::AboveCount { layer }) };
                let alive = state.alive.without(&class.out);
                let made = State::of(self.field, &state.settled, &alive, self.rest);
                let Some(lead) = lead else {
                    if self.is_closed(&made) {
                        continue;
                    }
                    return Err(Reason::NotClosed { layer, row });
                };
                let found = new.get_mut(*lead as usize).filter(|(other, _)| *other == made);
                found.ok_or(Reason::NotAbove { layer, row })?.1 += count * class.count;
            }
        }
        match new.iter().position(|(_, count)| count.is_zero()) {
            Some(row) => Err(Reason::Unmet { layer, row }),
            None => Ok(new),
        }
    }

    /// Whether a state comes to no row, nor to anything that no row is at or above.
    fn is_closed(&self, state: &State) -> bool {
        let settled = exact(self.field, &state.settled);
        let most: Vec<BigInt> = self
            .field
            .weighings
            .iter()
            .map(|weighing| weighing.of_vector(&settled).to_integer() + self.most(weighing, &state.alive))
            .collect();
        let is_missed = |Bar(least): &Bar| most.iter().zip(least).any(|(most, least)| most < least);
        self.bars.iter().all(is_missed)
    }

    /// At most what is alive comes to by some multipliers: every box is charged to one issue that is left, and what each of
    /// these rules out at least among its boxes is lost.
    fn most(&self, weighing: &Weighing, alive: &Set) -> i128 {
        let loss = |issue: usize, boxes: &Set| {
            let classes = self.field.issues.get(issue).into_iter().flatten();
            classes.map(|class| boxes.and(&class.out).sum(&weighing.boxes)).min().unwrap_or(0)
        };
        let mut losses: Vec<(i128, usize)> =
            self.rest.iter().map(|issue| (loss(*issue, alive), *issue)).collect();
        losses.sort_unstable_by(|one, other| other.cmp(one));
        let mut free = alive.clone();
        let mut most = alive.sum(&weighing.boxes);
        for (_, issue) in losses {
            most -= loss(issue, &free);
            if let Some(touched) = self.field.touched.get(issue) {
                free = free.without(touched);
            }
        }
        most
    }
}

impl State {
    /// What is settled once only some issues are left.
    fn of(field: &Field, settled: &[i128], alive: &Set, rest: &[usize]) -> Self {
        let touched = rest.iter().filter_map(|issue| field.touched.get(*issue));
        let touched = touched.fold(alive.without(alive), |all, own| all.or(own));
        let kept = field.brought(&alive.without(&touched));
        Self {
            settled: settled.iter().zip(kept).map(|(own, more)| own + more).collect(),
            alive: alive.and(&touched),
        }
    }
}

/// The least weights that come to a row, or to something that no row is at or above.
fn bars(field: &Field, rows: &[Vec<BigRational>]) -> Result<Vec<Bar>, Reason> {
    let parties = rows.first().map_or(field.weights.len(), Vec::len);
    let zeros = vec![BigRational::zero(); parties];
    let mut corners = vec![Threshold { numbers: zeros, is_strict: vec![false; parties] }];
    for row in rows {
        let is_above = |corner: &Threshold| {
            let sides = row.iter().zip(&corner.numbers).zip(&corner.is_strict);
            sides.into_iter().all(|((own, corner), strict)| own > corner || (!strict && own == corner))
        };
        let (cut, mut kept): (Vec<_>, Vec<_>) = corners.into_iter().partition(is_above);
        for corner in cut {
            for (party, own) in row.iter().enumerate() {
                let mut next = corner.clone();
                next.numbers.iter_mut().skip(party).take(1).for_each(|number| *number = own.clone());
                next.is_strict.iter_mut().skip(party).take(1).for_each(|strict| *strict = true);
                if !kept.contains(&next) {
                    kept.push(next);
                }
            }
        }
        corners = kept;
        if corners.len() > LARGEST_CORNER_COUNT {
            return Err(Reason::TooManyPoints { points: rows.len() });
        }
    }
    let own = rows.iter().map(|row| Threshold { numbers: row.clone(), is_strict: vec![false; row.len()] });
    let bar = |threshold: Threshold| {
        let least = |weighing: &Weighing| {
            let weight = weighing.of_vector(&threshold.numbers);
            let is_strict =
                threshold.is_strict.iter().enumerate().any(|(party, own)| *own && weighing.counts(party));
            // What weighs less than a whole number above cannot come to it.
            if is_strict { weight.floor().to_integer() + 1 } else { weight.ceil().to_integer() }
        };
        Bar(field.weighings.iter().map(least).collect())
    };
    Ok(own.chain(corners).map(bar).collect())
}
