//! What a team agrees on after a blind round, and who stays of another mind.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Answer, Asked, BlindError, Given, LevelAnswer, Spread, spreads};
use crate::{
    Ratio,
    model::{
        CriterionId, Name, PartyId, Plan, PlanParts, Provenance, Rank, RatedAt, RatedLevel, Rating, Words,
    },
};

/// What was asked of members: where criteria of one party stand, and which levels choices bring.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Questions {
    /// The criteria to put in order.
    pub criteria: Vec<CriterionId>,
    /// The choices to rate.
    pub choices: Vec<(CriterionId, RatedAt)>,
}

impl Questions {
    /// Everything that can be asked about a party: its criteria that may be weighed, and its choices that are rated.
    pub fn about(plan: &Plan, party: PartyId) -> Self {
        let weighed = plan.criteria_of(party).filter(|row| !plan.is_protected(row)).map(|row| row.id);
        let theirs = |row: &&Rating| plan.criterion(row.criterion).is_some_and(|found| found.party == party);
        let choices = plan.ratings.iter().filter(theirs).map(|row| (row.criterion, row.at.clone()));
        Self { criteria: weighed.collect(), choices: choices.collect() }
    }

    /// What of it the plan still knows, in the same order.
    #[must_use]
    pub fn still_in(&self, plan: &Plan) -> Self {
        let is_weighed = |id: &&CriterionId| plan.criterion(**id).is_some_and(|row| !plan.is_protected(row));
        let is_rated = |(criterion, at): &&(CriterionId, RatedAt)| {
            let issue = match at {
                RatedAt::Option(option) => plan.option(*option).map(|(issue, _)| issue.id),
                RatedAt::Amount { issue, .. } => plan.issue(*issue).map(|issue| issue.id),
            };
            plan.criterion(*criterion).is_some_and(|row| issue.is_some_and(|issue| row.main.contains(&issue)))
        };
        Self {
            criteria: self.criteria.iter().filter(is_weighed).copied().collect(),
            choices: self.choices.iter().filter(is_rated).cloned().collect(),
        }
    }

    /// Whether nothing is asked.
    pub const fn is_empty(&self) -> bool {
        self.criteria.is_empty() && self.choices.is_empty()
    }

    /// What of an answer was asked.
    #[must_use]
    pub fn of(&self, answer: &Answer) -> Answer {
        let ranks = answer.ranks.iter().filter(|(id, _)| self.criteria.contains(id));
        let asked = |row: &&LevelAnswer| {
            self.choices.iter().any(|(criterion, at)| *criterion == row.criterion && *at == row.at)
        };
        Answer {
            member: answer.member.clone(),
            ranks: ranks.map(|(id, rank)| (*id, *rank)).collect(),
            levels: answer.levels.iter().filter(asked).cloned().collect(),
        }
    }
}

/// The ranks and levels that a team goes by from now on.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AgreedList {
    /// Where criteria stand; those that are not in it stay where they are.
    pub ranks: BTreeMap<CriterionId, Option<Rank>>,
    /// The levels of choices; those that are not in it stay as they are.
    pub levels: Vec<LevelAnswer>,
}

impl AgreedList {
    /// What to begin from: criteria by the sum of their places, and of every choice the level that most gave it. Where as
    /// many gave one as another, the plan's own level stays, and where nobody ranked a criterion it has no rank.
    pub fn suggested(answers: &[Answer]) -> Self {
        let mut list = Self::default();
        let mut sums: BTreeMap<CriterionId, Option<u64>> = BTreeMap::new();
        for spread in spreads(answers) {
            match &spread.asked {
                Asked::Rank(criterion) => drop(sums.insert(*criterion, sum_of_places(&spread, answers))),
                Asked::Level(criterion, at) => {
                    if let Some(Given::Level(level)) = spread.usual() {
                        let (criterion, at, level) = (*criterion, at.clone(), level.clone());
                        list.levels.push(LevelAnswer { criterion, at, level });
                    }
                }
            }
        }
        let mut order: Vec<u64> = sums.values().flatten().copied().collect();
        order.sort_unstable();
        let place = |sum: u64| order.iter().position(|other| *other == sum);
        let rank = |sum| place(sum).and_then(|place| u32::try_from(place + 1).ok()).and_then(Rank::new);
        list.ranks = sums.into_iter().map(|(criterion, sum)| (criterion, sum.and_then(rank))).collect();
        list
    }

    /// What the list says to one thing that was asked; nothing where it leaves the plan as it is.
    pub fn says(&self, asked: &Asked) -> Option<Given> {
        match asked {
            Asked::Rank(criterion) => self.ranks.get(criterion).map(|rank| Given::Rank(*rank)),
            Asked::Level(criterion, at) => {
                let found = self.levels.iter().find(|row| row.criterion == *criterion && row.at == *at);
                found.map(|row| Given::Level(row.level.clone()))
            }
        }
    }
}

/// The places that members gave a criterion, added up; who did not rank it counts as putting it last. Nothing where nobody
/// ranked it.
fn sum_of_places(spread: &Spread, answers: &[Answer]) -> Option<u64> {
    let last = answers.iter().map(|answer| answer.ranks.len()).max().unwrap_or_default() as u64;
    let places = spread.given.iter().map(|(_, given)| match given {
        Given::Rank(Some(rank)) => Some(u64::from(rank.place())),
        Given::Rank(None) | Given::Level(_) => None,
    });
    let places: Vec<_> = places.collect();
    places.iter().any(Option::is_some).then(|| places.iter().map(|place| place.unwrap_or(last)).sum())
}

impl Spread {
    /// What more members gave than anything else; nothing where as many gave two things.
    pub fn usual(&self) -> Option<&Given> {
        let times = |given: &Given| self.given.iter().filter(|(_, other)| other == given).count();
        let most = self.given.iter().map(|(_, given)| times(given)).max()?;
        let mut often = self.given.iter().map(|(_, given)| given).filter(|given| times(given) == most);
        let usual = often.next()?;
        often.all(|given| given == usual).then_some(usual)
    }
}

impl Given {
    /// Where the mark of the answer stands from 0 to 100 among so many criteria: a level by its part of the scale, the
    /// first place at 100. Nothing where it is not ranked, or not known.
    pub fn mark(&self, criteria: usize) -> Option<u8> {
        let mark = match self {
            Self::Rank(None) | Self::Level(RatedLevel::Unknown) => None,
            Self::Level(RatedLevel::Known(level)) => {
                Some(Ratio::from(level.ratio().exact() * Ratio::fraction(100, 3)?.exact()))
            }
            Self::Rank(Some(rank)) => {
                let others = i64::try_from(criteria).ok()?.saturating_sub(1).max(1);
                let before = (others + 1 - i64::from(rank.place())).max(0);
                Ratio::fraction(before * 100, others)
            }
        };
        mark?.rounded(0).parse().ok()
    }

    /// The key of the words for it, and the number that fills them.
    pub fn key(&self) -> (String, String) {
        match self {
            Self::Rank(Some(rank)) => ("team.round.place".to_owned(), rank.place().to_string()),
            Self::Rank(None) => ("team.round.not_ranked".to_owned(), String::new()),
            Self::Level(RatedLevel::Unknown) => ("level.unknown".to_owned(), String::new()),
            Self::Level(RatedLevel::Known(level)) => match level.ratio().to_string().as_str() {
                whole @ ("0" | "1" | "2" | "3") => (format!("level.word_{whole}"), String::new()),
                other => ("team.round.level".to_owned(), other.to_owned()),
            },
        }
    }
}

/// What one member says otherwise than all others, and than the team agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dissent {
    /// Who.
    pub member: Name,
    /// What was asked.
    pub asked: Asked,
    /// What the member answered.
    pub given: Given,
    /// What the team goes by; nothing where it left the plan as it was.
    pub agreed: Option<Given>,
}

/// Every lone dissent that the agreed list does not follow.
pub fn dissents(answers: &[Answer], list: &AgreedList) -> Vec<Dissent> {
    let of = |spread: &Spread| {
        let member = spread.lone_dissent()?.clone();
        let (_, given) = spread.given.iter().find(|(other, _)| *other == member)?;
        let agreed = list.says(&spread.asked);
        let dissent = Dissent { member, asked: spread.asked.clone(), given: given.clone(), agreed };
        (dissent.agreed.as_ref() != Some(given)).then_some(dissent)
    };
    spreads(answers).iter().filter_map(of).collect()
}

/// The plan with what the team agreed on in place of what it said: said by the party, which is the team's own.
///
/// # Errors
///
/// When with the list the rows do not fit together.
pub fn agree(
    plan: &Plan,
    list: &AgreedList,
    by: &Name,
    at: Timestamp,
    note: Option<&Words>,
) -> Result<Plan, BlindError> {
    let word = Provenance { note: note.cloned(), ..Provenance::said(Some(by.clone()), Some(at)) };
    let mut parts = PlanParts::clone(plan);
    let mut ordered = Vec::new();
    for row in &mut parts.criteria {
        if let Some(rank) = list.ranks.get(&row.id).filter(|rank| **rank != row.rank) {
            row.rank = *rank;
            ordered.push(row.party);
        }
    }
    for party in parts.parties.iter_mut().filter(|party| ordered.contains(&party.id)) {
        party.order_provenance = word.clone();
    }
    for given in &list.levels {
        let rated =
            parts.ratings.iter_mut().find(|row| row.criterion == given.criterion && row.at == given.at);
        match rated {
            Some(row) if row.level == given.level && !row.provenance.is_guess() => {}
            Some(row) => (row.level, row.provenance) = (given.level.clone(), word.clone()),
            None => parts.ratings.push(Rating {
                criterion: given.criterion,
                at: given.at.clone(),
                level: given.level.clone(),
                provenance: word.clone(),
            }),
        }
    }
    crate::edit::note_fresh_look(plan, &mut parts);
    Plan::new(parts).map_err(|faults| BlindError::Unfit { member: by.clone(), faults })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{examples, model::Level};

    fn name(text: &str) -> Name {
        Name::new(text).unwrap()
    }

    fn answer(plan: &Plan, member: &str, order: [u32; 3], level: i64) -> Answer {
        let asked = Questions::about(plan, plan.parties[0].id);
        let ranks = asked.criteria.iter().zip(order).map(|(id, place)| (*id, Rank::new(place)));
        let level = RatedLevel::Known(Level::new(Ratio::from(level)).unwrap());
        let levels = asked.choices.into_iter();
        let levels = levels.map(|(criterion, at)| LevelAnswer { criterion, at, level: level.clone() });
        Answer { member: name(member), ranks: ranks.collect(), levels: levels.collect() }
    }

    #[test]
    fn all_criteria_and_rated_choices_of_a_party_can_be_asked() {
        let plan = examples::workshop().unwrap();
        let asked = Questions::about(&plan, plan.parties[0].id);
        assert_eq!((asked.criteria.len(), asked.choices.len()), (3, 9));
        assert_eq!(asked.still_in(&plan), asked);
        let mut parts = plan.into_parts();
        let gone = parts.criteria.remove(0).id;
        parts.ratings.retain(|row| row.criterion != gone);
        parts.common_grounds.clear();
        parts.ideas.clear();
        parts.shifts.retain(|row| row.criterion != gone);
        parts.readings.retain(|row| row.criterion != Some(gone));
        let left = asked.still_in(&Plan::new(parts).unwrap());
        assert_eq!((left.criteria.len(), left.choices.len()), (2, 6));
    }

    #[test]
    fn the_first_place_and_the_highest_level_stand_at_a_hundred() {
        let level = |level: Ratio| Given::Level(RatedLevel::Known(Level::new(level).unwrap()));
        assert_eq!([0, 2, 3].map(|whole| level(whole.into()).mark(3)), [Some(0), Some(67), Some(100)]);
        assert_eq!(level(Ratio::fraction(1, 2).unwrap()).key().1, "1/2");
        assert_eq!(
            [1, 2, 3].map(|place| Given::Rank(Rank::new(place)).mark(3)),
            [Some(100), Some(50), Some(0)]
        );
        assert_eq!(Given::Rank(Rank::new(1)).mark(1), Some(100));
        assert_eq!(
            [Given::Rank(None), Given::Level(RatedLevel::Unknown)].map(|given| given.mark(3)),
            [None; 2]
        );
    }

    #[test]
    fn a_list_begins_from_what_most_say() {
        let plan = examples::workshop().unwrap();
        let answers = [
            answer(&plan, "Ada", [1, 2, 3], 2),
            answer(&plan, "Ben", [1, 3, 2], 2),
            answer(&plan, "Cy", [2, 1, 3], 0),
        ];
        let list = AgreedList::suggested(&answers);
        let asked = Questions::about(&plan, plan.parties[0].id).criteria;
        let ranks: Vec<_> = asked.iter().map(|id| list.ranks[id].map(Rank::place)).collect();
        // The sums are 4, 6 and 8.
        assert_eq!(ranks, [Some(1), Some(2), Some(3)]);
        assert!(list.levels.iter().all(|row| row.level == answers[0].levels[0].level));
        assert_eq!(list.levels.len(), 9);
        let two = AgreedList::suggested(&answers[1..]);
        assert!(two.levels.is_empty(), "one against one leaves the plan as it is");
    }

    #[test]
    fn what_is_agreed_is_said_and_a_lone_dissent_is_named() {
        let plan = examples::workshop().unwrap();
        let answers = [
            answer(&plan, "Ada", [1, 2, 3], 2),
            answer(&plan, "Ben", [1, 2, 3], 2),
            answer(&plan, "Cy", [1, 2, 3], 0),
        ];
        let list = AgreedList::suggested(&answers);
        let note = Words::new("agreed by three").unwrap();
        let after = agree(&plan, &list, &name("Ada"), Timestamp::UNIX_EPOCH, Some(&note)).unwrap();
        for given in &list.levels {
            let row = after.rating(given.criterion, &given.at).unwrap();
            assert_eq!(row.level, given.level);
        }
        assert!(after.ratings.iter().any(|row| row.provenance.note.as_ref() == Some(&note)));
        let alone = dissents(&answers, &list);
        assert_eq!(alone.len(), 9);
        assert!(alone.iter().all(|row| row.member == name("Cy")));
        let followed = AgreedList { ranks: BTreeMap::new(), levels: answers[2].levels.clone() };
        assert_eq!(dissents(&answers, &followed), []);
    }
}
