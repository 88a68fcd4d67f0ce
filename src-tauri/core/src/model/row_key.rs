//! Names of rows of any kind.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{PlanParts, code::coded};

coded! {
    /// A kind of row; the code is also the name of its table, save for a course.
    pub enum RowKind {
        /// A party.
        Party = "party",
        /// A stakeholder.
        Stakeholder = "stakeholder",
        /// An issue.
        Issue = "issue",
        /// An option of an issue.
        IssueOption = "option",
        /// A position.
        Position = "position",
        /// A constraint.
        Constraint = "constraint",
        /// A value.
        Value = "value",
        /// A reading.
        Reading = "reading",
        /// A criterion.
        Criterion = "criterion",
        /// A rating.
        Rating = "rating",
        /// A shift.
        Shift = "shift",
        /// A course without agreement.
        Course = "course",
        /// A question.
        Question = "question",
        /// A kept package.
        Package = "package",
        /// A kept version.
        Version = "version",
        /// A line between two on the map.
        Influence = "influence",
        /// What criteria have to do with each other.
        CommonGround = "common_ground",
        /// What a party has of time, courage or means.
        Circumstance = "circumstance",
        /// An idea.
        Idea = "idea",
        /// A standard, a mandate or a deadline.
        Standard = "standard",
        /// An event that may happen.
        Event = "event",
        /// A contingent term.
        ContingentTerm = "contingent_term",
        /// A fallout.
        Fallout = "fallout",
        /// What would soften a fallout.
        Mitigation = "mitigation",
        /// An offer.
        Offer = "offer",
        /// A line of a conversation plan.
        TalkLine = "talk_line",
        /// An agreement.
        Agreement = "agreement",
        /// What somebody has promised to do.
        Commitment = "commitment",
    }
}

/// Names a row of any kind that has an identifier of its own; a course goes by its party.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct RowKey {
    /// What it is.
    pub kind: RowKind,
    /// Its identifier.
    #[ts(type = "string")]
    #[schemars(with = "String")]
    pub id: Uuid,
}

impl fmt::Display for RowKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}", self.kind.code(), self.id)
    }
}

impl RowKey {
    /// The row that a text names, as [`RowKey`] is shown.
    pub fn read(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(':')?;
        Some(Self { kind: RowKind::from_code(kind)?, id: Uuid::try_parse(id).ok()? })
    }
}

macro_rules! keys {
    ($($id:ident => $kind:ident),+ $(,)?) => {$(
        impl From<super::$id> for RowKey {
            fn from(id: super::$id) -> Self {
                Self { kind: RowKind::$kind, id: id.uuid() }
            }
        }
    )+};
}

keys! {
    PartyId => Party,
    StakeholderId => Stakeholder,
    IssueId => Issue,
    OptionId => IssueOption,
    PositionId => Position,
    ConstraintId => Constraint,
    ValueId => Value,
    ReadingId => Reading,
    CriterionId => Criterion,
    ShiftId => Shift,
    QuestionId => Question,
    PackageId => Package,
    VersionId => Version,
    InfluenceId => Influence,
    GroundId => CommonGround,
    CircumstanceId => Circumstance,
    IdeaId => Idea,
    StandardId => Standard,
    EventId => Event,
    TermId => ContingentTerm,
    FalloutId => Fallout,
    MitigationId => Mitigation,
    OfferId => Offer,
    TalkLineId => TalkLine,
    AgreementId => Agreement,
    CommitmentId => Commitment,
}

impl PlanParts {
    /// Whether the row of a key is there; a rating has no identifier of its own and never is.
    pub fn has_row(&self, key: RowKey) -> bool {
        let id = key.id;
        match key.kind {
            RowKind::Party => self.parties.iter().any(|row| row.id.uuid() == id),
            RowKind::Stakeholder => self.stakeholders.iter().any(|row| row.id.uuid() == id),
            RowKind::Issue => self.issues.iter().any(|row| row.id.uuid() == id),
            RowKind::IssueOption => self.option(id.into()).is_some(),
            RowKind::Position => self.positions.iter().any(|row| row.id.uuid() == id),
            RowKind::Constraint => self.constraints.iter().any(|row| row.id.uuid() == id),
            RowKind::Value => self.values.iter().any(|row| row.id.uuid() == id),
            RowKind::Reading => self.readings.iter().any(|row| row.id.uuid() == id),
            RowKind::Criterion => self.criteria.iter().any(|row| row.id.uuid() == id),
            RowKind::Rating => false,
            RowKind::Shift => self.shifts.iter().any(|row| row.id.uuid() == id),
            RowKind::Course => self.courses.iter().any(|row| row.party.uuid() == id),
            RowKind::Question => self.questions.iter().any(|row| row.id.uuid() == id),
            RowKind::Package => self.packages.iter().any(|row| row.id.uuid() == id),
            RowKind::Version => self.versions.iter().any(|row| row.id.uuid() == id),
            RowKind::Influence
            | RowKind::CommonGround
            | RowKind::Circumstance
            | RowKind::Idea
            | RowKind::Standard
            | RowKind::Event
            | RowKind::ContingentTerm
            | RowKind::Fallout
            | RowKind::Mitigation
            | RowKind::Offer
            | RowKind::TalkLine
            | RowKind::Agreement
            | RowKind::Commitment => self.has_later_row(key),
        }
    }

    /// Whether the row of a key of stages 5 to 8, or of the map, is there.
    fn has_later_row(&self, key: RowKey) -> bool {
        self.later_keys().any(|other| other == key)
    }

    /// The keys of the map's lines and of every row of stages 5 to 8.
    fn later_keys(&self) -> impl Iterator<Item = RowKey> {
        let lines = self.influences.iter().map(|row| row.id.into());
        let grounds = self.common_grounds.iter().map(|row| row.id.into());
        let circumstances = self.circumstances.iter().map(|row| row.id.into());
        let ideas = self.ideas.iter().map(|row| row.id.into());
        let standards = self.standards.iter().map(|row| row.id.into());
        let events = self.events.iter().map(|row| row.id.into());
        let terms = self.terms.iter().map(|row| row.id.into());
        let fallouts = self.fallouts.iter().map(|row| row.id.into());
        let mitigations =
            self.fallouts.iter().flat_map(|row| row.mitigations.iter().map(|row| row.id.into()));
        let offers = self.offers.iter().map(|row| row.id.into());
        let lines_of_talk = self.talk_lines.iter().map(|row| row.id.into());
        let agreements = self.agreements.iter().map(|row| row.id.into());
        let commitments =
            self.agreements.iter().flat_map(|row| row.commitments.iter().map(|row| row.id.into()));
        lines
            .chain(grounds)
            .chain(circumstances)
            .chain(ideas)
            .chain(standards)
            .chain(events)
            .chain(terms)
            .chain(fallouts)
            .chain(mitigations)
            .chain(offers)
            .chain(lines_of_talk)
            .chain(agreements)
            .chain(commitments)
    }
}
