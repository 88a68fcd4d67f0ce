//! The `entente-sheet` file, version 1, which only goes out encrypted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    engine::proposal::RuleCode,
    interchange::{Refusal, RefusalCode, document},
    model::{
        Combine, CriterionId, EssentialsSaid, IssueId, Level, Name, NeededLevel, Points, Protection, Rank,
        Standing, code::coded,
    },
    parcel::{ParcelConstraint, ParcelIssue, ParcelRating, ParcelShift},
};

/// The word by which a sheet is known.
pub const FORMAT: &str = "entente-sheet";
/// The version of the format that is written, and the newest that is read.
const VERSION: u32 = 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Format {
    EntenteSheet,
}

/// Whose eyes the file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Contents {
    /// A neutral's.
    Sealed,
}

coded! {
    /// Whether the owner of a criterion has said what would be seen when it is met.
    pub enum Evidence {
        /// It has.
        Said = "said",
        /// It has not.
        Missing = "missing",
    }
}

/// What a party lets a neutral know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "entente-sheet, version 1")]
pub struct Sheet {
    /// The word by which the file is known.
    format: Format,
    /// The version of the format.
    #[schemars(range(min = 1, max = 1))]
    version: u32,
    /// Whose eyes the file is for.
    contains: Contents,
    /// What all parties call the matter.
    pub case: Name,
    /// The rule that they agreed on beforehand.
    pub rule: RuleCode,
    /// Whose sheet it is.
    pub party: Name,
    /// Whether the party said that nothing here is essential to it.
    pub essentials: EssentialsSaid,
    /// What must be settled.
    #[serde(default)]
    pub issues: Vec<ParcelIssue>,
    /// What cannot go together.
    #[serde(default)]
    pub constraints: Vec<ParcelConstraint>,
    /// Its criteria, without words.
    #[serde(default)]
    pub criteria: Vec<SheetCriterion>,
    /// Levels that choices set.
    #[serde(default)]
    pub ratings: Vec<ParcelRating>,
    /// Levels that choices add or take.
    #[serde(default)]
    pub shifts: Vec<ParcelShift>,
    /// The levels of its course without agreement, where it judged that.
    #[serde(default)]
    pub course: Vec<SheetCourseLevel>,
}

/// A criterion without words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetCriterion {
    /// Its identifier.
    pub id: CriterionId,
    /// Whether it has to be enough.
    pub standing: Standing,
    /// Whether it is ever compensated.
    pub protection: Protection,
    /// From which level on it is enough.
    pub needed: NeededLevel,
    /// Whether its evidence was said.
    pub evidence: Evidence,
    /// How several issues set its level together.
    pub combine: Combine,
    /// Its place in the party's order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<Rank>,
    /// Its swing points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// The issues that set its level.
    #[serde(default)]
    pub main: Vec<IssueId>,
}

/// The level of a criterion without agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetCourseLevel {
    /// The criterion.
    pub criterion: CriterionId,
    /// The level; absent when it is not known yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
}

impl Sheet {
    /// A sheet without rows.
    pub(super) fn empty(case: Name, rule: RuleCode, party: Name, essentials: EssentialsSaid) -> Self {
        Self {
            format: Format::EntenteSheet,
            version: VERSION,
            contains: Contents::Sealed,
            case,
            rule,
            party,
            essentials,
            issues: Vec::new(),
            constraints: Vec::new(),
            criteria: Vec::new(),
            ratings: Vec::new(),
            shifts: Vec::new(),
            course: Vec::new(),
        }
    }

    /// The sheet of a text, or why it is refused: by the guards that hold for every file.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        document::read(text, FORMAT, VERSION)
    }

    /// The sheet of decrypted bytes.
    pub fn read_bytes(bytes: &[u8]) -> Result<Self, Refusal> {
        let text = std::str::from_utf8(bytes).map_err(|error| Refusal::new(RefusalCode::NotText, error))?;
        Self::read(text)
    }

    /// Its text; equal sheets give equal bytes.
    pub fn text(&self) -> String {
        document::write(self)
    }
}

/// The JSON Schema of an `entente-sheet` file, version 1, as text.
pub fn schema() -> String {
    let mut schema = serde_json::Value::from(schemars::schema_for!(Sheet));
    schema.sort_all_objects();
    format!("{schema:#}\n")
}
