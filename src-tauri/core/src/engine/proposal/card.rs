//! Cards: everything that is said of one package.

use super::{
    Count,
    answer::{Basis, Card, CriterionOutcome, PartyOutcome, Reach, Sufficiency},
    support, why,
};
use crate::{
    engine::{Case, Chosen, Enough, Gauge, Utility},
    model::{CriterionId, Plan, Rank},
};

/// The scales of all parties that places are read on.
#[derive(Clone, Debug, Default)]
pub(super) struct Scales {
    /// Over the packages that are proposed from.
    pub(super) meeting: Option<Vec<Reach>>,
    /// Over all packages.
    pub(super) all: Option<Vec<Reach>>,
}

/// How much is said of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Everything.
    Full,
    /// No why, no trade, no rows that it rests on.
    Brief,
}

/// Everything that is said of one package.
pub(super) fn card(
    plan: &Plan,
    case: &Case,
    scales: &Scales,
    chosen: &Chosen,
    alike: Option<Count>,
    detail: Detail,
) -> Card {
    let (why, rests_on) = match detail {
        Detail::Full => (why::why(plan, case, chosen), support::rests_on(plan, case, chosen)),
        Detail::Brief => (Vec::new(), Vec::new()),
    };
    Card {
        choices: case.choices(chosen),
        alike,
        check: case.win_check(chosen),
        parties: (0..case.parties.len()).filter_map(|at| outcome(plan, case, scales, chosen, at)).collect(),
        trade: why::trade(plan, &why),
        why,
        rests_on,
        cases: support::cases(case, chosen),
    }
}

fn outcome(plan: &Plan, case: &Case, scales: &Scales, chosen: &Chosen, at: usize) -> Option<PartyOutcome> {
    let party = case.parties.get(at)?;
    let utility = case.utility(at, chosen);
    let place = |scale: &Option<Vec<Reach>>| Some(scale.as_ref()?.get(at)?.place(&utility.dot));
    let mut gauges: Vec<&Gauge> = case.gauges_of(at).collect();
    gauges.sort_by_key(|gauge| (!gauge.is_protected, place_in_order(plan, gauge.id)));
    Some(PartyOutcome {
        party: party.id,
        place: place(&scales.meeting),
        in_all: in_all(scales, &utility, at),
        essentials: case.essentials(at, chosen),
        criteria: gauges.into_iter().map(|gauge| criterion(plan, gauge, chosen)).collect(),
        utility,
    })
}

fn in_all(scales: &Scales, utility: &Utility, at: usize) -> Option<Utility> {
    let reach = scales.all.as_ref()?.get(at)?;
    let place = |worth| reach.place(worth);
    Some(Utility { dot: place(&utility.dot), low: place(&utility.low), high: place(&utility.high) })
}

fn place_in_order(plan: &Plan, criterion: CriterionId) -> u32 {
    plan.criterion(criterion).and_then(|row| row.rank).map_or(u32::MAX, Rank::place)
}

fn criterion(plan: &Plan, gauge: &Gauge, chosen: &Chosen) -> CriterionOutcome {
    let unclamped = gauge.unclamped(chosen);
    CriterionOutcome {
        criterion: gauge.id,
        level: gauge.level(chosen),
        needed: gauge.needed,
        sufficiency: match (gauge.is_essential, gauge.enough(chosen)) {
            (false, Enough::Yes | Enough::Open | Enough::No) => Sufficiency::NotEssential,
            (true, Enough::Yes) => Sufficiency::Enough,
            (true, Enough::Open) => Sufficiency::Open,
            (true, Enough::No) => Sufficiency::Short,
        },
        basis: match (unclamped.known(), support::is_guessed(gauge, chosen)) {
            (None, true | false) => Basis::Unknown,
            (Some(_), true) => Basis::Guessed,
            (Some(_), false) => Basis::Known,
        },
        unclamped,
        rank: plan.criterion(gauge.id).and_then(|row| row.rank),
        rows: gauge.level_grounds(chosen).iter().map(support::row_of).collect(),
    }
}
