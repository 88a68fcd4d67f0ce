//! Blind rounds, as the page is told them.

use entente_core::{
    blind::{self, AgreedList, Asked, Given, Spread},
    model::{CriterionId, Name, PartyId, Plan, PlanId, Rank, RatedAt, RatedLevel},
};
use entente_store::BlindStage;
use entente_team::blind::{BlindRefusal, OwnPart, Round, choice_in_words};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{analysis::ChoiceView, reason::Reason, team::HeardFrom};

/// A blind round as whoever works here sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BlindRoundView {
    /// The round.
    pub id: String,
    /// Who opened it, and when.
    pub opened: HeardFrom,
    /// The party whose criteria are asked about.
    pub party: PartyId,
    /// How far it has come.
    pub stage: RoundStage,
    /// What whoever works here has to do with it.
    pub own: OwnPartCode,
    /// Whether they may reveal it without those who are missing.
    pub may_reveal: bool,
    /// The criteria to put in order.
    pub criteria: Vec<CriterionId>,
    /// The choices to rate.
    pub choices: Vec<AskedChoice>,
    /// Whose answers are in.
    pub answered: Vec<Name>,
    /// Who has not answered.
    pub missing: Vec<Name>,
    /// Who was asked and is not in the team any more, or may only read.
    pub gone: Vec<Name>,
    /// Whose answer came after the reveal.
    pub late: Vec<Name>,
    /// Whose answer counts and is still closed.
    pub awaited: Vec<Name>,
    /// Whose answer is refused, and why.
    pub refused: Vec<RefusedAnswer>,
    /// Who revealed it without those who were missing.
    pub revealed: Option<HeardFrom>,
    /// Who noted that it was agreed on.
    pub agreed: Option<HeardFrom>,
    /// How the answers lie; nothing before all of them can be read.
    pub spreads: Vec<SpreadView>,
    /// What the team may begin from.
    pub suggested: AnswerSheet,
}

/// How far a round has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoundStage {
    /// Answers are missing.
    Asking,
    /// All that count are in, and some are still closed.
    Opening,
    /// All that count can be read.
    Revealed,
    /// The team has agreed on a list.
    Agreed,
}

/// What whoever works here has to do with a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OwnPartCode {
    /// Looks on.
    LooksOn,
    /// Is asked.
    Asked,
    /// Has answered.
    Answered,
    /// The round went on without their answer.
    Missed,
}

/// A choice that is asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AskedChoice {
    /// The criterion.
    pub criterion: CriterionId,
    /// The choice.
    pub at: RatedAt,
    /// The choice with its issue, as people name it.
    pub label: String,
}

/// An answer that does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RefusedAnswer {
    /// Whose.
    pub name: Name,
    /// Why.
    pub why: RefusedCode,
}

/// Why an answer does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RefusedCode {
    /// It was sealed with another key.
    WrongKey,
    /// It was altered, or belongs elsewhere.
    Altered,
    /// It is no answer.
    Unreadable,
}

/// All answers to one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SpreadView {
    /// The criterion.
    pub criterion: CriterionId,
    /// The choice with its issue; nothing where the place of the criterion is asked.
    pub choice: Option<String>,
    /// What each member answered.
    pub given: Vec<GivenView>,
    /// Whether all answered alike.
    pub alike: bool,
    /// The one member who stands alone.
    pub alone: Option<Name>,
}

/// What a member answered to one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct GivenView {
    /// Who.
    pub member: Name,
    /// What.
    pub answer: GivenAnswer,
    /// Where its mark stands from 0 to 100; nothing where it is not ranked or not known.
    pub mark: Option<u8>,
}

/// An answer to one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GivenAnswer {
    /// A place, or none.
    Rank(Option<Rank>),
    /// A level, or that it is not known.
    Level(RatedLevel),
}

/// A list of ranks and levels: an answer, or what a team goes by.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerSheet {
    /// Groups of criteria of equal weight, the weightiest first; who is left out has no rank.
    pub order: Vec<Vec<CriterionId>>,
    /// The levels of choices.
    pub levels: Vec<SheetLevel>,
}

/// The level of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SheetLevel {
    /// The criterion.
    pub criterion: CriterionId,
    /// The choice.
    pub at: RatedAt,
    /// The level.
    pub level: RatedLevel,
}

/// What the differences of a round change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WeighedRound {
    /// The plan.
    pub plan: PlanId,
    /// Its state.
    #[ts(type = "number")]
    pub revision: u64,
    /// The round.
    pub round: String,
    /// What came of it.
    pub outcome: WeighedOutcome,
}

/// What came of comparing what answers propose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WeighedOutcome {
    /// The packages that some answers propose and others do not; none when the differences change nothing.
    Compared(Vec<ContestedView>),
    /// It was stopped, or the plan has changed.
    Stopped,
    /// It cannot be worked out for this plan.
    Failed(Reason),
}

/// A package that not everybody's answers propose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ContestedView {
    /// What it chooses.
    pub choices: Vec<ChoiceView>,
    /// By whose answers it is proposed.
    pub members: Vec<Name>,
}

impl AnswerSheet {
    /// A list by the groups of its order.
    pub fn of(list: &AgreedList) -> Self {
        let mut groups = std::collections::BTreeMap::<Rank, Vec<CriterionId>>::new();
        for (criterion, rank) in &list.ranks {
            if let Some(rank) = rank {
                groups.entry(*rank).or_default().push(*criterion);
            }
        }
        let levels = list.levels.iter().map(|row| SheetLevel {
            criterion: row.criterion,
            at: row.at.clone(),
            level: row.level.clone(),
        });
        Self { order: groups.into_values().collect(), levels: levels.collect() }
    }

    /// The list, with a place or none for each of the criteria.
    pub fn list(&self, criteria: &[CriterionId]) -> AgreedList {
        let place = |id: &CriterionId| self.order.iter().position(|group| group.contains(id));
        let rank =
            |id: &CriterionId| place(id).and_then(|place| u32::try_from(place + 1).ok()).and_then(Rank::new);
        let levels = self.levels.iter().map(|row| blind::LevelAnswer {
            criterion: row.criterion,
            at: row.at.clone(),
            level: row.level.clone(),
        });
        AgreedList { ranks: criteria.iter().map(|id| (*id, rank(id))).collect(), levels: levels.collect() }
    }
}

impl BlindRoundView {
    /// The view of a round.
    pub fn of(plan: &Plan, round: &Round) -> Self {
        let standing = &round.standing;
        let choice = |(criterion, at): &(CriterionId, RatedAt)| {
            let label = choice_in_words(plan, at)?;
            Some(AskedChoice { criterion: *criterion, at: at.clone(), label })
        };
        let refused = round.refused.iter();
        let heard = |by: &Name, at: jiff::Timestamp| HeardFrom { name: by.clone(), at: at.to_string() };
        let spreads = blind::spreads(&round.answers);
        Self {
            id: standing.round.id.to_string(),
            opened: heard(&standing.round.by, standing.round.at),
            party: standing.round.party,
            stage: standing.stage.into(),
            own: round.own.into(),
            may_reveal: round.may_reveal,
            criteria: round.asked.criteria.clone(),
            choices: round.asked.choices.iter().filter_map(choice).collect(),
            answered: round.answered(),
            missing: round.names(&standing.missing),
            gone: round.names(&standing.gone),
            late: round.names(&standing.late),
            awaited: round.awaited(),
            refused: refused
                .map(|(name, why)| RefusedAnswer { name: name.clone(), why: (*why).into() })
                .collect(),
            revealed: standing.revealed.as_ref().map(|act| heard(&act.by, act.at)),
            agreed: standing.agreed.as_ref().map(|act| heard(&act.by, act.at)),
            spreads: spreads.iter().filter_map(|spread| SpreadView::of(plan, round, spread)).collect(),
            suggested: AnswerSheet::of(&AgreedList::suggested(&round.answers)),
        }
    }
}

impl SpreadView {
    fn of(plan: &Plan, round: &Round, spread: &Spread) -> Option<Self> {
        let (criterion, choice) = match &spread.asked {
            Asked::Rank(criterion) => (*criterion, None),
            Asked::Level(criterion, at) => (*criterion, Some(choice_in_words(plan, at)?)),
        };
        let given = spread.given.iter().map(|(member, given)| GivenView {
            member: member.clone(),
            answer: GivenAnswer::from(given.clone()),
            mark: given.mark(round.asked.criteria.len()),
        });
        let (alike, alone) = (spread.is_agreed(), spread.lone_dissent().cloned());
        Some(Self { criterion, choice, given: given.collect(), alike, alone })
    }
}

impl From<Given> for GivenAnswer {
    fn from(given: Given) -> Self {
        match given {
            Given::Rank(rank) => Self::Rank(rank),
            Given::Level(level) => Self::Level(level),
        }
    }
}

impl From<BlindStage> for RoundStage {
    fn from(stage: BlindStage) -> Self {
        match stage {
            BlindStage::Asking => Self::Asking,
            BlindStage::Opening => Self::Opening,
            BlindStage::Revealed => Self::Revealed,
            BlindStage::Agreed => Self::Agreed,
        }
    }
}

impl From<OwnPart> for OwnPartCode {
    fn from(part: OwnPart) -> Self {
        match part {
            OwnPart::LooksOn => Self::LooksOn,
            OwnPart::Asked => Self::Asked,
            OwnPart::Answered => Self::Answered,
            OwnPart::Missed => Self::Missed,
        }
    }
}

impl From<BlindRefusal> for RefusedCode {
    fn from(refusal: BlindRefusal) -> Self {
        match refusal {
            BlindRefusal::WrongKey => Self::WrongKey,
            BlindRefusal::Altered => Self::Altered,
            BlindRefusal::Unreadable => Self::Unreadable,
        }
    }
}
