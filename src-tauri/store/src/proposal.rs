//! Proposed packages: rows derived from a plan as it was at one revision, for anybody to query.

use entente_core::{
    Ratio,
    model::{Choice, CriterionId, IssueId, NeededLevel, PartyId, PlanId, Standing},
};
use rusqlite::{Transaction, TransactionBehavior, params};

use crate::{
    change::{self, Revision},
    error::ProposalError,
    store::Store,
};

/// A proposed package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalRow {
    /// Whether it is proposed, or only kept in view.
    pub listing: Listing,
    /// The code of what may be said of it, such as `win-win`.
    pub label: String,
    /// What it is called.
    pub title: String,
    /// How many other packages have the same levels; a whole number of any size.
    pub alike: String,
    /// What it chooses.
    pub choices: Vec<(IssueId, Choice)>,
    /// What it is worth to each party.
    pub parties: Vec<ProposalParty>,
    /// The levels it brings.
    pub levels: Vec<ProposalLevel>,
    /// Why it is proposed and what it rests on.
    pub reasons: Vec<ProposalReason>,
}

/// Where a package is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// Among the proposals.
    Proposed,
    /// Beside them: on the frontier, but short of an essential.
    KeptInView,
}

impl Listing {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::KeptInView => "kept_in_view",
        }
    }
}

/// What a package is worth to one party, on its own scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalParty {
    /// The party.
    pub party: PartyId,
    /// Its utility.
    pub utility: Option<Ratio>,
    /// The smallest and the largest utility that fit what is known.
    pub band: Option<(Ratio, Ratio)>,
    /// Its place in the party's own range.
    pub place: Option<Ratio>,
}

/// The level of one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalLevel {
    /// Whose criterion it is.
    pub party: PartyId,
    /// The criterion.
    pub criterion: CriterionId,
    /// The smallest and the largest level that fit what is known.
    pub level: (Ratio, Ratio),
    /// From which level on it is enough.
    pub needed: NeededLevel,
    /// Whether it has to be enough.
    pub standing: Standing,
}

/// One reason, or one thing that a package rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalReason {
    /// The key of the message.
    pub code: String,
    /// What the message is filled with, as JSON.
    pub parameters: String,
}

impl Store {
    /// Saves the proposals of a plan in the place of the earlier ones.
    ///
    /// # Errors
    ///
    /// When the plan has changed since that revision, nothing is saved.
    pub fn save_proposals(
        &mut self,
        plan: PlanId,
        revision: Revision,
        proposals: &[ProposalRow],
    ) -> Result<(), ProposalError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if change::latest(&transaction, plan)? != Some(revision.number()) {
            return Err(ProposalError::Stale);
        }
        let saver = Saver { transaction, plan: plan.to_string() };
        saver.transaction.execute("DELETE FROM proposal WHERE plan = ?1", [&saver.plan])?;
        for (number, row) in (1_i64..).zip(proposals) {
            saver.head(number, revision, row)?;
            saver.choices(number, row)?;
            saver.parties(number, row)?;
            saver.levels(number, row)?;
            saver.reasons(number, row)?;
        }
        Ok(saver.transaction.commit()?)
    }
}

struct Saver<'a> {
    transaction: Transaction<'a>,
    plan: String,
}

impl Saver<'_> {
    fn head(&self, number: i64, revision: Revision, row: &ProposalRow) -> rusqlite::Result<()> {
        let mut insert = self.transaction.prepare_cached(
            "INSERT INTO proposal (plan, number, revision, listing, label, title, alike)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        let listing = row.listing.code();
        let head = params![self.plan, number, revision.number(), listing, row.label, row.title, row.alike];
        insert.execute(head).map(drop)
    }

    fn choices(&self, number: i64, row: &ProposalRow) -> rusqlite::Result<()> {
        let mut insert = self.transaction.prepare_cached(
            "INSERT INTO proposal_choice (plan, number, issue, option, amount) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        row.choices.iter().try_for_each(|(issue, choice)| {
            let (option, amount) = match choice {
                Choice::Option(option) => (Some(option.to_string()), None),
                Choice::Amount(amount) => (None, Some(amount.to_string())),
            };
            insert.execute(params![self.plan, number, issue.to_string(), option, amount]).map(drop)
        })
    }

    fn parties(&self, number: i64, row: &ProposalRow) -> rusqlite::Result<()> {
        let mut insert = self.transaction.prepare_cached(
            "INSERT INTO proposal_party (plan, number, party, utility, utility_low, utility_high, place)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        let text = |number: Option<&Ratio>| number.map(Ratio::to_string);
        row.parties.iter().try_for_each(|row| {
            let (low, high) = (row.band.as_ref().map(|band| &band.0), row.band.as_ref().map(|band| &band.1));
            let (utility, place) = (text(row.utility.as_ref()), text(row.place.as_ref()));
            let party = row.party.to_string();
            insert.execute(params![self.plan, number, party, utility, text(low), text(high), place]).map(drop)
        })
    }

    fn levels(&self, number: i64, row: &ProposalRow) -> rusqlite::Result<()> {
        let mut insert = self.transaction.prepare_cached(
            "INSERT INTO proposal_level (plan, number, criterion, party, level, level_high, needed, standing)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        row.levels.iter().try_for_each(|row| {
            let (criterion, party) = (row.criterion.to_string(), row.party.to_string());
            let (low, high) = (row.level.0.to_string(), row.level.1.to_string());
            let (needed, standing) = (row.needed.get(), row.standing.code());
            let row = params![self.plan, number, criterion, party, low, high, needed, standing];
            insert.execute(row).map(drop)
        })
    }

    fn reasons(&self, number: i64, row: &ProposalRow) -> rusqlite::Result<()> {
        let mut insert = self.transaction.prepare_cached(
            "INSERT INTO proposal_reason (plan, number, place, code, parameters) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        (1_i64..).zip(&row.reasons).try_for_each(|(place, reason)| {
            insert.execute(params![self.plan, number, place, reason.code, reason.parameters]).map(drop)
        })
    }
}
