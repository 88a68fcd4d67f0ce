//! The one step that an idea leads to.

use std::collections::BTreeMap;

use crate::{
    edit::{Edit, KeepEdit, RatingEdit, TableEdit, TermEdit, TermEntry},
    model::{Choice, Choices, Condition, CriterionId, IssueId, Name, OptionId, ShiftBy},
};

/// What an idea leads to: one edit, once people have said what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A new option of an issue.
    Option {
        /// The issue.
        issue: IssueId,
    },
    /// A new issue.
    Issue,
    /// A shift of a criterion by an issue that serves it, and of which nothing says yet how much.
    Shift {
        /// The criterion.
        criterion: CriterionId,
        /// The issue, which has options.
        issue: IssueId,
    },
    /// A contingent term, whose trigger and rig check are still to be said.
    Term(Box<TermEntry>),
    /// A package that is kept.
    Package {
        /// What it chooses.
        choices: BTreeMap<IssueId, Choice>,
    },
}

/// What people say when they take a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// What the new option, issue or package is called.
    Called(Name),
    /// By how many levels these options shift the criterion.
    Shifts(Vec<OptionId>, ShiftBy),
    /// Nothing: a term needs no name.
    Nothing,
}

impl Step {
    /// The stable code of what the step makes.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Option { .. } => "option",
            Self::Issue => "issue",
            Self::Shift { .. } => "shift",
            Self::Term(_) => "contingent_term",
            Self::Package { .. } => "package",
        }
    }

    /// The edit that takes the step, given what people said; nothing where they said something else than it asks for.
    pub fn edit(&self, said: Said) -> Option<Edit> {
        Some(match (self, said) {
            (Self::Option { issue }, Said::Called(name)) => {
                Edit::Table(TableEdit::AddOption { issue: *issue, name })
            }
            (Self::Issue, Said::Called(name)) => {
                Edit::Table(TableEdit::AddIssue { name, options: Vec::new() })
            }
            (Self::Shift { criterion, issue }, Said::Shifts(options, by)) => {
                let when = vec![Condition { issue: *issue, choices: Choices::AnyOf(options) }];
                Edit::Rating(RatingEdit::Shift { criterion: *criterion, when, by })
            }
            (Self::Term(entry), Said::Nothing) => {
                Edit::Term(TermEdit::AddTerm { entry: TermEntry::clone(entry) })
            }
            (Self::Package { choices }, Said::Called(title)) => {
                Edit::Keep(KeepEdit::KeepPackage { title, choices: choices.clone(), reason: None })
            }
            (
                Self::Option { .. } | Self::Issue | Self::Shift { .. } | Self::Term(_) | Self::Package { .. },
                Said::Called(_) | Said::Shifts(..) | Said::Nothing,
            ) => return None,
        })
    }
}
