//! What offers tell of those who made or took them.

use entente_core::{
    engine::world::{Deed, Weightless},
    model::{CriterionId, OfferId, PartyId},
};
use serde::Serialize;
use ts_rs::TS;

use super::ToldView;

/// What a party did with an offer, and what that tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OfferToldView {
    /// The offer.
    pub offer: OfferId,
    /// The party.
    pub party: PartyId,
    /// What it did; its words are `told.deed.<code>`.
    pub deed: DeedCode,
    /// What that tells.
    pub tells: TellsView,
}

/// What a deed tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TellsView {
    /// Nothing; the words for it are `told.nothing.<because>`.
    Nothing {
        /// Why.
        because: WeightlessCode,
    },
    /// It fits no way that was tried: it does not fit our picture of the party.
    DoesNotFit,
    /// It fits some ways, and makes these weigh more.
    Fits {
        /// How many.
        fits: ToldView,
        /// How much each order of the party's criteria fits, those that fit more than before first.
        orders: Vec<OrderFitView>,
    },
}

/// How much an order fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OrderFitView {
    /// The criteria, first place first; where there are many orders only the first.
    pub order: Vec<CriterionId>,
    /// How often it holds before anything was heard.
    pub before: ToldView,
    /// How often it holds after this deed alone.
    pub after: ToldView,
}

/// What a party did with an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeedCode {
    /// It laid it on the table.
    Offered,
    /// It preferred it to the others of its set.
    Preferred,
    /// It said yes.
    Accepted,
    /// It said no.
    Declined,
}

impl From<Deed> for DeedCode {
    fn from(deed: Deed) -> Self {
        match deed {
            Deed::Offered => Self::Offered,
            Deed::Preferred => Self::Preferred,
            Deed::Accepted => Self::Accepted,
            Deed::Declined => Self::Declined,
        }
    }
}

/// Why a deed weighs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WeightlessCode {
    /// Saying no tells nothing by itself.
    Declined,
    /// It was preferred to nothing else.
    Alone,
    /// Offers of the set leave issues open.
    NotWhole,
    /// The party has no essential that the offer could fail.
    NothingEssential,
    /// The offer says nothing that the party did not say before.
    Repeated,
    /// The offer says more than one before, and the same of what is essential.
    SameEssentials,
    /// More was done than is weighed.
    TooMuch,
}

impl From<Weightless> for WeightlessCode {
    fn from(because: Weightless) -> Self {
        match because {
            Weightless::Declined => Self::Declined,
            Weightless::Alone => Self::Alone,
            Weightless::NotWhole => Self::NotWhole,
            Weightless::NothingEssential => Self::NothingEssential,
            Weightless::Repeated => Self::Repeated,
            Weightless::SameEssentials => Self::SameEssentials,
            Weightless::TooMuch => Self::TooMuch,
        }
    }
}
