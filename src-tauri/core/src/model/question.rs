//! Questions to ask, and their answers.

use jiff::civil::Date;

use super::{CriterionId, IssueId, PartyId, QuestionId, Words};

/// A question to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its identifier.
    pub id: QuestionId,
    /// Whom to ask; nothing for oneself.
    pub party: Option<PartyId>,
    /// The issue it is about.
    pub issue: Option<IssueId>,
    /// The criterion it is about.
    pub criterion: Option<CriterionId>,
    /// The question.
    pub words: Words,
    /// What came of it.
    pub answer: Answer,
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It has not been asked.
    Open,
    /// The answer is “not known yet”: a full answer, with a day to ask again.
    NotKnownYet(Option<Date>),
    /// It was answered.
    Answered(Words),
}
