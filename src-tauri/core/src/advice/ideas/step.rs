//! The one step that an idea leads to.

use std::collections::BTreeMap;

use crate::{
    edit::{Edit, KeepEdit, TableEdit, TermEdit, TermEntry},
    model::{Choice, IssueId, Name},
};

/// What an idea leads to: one edit, once people have given it a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A new option of an issue.
    Option {
        /// The issue.
        issue: IssueId,
    },
    /// A new issue.
    Issue,
    /// A contingent term, whose trigger and rig check are still to be said.
    Term(Box<TermEntry>),
    /// A package that is kept.
    Package {
        /// What it chooses.
        choices: BTreeMap<IssueId, Choice>,
    },
}

impl Step {
    /// The stable code of what the step makes.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Option { .. } => "option",
            Self::Issue => "issue",
            Self::Term(_) => "contingent_term",
            Self::Package { .. } => "package",
        }
    }

    /// The edit that takes the step, given what people call it; a term needs no name.
    pub fn edit(&self, name: Name) -> Edit {
        match self {
            Self::Option { issue } => Edit::Table(TableEdit::AddOption { issue: *issue, name }),
            Self::Issue => Edit::Table(TableEdit::AddIssue { name, options: Vec::new() }),
            Self::Term(entry) => Edit::Term(TermEdit::AddTerm { entry: TermEntry::clone(entry) }),
            Self::Package { choices } => {
                Edit::Keep(KeepEdit::KeepPackage { title: name, choices: choices.clone(), reason: None })
            }
        }
    }
}
