//! The `entente-parcel` file, version 1: rows of its own, none of which has a place for what stays private.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::row::{
    ParcelConstraint, ParcelCriterion, ParcelIssue, ParcelPackage, ParcelParty, ParcelPosition, ParcelRating,
    ParcelReading, ParcelShift, ParcelValue,
};
use crate::{
    interchange::{Refusal, RefusalCode, document},
    model::{Name, PartyId, PlanId, Stage, Words, code::coded},
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
