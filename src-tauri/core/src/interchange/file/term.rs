//! Standards, events, forecasts and contingent terms, as the file writes them.

use jiff::civil::Date;

use super::{origin::OriginRow, row::rows};
use crate::model::{
    Chance, Choice, Condition, ContingentTerm, Event, EventId, Forecast, IssueId, PackageId, PartyId,
    Standard, StandardId, StandardKind, TermId, Words,
};

rows! {
    /// A standard, a mandate or a deadline.
    StandardRow for Standard {
        one { id: StandardId, kind: StandardKind, words: Words, provenance: OriginRow }
        maybe {
            /// Whose it is; absent when it holds for all.
            party: PartyId,
            #[schemars(with = "Option<String>")]
            day: Date,
        }
        many {
            /// The choices it speaks to; none when it speaks to the whole.
            about: Condition,
        }
    }

    /// Something that may happen.
    EventRow for Event {
        one { id: EventId, words: Words }
        many { forecasts: ForecastRow }
    }

    /// How likely a party thinks an event to be.
    ForecastRow for Forecast {
        one { party: PartyId, chance: Chance, provenance: OriginRow }
    }

    /// What is chosen for one issue if an event happens, and if it does not.
    TermRow for ContingentTerm {
        one { id: TermId, issue: IssueId, event: EventId, then: Choice, otherwise: Choice }
        maybe {
            /// The package it belongs to; absent while it is only looked at.
            package: PackageId,
            /// How all would see that it has happened.
            trigger: Words,
            /// Who can bring it about, or keep it from happening.
            cause: Words,
            /// Who learns of it first.
            first_to_know: Words,
            /// Whether each can bear the branch that is worse for it.
            worse_branch: Words,
        }
    }
}
