//! Taking an answer in: what a party said takes the place of what was guessed of it, as one change.
//!
//! The rows of the answer are found again by the digests under which they went out, by the words they say, or because a
//! person says which guess is meant. The old guess stays in the history; a guess that was not spoken of stays a guess.

mod matching;
mod merge;

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{
    OpenError,
    file::{Parcel, ParcelKind},
    open::Opener,
};
use crate::{
    interchange::Refusal,
    model::{CriterionId, Fault, Name, PartyId, Plan, PlanId, PlanParts, Provenance, code::coded},
};

/// Which criterion of the answer is which guess of the plan, where a person says so; nothing makes it a new one.
pub type Pairs = BTreeMap<CriterionId, Option<CriterionId>>;

/// Says why an answer is not taken in; the plan stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TakeError {
    /// The parcel is a form, which is opened as a plan of its own.
    #[error("the parcel asks and does not answer")]
    Form,
    /// The parcel answers no form of this plan.
    #[error("the parcel answers no form of this plan")]
    OtherPlan,
    /// The parcel makes no rows.
    #[error(transparent)]
    Rows(#[from] OpenError),
    /// The parcel cannot be read.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The plan would not fit together any more.
    #[error("the rows would not fit together: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Unfit(Vec<Fault>),
}

coded! {
    /// What a row of an answer says.
    pub enum TakenKind {
        /// An issue.
        Issue = "issue",
        /// An option of an issue.
        IssueOption = "option",
        /// What cannot go together.
        Constraint = "constraint",
        /// A value.
        Value = "value",
        /// A criterion, in its words.
        Criterion = "criterion",
        /// Whether a criterion has to be enough, by the code of its standing.
        Standing = "standing",
        /// From which level on a criterion is enough.
        Needed = "needed",
        /// What an issue stands for.
        Reading = "reading",
        /// A level that a choice sets.
        Rating = "rating",
        /// Levels that choices add or take.
        Shift = "shift",
        /// What they want, in their words.
        Position = "position",
        /// A package.
        Package = "package",
    }
}

coded! {
    /// What became of a guess.
    pub enum Guessed {
        /// They said what was guessed.
        Right = "right",
        /// They said something else.
        Otherwise = "otherwise",
        /// Nothing had been guessed.
        Nothing = "nothing",
    }
}

/// A row that the answer brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenRow {
    /// What it says.
    pub kind: TakenKind,
    /// The criterion or value that it is about, as it will be called in the plan.
    pub criterion: Option<CriterionId>,
    /// What they say, in their words or as a level.
    pub said: String,
    /// What was guessed instead.
    pub guess: Option<String>,
    /// What became of the guess.
    pub guessed: Guessed,
}

coded! {
    /// Why a row of an answer is left out.
    pub enum LeftOutCode {
        /// It is about somebody else, who alone can say it.
        NotTheirs = "not_theirs",
        /// The issue can be settled otherwise by now.
        IssueChanged = "issue_changed",
    }
}

/// A row of an answer that is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Why.
    pub code: LeftOutCode,
    /// What it says.
    pub said: String,
}

/// What an answer makes of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Who answers.
    pub party: PartyId,
    /// The plan with what they said.
    pub plan: Plan,
    /// What they said, row by row.
    pub rows: Vec<TakenRow>,
    /// What of it is left out.
    pub left_out: Vec<LeftOut>,
    /// Which criterion of the answer is which of the plan; nothing where it is new.
    pub pairs: Pairs,
    /// The guesses of criteria that nothing in the answer speaks of.
    pub not_spoken_of: Vec<CriterionId>,
}

impl Parcel {
    /// Whether the parcel answers a form of a plan for this party of it.
    pub fn answers(&self, plan: PlanId, party: PartyId) -> bool {
        self.kind == ParcelKind::Answer && matching::is_party(self, plan, party)
    }
}

/// Takes an answer into the plan whose form it answers.
pub fn take(
    plan: &Plan,
    parcel: &Parcel,
    pairs: &Pairs,
    by: &Name,
    at: Timestamp,
) -> Result<Taken, TakeError> {
    match parcel.kind {
        ParcelKind::Form => return Err(TakeError::Form),
        ParcelKind::Answer => {}
    }
    let party = matching::party(plan, parcel).ok_or(TakeError::OtherPlan)?;
    let (names, pairs) = matching::names(plan, parcel, party, pairs);
    let answer = parcel.renamed(&names)?;
    let opener = Opener { by: by.clone(), at };
    let said = opener.rows(&answer, &plan.name)?;
    let word = Provenance { by: Some(by.clone()), ..Provenance::said(None, Some(at)) };
    let mut merge = merge::Merge::new(PlanParts::clone(plan), party, word);
    merge.all(said, &answer);
    let merge::Merge { parts, rows, left_out, .. } = merge;
    let taken: Vec<CriterionId> = answer.criteria.iter().map(|row| row.id).collect();
    let guesses = plan.criteria_of(party).filter(|row| row.provenance.is_guess());
    let not_spoken_of = guesses.map(|row| row.id).filter(|id| !taken.contains(id)).collect();
    let plan = Plan::new(parts).map_err(TakeError::Unfit)?;
    Ok(Taken { party, plan, rows, left_out, pairs, not_spoken_of })
}
