//! Answers to a question that do the same.

use super::question::{Answer, Question};

impl Question {
    /// The answers by what they do: those that leave the same package first and fail the same ones are together, in the
    /// order in which the first of each comes.
    pub fn alike(&self) -> Vec<Vec<&Answer>> {
        let mut alike: Vec<Vec<&Answer>> = Vec::new();
        for answer in &self.answers {
            let does_the_same = |own: &&mut Vec<&Answer>| {
                own.first().is_some_and(|other| (other.first, &other.fails) == (answer.first, &answer.fails))
            };
            match alike.iter_mut().find(does_the_same) {
                Some(same) => same.push(answer),
                None => alike.push(vec![answer]),
            }
        }
        alike
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Ratio,
        edit::RowRef,
        engine::world::{Foremost, Says, Share},
        model::{CriterionId, PartyId},
    };

    #[test]
    fn answers_that_do_the_same_are_told_together() {
        let share = Share::Counted(Ratio::one());
        let answer = |level: i64, first| Answer {
            says: Says::Level(level.into()),
            share: share.clone(),
            first: Foremost::Asked(first),
            fails: Vec::new(),
        };
        let question = Question {
            party: PartyId::from(uuid::Uuid::nil()),
            row: RowRef::Criterion(CriterionId::from(uuid::Uuid::nil())),
            changes: share.clone(),
            answers: vec![answer(0, 1), answer(1, 0), answer(3, 1)],
        };
        let says: Vec<Vec<&Says>> =
            question.alike().iter().map(|own| own.iter().map(|answer| &answer.says).collect()).collect();
        let level = |level: i64| Says::Level(level.into());
        assert_eq!(says, [vec![&level(0), &level(3)], vec![&level(1)]]);
    }
}
