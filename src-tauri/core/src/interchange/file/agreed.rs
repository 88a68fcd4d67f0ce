//! Fallouts, offers, the conversation plan and agreements, as the file writes them.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use super::{origin::OriginRow, row::rows};
use crate::model::{
    AfterCheck, Agreement, AgreementId, Choice, Commitment, CommitmentId, CommitmentState, DurabilityAnswer,
    DurabilityPoint, EssentialsNow, Explanation, Fallout, FalloutId, FalloutOf, Feeling, IssueId, Mitigation,
    MitigationId, MitigationState, Name, Offer, OfferId, PackageId, PartyId, Reaction, ReactionKind,
    Severity, StakeholderId, TalkLine, TalkLineId, TalkLineKind, Words,
};

rows! {
    /// What a package or an option disturbs for a stakeholder.
    FalloutRow for Fallout {
        one {
            id: FalloutId,
            of: FalloutOf,
            stakeholder: StakeholderId,
            severity: Severity,
            words: Words,
            provenance: OriginRow,
        }
        many { mitigations: MitigationRow }
    }

    /// What would soften a fallout.
    MitigationRow for Mitigation {
        one { id: MitigationId, words: Words, state: MitigationState }
        maybe {
            /// Who has said whether it is accepted.
            said_by: Name,
        }
    }

    /// What a party laid on the table, whole or in part.
    OfferRow for Offer {
        one {
            id: OfferId,
            party: PartyId,
            /// Offers of one set were laid on the table together.
            set: u32,
            /// What it chooses, by the identifier of the issue.
            choices: BTreeMap<IssueId, Choice>,
            by: Name,
            #[schemars(with = "String")]
            at: Timestamp,
        }
        maybe { words: Words }
        many { reactions: ReactionRow }
    }

    /// What a party made of an offer.
    ReactionRow for Reaction {
        one {
            party: PartyId,
            kind: ReactionKind,
            #[schemars(with = "String")]
            at: Timestamp,
        }
        maybe { words: Words }
    }

    /// A line of a conversation plan.
    TalkLineRow for TalkLine {
        one { id: TalkLineId, kind: TalkLineKind, words: Words }
        maybe {
            /// With whom; absent for everyone.
            party: PartyId,
        }
    }

    /// What the parties agreed, or are about to.
    AgreementRow for Agreement {
        one { id: AgreementId, package: PackageId }
        maybe {
            terms: Words,
            #[schemars(with = "Option<String>")]
            signed: Date,
            /// Why it goes ahead although somebody is badly disturbed.
            in_spite_of: Words,
        }
        many {
            commitments: CommitmentRow,
            durability: DurabilityRow,
            explanations: ExplanationRow,
            checks: CheckRow,
        }
    }

    /// What somebody has promised to do.
    CommitmentRow for Commitment {
        one { id: CommitmentId, who: Name, what: Words, state: CommitmentState }
        maybe {
            #[schemars(with = "Option<String>")]
            due: Date,
        }
    }

    /// What was settled on one point of what makes an agreement last.
    DurabilityRow for DurabilityAnswer {
        one { point: DurabilityPoint, words: Words }
    }

    /// What a party can say at home about the agreement.
    ExplanationRow for Explanation {
        one { party: PartyId, words: Words }
    }

    /// How a party sees the agreement at the review.
    CheckRow for AfterCheck {
        one {
            party: PartyId,
            outcome: Feeling,
            own_part: Feeling,
            process: Feeling,
            relationship: Feeling,
            essentials: EssentialsNow,
            #[schemars(with = "String")]
            at: Timestamp,
        }
        maybe { words: Words }
    }
}
