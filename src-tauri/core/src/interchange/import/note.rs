//! What a person should know about an import.

use crate::model::code::coded;

coded! {
    /// What a note about an import says.
    pub enum ImportNoteCode {
        /// Nothing is essential to anybody yet.
        NothingEssential = "nothing_essential",
        /// The weights were kept as they are; the detail is their sum.
        WeightsKept = "weights_kept",
        /// The worth of no agreement was kept, to be read only; the detail is that worth.
        ReservationKept = "reservation_kept",
        /// The file divides worth by a maximum of its own, and here it is divided by the sum of the weights; the detail is
        /// that maximum.
        MaximumReplaced = "maximum_replaced",
        /// The file says nothing about no agreement; gains are counted from zero.
        NoReservation = "no_reservation",
        /// A discount over time was ignored; the detail is the discount.
        DiscountIgnored = "discount_ignored",
        /// A name was matched although it is written differently; the detail is the name.
        MatchedLoosely = "matched_loosely",
    }
}

/// One thing that a person should know about an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportNote {
    /// What it says.
    pub code: ImportNoteCode,
    /// The name of the party it is about, if it is about one.
    pub party: Option<String>,
    /// A number or a name, as the code says.
    pub detail: String,
}
