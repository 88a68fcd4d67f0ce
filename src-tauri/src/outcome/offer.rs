//! What is said of offers, in the shapes of the window.

use entente_core::engine::{
    proposal::{AnalysisError, EqualOffers},
    world::{OfferTold, OrderFit, Tells},
};

use super::{Teller, share::how_often, too_large};
use crate::wire::analysis::{OfferToldView, OrderFitView, PackageReading, TellsView};

impl Teller<'_> {
    /// Packages that are about equal to one party, each read; what is too large, where they cannot be sought.
    pub fn equal_offers(self, found: Result<EqualOffers, AnalysisError>) -> Vec<PackageReading> {
        match found {
            Ok(found) => found.offers.iter().map(|card| self.reading(&card.choices)).collect(),
            Err(error) => vec![PackageReading::TooLarge { reason: too_large(&error) }],
        }
    }
}

/// What parties did with offers, and what that tells.
pub fn offers_told(told: &[OfferTold]) -> Vec<OfferToldView> {
    let view = |own: &OfferTold| OfferToldView {
        offer: own.offer,
        party: own.party,
        deed: own.deed.into(),
        tells: match &own.tells {
            Tells::Nothing(because) => TellsView::Nothing { because: (*because).into() },
            Tells::DoesNotFit => TellsView::DoesNotFit,
            Tells::Fits { fits, orders } => {
                TellsView::Fits { fits: how_often(fits), orders: orders.iter().map(order).collect() }
            }
        },
    };
    told.iter().map(view).collect()
}

fn order(own: &OrderFit) -> OrderFitView {
    OrderFitView { order: own.order.clone(), before: how_often(&own.before), after: how_often(&own.after) }
}
