//! Proposals in an order that says nothing: for a screen that is shared, and for a neutral, until everybody has reacted.

use entente_core::{
    engine::proposal::{Analysis, Effect},
    model::PlanParts,
};

/// Whether each party has said what it makes of an offer.
pub fn has_everybody_reacted(plan: &PlanParts) -> bool {
    let reactions = || plan.offers.iter().flat_map(|offer| &offer.reactions);
    plan.parties.iter().all(|party| reactions().any(|reaction| reaction.party == party.id))
}

/// The same analysis with its proposals in an order that depends on the plan's identifier alone; what names proposals by
/// their place follows.
pub fn shuffled(mut analysis: Analysis, plan: &PlanParts) -> Analysis {
    let order = order(plan.id.uuid().as_u128(), analysis.proposals.len());
    let place = |old: usize| order.iter().position(|at| *at == old).unwrap_or(old);
    let moved = |places: &mut Vec<usize>| {
        places.iter_mut().for_each(|at| *at = place(*at));
        places.sort_unstable();
    };
    for change in &mut analysis.changes {
        match &mut change.effect {
            Effect::Stay { stay, go, .. } => {
                moved(stay);
                moved(go);
            }
            // An order of proposals would say by whom they are preferred.
            Effect::Order(order) => moved(order),
        }
    }
    for at in analysis.picks.iter_mut().flat_map(|pick| &mut pick.proposals).flatten() {
        *at = place(*at);
    }
    analysis.proposals = order.iter().filter_map(|old| analysis.proposals.get(*old).cloned()).collect();
    analysis
}

/// The places of so many things, each once, as a seed mixes them (Fisher and Yates, SplitMix64).
fn order(seed: u128, count: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut state = (seed ^ (seed >> 64)) as u64;
    for last in (1..count).rev() {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let other = ((mixed ^ (mixed >> 31)) % (last as u64 + 1)) as usize;
        places.swap(last, other);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_there_once_and_the_same_seed_mixes_alike() {
        let mixed = order(7, 9);
        let mut sorted = mixed.clone();
        sorted.sort_unstable();
        assert_eq!((sorted, order(7, 9)), ((0..9).collect(), mixed.clone()));
        assert!((1..20).any(|seed| order(seed, 9) != mixed));
    }
}
