//! What goes between parties, as the page asks for it and is told of it.

use std::collections::BTreeMap;

use entente_core::{
    audience::Hit,
    engine::proposal::{GivenAway, NotTold, Shown},
    model::{CriterionId, Name, PartyId, Plan, PlanId},
    parcel::{Draft, Guessed, LeftOutCode, Parcel, ParcelKind, RowOrder, Taken, TakenKind, TakenRow, Tick},
};
use entente_store::GuessRecord;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{analysis::RuleCode, plan::count};

/// What is to go to another party.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ParcelAsk {
    /// The party that a form asks; of an answer, whoever keeps the plan.
    pub party: PartyId,
    /// In which order issues and options go.
    pub order: RowOrder,
    /// Whether the day stands on it.
    pub dated: Dated,
    /// What goes.
    pub ticks: Vec<Tick>,
}

/// Whether a day stands on a parcel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Dated {
    /// None does.
    Undated,
    /// Today does.
    Today,
}

/// What would go out, exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OutgoingView {
    /// The whole text.
    pub text: String,
    /// How many bytes it has.
    pub bytes: u32,
    /// What holds it back.
    pub hits: Vec<HitView>,
    /// What was ticked and stays behind.
    pub left_out: Vec<Tick>,
}

/// Something private that would go out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HitView {
    /// The private field, as `table/field`.
    pub place: String,
    /// The private text or number.
    pub private: String,
    /// The outgoing text in which it stands.
    pub found: String,
}

impl HitView {
    fn all(hits: &[Hit]) -> Vec<Self> {
        let view = |hit: &Hit| Self {
            place: hit.place.clone(),
            private: hit.private.clone(),
            found: hit.found.clone(),
        };
        hits.iter().map(view).collect()
    }
}

impl OutgoingView {
    /// What a draft of a parcel would be.
    pub fn of_parcel(draft: &Draft) -> Self {
        Self { left_out: draft.left_out.clone(), ..Self::of(draft.outgoing.text(), draft.outgoing.hits()) }
    }

    /// What a text would be.
    pub fn of(text: &str, hits: &[Hit]) -> Self {
        let bytes = count(text.len());
        Self { text: text.to_owned(), bytes, hits: HitView::all(hits), left_out: Vec::new() }
    }
}

/// A parcel that was chosen, before anything is made of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ParcelView {
    /// It asks: it becomes a plan of its own.
    Form {
        /// The party that is asked.
        party: Name,
        /// What the matter is called, where that is said.
        title: Option<Name>,
        /// What is on the table.
        issues: Vec<Name>,
        /// How many criteria are in it already.
        criteria: u32,
    },
    /// It answers: it is laid over the guesses of the plan that asked.
    Answer(ParcelAnswerView),
}

/// An answer, and what it makes of the plan that asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ParcelAnswerView {
    /// The plan that asked.
    pub plan: PlanId,
    /// What that plan is called.
    pub name: Name,
    /// Who answers.
    pub party: PartyId,
    /// What that party is called.
    pub party_name: Name,
    /// What they say, row by row.
    pub rows: Vec<TakenRowView>,
    /// What of it is left out.
    pub left_out: Vec<LeftOutView>,
    /// Which of their criteria is which guess.
    pub pairs: Vec<PairingView>,
    /// How many guesses they speak of.
    pub of: u32,
    /// How many of those were right.
    pub right: u32,
}

/// A row that an answer brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TakenRowView {
    /// What it says; its name is `exchange.kind_<code>`.
    pub kind: TakenKind,
    /// The criterion it is about, in words.
    pub about: Option<String>,
    /// What they say.
    pub said: String,
    /// What was guessed.
    pub guess: Option<String>,
    /// What became of the guess.
    pub guessed: Guessed,
}

/// A row of an answer that is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LeftOutView {
    /// Why; its words are `parcel.left_out.<code>`.
    pub code: LeftOutCode,
    /// What it says.
    pub said: String,
}

/// A criterion of an answer, and the guess that it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PairingView {
    /// The criterion of the answer.
    pub theirs: CriterionId,
    /// In their words.
    pub said: String,
    /// The criterion of the plan that it is; nothing where it is new.
    pub ours: Option<CriterionId>,
}

/// Which guess a criterion of an answer is, as a person says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PairingAsk {
    /// The criterion of the answer.
    pub theirs: CriterionId,
    /// The criterion of the plan; nothing makes it a new one.
    pub ours: Option<CriterionId>,
}

impl ParcelView {
    /// What a form would bring.
    pub fn form(parcel: &Parcel, party: Name) -> Self {
        Self::Form {
            party,
            title: parcel.title.clone(),
            issues: parcel.issues.iter().map(|row| row.name.clone()).collect(),
            criteria: count(parcel.criteria.len()),
        }
    }

    /// What an answer would make of a plan.
    pub fn answer(plan: &Plan, parcel: &Parcel, taken: &Taken) -> Option<Self> {
        let said = |id: CriterionId| parcel.criteria.iter().find(|row| row.id == id);
        let pair = |(theirs, ours): (&CriterionId, &Option<CriterionId>)| {
            Some(PairingView { theirs: *theirs, said: said(*theirs)?.statement.to_string(), ours: *ours })
        };
        let spoken = |row: &&TakenRow| row.guessed != Guessed::Nothing;
        Some(Self::Answer(ParcelAnswerView {
            plan: plan.id,
            name: plan.name.clone(),
            party: taken.party,
            party_name: plan.party(taken.party)?.name.clone(),
            rows: taken.rows.iter().map(|row| TakenRowView::of(&taken.plan, row)).collect(),
            left_out: taken
                .left_out
                .iter()
                .map(|row| LeftOutView { code: row.code, said: row.said.clone() })
                .collect(),
            pairs: taken.pairs.iter().filter_map(pair).collect(),
            of: count(taken.rows.iter().filter(spoken).count()),
            right: count(taken.rows.iter().filter(|row| row.guessed == Guessed::Right).count()),
        }))
    }

    /// Which way the parcel goes.
    pub const fn kind(&self) -> ParcelKind {
        match self {
            Self::Form { .. } => ParcelKind::Form,
            Self::Answer(_) => ParcelKind::Answer,
        }
    }
}

impl TakenRowView {
    fn of(plan: &Plan, row: &TakenRow) -> Self {
        let about = row.criterion.and_then(|id| plan.criterion(id)).map(|own| own.statement.to_string());
        Self {
            kind: row.kind,
            about: about.filter(|_| row.kind != TakenKind::Criterion),
            said: row.said.clone(),
            guess: row.guess.clone(),
            guessed: row.guessed,
        }
    }
}

/// How often guesses about a party were right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct GuessRecordView {
    /// The party.
    pub party: String,
    /// How many guesses it spoke of.
    pub of: u32,
    /// How many were right.
    pub right: u32,
}

impl From<&GuessRecord> for GuessRecordView {
    fn from(row: &GuessRecord) -> Self {
        Self { party: row.party.clone(), of: count(row.of), right: count(row.right) }
    }
}

/// For whom a plan is written.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum GiveAsk {
    /// For oneself: everything.
    Me,
    /// For oneself, as a table for a spreadsheet.
    MeTable,
    /// For the team, opened by a passphrase.
    TeamPassphrase {
        /// The passphrase.
        passphrase: String,
    },
    /// For the team, opened by the people of cards.
    TeamCards {
        /// The cards.
        cards: Vec<String>,
    },
    /// For everyone: what all parties may see.
    Everyone,
    /// For everyone, as a table for a spreadsheet.
    EveryoneTable,
}

/// What is sealed for a neutral.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SheetAsk {
    /// What all parties call the matter.
    pub case: Name,
    /// Whose sheet it is.
    pub party: PartyId,
    /// The rule agreed on beforehand.
    pub rule: RuleCode,
}

/// The card of somebody, with the words it is compared by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PersonCard {
    /// The line to hand on.
    pub card: String,
    /// What the person is called.
    pub name: String,
    /// The six words.
    pub words: Vec<String>,
}

/// What showing offers gives away, shown one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct GivenAwayView {
    /// How they are shown; its words are `given_away.<code>`.
    pub shown: Shown,
    /// Why nothing is told; its words are `given_away.not_told.<code>`.
    pub not_told: Option<NotTold>,
    /// How many orders of the criteria there are.
    pub orders: u32,
    /// How many fit.
    pub fit: u32,
    /// The one criterion that comes first in all that fit.
    pub named: Option<CriterionId>,
}

impl GivenAwayView {
    /// What is told of one way of showing offers.
    pub fn of(shown: Shown, given: Result<GivenAway, NotTold>) -> Self {
        match given {
            Ok(given) => Self {
                shown,
                not_told: None,
                orders: count(given.orders),
                fit: count(given.fit),
                named: given.named(),
            },
            Err(code) => Self { shown, not_told: Some(code), orders: 0, fit: 0, named: None },
        }
    }
}

/// Pairs as core takes them.
pub fn pairs(asked: &[PairingAsk]) -> BTreeMap<CriterionId, Option<CriterionId>> {
    asked.iter().map(|row| (row.theirs, row.ours)).collect()
}
