//! Changes to what is kept: packages, questions and passes of soft gates.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, order::Rows};
use crate::model::{
    AdviceCode, Answer, Choice, CriterionId, GatePass, IssueId, Name, Package, PackageId, PartyId, PlanParts,
    Question, QuestionId, RowKind, Words,
};

/// A change to what is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum KeepEdit {
    /// Keeps a package.
    KeepPackage {
        /// What it is called.
        title: Name,
        /// What is chosen.
        choices: BTreeMap<IssueId, Choice>,
        /// Why it is kept.
        reason: Option<Words>,
    },
    /// Gives a kept package another name.
    RenamePackage {
        /// The package.
        package: PackageId,
        /// The name.
        title: Name,
    },
    /// Says that a kept package was looked at again, with what has changed.
    LookAgain {
        /// The package.
        package: PackageId,
    },
    /// Lets a kept package go.
    DropPackage {
        /// The package.
        package: PackageId,
    },
    /// Notes a question to ask.
    AddQuestion {
        /// Whom to ask; nothing for oneself.
        party: Option<PartyId>,
        /// The issue it is about.
        issue: Option<IssueId>,
        /// The criterion it is about.
        criterion: Option<CriterionId>,
        /// The question.
        words: Words,
        /// Its answer, when it was given at once.
        #[ts(optional)]
        answer: Option<Words>,
    },
    /// Records an answer.
    AnswerQuestion {
        /// The question.
        question: QuestionId,
        /// The answer.
        words: Words,
    },
    /// Records that it is not known yet.
    NotKnownYet {
        /// The question.
        question: QuestionId,
        /// The day to ask again.
        #[ts(type = "string | null")]
        ask_again: Option<Date>,
    },
    /// Removes a question.
    RemoveQuestion {
        /// The question.
        question: QuestionId,
    },
    /// Passes a soft gate.
    PassGate {
        /// The advice that is passed.
        gate: AdviceCode,
        /// Why.
        reason: Option<Words>,
    },
}

impl KeepEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::KeepPackage { .. } => "keep_package",
            Self::RenamePackage { .. } => "rename_package",
            Self::LookAgain { .. } => "look_again",
            Self::DropPackage { .. } => "drop_package",
            Self::AddQuestion { .. } => "add_question",
            Self::AnswerQuestion { .. } => "answer_question",
            Self::NotKnownYet { .. } => "not_known_yet",
            Self::RemoveQuestion { .. } => "remove_question",
            Self::PassGate { .. } => "pass_gate",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        let (by, at) = (context.by.clone(), context.at);
        match self {
            Self::KeepPackage { title, choices, reason } => {
                let (title, choices, reason) = (title.clone(), choices.clone(), reason.clone());
                let (id, changed) = (context.id(), Vec::new());
                parts.packages.push(Package { id, title, choices, reason, changed, by, at });
            }
            Self::RenamePackage { package, title } => {
                packages(parts).find(package.uuid())?.title = title.clone()
            }
            Self::LookAgain { package } => packages(parts).find(package.uuid())?.changed.clear(),
            Self::DropPackage { package } => {
                if parts.agreements.iter().any(|row| row.package == *package) {
                    return Err(EditError::PackageAgreed(package.uuid()));
                }
                packages(parts).remove(package.uuid())?;
            }
            Self::AddQuestion { party, issue, criterion, words, answer } => {
                let (party, issue, criterion, words) = (*party, *issue, *criterion, words.clone());
                let answer = answer.clone().map_or(Answer::Open, Answer::Answered);
                parts.questions.push(Question { id: context.id(), party, issue, criterion, words, answer });
            }
            Self::AnswerQuestion { question, words } => {
                questions(parts).find(question.uuid())?.answer = Answer::Answered(words.clone());
            }
            Self::NotKnownYet { question, ask_again } => {
                questions(parts).find(question.uuid())?.answer = Answer::NotKnownYet(*ask_again);
            }
            Self::RemoveQuestion { question } => drop(questions(parts).remove(question.uuid())?),
            Self::PassGate { gate, reason } => {
                parts.passes.push(GatePass { id: context.id(), gate: *gate, reason: reason.clone(), by, at });
            }
        }
        Ok(())
    }
}

fn packages(parts: &mut PlanParts) -> Rows<'_, Package> {
    Rows::new(&mut parts.packages, RowKind::Package, |row| row.id.uuid())
}

fn questions(parts: &mut PlanParts) -> Rows<'_, Question> {
    Rows::new(&mut parts.questions, RowKind::Question, |row| row.id.uuid())
}
