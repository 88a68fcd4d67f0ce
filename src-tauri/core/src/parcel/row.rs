//! The rows of a parcel: each names the fields that may go, and has no place for any other.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    Ratio,
    model::{
        Choice, Combine, Condition, ConstraintId, CriterionId, EssentialsSaid, IssueId, Level, Name,
        NeededLevel, OptionId, PackageId, PartyId, PositionId, Protection, Rank, ReadingId, ShiftBy, ShiftId,
        Standing, Strength, ValueId, Words,
    },
};

macro_rules! rows {
    ($($(#[$meta:meta])* $row:ident {
        one { $($(#[$one_meta:meta])* $one:ident: $one_type:ty,)+ }
        $(maybe { $($(#[$maybe_meta:meta])* $maybe:ident: $maybe_type:ty,)+ })?
        $(many { $($(#[$many_meta:meta])* $many:ident: $many_type:ty,)+ })?
    })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $row {
            $($(#[$one_meta])* pub $one: $one_type,)+
            $($($(#[$maybe_meta])* #[serde(default, skip_serializing_if = "Option::is_none")]
                pub $maybe: Option<$maybe_type>,)+)?
            $($($(#[$many_meta])* #[serde(default)] pub $many: Vec<$many_type>,)+)?
        }
    )+};
}

rows! {
    /// Somebody whose yes is needed.
    ParcelParty {
        one {
            /// Its identifier.
            id: PartyId,
            /// What it is called.
            name: Name,
        }
        maybe {
            /// Whether it said that nothing here is essential to it.
            essentials: EssentialsSaid,
        }
    }

    /// A point that must be settled: with options, or with a range.
    ParcelIssue {
        one {
            /// Its identifier.
            id: IssueId,
            /// What it is called.
            name: Name,
        }
        maybe {
            /// The amounts that can be chosen.
            range: ParcelRange,
        }
        many {
            /// The options that can be chosen.
            options: ParcelOption,
        }
    }

    /// One way to settle an issue.
    ParcelOption {
        one {
            /// Its identifier.
            id: OptionId,
            /// What it is called.
            name: Name,
        }
    }

    /// The amounts that can be chosen.
    ParcelRange {
        one {
            /// The smallest.
            lower: Ratio,
            /// The largest.
            upper: Ratio,
            /// The distance between two of them; "0" means any amount between.
            step: Ratio,
        }
        maybe {
            /// The unit.
            unit: Name,
        }
    }

    /// Choices that cannot go together.
    ParcelConstraint {
        one {
            /// Its identifier.
            id: ConstraintId,
        }
        maybe {
            /// Why.
            reason: Words,
        }
        many {
            /// The choices.
            when: Condition,
        }
    }

    /// What a party wants, in its words.
    ParcelPosition {
        one {
            /// Its identifier.
            id: PositionId,
            /// The issue.
            issue: IssueId,
            /// Whose words they are.
            party: PartyId,
            /// The words.
            words: Words,
        }
    }

    /// What a party cares about.
    ParcelValue {
        one {
            /// Its identifier.
            id: ValueId,
            /// Whose it is.
            party: PartyId,
            /// The value in words.
            words: Words,
            /// Whether it may be traded.
            protection: Protection,
        }
        maybe {
            /// The higher value that it leads to.
            leads_to: ValueId,
        }
    }

    /// How a value is judged.
    ParcelCriterion {
        one {
            /// Its identifier.
            id: CriterionId,
            /// Whose it is.
            party: PartyId,
            /// The criterion in words.
            statement: Words,
            /// What each of the four levels means.
            #[serde(default)]
            level_words: [Option<Words>; 4],
            /// How several issues set its level together.
            combine: Combine,
        }
        maybe {
            /// The value that it judges.
            value: ValueId,
            /// What would be seen, heard or held when it is met.
            evidence: Words,
            /// Whether, and from where on, it is enough.
            need: ParcelNeed,
            /// Its place in its owner's order, from 1.
            rank: Rank,
        }
        many {
            /// The issues that set its level.
            main: IssueId,
        }
    }

    /// Whether a criterion has to be enough, and from which level on it is.
    ParcelNeed {
        one {
            /// Whether it has to be enough.
            standing: Standing,
            /// The level.
            level: NeededLevel,
        }
    }

    /// What an issue stands for.
    ParcelReading {
        one {
            /// Its identifier.
            id: ReadingId,
            /// Whose reading it is.
            party: PartyId,
            /// The issue.
            issue: IssueId,
            /// How strong the tie is.
            strength: Strength,
        }
        maybe {
            /// The criterion it serves.
            criterion: CriterionId,
            /// The value by way of which it does.
            value: ValueId,
        }
    }

    /// The level that a choice sets.
    ParcelRating {
        one {
            /// The criterion.
            criterion: CriterionId,
        }
        maybe {
            /// The option that is rated.
            option: OptionId,
            /// The amount that is rated.
            amount: ParcelAmount,
            /// The level, from "0" to "3"; absent when it is not known yet.
            level: Level,
        }
    }

    /// An amount of a numeric issue.
    ParcelAmount {
        one {
            /// The issue.
            issue: IssueId,
            /// The amount.
            amount: Ratio,
        }
    }

    /// Levels that choices add or take.
    ParcelShift {
        one {
            /// Its identifier.
            id: ShiftId,
            /// The criterion.
            criterion: CriterionId,
            /// By how many levels.
            by: ShiftBy,
        }
        many {
            /// When.
            when: Condition,
        }
    }

    /// One choice for every issue.
    ParcelPackage {
        one {
            /// Its identifier.
            id: PackageId,
            /// What it is called.
            title: Name,
            /// The choices.
            choices: BTreeMap<IssueId, Choice>,
        }
    }
}
