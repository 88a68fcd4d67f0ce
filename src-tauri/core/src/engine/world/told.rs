//! What offers and what became of them tell of parties.

use std::collections::BTreeMap;

use super::{
    draw::Seed,
    law::Law,
    party::Weighing,
    reaction::{Deed, Done, Fact, Weightless},
    share::Share,
    tally::SharesError,
    weight::Tally,
};
use crate::{
    engine::{Case, Watch, watch::Work},
    model::{CriterionId, OfferId, PartyId, Plan},
};

/// The largest number of whole orders that are told apart; beyond, only what comes first is.
const MOST_ORDERS: usize = 24;

/// What a party did with an offer, and what that tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferTold {
    /// The offer.
    pub offer: OfferId,
    /// The party.
    pub party: PartyId,
    /// What it did.
    pub deed: Deed,
    /// What that tells.
    pub tells: Tells,
}

/// What a deed tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tells {
    /// Nothing, for this reason.
    Nothing(Weightless),
    /// It fits in no world that was tried: it does not fit our picture of the party.
    DoesNotFit,
    /// It fits our picture in some worlds, and makes these weigh more.
    Fits {
        /// In how many worlds, before anything was heard.
        fits: Share,
        /// How much each order of the party's criteria fits, those that fit more than before first; none is struck out.
        orders: Vec<OrderFit>,
    },
}

/// How much an order fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderFit {
    /// The criteria, first place first; where there are many orders only the first.
    pub order: Vec<CriterionId>,
    /// In how many worlds it holds, before anything was heard.
    pub before: Share,
    /// In how many it holds when this deed alone weighs them.
    pub after: Share,
}

/// What parties did with the offers of a plan, and what each deed by itself tells over a number of worlds.
pub fn told(plan: &Plan, worlds: u64, watch: &Watch<'_>) -> Result<Vec<OfferTold>, SharesError> {
    let case = Case::of(plan)?;
    let law = Law::of(plan, &case, Seed::of_plan(plan))?;
    let mut all = Vec::with_capacity(law.reactions.0.len());
    for (at, done) in law.reactions.0.iter().enumerate() {
        watch.report(Work::Searching, at, law.reactions.0.len()).map_err(crate::engine::SpaceError::from)?;
        let Some(party) = case.parties.get(done.party) else { continue };
        let tells = match &done.weight {
            Err(reason) => Tells::Nothing(*reason),
            Ok(fact) => law.tells(&case, done, fact, worlds),
        };
        all.push(OfferTold { offer: done.offer, party: party.id, deed: done.deed, tells });
    }
    Ok(all)
}

/// What is known of one order so far.
#[derive(Default)]
struct Held {
    before: u128,
    after: u128,
}

impl Law {
    fn tells(&self, case: &Case, done: &Done, fact: &Fact, worlds: u64) -> Tells {
        let (mut before, mut after, mut fits) = (Tally::default(), Tally::default(), 0);
        let mut orders: BTreeMap<Vec<usize>, Held> = BTreeMap::new();
        for number in 0..worlds {
            let world = self.world(number);
            let weight = fact.weight(&world, done.party);
            fits += u128::from(fact.fits(&world, done.party));
            before.add(1);
            after.add(weight);
            let held = orders.entry(self.order(done.party, number)).or_default();
            (held.before, held.after) = (held.before + 1, held.after + weight);
        }
        if fits == 0 {
            return Tells::DoesNotFit;
        }
        let orders = if orders.len() > MOST_ORDERS { by_first(orders) } else { orders };
        let id = |at: &usize| {
            let place = self.parties.get(done.party)?.criteria.get(*at)?;
            Some(case.gauges.get(*place)?.id)
        };
        let fit = |(order, held): (Vec<usize>, Held)| OrderFit {
            order: order.iter().filter_map(id).collect(),
            before: before.share(held.before),
            after: after.share(held.after),
        };
        let mut orders: Vec<OrderFit> =
            orders.into_iter().filter(|(order, _)| !order.is_empty()).map(fit).collect();
        let gain = |own: &OrderFit| own.after.part().exact() / own.before.part().exact();
        orders.sort_by_cached_key(|own| std::cmp::Reverse(gain(own)));
        Tells::Fits { fits: before.share(fits), orders }
    }

    /// The order of a party's criteria in a world; empty where it is the same in all.
    fn order(&self, party: usize, world: u64) -> Vec<usize> {
        match self.parties.get(party).map(|law| &law.weighing) {
            Some(Weighing::Order(order)) if order.is_open() => order.order(world),
            Some(Weighing::Order(_) | Weighing::Points(_)) | None => Vec::new(),
        }
    }
}

/// Orders by what comes first.
fn by_first(orders: BTreeMap<Vec<usize>, Held>) -> BTreeMap<Vec<usize>, Held> {
    let mut found: BTreeMap<Vec<usize>, Held> = BTreeMap::new();
    for (order, own) in orders {
        let held = found.entry(order.into_iter().take(1).collect()).or_default();
        (held.before, held.after) = (held.before + own.before, held.after + own.after);
    }
    found
}
