//! Values, readings, criteria, ratings and shifts, as the file writes them.

use super::{origin::OriginRow, people::LevelText, row::rows};
use crate::model::{
    Combine, Condition, Criterion, CriterionId, IssueId, Need, NeededLevel, PartyId, Points, Protection,
    Rank, RatedAt, Rating, Reading, ReadingId, Shift, ShiftBy, ShiftId, Standing, Strength, Value, ValueId,
    Words,
};

rows! {
    /// What a party cares about.
    ValueRow for Value {
        one { id: ValueId, party: PartyId, words: Words, protection: Protection, provenance: OriginRow }
        maybe {
            /// The higher value that it leads to.
            leads_to: ValueId,
        }
    }

    /// What an issue stands for to a party.
    ReadingRow for Reading {
        one { id: ReadingId, party: PartyId, issue: IssueId, strength: Strength, provenance: OriginRow }
        maybe {
            /// The criterion it serves.
            criterion: CriterionId,
            /// The value by way of which it does.
            value: ValueId,
        }
    }

    /// How one value of one party is judged here.
    CriterionRow for Criterion {
        one {
            id: CriterionId,
            party: PartyId,
            statement: Words,
            /// What each of the four levels means here, from "not met" to "more than met".
            #[serde(default)]
            level_words: [Option<Words>; 4],
            standing: Standing,
            need: NeedRow,
            combine: Combine,
            provenance: OriginRow,
        }
        maybe {
            value: ValueId,
            /// What its owner would see, hear or hold when it is met.
            evidence: Words,
            /// Its place in its owner's order, from 1; shared places weigh the same.
            rank: Rank,
            /// Swing points, or an imported weight.
            points: Points,
        }
        many {
            /// The issues whose choice sets its level.
            main: IssueId,
        }
    }

    /// From which level on a criterion is enough.
    NeedRow for Need {
        one {
            /// A level from 1 to 3.
            level: NeededLevel,
            provenance: OriginRow,
        }
    }

    /// The level that a choice of a main issue sets for a criterion.
    RatingRow for Rating {
        one { criterion: CriterionId, at: RatedAt, level: LevelText, provenance: OriginRow }
    }

    /// Levels added to, or taken from, a criterion when all of its conditions hold.
    ShiftRow for Shift {
        one {
            id: ShiftId,
            criterion: CriterionId,
            /// From -3 to 3, not 0.
            by: ShiftBy,
            provenance: OriginRow,
        }
        many { when: Condition }
    }
}
