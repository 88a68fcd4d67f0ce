//! What whoever works here sees of colleagues in a plan they share, and says to them.

use std::collections::{BTreeSet, HashMap};

use entente_core::model::{Plan, PlanId, Words};
use entente_store::{
    CellRef, Comment, CommentError, CommentId, Conflict, Label, Note, ReviewEntry, Scalar, SeenChange,
    Settled, Store, Table,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Desk, author, plan::written, round::rounds, signed};
use crate::wire::{
    error::CommandError,
    plan::PlanView,
    team::{
        CommentView, ConflictValueView, ConflictView, FieldWords, HeardFrom, HeldValue, ReviewView, RowWords,
        SettledView, TeamView, UnseenView,
    },
};

/// The field that says whether a row is deleted.
const DELETED: &str = "deleted";

impl Desk {
    /// What there is to see of the others in a plan; nothing where it is not shared, on a screen that all parties see, or
    /// when the plan has changed meanwhile.
    pub fn look_at_team(&self, plan: PlanId, revision: u64) -> Result<Option<TeamView>, CommandError> {
        if self.is_shared(plan) {
            return Ok(None);
        }
        let view = self.with(|store| team(store, plan))?;
        Ok(view.filter(|view| view.revision == revision))
    }

    /// Settles a field that holds several values.
    pub fn settle_conflict(
        &self,
        plan: PlanId,
        table: &str,
        row: &str,
        field: &str,
        held: Option<HeldValue>,
    ) -> Result<PlanView, CommandError> {
        self.may_change(plan)?;
        let (table, row) = (named_table(table)?, row.to_owned());
        let field = table.field(field).ok_or_else(|| CommandError::bad_request(field))?;
        let (cell, chosen) = (CellRef { table, row, field }, held.map(Scalar::from));
        self.changing(|store| {
            let (by, at) = (author(store)?, Timestamp::now());
            let saved = store.settle(plan, &cell, chosen.as_ref(), by, at)?;
            Ok::<_, CommandError>((saved, at))
        })
    }

    /// Notes that what others changed in a plan was looked at.
    pub fn mark_seen(&self, plan: PlanId) -> Result<Option<TeamView>, CommandError> {
        self.with(|store| {
            store.mark_seen(plan)?;
            team(store, plan)
        })
    }

    /// Says something about a row.
    pub fn comment_on(
        &self,
        plan: PlanId,
        table: &str,
        row: &str,
        words: Words,
    ) -> Result<PlanView, CommandError> {
        let table = named_table(table)?;
        self.saying(plan, "comment", |store, note| store.comment(plan, table, row, words, note).map(drop))
    }

    /// Says that what a comment is about is dealt with, or that it is not after all.
    pub fn resolve_comment(&self, plan: PlanId, comment: Uuid) -> Result<PlanView, CommandError> {
        let comment = CommentId::from(comment);
        self.saying(plan, "resolve_comment", |store, note| {
            store.resolve_comment(plan, comment, note).map(drop)
        })
    }

    /// Takes a comment away.
    pub fn delete_comment(&self, plan: PlanId, comment: Uuid) -> Result<PlanView, CommandError> {
        let comment = CommentId::from(comment);
        self.saying(plan, "delete_comment", |store, note| store.delete_comment(plan, comment, note).map(drop))
    }

    fn saying(
        &self,
        plan: PlanId,
        label: &'static str,
        say: impl FnOnce(&mut Store, &Note) -> Result<(), CommentError>,
    ) -> Result<PlanView, CommandError> {
        self.may_change(plan)?;
        self.changing(|store| -> Result<_, CommandError> {
            let note = signed(store, Label::stated(label))?;
            say(store, &note)?;
            Ok((store.load(plan)?, note.at))
        })
    }
}

fn named_table(name: &str) -> Result<Table, CommandError> {
    Table::from_name(name).ok_or_else(|| CommandError::bad_request(name))
}

fn team(store: &mut Store, plan: PlanId) -> Result<Option<TeamView>, CommandError> {
    let Some(id) = store.shared_with(plan)? else { return Ok(None) };
    let Some(team) = store.team(id)? else { return Ok(None) };
    let saved = store.load(plan)?;
    let names = Names::of(&saved.plan);
    let heard = store.heard_from(plan)?;
    Ok(Some(TeamView {
        plan,
        revision: saved.revision.number().unsigned_abs(),
        team: team.name,
        role: team.role.into(),
        members: heard.into_iter().map(|(name, at)| HeardFrom { name, at: at.to_string() }).collect(),
        conflicts: store.conflicts(plan)?.iter().map(|row| names.conflict(row)).collect(),
        settled: store.settled(plan)?.iter().rev().map(|row| names.settled(row)).collect(),
        review: saved.review.iter().map(|row| names.review(row)).collect(),
        unseen: store.seen(plan)?.iter().rev().map(|row| names.unseen(row)).collect(),
        comments: store.comments(plan)?.iter().map(|row| names.comment(row)).collect(),
        rounds: rounds(store, &saved.plan)?,
    }))
}

/// What the rows of a plan are called, by identifier.
struct Names(HashMap<String, String>);

impl Names {
    fn of(plan: &Plan) -> Self {
        let mut names = HashMap::from([(plan.id.to_string(), plan.name.to_string())]);
        names.extend(plan.parties.iter().map(|row| (row.id.to_string(), row.name.to_string())));
        names.extend(plan.stakeholders.iter().map(|row| (row.id.to_string(), row.name.to_string())));
        for issue in &plan.issues {
            names.insert(issue.id.to_string(), issue.name.to_string());
            names.extend(issue.options().iter().map(|row| (row.id.to_string(), row.name.to_string())));
        }
        names.extend(plan.values.iter().map(|row| (row.id.to_string(), row.words.to_string())));
        names.extend(plan.criteria.iter().map(|row| (row.id.to_string(), row.statement.to_string())));
        names.extend(plan.positions.iter().map(|row| (row.id.to_string(), row.words.to_string())));
        names.extend(plan.questions.iter().map(|row| (row.id.to_string(), row.words.to_string())));
        names.extend(plan.events.iter().map(|row| (row.id.to_string(), row.words.to_string())));
        Self(names)
    }

    /// A row, by the names of the rows that its identifier is made of.
    fn row(&self, table: Table, row: &str) -> RowWords {
        let parts: Vec<&str> =
            row.split(':').filter_map(|part| self.0.get(part).map(String::as_str)).collect();
        RowWords { table: table.name().to_owned(), row: row.to_owned(), name: parts.join(" · ") }
    }

    fn told(&self, scalar: &Scalar) -> String {
        let text = written(scalar);
        self.0.get(&text).cloned().unwrap_or(text)
    }

    fn conflict(&self, conflict: &Conflict) -> ConflictView {
        let there = conflict.cell.field == DELETED;
        let values = conflict.values.iter().map(|value| ConflictValueView {
            held: value.value.as_ref().map(HeldValue::from),
            told: value.value.as_ref().filter(|_| !there).map(|value| self.told(value)),
            shown: value.value == conflict.shown,
            by: value.by.clone(),
            at: value.at.to_string(),
        });
        ConflictView {
            about: self.row(conflict.cell.table, &conflict.cell.row),
            field: conflict.cell.field.to_owned(),
            values: values.collect(),
        }
    }

    fn settled(&self, row: &Settled) -> SettledView {
        let there = row.cell.field == DELETED;
        let words = |value: &Option<Scalar>| match value {
            None if there => FieldWords::Kept,
            None => FieldWords::Empty,
            Some(_) if there => FieldWords::Deleted,
            Some(value) => FieldWords::Told(self.told(value)),
        };
        SettledView {
            revision: row.change.revision.number().unsigned_abs(),
            about: self.row(row.cell.table, &row.cell.row),
            field: row.cell.field.to_owned(),
            chosen: words(&row.chosen),
            before: words(&row.before),
            by: row.change.by.clone(),
            at: row.change.at.to_string(),
        }
    }

    fn review(&self, entry: &ReviewEntry) -> ReviewView {
        let field = entry.field.map(str::to_owned);
        ReviewView { about: self.row(entry.table, &entry.row), field, code: entry.code.into() }
    }

    fn unseen(&self, seen: &SeenChange) -> UnseenView {
        let rows: BTreeSet<_> =
            seen.writes.iter().map(|write| (write.cell.table, write.cell.row.as_str())).collect();
        UnseenView {
            revision: seen.change.revision.number().unsigned_abs(),
            by: seen.change.by.clone(),
            at: seen.change.at.to_string(),
            edit: seen.change.label.as_str().to_owned(),
            rows: rows.into_iter().map(|(table, row)| self.row(table, row)).collect(),
        }
    }

    fn comment(&self, comment: &Comment) -> CommentView {
        CommentView {
            id: comment.id.to_string(),
            about: self.row(comment.table, &comment.row),
            words: comment.words.clone(),
            by: comment.by.clone(),
            at: comment.at.to_string(),
            resolved_by: comment.resolved_by.clone(),
        }
    }
}
