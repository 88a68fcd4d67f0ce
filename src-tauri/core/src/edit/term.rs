//! Changes to standards, events, forecasts and contingent terms.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, order::Rows};
use crate::model::{
    Chance, Choice, Condition, ContingentTerm, Event, EventId, Forecast, IssueId, PackageId, PartyId,
    PlanParts, Provenance, RowKind, Standard, StandardId, StandardKind, TermId, Words,
};

/// A change to standards, events, forecasts and contingent terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TermEdit {
    /// Adds a standard, a mandate or a deadline.
    AddStandard {
        /// What is known of it.
        entry: StandardEntry,
    },
    /// Changes a standard, a mandate or a deadline.
    ChangeStandard {
        /// The row.
        standard: StandardId,
        /// What is known of it now.
        entry: StandardEntry,
    },
    /// Removes a standard, a mandate or a deadline.
    RemoveStandard {
        /// The row.
        standard: StandardId,
    },
    /// Adds an event that may happen.
    AddEvent {
        /// What would happen.
        words: Words,
    },
    /// Puts an event in other words.
    ChangeEvent {
        /// The event.
        event: EventId,
        /// The words.
        words: Words,
    },
    /// Removes an event, and the terms that depend on it.
    RemoveEvent {
        /// The event.
        event: EventId,
    },
    /// Says how likely a party thinks an event to be.
    SetForecast {
        /// The event.
        event: EventId,
        /// The party.
        party: PartyId,
        /// How likely, or nothing to take it away.
        chance: Option<Chance>,
    },
    /// Adds a contingent term.
    AddTerm {
        /// What it says.
        entry: TermEntry,
    },
    /// Changes a contingent term.
    ChangeTerm {
        /// The term.
        term: TermId,
        /// What it says now.
        entry: TermEntry,
    },
    /// Removes a contingent term.
    RemoveTerm {
        /// The term.
        term: TermId,
    },
}

/// What is known of a standard, a mandate or a deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StandardEntry {
    /// What it is.
    pub kind: StandardKind,
    /// Whose it is; nothing when it holds for all.
    pub party: Option<PartyId>,
    /// What it says.
    pub words: Words,
    /// The choices it speaks to; none when it speaks to the whole.
    pub about: Vec<Condition>,
    /// The day it names.
    #[ts(type = "string | null")]
    pub day: Option<Date>,
}

/// What a contingent term says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TermEntry {
    /// The package it belongs to; nothing while it is only looked at.
    pub package: Option<PackageId>,
    /// The issue.
    pub issue: IssueId,
    /// The event.
    pub event: EventId,
    /// What is chosen if it happens.
    pub then: Choice,
    /// What is chosen if it does not.
    pub otherwise: Choice,
    /// How all would see that it has happened.
    pub trigger: Option<Words>,
    /// Who can bring it about, or keep it from happening.
    pub cause: Option<Words>,
    /// Who learns of it first.
    pub first_to_know: Option<Words>,
    /// Whether each can bear the branch that is worse for it.
    pub worse_branch: Option<Words>,
}

impl StandardEntry {
    fn standard(&self, id: StandardId, provenance: Provenance) -> Standard {
        let Self { kind, party, words, about, day } = self.clone();
        Standard { id, kind, party, words, about, day, provenance }
    }
}

impl TermEntry {
    fn term(&self, id: TermId) -> ContingentTerm {
        let Self { package, issue, event, then, otherwise, trigger, cause, first_to_know, worse_branch } =
            self.clone();
        ContingentTerm {
            id,
            package,
            issue,
            event,
            then,
            otherwise,
            trigger,
            cause,
            first_to_know,
            worse_branch,
        }
    }
}

impl TermEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::AddStandard { .. } => "add_standard",
            Self::ChangeStandard { .. } => "change_standard",
            Self::RemoveStandard { .. } => "remove_standard",
            Self::AddEvent { .. } => "add_event",
            Self::ChangeEvent { .. } => "change_event",
            Self::RemoveEvent { .. } => "remove_event",
            Self::SetForecast { .. } => "set_forecast",
            Self::AddTerm { .. } => "add_term",
            Self::ChangeTerm { .. } => "change_term",
            Self::RemoveTerm { .. } => "remove_term",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        match self {
            Self::AddStandard { entry } => {
                let row = entry.standard(context.id(), context.said());
                parts.standards.push(row);
            }
            Self::ChangeStandard { standard, entry } => {
                let row = standards(parts).find(standard.uuid())?;
                *row = entry.standard(*standard, row.provenance.clone());
            }
            Self::RemoveStandard { standard } => drop(standards(parts).remove(standard.uuid())?),
            Self::AddEvent { words } => {
                let (id, words) = (context.id(), words.clone());
                parts.events.push(Event { id, words, forecasts: Vec::new() });
            }
            Self::ChangeEvent { event, words } => events(parts).find(event.uuid())?.words = words.clone(),
            Self::RemoveEvent { event } => drop(events(parts).remove(event.uuid())?),
            Self::SetForecast { event, party, chance } => {
                let provenance = context.written(parts, *party);
                let party = *party;
                let forecasts = &mut events(parts).find(event.uuid())?.forecasts;
                forecasts.retain(|row| row.party != party);
                forecasts.extend(chance.clone().map(|chance| Forecast { party, chance, provenance }));
            }
            Self::AddTerm { entry } => parts.terms.push(entry.term(context.id())),
            Self::ChangeTerm { term, entry } => *terms(parts).find(term.uuid())? = entry.term(*term),
            Self::RemoveTerm { term } => drop(terms(parts).remove(term.uuid())?),
        }
        if self.removes() {
            parts.drop_unfit();
        }
        Ok(())
    }

    /// Whether rows that point at the one that is changed may lose their ground.
    fn removes(&self) -> bool {
        matches!(self, Self::RemoveStandard { .. } | Self::RemoveEvent { .. } | Self::RemoveTerm { .. })
    }
}

fn standards(parts: &mut PlanParts) -> Rows<'_, Standard> {
    Rows::new(&mut parts.standards, RowKind::Standard, |row| row.id.uuid())
}

fn events(parts: &mut PlanParts) -> Rows<'_, Event> {
    Rows::new(&mut parts.events, RowKind::Event, |row| row.id.uuid())
}

fn terms(parts: &mut PlanParts) -> Rows<'_, ContingentTerm> {
    Rows::new(&mut parts.terms, RowKind::ContingentTerm, |row| row.id.uuid())
}
