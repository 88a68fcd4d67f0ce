//! Parties, stakeholders, courses without agreement and questions, as the file writes them.

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{origin::OriginRow, row::rows};
use crate::{
    Ratio,
    model::{
        Answer, CourseLevel, CriterionId, EssentialsSaid, Hearing, Influence, InfluenceId, InfluenceKind,
        IssueId, Level, Name, NoAgreementCourse, Part, Party, PartyId, Question, QuestionId, RatedLevel,
        Stakeholder, StakeholderId, StakeholderKind, Stance, Voice, Words,
    },
};

rows! {
    /// Someone whose yes is needed.
    PartyRow for Party {
        one {
            id: PartyId,
            name: Name,
            /// Whether the party has said that nothing here is essential to it.
            essentials: EssentialsSaid,
            /// Where the order of its criteria comes from.
            order_provenance: OriginRow,
        }
        maybe { about: Words }
    }

    /// Anyone or anything that an agreement touches.
    StakeholderRow for Stakeholder {
        one {
            id: StakeholderId,
            name: Name,
            kind: StakeholderKind,
            hearing: Hearing,
            stance: Stance,
            /// The parts it plays.
            #[serde(default)]
            parts: BTreeSet<Part>,
        }
        maybe {
            /// The party it stands with; absent for both, or neither.
            party: PartyId,
            about: Words,
            /// How it gets by today, and what that carries.
            workaround: Words,
        }
    }

    /// What one on the map has with another.
    InfluenceRow for Influence {
        one { id: InfluenceId, from: Voice, to: Voice, kind: InfluenceKind }
    }

    /// What a party has without agreement, judged criterion by criterion.
    CourseRow for NoAgreementCourse {
        one { party: PartyId }
        maybe {
            words: Words,
            /// The worth that an imported file stated, from 0 to 1.
            utility_from_file: Ratio,
        }
        many { levels: CourseLevelRow }
    }

    /// The level that a course without agreement brings to one criterion.
    CourseLevelRow for CourseLevel {
        one { criterion: CriterionId, level: LevelText, provenance: OriginRow }
    }

    /// A question to ask.
    QuestionRow for Question {
        one { id: QuestionId, words: Words, answer: AnswerRow }
        maybe { party: PartyId, issue: IssueId, criterion: CriterionId }
    }
}

/// A level from 0 to 3 as text ("2", "3/4"), or "unknown".
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub(crate) struct LevelText(RatedLevel);

/// How an unknown level is written.
const UNKNOWN: &str = "unknown";

/// Says that a text is neither a level nor "unknown".
#[derive(Debug, thiserror::Error)]
#[error("a level is a number from 0 to 3 as text, such as \"2\", or \"unknown\", and \"{0}\" is neither")]
pub(crate) struct LevelTextError(String);

impl TryFrom<String> for LevelText {
    type Error = LevelTextError;

    fn try_from(text: String) -> Result<Self, LevelTextError> {
        if text == UNKNOWN {
            return Ok(Self(RatedLevel::Unknown));
        }
        match text.parse::<Ratio>().ok().and_then(|raw| Level::new(raw).ok()) {
            Some(level) => Ok(Self(RatedLevel::Known(level))),
            None => Err(LevelTextError(text)),
        }
    }
}

impl From<LevelText> for String {
    fn from(level: LevelText) -> Self {
        match level.0 {
            RatedLevel::Known(level) => level.ratio().to_string(),
            RatedLevel::Unknown => UNKNOWN.to_owned(),
        }
    }
}

impl From<RatedLevel> for LevelText {
    fn from(level: RatedLevel) -> Self {
        Self(level)
    }
}

impl From<LevelText> for RatedLevel {
    fn from(level: LevelText) -> Self {
        level.0
    }
}

/// What came of a question.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AnswerRow {
    /// It has not been asked.
    Open,
    /// The answer is "not known yet", with the day to ask again, or null.
    NotKnownYet(#[schemars(with = "Option<String>")] Option<Date>),
    /// It was answered.
    Answered(Words),
}

impl From<Answer> for AnswerRow {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Open => Self::Open,
            Answer::NotKnownYet(day) => Self::NotKnownYet(day),
            Answer::Answered(words) => Self::Answered(words),
        }
    }
}

impl From<AnswerRow> for Answer {
    fn from(answer: AnswerRow) -> Self {
        match answer {
            AnswerRow::Open => Self::Open,
            AnswerRow::NotKnownYet(day) => Self::NotKnownYet(day),
            AnswerRow::Answered(words) => Self::Answered(words),
        }
    }
}
