//! A blind round: each member of one side ranks and rates alone, and the answers are compared once all are in.

mod agree;
mod written;

use std::collections::{BTreeMap, BTreeSet};

pub use self::{
    agree::{AgreedList, Dissent, Questions, agree, dissents},
    written::{NoAnswer, schema},
};
use crate::{
    engine::{
        Watch,
        proposal::{self, AnalysisError, AnalysisRequest},
    },
    model::{
        Choice, Confidence, CriterionId, Fault, IssueId, Name, Plan, PlanParts, Provenance, Rank, RatedAt,
        RatedLevel, Rating, Source,
    },
};

/// How many answers there are at least before one of them can stand alone.
const FEWEST_FOR_DISSENT: usize = 3;

/// What one member answered alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Who answered.
    pub member: Name,
    /// Where each criterion that was asked about stands; nothing for one that the member did not rank.
    pub ranks: BTreeMap<CriterionId, Option<Rank>>,
    /// The level of each choice that was asked about.
    pub levels: Vec<LevelAnswer>,
}

/// The level that a member gives a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelAnswer {
    /// The criterion.
    pub criterion: CriterionId,
    /// The choice.
    pub at: RatedAt,
    /// The level.
    pub level: RatedLevel,
}

/// One thing that members were asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Where a criterion stands.
    Rank(CriterionId),
    /// Which level a choice brings.
    Level(CriterionId, RatedAt),
}

/// What a member answered to one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A place, or none.
    Rank(Option<Rank>),
    /// A level, or that it is not known.
    Level(RatedLevel),
}

/// All answers to one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// What was asked.
    pub asked: Asked,
    /// What each member answered, in the order of the answers.
    pub given: Vec<(Name, Given)>,
}

impl Spread {
    /// Whether all answered alike.
    pub fn is_agreed(&self) -> bool {
        self.given.windows(2).all(|pair| matches!(pair, [(_, one), (_, other)] if one == other))
    }

    /// The one member who answers otherwise than all others, who answer alike; nobody among fewer than three.
    pub fn lone_dissent(&self) -> Option<&Name> {
        if self.given.len() < FEWEST_FOR_DISSENT || self.is_agreed() {
            return None;
        }
        let alone = |place: &usize| {
            let mut others = self.given.iter().enumerate().filter(|(other, _)| other != place);
            let first = others.next().map(|(_, (_, given))| given);
            others.all(|(_, (_, given))| Some(given) == first)
        };
        let place = (0..self.given.len()).find(alone)?;
        self.given.get(place).map(|(member, _)| member)
    }
}

/// Every thing that was asked, with all answers to it: ranks first, then levels, each in the order they were first answered.
pub fn spreads(answers: &[Answer]) -> Vec<Spread> {
    let ranked: BTreeSet<_> = answers.iter().flat_map(|answer| answer.ranks.keys().copied()).collect();
    let ranks = ranked.into_iter().map(|criterion| Spread {
        asked: Asked::Rank(criterion),
        given: answers
            .iter()
            .filter_map(|answer| Some((answer.member.clone(), Given::Rank(*answer.ranks.get(&criterion)?))))
            .collect(),
    });
    let mut rated: Vec<(CriterionId, &RatedAt)> = Vec::new();
    for level in answers.iter().flat_map(|answer| &answer.levels) {
        if !rated.contains(&(level.criterion, &level.at)) {
            rated.push((level.criterion, &level.at));
        }
    }
    let levels = rated.into_iter().map(|(criterion, at)| Spread {
        asked: Asked::Level(criterion, at.clone()),
        given: answers
            .iter()
            .filter_map(|answer| {
                let found =
                    answer.levels.iter().find(|level| level.criterion == criterion && level.at == *at)?;
                Some((answer.member.clone(), Given::Level(found.level.clone())))
            })
            .collect(),
    });
    ranks.chain(levels).collect()
}

/// A package, and the members by whose answers it is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedBy {
    /// The package.
    pub choices: BTreeMap<IssueId, Choice>,
    /// The members, in the order of the answers.
    pub members: Vec<Name>,
}

/// What a disagreement does to what is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// How many answers were compared.
    pub answers: usize,
    /// Every package that is proposed by somebody's answers, in the order they were first proposed.
    pub proposed: Vec<ProposedBy>,
}

impl Disagreement {
    /// The packages that are proposed by some answers and not by others; none when the disagreement changes nothing.
    pub fn contested(&self) -> impl Iterator<Item = &ProposedBy> {
        self.proposed.iter().filter(|proposed| proposed.members.len() < self.answers)
    }
}

/// Says why answers cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum BlindError {
    /// With a member's answers the rows do not fit together.
    #[error("the answers of {member} do not fit the plan")]
    Unfit {
        /// The member.
        member: Name,
        /// What does not fit.
        faults: Vec<Fault>,
    },
    /// The plan cannot be analysed.
    #[error(transparent)]
    Analysis(#[from] AnalysisError),
}

/// The plan with what one member answered in place of what it says.
pub fn answered(plan: &Plan, answer: &Answer) -> Result<Plan, BlindError> {
    let mut parts = PlanParts::clone(plan);
    for row in &mut parts.criteria {
        if let Some(rank) = answer.ranks.get(&row.id) {
            row.rank = *rank;
        }
    }
    for given in &answer.levels {
        let rated =
            parts.ratings.iter_mut().find(|row| row.criterion == given.criterion && row.at == given.at);
        match rated {
            Some(row) => row.level = given.level.clone(),
            None => parts.ratings.push(Rating {
                criterion: given.criterion,
                at: given.at.clone(),
                level: given.level.clone(),
                provenance: Provenance {
                    source: Source::SaidByThem,
                    confidence: Confidence::Certain,
                    by: Some(answer.member.clone()),
                    at: None,
                    note: None,
                },
            }),
        }
    }
    Plan::new(parts).map_err(|faults| BlindError::Unfit { member: answer.member.clone(), faults })
}

/// Whether it matters to what is proposed by whose answers one goes, and to which packages.
pub fn disagreement(
    plan: &Plan,
    answers: &[Answer],
    request: &AnalysisRequest,
    watch: &Watch<'_>,
) -> Result<Disagreement, BlindError> {
    let mut proposed: Vec<ProposedBy> = Vec::new();
    for answer in answers {
        let found = proposal::analyse(&answered(plan, answer)?, request, watch)?;
        for choices in found.proposals.into_iter().map(|row| row.card.choices) {
            match proposed.iter_mut().find(|known| known.choices == choices) {
                Some(known) => known.members.push(answer.member.clone()),
                None => proposed.push(ProposedBy { choices, members: vec![answer.member.clone()] }),
            }
        }
    }
    Ok(Disagreement { answers: answers.len(), proposed })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ratio, examples, model::Level};

    fn as_written(plan: &Plan, member: &str) -> Answer {
        let own = plan.parties[0].id;
        let criteria: Vec<_> = plan.criteria.iter().filter(|row| row.party == own).collect();
        let ranks = criteria.iter().map(|row| (row.id, row.rank)).collect();
        let mine = |row: &&Rating| criteria.iter().any(|criterion| criterion.id == row.criterion);
        let levels = plan.ratings.iter().filter(mine).map(|row| LevelAnswer {
            criterion: row.criterion,
            at: row.at.clone(),
            level: row.level.clone(),
        });
        Answer { member: Name::new(member).unwrap(), ranks, levels: levels.collect() }
    }

    fn all_at(level: i64, plan: &Plan, member: &str) -> Answer {
        let mut answer = as_written(plan, member);
        for given in &mut answer.levels {
            given.level = RatedLevel::Known(Level::new(Ratio::from(level)).unwrap());
        }
        answer
    }

    fn compared(plan: &Plan, answers: &[Answer]) -> Disagreement {
        disagreement(plan, answers, &AnalysisRequest::default(), &Watch::idle()).unwrap()
    }

    #[test]
    fn members_who_answer_alike_contest_nothing() {
        let plan = examples::workshop().unwrap();
        let answers = [as_written(&plan, "Anna"), as_written(&plan, "Carl")];
        let found = compared(&plan, &answers);
        assert!(!found.proposed.is_empty());
        assert_eq!(found.contested().count(), 0);
        assert!(spreads(&answers).iter().all(Spread::is_agreed));
    }

    #[test]
    fn what_only_some_answers_propose_is_contested_by_name() {
        let plan = examples::workshop().unwrap();
        let answers = [as_written(&plan, "Anna"), all_at(0, &plan, "Carl")];
        let found = compared(&plan, &answers);
        let contested: Vec<_> = found.contested().collect();
        assert!(!contested.is_empty());
        assert!(contested.iter().all(|row| row.members == [Name::new("Anna").unwrap()]));
    }

    #[test]
    fn one_against_two_is_a_lone_dissent_and_one_against_one_is_not() {
        let plan = examples::workshop().unwrap();
        let answers = [as_written(&plan, "Anna"), all_at(0, &plan, "Carl"), as_written(&plan, "Dora")];
        let carl = Name::new("Carl").unwrap();
        let contested: Vec<_> = spreads(&answers).into_iter().filter(|spread| !spread.is_agreed()).collect();
        assert!(!contested.is_empty());
        assert!(contested.iter().all(|spread| spread.lone_dissent() == Some(&carl)));
        assert!(spreads(&answers[..2]).iter().all(|spread| spread.lone_dissent().is_none()));
    }
}
