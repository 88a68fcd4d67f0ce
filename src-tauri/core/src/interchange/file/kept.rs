//! What is kept, as the file writes it.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::row::rows;
use crate::model::{
    AdviceCode, Choice, GatePass, IssueId, KeptVersion, Name, Package, PackageId, PassId, RowKey, VersionId,
    Words,
};

rows! {
    /// A package that a person kept.
    PackageRow for Package {
        one {
            id: PackageId,
            title: Name,
            /// What is chosen, by the identifier of the issue.
            choices: BTreeMap<IssueId, Choice>,
            by: Name,
            #[schemars(with = "String")]
            at: Timestamp,
        }
        maybe { reason: Words }
        many {
            /// The rows it rests on that have changed since it was kept, or last looked at.
            changed: RowKey,
        }
    }

    /// A frozen copy of the plan.
    VersionRow for KeptVersion {
        one {
            id: VersionId,
            name: Name,
            by: Name,
            #[schemars(with = "String")]
            at: Timestamp,
            /// The plan as the text of an entente-plan file without versions of its own.
            content: String,
        }
        maybe { reason: Words }
    }

    /// The log entry of a soft gate that was passed.
    PassRow for GatePass {
        one {
            id: PassId,
            gate: AdviceCode,
            by: Name,
            #[schemars(with = "String")]
            at: Timestamp,
        }
        maybe { reason: Words }
    }
}
