//! Changes to what is on the table: issues, options, positions and constraints.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, ProvenanceEntry, order::Rows};
use crate::{
    Ratio,
    model::{
        Choice, Choices, Condition, Constraint, ConstraintId, Issue, IssueId, IssueKind, IssueOption, Name,
        NumericRange, OptionId, PartyId, PlanParts, Position, PositionId, RatedAt, RowKind, Words,
    },
};

/// A change to what is on the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TableEdit {
    /// Adds an issue with listed options.
    AddIssue {
        /// What it is called.
        name: Name,
        /// Its options.
        options: Vec<Name>,
    },
    /// Adds a numeric issue.
    AddNumericIssue {
        /// What it is called.
        name: Name,
        /// Its amounts.
        range: NumericEntry,
    },
    /// Gives an issue another name.
    RenameIssue {
        /// The issue.
        issue: IssueId,
        /// The name.
        name: Name,
    },
    /// Changes the amounts of a numeric issue; ratings and conditions outside of them go.
    ChangeRange {
        /// The issue.
        issue: IssueId,
        /// Its amounts.
        range: NumericEntry,
    },
    /// Moves an issue to a place, from 0.
    MoveIssue {
        /// The issue.
        issue: IssueId,
        /// The place.
        to: u32,
    },
    /// Removes an issue and everything that points at it.
    RemoveIssue {
        /// The issue.
        issue: IssueId,
    },
    /// Adds an option to a listed issue.
    AddOption {
        /// The issue.
        issue: IssueId,
        /// What it is called.
        name: Name,
    },
    /// Gives an option another name.
    RenameOption {
        /// The option.
        option: OptionId,
        /// The name.
        name: Name,
    },
    /// Moves an option to a place, from 0.
    MoveOption {
        /// The option.
        option: OptionId,
        /// The place.
        to: u32,
    },
    /// Removes an option and everything that points at it.
    RemoveOption {
        /// The option.
        option: OptionId,
    },
    /// Records what a party said it wants.
    AddPosition {
        /// The issue.
        issue: IssueId,
        /// The party.
        party: PartyId,
        /// The words used.
        words: Words,
        /// Where it comes from, when it is not simply written by hand.
        #[ts(optional)]
        source: Option<ProvenanceEntry>,
    },
    /// Corrects the words of a position.
    ChangePosition {
        /// The position.
        position: PositionId,
        /// The words used.
        words: Words,
    },
    /// Removes a position.
    RemovePosition {
        /// The position.
        position: PositionId,
    },
    /// Says that choices cannot go together.
    AddConstraint {
        /// The choices.
        when: Vec<Condition>,
        /// Why.
        reason: Option<Words>,
    },
    /// Changes which choices cannot go together.
    ChangeConstraint {
        /// The constraint.
        constraint: ConstraintId,
        /// The choices.
        when: Vec<Condition>,
        /// Why.
        reason: Option<Words>,
    },
    /// Removes a constraint.
    RemoveConstraint {
        /// The constraint.
        constraint: ConstraintId,
    },
}

/// The amounts of a numeric issue, as they are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NumericEntry {
    /// The smallest amount.
    pub lower: Ratio,
    /// The largest amount.
    pub upper: Ratio,
    /// The distance between two neighbouring amounts.
    pub step: Ratio,
    /// The unit.
    pub unit: Option<Name>,
}

impl NumericEntry {
    fn range(&self) -> Result<NumericRange, EditError> {
        let range =
            NumericRange::new(self.lower.clone(), self.upper.clone(), self.step.clone(), self.unit.clone());
        range.map_err(EditError::Range)
    }
}

impl TableEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::AddIssue { .. } | Self::AddNumericIssue { .. } => "add_issue",
            Self::RenameIssue { .. } => "rename_issue",
            Self::ChangeRange { .. } => "change_range",
            Self::MoveIssue { .. } => "move_issue",
            Self::RemoveIssue { .. } => "remove_issue",
            Self::AddOption { .. } => "add_option",
            Self::RenameOption { .. } => "rename_option",
            Self::MoveOption { .. } => "move_option",
            Self::RemoveOption { .. } => "remove_option",
            Self::AddPosition { .. } => "add_position",
            Self::ChangePosition { .. } => "change_position",
            Self::RemovePosition { .. } => "remove_position",
            Self::AddConstraint { .. } => "add_constraint",
            Self::ChangeConstraint { .. } => "change_constraint",
            Self::RemoveConstraint { .. } => "remove_constraint",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        match self {
            Self::AddIssue { name, options } => add_issue(parts, context, name, options),
            Self::AddNumericIssue { name, range } => {
                let kind = IssueKind::Numeric(range.range()?);
                parts.issues.push(Issue { id: context.id(), name: name.clone(), kind });
            }
            Self::RenameIssue { issue, name } => issues(parts).find(issue.uuid())?.name = name.clone(),
            Self::ChangeRange { issue, range } => change_range(parts, *issue, range)?,
            Self::MoveIssue { issue, to } => issues(parts).shift_to(issue.uuid(), *to)?,
            Self::RemoveIssue { issue } => remove_issue(parts, *issue)?,
            Self::AddOption { issue, name } => {
                let option = IssueOption { id: context.id(), name: name.clone() };
                listed(parts, *issue)?.push(option);
            }
            Self::RenameOption { option, name } => {
                options(parts, *option)?.find(option.uuid())?.name = name.clone()
            }
            Self::MoveOption { option, to } => options(parts, *option)?.shift_to(option.uuid(), *to)?,
            Self::RemoveOption { option } => remove_option(parts, *option)?,
            Self::AddPosition { issue, party, words, source } => {
                let provenance = context.told_or_written(source.as_ref(), parts, *party);
                let (id, issue, party, words) = (context.id(), *issue, *party, words.clone());
                parts.positions.push(Position { id, issue, party, words, provenance });
            }
            Self::ChangePosition { position, words } => {
                positions(parts).find(position.uuid())?.words = words.clone();
            }
            Self::RemovePosition { position } => drop(positions(parts).remove(position.uuid())?),
            Self::AddConstraint { when, reason } => add_constraint(parts, context, when, reason.as_ref()),
            Self::ChangeConstraint { constraint, when, reason } => {
                let row = constraints(parts).find(constraint.uuid())?;
                row.when.clone_from(when);
                row.reason.clone_from(reason);
            }
            Self::RemoveConstraint { constraint } => drop(constraints(parts).remove(constraint.uuid())?),
        }
        Ok(())
    }
}

fn issues(parts: &mut PlanParts) -> Rows<'_, Issue> {
    Rows::new(&mut parts.issues, RowKind::Issue, |row| row.id.uuid())
}

fn positions(parts: &mut PlanParts) -> Rows<'_, Position> {
    Rows::new(&mut parts.positions, RowKind::Position, |row| row.id.uuid())
}

fn constraints(parts: &mut PlanParts) -> Rows<'_, Constraint> {
    Rows::new(&mut parts.constraints, RowKind::Constraint, |row| row.id.uuid())
}

fn listed(parts: &mut PlanParts, issue: IssueId) -> Result<&mut Vec<IssueOption>, EditError> {
    match &mut issues(parts).find(issue.uuid())?.kind {
        IssueKind::Listed(options) => Ok(options),
        IssueKind::Numeric(_) => Err(EditError::OtherKind(issue.uuid())),
    }
}

fn options(parts: &mut PlanParts, option: OptionId) -> Result<Rows<'_, IssueOption>, EditError> {
    let issue = parts.option(option).map(|(issue, _)| issue.id);
    let issue = issue.ok_or_else(|| RowKind::IssueOption.missing(option.uuid()))?;
    Ok(Rows::new(listed(parts, issue)?, RowKind::IssueOption, |row| row.id.uuid()))
}

fn add_issue(parts: &mut PlanParts, context: &mut EditContext<'_>, name: &Name, options: &[Name]) {
    let id = context.id();
    let options = options.iter().map(|name| IssueOption { id: context.id(), name: name.clone() }).collect();
    parts.issues.push(Issue { id, name: name.clone(), kind: IssueKind::Listed(options) });
}

fn add_constraint(
    parts: &mut PlanParts,
    context: &mut EditContext<'_>,
    when: &[Condition],
    reason: Option<&Words>,
) {
    let provenance = context.said();
    let row = Constraint { id: context.id(), when: when.to_vec(), reason: reason.cloned(), provenance };
    parts.constraints.push(row);
}

fn change_range(parts: &mut PlanParts, issue: IssueId, entry: &NumericEntry) -> Result<(), EditError> {
    let range = entry.range()?;
    let row = issues(parts).find(issue.uuid())?;
    if row.range().is_none() {
        return Err(EditError::OtherKind(issue.uuid()));
    }
    parts.ratings.retain(|rating| match &rating.at {
        RatedAt::Amount { issue: rated, amount } if *rated == issue => {
            amount >= range.lower() && amount <= range.upper()
        }
        RatedAt::Amount { .. } | RatedAt::Option(_) => true,
    });
    let stays = |choice: &Choice| matches!(choice, Choice::Amount(amount) if range.holds(amount));
    for package in &mut parts.packages {
        package.choices.retain(|of, choice| *of != issue || stays(choice));
    }
    issues(parts).find(issue.uuid())?.kind = IssueKind::Numeric(range);
    Ok(())
}

fn remove_issue(parts: &mut PlanParts, issue: IssueId) -> Result<(), EditError> {
    let gone = issues(parts).remove(issue.uuid())?;
    let named = |id: &OptionId| gone.options().iter().any(|option| option.id == *id);
    parts.ratings.retain(|rating| match &rating.at {
        RatedAt::Option(id) => !named(id),
        RatedAt::Amount { issue: rated, .. } => *rated != issue,
    });
    parts.positions.retain(|row| row.issue != issue);
    parts.readings.retain(|row| row.issue != issue);
    parts.questions.iter_mut().filter(|row| row.issue == Some(issue)).for_each(|row| row.issue = None);
    parts.criteria.iter_mut().for_each(|row| row.main.retain(|id| *id != issue));
    parts.shifts.retain(|row| row.when.iter().all(|condition| condition.issue != issue));
    parts.constraints.retain(|row| row.when.iter().all(|condition| condition.issue != issue));
    parts.packages.iter_mut().for_each(|row| drop(row.choices.remove(&issue)));
    Ok(())
}

fn remove_option(parts: &mut PlanParts, option: OptionId) -> Result<(), EditError> {
    options(parts, option)?.remove(option.uuid())?;
    parts.ratings.retain(|rating| rating.at != RatedAt::Option(option));
    parts.shifts.iter_mut().for_each(|row| without(&mut row.when, option));
    parts.constraints.iter_mut().for_each(|row| without(&mut row.when, option));
    let whole = |when: &[Condition]| when.iter().all(|row| row.choices != Choices::AnyOf(Vec::new()));
    parts.shifts.retain(|row| whole(&row.when));
    parts.constraints.retain(|row| whole(&row.when));
    let gone = Choice::Option(option);
    parts.packages.iter_mut().for_each(|row| row.choices.retain(|_, choice| *choice != gone));
    Ok(())
}

fn without(when: &mut [Condition], option: OptionId) {
    for condition in when {
        if let Choices::AnyOf(options) = &mut condition.choices {
            options.retain(|id| *id != option);
        }
    }
}
