//! Common ground, circumstances and ideas, as the file writes them.

use jiff::Timestamp;

use super::{origin::OriginRow, row::rows};
use crate::model::{
    Circumstance, CircumstanceId, CircumstanceKind, CommonGround, Confirmation, CriterionId, Degree,
    GroundId, GroundMember, Idea, IdeaCode, IdeaId, IdeaState, IssueId, Name, PartyId, Relation, RowKey,
    Words,
};

rows! {
    /// What criteria of several parties have to do with each other, as somebody said.
    CommonGroundRow for CommonGround {
        one { id: GroundId, relation: Relation }
        maybe {
            /// The one wording that all of them could hold.
            wording: Words,
        }
        many { members: MemberRow }
    }

    /// A criterion of common ground.
    MemberRow for GroundMember {
        one {
            criterion: CriterionId,
            /// Whether its owner holds the wording too.
            confirmation: Confirmation,
        }
    }

    /// What a party has of time, courage or means.
    CircumstanceRow for Circumstance {
        one {
            id: CircumstanceId,
            party: PartyId,
            kind: CircumstanceKind,
            degree: Degree,
            words: Words,
            provenance: OriginRow,
        }
        maybe { issue: IssueId }
    }

    /// An idea, kept with what it comes from.
    IdeaRow for Idea {
        one {
            id: IdeaId,
            code: IdeaCode,
            state: IdeaState,
            by: Name,
            #[schemars(with = "String")]
            at: Timestamp,
        }
        maybe {
            /// In whose words it is; absent for the app's.
            party: PartyId,
            words: Words,
        }
        many {
            /// The rows it comes from.
            cites: RowKey,
        }
    }
}
