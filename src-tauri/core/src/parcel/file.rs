//! The `entente-parcel` file, version 1: rows of its own, none of which has a place for what stays private.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    Ratio,
    interchange::{Refusal, RefusalCode, document},
    model::{
        Choice, Combine, Condition, ConstraintId, CriterionId, EssentialsSaid, IssueId, Level, Name,
        NeededLevel, OptionId, PackageId, PartyId, PlanId, PositionId, Protection, Rank, ReadingId, ShiftBy,
        ShiftId, Stage, Standing, Strength, ValueId, Words, code::coded,
    },
};

/// The word by which a parcel is known.
pub const FORMAT: &str = "entente-parcel";
/// The version of the format that is written, and the newest that is read.
pub(super) const VERSION: u32 = 1;

coded! {
    /// Which way a parcel goes.
    pub enum ParcelKind {
        /// It asks a party for what things stand for to it, and for its criteria.
        Form = "form",
        /// It is what that party said.
        Answer = "answer",
    }
}

/// The word by which the file is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Format {
    /// A parcel of Entente.
    EntenteParcel,
}

/// Whose eyes the file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Contents {
    /// Another party's: what was ticked.
    Chosen,
}

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

/// A parcel as a file: the head, then what was ticked, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "entente-parcel, version 1")]
pub struct Parcel {
    /// The word by which the file is known.
    pub(super) format: Format,
    /// The version of the format.
    #[schemars(range(min = 1, max = 1))]
    pub(super) version: u32,
    /// Whose eyes the file is for.
    pub(super) contains: Contents,
    /// The identifier of the form, which its answers carry too.
    pub id: PlanId,
    /// Which way it goes.
    pub kind: ParcelKind,
    /// The party that is asked, or that answers.
    pub party: PartyId,
    /// The day on which it was made; absent unless it was to be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub day: Option<Date>,
    /// What the matter is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Name>,
    /// What should be different afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Words>,
    /// The stages that the form asks for; none in an answer.
    #[serde(default)]
    pub asked: Vec<Stage>,
    /// The party, and whoever else a row is about.
    #[serde(default)]
    pub parties: Vec<ParcelParty>,
    /// What must be settled.
    #[serde(default)]
    pub issues: Vec<ParcelIssue>,
    /// What cannot go together.
    #[serde(default)]
    pub constraints: Vec<ParcelConstraint>,
    /// What is wanted.
    #[serde(default)]
    pub positions: Vec<ParcelPosition>,
    /// What parties care about.
    #[serde(default)]
    pub values: Vec<ParcelValue>,
    /// How values are judged.
    #[serde(default)]
    pub criteria: Vec<ParcelCriterion>,
    /// What issues stand for.
    #[serde(default)]
    pub readings: Vec<ParcelReading>,
    /// Levels that choices set.
    #[serde(default)]
    pub ratings: Vec<ParcelRating>,
    /// Levels that choices add or take.
    #[serde(default)]
    pub shifts: Vec<ParcelShift>,
    /// Packages.
    #[serde(default)]
    pub packages: Vec<ParcelPackage>,
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

impl Parcel {
    /// A parcel in which nothing was ticked yet.
    pub(super) fn empty(id: PlanId, kind: ParcelKind, party: PartyId) -> Self {
        Self {
            format: Format::EntenteParcel,
            version: VERSION,
            contains: Contents::Chosen,
            id,
            kind,
            party,
            day: None,
            title: None,
            purpose: None,
            asked: Vec::new(),
            parties: Vec::new(),
            issues: Vec::new(),
            constraints: Vec::new(),
            positions: Vec::new(),
            values: Vec::new(),
            criteria: Vec::new(),
            readings: Vec::new(),
            ratings: Vec::new(),
            shifts: Vec::new(),
            packages: Vec::new(),
        }
    }

    /// The parcel of the text of a file, or why it is refused: by the guards that hold for every file.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let parcel: Self = document::read(text, FORMAT, VERSION)?;
        if parcel.parties.iter().any(|row| row.id == parcel.party) {
            return Ok(parcel);
        }
        Err(Refusal::new(RefusalCode::WrongShape, parcel.party).at("/party"))
    }

    /// The text of its file; equal parcels give equal bytes.
    pub fn text(&self) -> String {
        document::write(self)
    }

    /// The party that is asked, or that answers.
    pub fn about(&self) -> Option<&ParcelParty> {
        self.parties.iter().find(|row| row.id == self.party)
    }
}

/// The JSON Schema of an `entente-parcel` file, version 1, as text.
pub fn schema() -> String {
    let mut schema = serde_json::Value::from(schemars::schema_for!(Parcel));
    schema.sort_all_objects();
    format!("{schema:#}\n")
}
