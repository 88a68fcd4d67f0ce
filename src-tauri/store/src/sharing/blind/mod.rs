//! Blind rounds: members of a team answer alone, sealed, and everybody reads the answers once all are in.
//!
//! The rows are rows of the shared document and no part of the plan. An answer goes into it sealed, and the key that opens
//! it stays here until it may be read; what seals and opens is the sharing crate's.

mod row;
mod standing;

use std::collections::BTreeSet;

use entente_core::{
    blind::Questions,
    model::{CriterionId, Name, PartyId, Plan, PlanId, Words},
};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use uuid::Uuid;

pub(super) use self::row::owner;
pub use self::{
    row::{BlindAct, BlindActKind, BlindAnswer, BlindRound, BlindRoundId, BlindRows},
    standing::{BlindStage, BlindStanding},
};
use super::{MemberId, Role, SharingRow, allowed, row::row_writes};
use crate::{
    cells::{CellRef, Write},
    change::{Note, Step, through},
    difference::difference,
    error::{LoadError, StorageError},
    flat::Row,
    open_plan::{OpenPlan, Saved},
    scalar::Scalar,
    sharing::{Comment, CommentId},
    store::Store,
    table::Table,
};

/// What is asked of whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlindAsk {
    /// The party whose criteria are asked about.
    pub party: PartyId,
    /// What is asked.
    pub asked: Questions,
    /// Who is asked.
    pub members: Vec<MemberId>,
}

/// An answer that was sealed here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedHere {
    /// The answer, which nobody can read.
    pub sealed: String,
    /// What opens it.
    pub key: String,
}

/// A dissent that is kept as a comment on a criterion, in the name of whoever dissents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDissent {
    /// The criterion.
    pub criterion: CriterionId,
    /// Who dissents.
    pub by: Name,
    /// What is kept.
    pub words: Words,
}

/// Says why nothing came of an act in a blind round.
#[derive(Debug, thiserror::Error)]
pub enum BlindRoundError {
    /// The plan is not shared, so that there is nobody to ask.
    #[error("the plan is not shared")]
    Alone,
    /// The role of whoever works here does not go so far.
    #[error("a member who may {} cannot do this in a blind round", .0.code())]
    NotAllowed(Role),
    /// Nobody else can answer.
    #[error("nobody else in the team can answer")]
    NobodyElse,
    /// Nothing is asked.
    #[error("nothing is asked")]
    NothingAsked,
    /// There is no such round.
    #[error("there is no blind round {0}")]
    NotThere(BlindRoundId),
    /// Whoever works here is not asked.
    #[error("this member is not asked")]
    NotAsked,
    /// Whoever works here has answered; what is sealed stays.
    #[error("this member has answered already")]
    Answered,
    /// Answers are being read already.
    #[error("the round is revealed")]
    Revealed,
    /// Answers are missing still, and whoever works here may not go on without them.
    #[error("answers are missing")]
    NotRevealed,
    /// The rows do not fit together with what is agreed.
    #[error("what is agreed does not fit the plan")]
    Unfit(#[from] entente_core::blind::BlindError),
    /// The plan cannot be loaded or saved.
    #[error(transparent)]
    Load(#[from] LoadError),
}

impl From<rusqlite::Error> for BlindRoundError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Load(error.into())
    }
}

/// Who works here, in a plan that is shared.
struct Here {
    member: MemberId,
    role: Role,
}

impl Here {
    fn of(connection: &Connection, plan: PlanId) -> Result<Self, BlindRoundError> {
        if SharingRow::shared(connection, plan)?.is_none() {
            return Err(BlindRoundError::Alone);
        }
        let member = own_member(connection, plan)?.ok_or(BlindRoundError::Alone)?;
        Ok(Self { member, role: allowed(connection, plan)? })
    }

    /// Refuses whoever may do less than this.
    fn may(self, least: Role) -> Result<MemberId, BlindRoundError> {
        if self.role >= least { Ok(self.member) } else { Err(BlindRoundError::NotAllowed(self.role)) }
    }
}

fn own_member(connection: &Connection, plan: PlanId) -> rusqlite::Result<Option<MemberId>> {
    let mut select = connection.prepare_cached(
        "SELECT team.member FROM sharing JOIN team ON team.id = sharing.team
         WHERE sharing.plan = ?1 AND sharing.state = 'shared'",
    )?;
    select.query_row([plan.to_string()], |row| through(row, 0, MemberId::new)).optional()
}

/// What is written beside a plan in one step.
type Written = Vec<Write>;

impl Store {
    /// The rows of the blind rounds of a plan.
    pub fn blind_rows(&mut self, plan: PlanId) -> Result<BlindRows, LoadError> {
        let transaction = self.connection.transaction()?;
        let open = OpenPlan::current(&mut self.open, &transaction, plan)?;
        Ok(open.beside()?.blind.clone())
    }

    /// Opens a blind round.
    ///
    /// # Errors
    ///
    /// Refuses a round of one, one in which nothing is asked, and whoever may not edit.
    pub fn open_blind_round(
        &mut self,
        plan: PlanId,
        ask: BlindAsk,
        note: &Note,
    ) -> Result<BlindRoundId, BlindRoundError> {
        let id = BlindRoundId::from(Uuid::now_v7());
        self.write_blind(plan, note, |transaction, open| {
            let member = Here::of(transaction, plan)?.may(Role::Edit)?;
            if ask.members.iter().all(|other| *other == member) {
                return Err(BlindRoundError::NobodyElse);
            }
            if ask.asked.is_empty() {
                return Err(BlindRoundError::NothingAsked);
            }
            let BlindAsk { party, asked, members } = ask;
            let (by, at) = (note.by.clone(), note.at);
            let round = BlindRound { id, member, by, at, party, asked, members };
            Ok(row_writes(&round, Table::BlindRound, open.cells()))
        })?;
        Ok(id)
    }

    /// Puts the sealed answer of whoever works here into a round, and keeps its key here.
    ///
    /// # Errors
    ///
    /// Refuses who is not asked, a second answer, and one that comes when others can be read.
    pub fn seal_blind_answer(
        &mut self,
        plan: PlanId,
        round: BlindRoundId,
        here: SealedHere,
        note: &Note,
    ) -> Result<(), BlindRoundError> {
        self.write_blind(plan, note, |transaction, open| {
            let member = Here::of(transaction, plan)?.may(Role::Comment)?;
            let rows = &open.beside()?.blind;
            let asked = rows.rounds.iter().find(|row| row.id == round);
            if !asked.ok_or(BlindRoundError::NotThere(round))?.members.contains(&member) {
                return Err(BlindRoundError::NotAsked);
            }
            let mut answers = rows.answers.iter().filter(|answer| answer.round == round);
            if answers.clone().any(|answer| answer.member == member) {
                return Err(BlindRoundError::Answered);
            }
            if answers.any(|answer| answer.key.is_some()) || rows.acts.iter().any(|act| act.round == round) {
                return Err(BlindRoundError::Revealed);
            }
            transaction.execute(
                "INSERT OR REPLACE INTO blind_key (plan, round, key) VALUES (?1, ?2, ?3)",
                params![plan.to_string(), round.to_string(), here.key],
            )?;
            let (by, at) = (note.by.clone(), note.at);
            let answer = BlindAnswer { round, member, by, at, sealed: here.sealed, key: None };
            Ok(row_writes(&answer, Table::BlindAnswer, open.cells()))
        })
    }

    /// The rounds of a plan whose own answer is sealed here and not open yet, with its key.
    pub fn blind_keys(&self, plan: PlanId) -> Result<Vec<(BlindRoundId, String)>, StorageError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT round, key FROM blind_key WHERE plan = ?1 ORDER BY round")?;
        let keys = select
            .query_map([plan.to_string()], |row| Ok((through(row, 0, BlindRoundId::parse)?, row.get(1)?)))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// Opens the own answers of rounds in which everybody may read them; says how many.
    pub fn open_blind_answers(
        &mut self,
        plan: PlanId,
        present: &BTreeSet<MemberId>,
        note: &Note,
    ) -> Result<usize, BlindRoundError> {
        let keys = self.blind_keys(plan).map_err(LoadError::from)?;
        if keys.is_empty() {
            return Ok(0);
        }
        let mut opened = 0;
        self.write_blind(plan, note, |transaction, open| {
            // Whoever may only read since does not count any more, and their answer stays closed.
            let member = match Here::of(transaction, plan)?.may(Role::Comment) {
                Ok(member) => member,
                Err(BlindRoundError::NotAllowed(_)) => return Ok(Written::new()),
                Err(error) => return Err(error),
            };
            let (mut writes, rows) = (Written::new(), &open.beside()?.blind);
            for (round, key) in keys {
                let standing = rows.standing(round, present);
                let settled = standing.filter(|standing| standing.stage != BlindStage::Asking);
                let own = settled.and_then(|standing| {
                    standing
                        .answers
                        .into_iter()
                        .find(|answer| answer.member == member && answer.key.is_none())
                });
                let Some(answer) = own else { continue };
                let cell = CellRef { table: Table::BlindAnswer, row: answer.id(), field: "key" };
                writes.push(Write { cell, old: None, new: Some(Scalar::Text(key)) });
                transaction.execute(
                    "DELETE FROM blind_key WHERE plan = ?1 AND round = ?2",
                    params![plan.to_string(), round.to_string()],
                )?;
                opened += 1;
            }
            Ok(writes)
        })?;
        Ok(opened)
    }

    /// Reveals a round without those who are missing.
    ///
    /// # Errors
    ///
    /// Refuses whoever did not open it, unless that member is gone, and whoever is asked and has not answered.
    pub fn reveal_blind_round(
        &mut self,
        plan: PlanId,
        round: BlindRoundId,
        present: &BTreeSet<MemberId>,
        note: &Note,
    ) -> Result<(), BlindRoundError> {
        self.write_blind(plan, note, |transaction, open| {
            let member = Here::of(transaction, plan)?.may(Role::Edit)?;
            let standing = open.beside()?.blind.standing(round, present);
            let standing = standing.ok_or(BlindRoundError::NotThere(round))?;
            if !standing.may_be_revealed_by(&member, present) {
                return Err(BlindRoundError::NotRevealed);
            }
            let act = acted(member, round, BlindActKind::Reveal, standing.countable(), note);
            Ok(row_writes(&act, Table::BlindAct, open.cells()))
        })
    }

    /// Takes what the team agreed on into the plan, keeps dissents as comments, and notes that the round is agreed on: one
    /// change, which undoing takes back whole.
    ///
    /// # Errors
    ///
    /// Refuses a round that is not revealed, and whoever may not edit.
    pub fn agree_blind_round(
        &mut self,
        plan: PlanId,
        (round, present): (BlindRoundId, &BTreeSet<MemberId>),
        note: &Note,
        dissents: &[KeptDissent],
        change: impl FnOnce(&Plan) -> Result<Plan, entente_core::blind::BlindError>,
    ) -> Result<Saved, BlindRoundError> {
        self.step_blind(plan, &Step::edit(note), |transaction, open| {
            let member = Here::of(transaction, plan)?.may(Role::Edit)?;
            let standing = open.beside()?.blind.standing(round, present);
            let standing = standing.ok_or(BlindRoundError::NotThere(round))?;
            match standing.stage {
                BlindStage::Revealed | BlindStage::Agreed => {}
                BlindStage::Asking | BlindStage::Opening => return Err(BlindRoundError::NotRevealed),
            }
            let before = open.plan()?;
            let after = change(before)?;
            let mut writes = difference(Some(before), &after, open.cells());
            let mut cells = open.cells().clone();
            for dissent in dissents {
                let said = kept(dissent, note);
                let added = row_writes(&said, Table::Comment, &cells);
                cells.apply(&added);
                writes.extend(added);
            }
            let act = acted(member, round, BlindActKind::Agree, standing.countable(), note);
            writes.extend(row_writes(&act, Table::BlindAct, &cells));
            Ok(writes)
        })?;
        Ok(self.load(plan)?)
    }

    fn write_blind(
        &mut self,
        plan: PlanId,
        note: &Note,
        writes: impl FnOnce(&Connection, &OpenPlan) -> Result<Written, BlindRoundError>,
    ) -> Result<(), BlindRoundError> {
        self.step_blind(plan, &Step::lasting(note), writes)
    }

    fn step_blind(
        &mut self,
        plan: PlanId,
        step: &Step<'_>,
        writes: impl FnOnce(&Connection, &OpenPlan) -> Result<Written, BlindRoundError>,
    ) -> Result<(), BlindRoundError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let open = OpenPlan::current(&mut self.open, &transaction, plan)?;
        let writes = writes(&transaction, open)?;
        if writes.is_empty() {
            return Ok(());
        }
        let outcome = open.write(&transaction, step, &writes, None).and_then(|()| Ok(transaction.commit()?));
        if outcome.is_err() {
            self.open.remove(&plan);
        }
        Ok(outcome?)
    }
}

fn acted(
    member: MemberId,
    round: BlindRoundId,
    kind: BlindActKind,
    counted: Vec<MemberId>,
    note: &Note,
) -> BlindAct {
    BlindAct { id: Uuid::now_v7(), member, by: note.by.clone(), at: note.at, round, kind, counted }
}

fn kept(dissent: &KeptDissent, note: &Note) -> Comment {
    Comment {
        id: CommentId::from(Uuid::now_v7()),
        table: Table::Criterion,
        row: dissent.criterion.to_string(),
        words: dissent.words.clone(),
        by: dissent.by.clone(),
        at: note.at,
        resolved_by: None,
    }
}
