//! Blind rounds: each member of a team ranks and rates alone, and everybody reads the answers once all are in.
//!
//! Commit and reveal: an answer goes into the shared plan sealed with a key of its own, which stays on the machine where
//! it was given. Once everybody's answer is in, or whoever opened the round reveals it without those who are missing, each
//! installation opens its own at its next round of keeping in step. Nobody can read early, and nobody can answer after
//! having read.

mod seal;

use std::collections::{BTreeMap, BTreeSet};

use entente_core::{
    blind::{AgreedList, Answer, Asked, Dissent, Given, Questions, agree as agreed, dissents},
    model::{Name, PartyId, Plan, PlanId, RatedAt, Words},
};
use entente_store::{
    BlindAnswer, BlindAsk, BlindRoundError, BlindRoundId, BlindStage, BlindStanding, KeptDissent, LoadError,
    MemberId, Note, Role, Saved, StorageError, Store,
};

pub use self::seal::{BlindRefusal, BlindSealError, Bound, open, seal};
use crate::{
    error::TeamError,
    standing::Member,
    team::{Team, stored},
};

/// Says why nothing came of an act in a blind round.
#[derive(Debug, thiserror::Error)]
pub enum BlindError {
    /// The store refuses.
    #[error(transparent)]
    Round(#[from] BlindRoundError),
    /// The answer cannot be sealed.
    #[error(transparent)]
    Seal(#[from] BlindSealError),
    /// The team cannot be read.
    #[error(transparent)]
    Team(#[from] TeamError),
}

impl From<LoadError> for BlindError {
    fn from(error: LoadError) -> Self {
        Self::Round(error.into())
    }
}

impl From<StorageError> for BlindError {
    fn from(error: StorageError) -> Self {
        Self::Round(LoadError::from(error).into())
    }
}

impl BlindError {
    /// The key of the message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Round(BlindRoundError::Alone) => "error.plan_not_shared",
            Self::Round(BlindRoundError::NotAllowed(_)) => "error.not_allowed",
            Self::Round(BlindRoundError::NobodyElse) => "error.round_nobody_else",
            Self::Round(BlindRoundError::NothingAsked) => "error.round_nothing_asked",
            Self::Round(BlindRoundError::NotThere(_)) => "error.round_not_there",
            Self::Round(BlindRoundError::NotAsked) => "error.round_not_asked",
            Self::Round(BlindRoundError::Answered) => "error.round_answered",
            Self::Round(BlindRoundError::Revealed) => "error.round_revealed",
            Self::Round(BlindRoundError::NotRevealed) => "error.round_not_revealed",
            Self::Round(BlindRoundError::Unfit(_)) => "error.round_unfit",
            Self::Round(BlindRoundError::Load(error)) => error.code(),
            Self::Seal(BlindSealError::TooLarge) => "error.round_too_large",
            Self::Seal(BlindSealError::NoChance) => "error.no_chance",
            Self::Team(error) => error.code(),
        }
    }
}

/// What whoever works here has to do with a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnPart {
    /// Looks on: was not asked, or may only read.
    LooksOn,
    /// Is asked, and has not answered.
    Asked,
    /// Has answered.
    Answered,
    /// Was asked, and the round went on without an answer.
    Missed,
}

/// A blind round as whoever works here sees it.
#[derive(Clone, Debug)]
pub struct Round {
    /// How far it has come.
    pub standing: BlindStanding,
    /// What of the questions the plan still knows.
    pub asked: Questions,
    /// What whoever works here has to do with it.
    pub own: OwnPart,
    /// Whether they may reveal it without those who are missing.
    pub may_reveal: bool,
    /// What everybody answered whose answer counts; nothing before all of it can be read.
    pub answers: Vec<Answer>,
    /// Whose answer is refused, and why.
    pub refused: Vec<(Name, BlindRefusal)>,
    names: BTreeMap<MemberId, Name>,
}

impl Round {
    /// What a member is called, if that is known.
    pub fn name(&self, member: &MemberId) -> Option<&Name> {
        self.names.get(member)
    }

    /// What members are called whose names are known.
    pub fn names(&self, members: &[MemberId]) -> Vec<Name> {
        members.iter().filter_map(|member| self.name(member).cloned()).collect()
    }

    /// Whose answers are in.
    pub fn answered(&self) -> Vec<Name> {
        let members: Vec<_> = self.standing.answers.iter().map(|answer| answer.member.clone()).collect();
        self.names(&members)
    }

    /// Whose answers count and wait for their keys.
    pub fn awaited(&self) -> Vec<Name> {
        match self.standing.stage {
            BlindStage::Asking | BlindStage::Revealed | BlindStage::Agreed => Vec::new(),
            BlindStage::Opening => {
                let closed = self.standing.answers.iter().filter(|answer| answer.key.is_none());
                self.names(&closed.map(|answer| answer.member.clone()).collect::<Vec<_>>())
            }
        }
    }
}

/// The team of a plan, and who of it may answer.
struct Circle {
    own: MemberId,
    present: BTreeSet<MemberId>,
    names: BTreeMap<MemberId, Name>,
}

impl Circle {
    fn of(store: &Store, plan: PlanId) -> Result<Self, BlindError> {
        let id = store.shared_with(plan)?.ok_or(BlindRoundError::Alone)?;
        let row = store.team(id)?.ok_or(BlindRoundError::Alone)?;
        let team = Team::load(store, id)?;
        let named = |member: &Member| Some((stored(member.id())?, member.card.name().clone()));
        let names = team.charter().members.iter().filter_map(named).collect();
        Ok(Self { own: row.member, present: present(&team), names })
    }
}

/// Whoever belongs to a team and may answer: all but those who only read.
fn present(team: &Team) -> BTreeSet<MemberId> {
    let may = |member: &&Member| member.is_in() && member.standing.role() != Role::Read;
    team.charter().members.iter().filter(may).filter_map(|member| stored(member.id())).collect()
}

/// The blind rounds of a plan, the latest first; none where it is not shared.
///
/// # Errors
///
/// When the plan or its team cannot be read.
pub fn rounds(store: &mut Store, plan: PlanId) -> Result<Vec<Round>, BlindError> {
    if store.shared_with(plan)?.is_none() {
        return Ok(Vec::new());
    }
    let rows = store.blind_rows(plan)?;
    if rows.rounds.is_empty() {
        return Ok(Vec::new());
    }
    let (circle, saved) = (Circle::of(store, plan)?, store.load(plan)?);
    let standings = rows.standings(&circle.present).into_iter();
    Ok(standings.map(|standing| circle.round(&saved.plan, standing)).collect())
}

/// One blind round of a plan.
///
/// # Errors
///
/// When there is no such round, or the plan or its team cannot be read.
pub fn round(store: &mut Store, plan: PlanId, id: BlindRoundId) -> Result<Round, BlindError> {
    let found = rounds(store, plan)?.into_iter().find(|round| round.standing.round.id == id);
    Ok(found.ok_or(BlindRoundError::NotThere(id))?)
}

impl Circle {
    fn round(&self, plan: &Plan, standing: BlindStanding) -> Round {
        let asked = standing.round.asked.still_in(plan);
        let mut names = self.names.clone();
        for answer in &standing.answers {
            names.entry(answer.member.clone()).or_insert_with(|| answer.by.clone());
        }
        let (mut answers, mut refused) = (Vec::new(), Vec::new());
        match standing.stage {
            BlindStage::Asking | BlindStage::Opening => {}
            BlindStage::Revealed | BlindStage::Agreed => {
                for answer in &standing.answers {
                    let name = names.get(&answer.member).unwrap_or(&answer.by).clone();
                    match read(plan.id, answer, name.clone()) {
                        Ok(said) => answers.push(asked.of(&said)),
                        Err(refusal) => refused.push((name, refusal)),
                    }
                }
            }
        }
        let own = self.own_part(&standing);
        let may_reveal = standing.may_be_revealed_by(&self.own, &self.present);
        Round { standing, asked, own, may_reveal, answers, refused, names }
    }

    fn own_part(&self, standing: &BlindStanding) -> OwnPart {
        let has_answered = standing.answers.iter().any(|answer| answer.member == self.own)
            || standing.late.contains(&self.own);
        let is_asked = standing.round.members.contains(&self.own) && self.present.contains(&self.own);
        match (has_answered, is_asked, standing.stage) {
            (true, _, _) => OwnPart::Answered,
            (false, false, _) => OwnPart::LooksOn,
            (false, true, BlindStage::Asking) => OwnPart::Asked,
            (false, true, BlindStage::Opening | BlindStage::Revealed | BlindStage::Agreed) => OwnPart::Missed,
        }
    }
}

fn read(plan: PlanId, answer: &BlindAnswer, name: Name) -> Result<Answer, BlindRefusal> {
    let bound = Bound { plan, round: answer.round, member: answer.member.clone() };
    open(&bound, answer, answer.key.as_deref().unwrap_or_default(), name)
}

/// Opens a blind round for everybody in the team who may answer.
///
/// # Errors
///
/// Refuses a round of one, one in which nothing is asked, and whoever may not edit.
pub fn begin(
    store: &mut Store,
    plan: PlanId,
    party: PartyId,
    asked: &Questions,
    note: &Note,
) -> Result<BlindRoundId, BlindError> {
    let asked = asked.still_in(&store.load(plan)?.plan);
    let members = Circle::of(store, plan)?.present.into_iter().collect();
    Ok(store.open_blind_round(plan, BlindAsk { party, asked, members }, note)?)
}

/// Seals the answer of whoever works here.
///
/// # Errors
///
/// Refuses who is not asked, a second answer, and one that comes when others can be read.
pub fn answer(
    store: &mut Store,
    plan: PlanId,
    id: BlindRoundId,
    said: &Answer,
    note: &Note,
) -> Result<(), BlindError> {
    let found = round(store, plan, id)?;
    let bound = Bound { plan, round: id, member: Circle::of(store, plan)?.own };
    let sealed = seal(&bound, &found.asked.of(said))?;
    Ok(store.seal_blind_answer(plan, id, sealed, note)?)
}

/// Reveals a round without those who are missing.
///
/// # Errors
///
/// Refuses whoever did not open it, unless that member is gone, and whoever has not answered.
pub fn reveal(store: &mut Store, plan: PlanId, id: BlindRoundId, note: &Note) -> Result<(), BlindError> {
    let circle = Circle::of(store, plan)?;
    store.reveal_blind_round(plan, id, &circle.present, note)?;
    Ok(store.open_blind_answers(plan, &circle.present, note).map(drop)?)
}

/// Opens the own answers of rounds that everybody may read now; says how many.
///
/// # Errors
///
/// When the plan cannot be read or saved.
pub(crate) fn publish(
    store: &mut Store,
    team: &Team,
    plan: PlanId,
    note: &Note,
) -> Result<usize, BlindRoundError> {
    store.open_blind_answers(plan, &present(team), note)
}

/// Finds the sentence of a key and fills its places.
pub type Say<'a> = &'a dyn Fn(&str, &[(&str, &str)]) -> String;

/// Takes the list that a team agreed on into the plan, and keeps each lone dissent that it does not follow as a comment on
/// its criterion. Says how many were kept.
///
/// # Errors
///
/// Refuses a round that is not revealed, and whoever may not edit.
pub fn settle(
    store: &mut Store,
    plan: PlanId,
    id: BlindRoundId,
    list: &AgreedList,
    note: &Note,
    say: Say<'_>,
) -> Result<(Saved, usize), BlindError> {
    let (found, before) = (round(store, plan, id)?, store.load(plan)?.plan);
    let alone = dissents(&found.answers, list);
    let kept: Vec<_> = alone.iter().filter_map(|dissent| kept(&before, dissent, say)).collect();
    let count = found.answers.len().to_string();
    let origin = Words::new(&say("team.round.origin", &[("count", &count)])).ok();
    let present = Circle::of(store, plan)?.present;
    let change = |before: &Plan| agreed(before, list, &note.by, note.at, origin.as_ref());
    let saved = store.agree_blind_round(plan, (id, &present), note, &kept, change)?;
    Ok((saved, kept.len()))
}

/// A dissent in words.
fn kept(plan: &Plan, dissent: &Dissent, say: Say<'_>) -> Option<KeptDissent> {
    let told = |given: &Given| {
        let (key, number) = given.key();
        say(&key, &[("number", &number)])
    };
    let agreed = dissent.agreed.as_ref().map_or_else(|| say("team.round.as_it_was", &[]), told);
    let (criterion, about) = match &dissent.asked {
        Asked::Rank(criterion) => (*criterion, say("team.round.rank_of", &[])),
        Asked::Level(criterion, at) => (*criterion, choice_in_words(plan, at)?),
    };
    let fillings = [("about", about.as_str()), ("given", &told(&dissent.given)), ("agreed", &agreed)];
    let words = Words::new(&say("team.round.dissent", &fillings)).ok()?;
    Some(KeptDissent { criterion, by: dissent.member.clone(), words })
}

/// A choice with its issue, as people name it.
pub fn choice_in_words(plan: &Plan, at: &RatedAt) -> Option<String> {
    match at {
        RatedAt::Option(option) => {
            plan.option(*option).map(|(issue, option)| format!("{}: {}", issue.name, option.name))
        }
        RatedAt::Amount { issue, amount } => {
            plan.issue(*issue).map(|issue| format!("{}: {amount}", issue.name))
        }
    }
}
