//! Rows as all parties may see them: each names every field it has.

use crate::model::{
    AfterCheck, Agreement, Constraint, ContingentTerm, Criterion, Event, Need, Offer, Package, Party,
    Position, Provenance, Rating, Reading, Shift, Stakeholder, Standard, Value,
};

/// Whether a row is a guess and how firm it is may be seen; who wrote it, when, and on what occasion may not.
fn firmness(provenance: Provenance) -> Provenance {
    let Provenance { source, confidence, by: _, at: _, note: _ } = provenance;
    Provenance { source, confidence, by: None, at: None, note: None }
}

/// A fact of the world keeps the source it is read from.
fn sourced(provenance: Provenance) -> Provenance {
    let note = provenance.note.clone();
    Provenance { note, ..firmness(provenance) }
}

pub(super) fn party(row: Party) -> Party {
    let Party { id, name, about: _, essentials, order_provenance } = row;
    Party { id, name, about: None, essentials, order_provenance: firmness(order_provenance) }
}

pub(super) fn stakeholder(row: Stakeholder) -> Stakeholder {
    let Stakeholder { id, name, kind, party, parts, hearing, stance, about: _, workaround: _ } = row;
    Stakeholder { id, name, kind, party, parts, hearing, stance, about: None, workaround: None }
}

pub(super) fn position(row: Position) -> Position {
    let Position { id, issue, party, words, provenance } = row;
    Position { id, issue, party, words, provenance: firmness(provenance) }
}

pub(super) fn value(row: Value) -> Value {
    let Value { id, party, words, leads_to, protection, provenance } = row;
    Value { id, party, words, leads_to, protection, provenance: firmness(provenance) }
}

pub(super) fn criterion(row: Criterion) -> Criterion {
    let Criterion { points: _, need, provenance, .. } = &row;
    let need = Need { level: need.level, provenance: firmness(need.provenance.clone()) };
    let provenance = firmness(provenance.clone());
    Criterion { points: None, need, provenance, ..row }
}

pub(super) fn reading(row: Reading) -> Reading {
    let provenance = firmness(row.provenance.clone());
    Reading { provenance, ..row }
}

pub(super) fn rating(row: Rating) -> Rating {
    let Rating { criterion, at, level, provenance } = row;
    Rating { criterion, at, level, provenance: firmness(provenance) }
}

pub(super) fn shift(row: Shift) -> Shift {
    let Shift { id, criterion, by, when, provenance } = row;
    Shift { id, criterion, by, when, provenance: firmness(provenance) }
}

pub(super) fn constraint(row: Constraint) -> Constraint {
    let Constraint { id, when, reason, provenance } = row;
    Constraint { id, when, reason, provenance: sourced(provenance) }
}

pub(super) fn standard(row: Standard) -> Standard {
    let Standard { id, kind, party, words, about, day, provenance } = row;
    Standard { id, kind, party, words, about, day, provenance: sourced(provenance) }
}

pub(super) fn event(row: Event) -> Event {
    let Event { id, words, forecasts: _ } = row;
    Event { id, words, forecasts: Vec::new() }
}

pub(super) fn package(row: Package) -> Package {
    let Package { id, title, choices, reason: _, changed: _, by, at } = row;
    Package { id, title, choices, reason: None, changed: Vec::new(), by, at }
}

pub(super) fn term(row: ContingentTerm) -> ContingentTerm {
    let ContingentTerm {
        id,
        package,
        issue,
        event,
        then,
        otherwise,
        trigger,
        cause: _,
        first_to_know: _,
        worse_branch: _,
    } = row;
    let (cause, first_to_know, worse_branch) = (None, None, None);
    ContingentTerm { id, package, issue, event, then, otherwise, trigger, cause, first_to_know, worse_branch }
}

pub(super) fn offer(row: Offer) -> Offer {
    let Offer { id, party, set, choices, words, reactions, by, at } = row;
    Offer { id, party, set, choices, words, reactions, by, at }
}

pub(super) fn agreement(row: Agreement) -> Agreement {
    let Agreement {
        id,
        package,
        terms,
        signed,
        in_spite_of: _,
        commitments,
        durability,
        explanations,
        checks,
    } = row;
    let checks = checks.into_iter().map(check).collect();
    Agreement { id, package, terms, signed, in_spite_of: None, commitments, durability, explanations, checks }
}

fn check(row: AfterCheck) -> AfterCheck {
    AfterCheck { words: None, ..row }
}
