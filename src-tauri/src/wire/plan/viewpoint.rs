//! From where a plan is seen.

use entente_core::model::PartyId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// From where a plan is seen; the screens are the same from everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Viewpoint {
    /// As its keeper sees it.
    #[default]
    Keeper,
    /// As if a party kept it.
    Party {
        /// The party.
        party: PartyId,
    },
    /// As a neutral sees it: no party is one's own.
    Neutral,
    /// As all parties may see it together: no private row is there.
    Joint,
}
