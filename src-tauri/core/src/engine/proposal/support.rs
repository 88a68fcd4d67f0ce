//! What the verdict on the essentials of a package rests on, and in how many guess cases it holds.

use num_bigint::BigUint;

use super::{
    Count,
    answer::{Cases, RestsOn},
};
use crate::{
    edit::RowRef,
    engine::{Case, Chosen, Gauge, Ground},
    model::{Plan, Provenance},
};

/// The guesses that the verdict on the essentials of a package rests on, each once, in plan order of the criteria.
pub(super) fn rests_on(plan: &Plan, case: &Case, chosen: &Chosen) -> Vec<RestsOn> {
    let mut rows: Vec<RestsOn> = Vec::new();
    for gauge in case.gauges.iter().filter(|gauge| gauge.is_essential) {
        for ground in gauge.grounds(chosen).iter().filter(|ground| ground.is_guess()) {
            let Some((row, provenance)) = row(plan, ground) else { continue };
            let Some(party) = case.parties.get(gauge.party).map(|party| party.id) else { continue };
            let (source, confidence) = (provenance.source, provenance.confidence);
            let rests = RestsOn { row, party, criterion: gauge.id, source, confidence };
            if !rows.contains(&rests) {
                rows.push(rests);
            }
        }
    }
    rows
}

/// The row that a ground names.
pub(super) fn row_of(ground: &Ground) -> RowRef {
    match ground {
        Ground::Evidence(criterion, _) => RowRef::Criterion(*criterion),
        Ground::Need(criterion, _) => RowRef::Need(*criterion),
        Ground::Rating(criterion, at, _) => RowRef::Rating { criterion: *criterion, at: at.clone() },
        Ground::Shift(shift, _) => RowRef::Shift(*shift),
    }
}

fn row<'a>(plan: &'a Plan, ground: &Ground) -> Option<(RowRef, &'a Provenance)> {
    let provenance = match ground {
        Ground::Evidence(criterion, _) => &plan.criterion(*criterion)?.provenance,
        Ground::Need(criterion, _) => &plan.criterion(*criterion)?.need.provenance,
        Ground::Rating(criterion, at, _) => &plan.rating(*criterion, at)?.provenance,
        Ground::Shift(shift, _) => &plan.shifts.iter().find(|row| row.id == *shift)?.provenance,
    };
    Some((row_of(ground), provenance))
}

/// Whether a rating or shift behind a level is a guess.
pub(super) fn is_guessed(gauge: &Gauge, chosen: &Chosen) -> bool {
    gauge.level_grounds(chosen).iter().any(Ground::is_guess)
}

/// In how many cases a package meets every essential, when each guessed level of an essential is one lower, as it is, or
/// one higher, held between 0 and 3; nothing when no such level is a guess.
///
/// The levels vary apart from each other, so that the count is a product. A level that is not known counts at its low
/// end.
pub(super) fn cases(case: &Case, chosen: &Chosen) -> Option<Cases> {
    let mut held = BigUint::from(1_u8);
    let mut total = BigUint::from(1_u8);
    let mut guessed = false;
    for gauge in case.gauges.iter().filter(|gauge| gauge.is_essential) {
        let low = gauge.span(&chosen.0).low;
        let needed = i128::from(gauge.needed) * gauge.unit;
        let holds = |by: i128| (low + by * gauge.unit).clamp(0, gauge.top()) >= needed;
        if is_guessed(gauge, chosen) {
            guessed = true;
            total *= 3_u8;
            held *= [-1, 0, 1].into_iter().filter(|by| holds(*by)).count();
        } else if !holds(0) {
            held = BigUint::default();
        }
    }
    guessed.then(|| Cases { held: Count::from(held), total: Count::from(total) })
}
