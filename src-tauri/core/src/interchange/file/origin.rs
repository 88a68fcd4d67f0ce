//! Where a row comes from, as the file writes it.

use jiff::Timestamp;

use super::row::rows;
use crate::model::{Confidence, Name, Provenance, Source, Words};

rows! {
    /// Where a row comes from, how sure its writer is, who wrote it down and when.
    OriginRow for Provenance {
        one {
            /// Where it comes from.
            source: Source,
            /// How sure the writer is.
            confidence: Confidence,
        }
        maybe {
            /// Who wrote it down.
            by: Name,
            /// When, as an RFC 3339 moment.
            #[schemars(with = "Option<String>")]
            at: Timestamp,
            /// What helps to find the source again.
            note: Words,
        }
    }
}
