//! Making a parcel: a draft to be looked at, byte for byte, which the last gate lets go or holds back.

use std::collections::BTreeSet;

use jiff::civil::Date;
use uuid::Uuid;

use super::{
    RowOrder, Tick,
    choose::{Chooser, Guesses},
    file::{Parcel, ParcelKind},
    name::{called, is_of_a_parcel},
};
use crate::{
    audience::{Allowed, Outgoing, Secrets},
    interchange::Refusal,
    model::{Choice, Choices, Condition, IssueKind, PartyId, Plan, PlanId, RatedAt, RatedLevel, Stage},
};

/// What is to go to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParcelRequest {
    /// The party that a form asks; of an answer, whoever keeps the plan.
    pub party: PartyId,
    /// In which order issues and options go.
    pub order: RowOrder,
    /// The day that stands on it, unless none is to stand there.
    pub day: Option<Date>,
    /// What goes: nothing unless it is ticked.
    pub ticks: BTreeSet<Tick>,
}

/// Says why no parcel is made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MakeError {
    /// There is no such party.
    #[error("there is no party {0}")]
    NoSuchParty(Uuid),
    /// A form is for somebody else than whoever makes it.
    #[error("a form cannot be for the keeper of the plan")]
    OwnForm,
    /// What would go out cannot be read back.
    #[error(transparent)]
    Unreadable(#[from] Refusal),
}

/// A parcel as it would go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What stands in it.
    pub parcel: Parcel,
    /// What was ticked and stays behind, because it rests on something that is not ticked, or is about somebody else.
    pub left_out: Vec<Tick>,
    /// The text, held against everything else in the plan.
    pub outgoing: Outgoing,
}

/// Which way the parcels of a plan go: a plan that was opened from a form answers it.
pub(super) fn kind(plan: &Plan) -> ParcelKind {
    if is_of_a_parcel(plan.id.uuid()) && plan.mine.is_some() { ParcelKind::Answer } else { ParcelKind::Form }
}

impl Plan {
    /// Which way the parcels of the plan go.
    pub fn parcel_kind(&self) -> ParcelKind {
        kind(self)
    }
}

/// A parcel of what is ticked. `fresh` names it, unless it answers another.
pub fn make(plan: &Plan, request: &ParcelRequest, fresh: Uuid) -> Result<Draft, MakeError> {
    let kind = kind(plan);
    let party = match (kind, plan.mine) {
        (ParcelKind::Answer, Some(mine)) => mine,
        (ParcelKind::Answer, None) | (ParcelKind::Form, _) => request.party,
    };
    plan.party(party).ok_or_else(|| MakeError::NoSuchParty(party.uuid()))?;
    if kind == ParcelKind::Form && plan.mine == Some(party) {
        return Err(MakeError::OwnForm);
    }
    let parties: Vec<PartyId> = match kind {
        ParcelKind::Answer => vec![party],
        ParcelKind::Form => plan.mine.into_iter().chain([party]).collect(),
    };
    let id = match kind {
        ParcelKind::Answer => plan.id,
        ParcelKind::Form => PlanId::from(fresh),
    };
    let guesses = match kind {
        ParcelKind::Form => Guesses::Go,
        ParcelKind::Answer => Guesses::Stay,
    };
    let chooser = Chooser { plan, ticks: &request.ticks, parties: &parties, guesses };
    let mut parcel = Parcel::empty(id, kind, party);
    parcel.day = request.day;
    parcel.asked = match kind {
        ParcelKind::Form => vec![Stage::Ladder, Stage::Criteria],
        ParcelKind::Answer => Vec::new(),
    };
    let name = |row: Uuid| match kind {
        ParcelKind::Answer if is_of_a_parcel(row) => row,
        ParcelKind::Answer | ParcelKind::Form => called(id, plan.id, row),
    };
    chooser.fill(&mut parcel);
    let left_out = left_out(&request.ticks, &parcel);
    let parcel = settled(parcel, request.order, &name)?;
    let text = parcel.text();
    Parcel::read(&text)?;
    let outgoing = Outgoing::at_the_gate(text, &Secrets::of(plan, &allowed(&chooser, party, &left_out)));
    Ok(Draft { parcel, left_out, outgoing })
}

/// A filled parcel in an order that tells nothing, under identifiers that tell nothing.
fn settled(mut parcel: Parcel, order: RowOrder, name: &dyn Fn(Uuid) -> Uuid) -> Result<Parcel, Refusal> {
    let id = parcel.id.uuid();
    parcel.put_in_order(order, name);
    let ids = parcel.ids();
    parcel.renamed(&ids.into_iter().filter(|row| *row != id).map(|row| (row, name(row))).collect())
}

/// Rows for a file of another kind, and what each row of the plan is called among them.
pub(crate) struct OnlyRows<Name: Fn(Uuid) -> Uuid> {
    pub(crate) rows: Parcel,
    pub(crate) names: Name,
}

/// The rows that are ticked of one party, as a parcel would hold them under this identifier.
pub(crate) fn only_rows(
    plan: &Plan,
    request: &ParcelRequest,
    id: PlanId,
) -> Result<OnlyRows<impl Fn(Uuid) -> Uuid>, Refusal> {
    let own = plan.id;
    let names = move |row: Uuid| called(id, own, row);
    let mut rows = Parcel::empty(id, ParcelKind::Answer, request.party);
    Chooser { plan, ticks: &request.ticks, parties: &[request.party], guesses: Guesses::Go }.fill(&mut rows);
    Ok(OnlyRows { rows: settled(rows, request.order, &names)?, names })
}

/// What was ticked and is not in a parcel whose rows still have their own names.
fn left_out(ticks: &BTreeSet<Tick>, parcel: &Parcel) -> Vec<Tick> {
    let criterion = |id| parcel.criteria.iter().find(|row| row.id == id);
    let is_there = |tick: &Tick| match *tick {
        Tick::Title => parcel.title.is_some(),
        Tick::Purpose => parcel.purpose.is_some(),
        Tick::Issue(id) => parcel.issues.iter().any(|row| row.id == id),
        Tick::Constraint(id) => parcel.constraints.iter().any(|row| row.id == id),
        Tick::Position(id) => parcel.positions.iter().any(|row| row.id == id),
        Tick::Value(id) => parcel.values.iter().any(|row| row.id == id),
        Tick::Reading(id) => parcel.readings.iter().any(|row| row.id == id),
        Tick::Criterion(id) | Tick::Need(id) | Tick::Levels(id) => criterion(id).is_some(),
        Tick::Order(id) => parcel.parties.iter().any(|row| row.id == id),
        Tick::Package(id) => parcel.packages.iter().any(|row| row.id == id),
    };
    ticks.iter().filter(|tick| !is_there(tick)).copied().collect()
}

/// What the ticks let go, told from the plan and not from the parcel.
fn allowed(chooser: &Chooser<'_>, party: PartyId, left_out: &[Tick]) -> Allowed {
    let plan = chooser.plan;
    let mut allowed = Allowed::default();
    let named = chooser.parties.iter().filter(|id| **id == party || chooser.speaks_of(**id));
    let named = named.filter_map(|id| plan.party(*id));
    allowed.texts(named.map(|row| &row.name));
    for tick in chooser.ticks.iter().filter(|tick| !left_out.contains(tick)) {
        let_go(plan, *tick, &mut allowed);
    }
    for row in plan.ratings.iter().filter(|row| chooser.rating(row)) {
        match &row.at {
            RatedAt::Option(_) => {}
            RatedAt::Amount { amount, .. } => allowed.number(amount),
        }
        match &row.level {
            RatedLevel::Known(level) => allowed.number(level.ratio()),
            RatedLevel::Unknown => {}
        }
    }
    plan.shifts.iter().filter(|row| chooser.shift(row)).for_each(|row| amounts(&row.when, &mut allowed));
    allowed
}

fn let_go(plan: &Plan, tick: Tick, allowed: &mut Allowed) {
    match tick {
        Tick::Title => allowed.text(&plan.name),
        Tick::Purpose => allowed.texts(&plan.purpose),
        Tick::Issue(id) => plan.issues.iter().filter(|row| row.id == id).for_each(|row| {
            allowed.text(&row.name);
            match &row.kind {
                IssueKind::Listed(options) => allowed.texts(options.iter().map(|row| &row.name)),
                IssueKind::Numeric(range) => {
                    allowed.texts(range.unit());
                    [range.lower(), range.upper(), range.step()]
                        .into_iter()
                        .for_each(|own| allowed.number(own));
                }
            }
        }),
        Tick::Constraint(id) => plan.constraints.iter().filter(|row| row.id == id).for_each(|row| {
            allowed.texts(&row.reason);
            amounts(&row.when, allowed);
        }),
        Tick::Position(id) => {
            allowed.texts(plan.positions.iter().filter(|row| row.id == id).map(|row| &row.words));
        }
        Tick::Value(id) => allowed.texts(plan.value(id).map(|row| &row.words)),
        Tick::Criterion(id) => {
            if let Some(row) = plan.criterion(id) {
                allowed.text(&row.statement);
                allowed.texts(row.evidence.iter().chain(row.level_words.iter().flatten()));
            }
        }
        Tick::Package(id) => plan.packages.iter().filter(|row| row.id == id).for_each(|row| {
            allowed.text(&row.title);
            for choice in row.choices.values() {
                match choice {
                    Choice::Option(_) => {}
                    Choice::Amount(amount) => allowed.number(amount),
                }
            }
        }),
        Tick::Reading(_) | Tick::Need(_) | Tick::Levels(_) | Tick::Order(_) => {}
    }
}

fn amounts(when: &[Condition], allowed: &mut Allowed) {
    for row in when {
        match &row.choices {
            Choices::AnyOf(_) => {}
            Choices::Between { from, to } => [from, to].into_iter().for_each(|own| allowed.number(own)),
        }
    }
}
