//! How often what is said of packages holds, in the window's words.

use entente_core::{
    edit::RowRef,
    engine::{
        SpaceError,
        world::{self, Answer, Foremost, Question, Says, Share, Shares, SharesError, Told},
    },
    model::{Choice, CriterionId, RatedAt},
};

use super::Teller;
use crate::wire::{
    analysis::{
        AnswerEffect, Counting, DecidingQuestion, ForemostView, PackageShares, SaysRun, ShareView, ToldView,
    },
    reason::Reason,
};

impl Teller<'_> {
    /// What counting the shares of some packages came to.
    pub fn counting(self, counted: Result<Shares, SharesError>) -> Counting {
        match counted {
            Ok(shares) => Counting::Done {
                tried: shares.tried.map(whole),
                packages: shares.packages.iter().map(package).collect(),
                question: shares.question.as_ref().map(|question| self.question(question)),
            },
            Err(SharesError::Space(SpaceError::Cancelled(_))) => Counting::Cancelled,
            Err(SharesError::Case(_) | SharesError::Space(_)) => Counting::TooLarge,
        }
    }

    fn question(self, question: &Question) -> DecidingQuestion {
        let criterion = self.criterion_of(&question.row);
        let told = |kind: &str| {
            let code = format!("worlds.{kind}.{}", kind_of(&question.row));
            let told = match criterion {
                Some(criterion) => Reason::plain(code).with("criterion", self.statement(criterion)),
                None => Reason::plain(code),
            };
            match self.choice_of(&question.row) {
                Some(choice) => told.with("choice", choice),
                None => told,
            }
        };
        DecidingQuestion {
            party: question.party,
            criterion,
            about: told("about"),
            words: told("question"),
            changes: how_often(&question.changes),
            answers: question.alike().iter().map(|alike| self.effect(question, alike)).collect(),
        }
    }

    fn effect(self, question: &Question, alike: &[&Answer]) -> AnswerEffect {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let first = alike.first();
        AnswerEffect {
            says: runs(question, alike).iter().flat_map(|run| self.run(run)).collect(),
            first: match first.map(|answer| answer.first) {
                Some(Foremost::Asked(at)) => ForemostView::Asked { place: place(at) },
                Some(Foremost::Other) => ForemostView::Other,
                Some(Foremost::Nothing) | None => ForemostView::Nothing,
            },
            fails: first.iter().flat_map(|answer| &answer.fails).map(|at| place(*at)).collect(),
        }
    }

    /// A run as its ends, or as what it holds where that is no longer.
    fn run(self, run: &[&Answer]) -> Vec<SaysRun> {
        match run {
            [first, _, .., last] => {
                vec![SaysRun { from: self.says(&first.says), to: Some(self.says(&last.says)) }]
            }
            few => few.iter().map(|own| SaysRun { from: self.says(&own.says), to: None }).collect(),
        }
    }

    fn says(self, says: &Says) -> Reason {
        match says {
            Says::Level(level) => Reason::plain("worlds.says.level").with("level", level.rounded(2)),
            Says::Need(level) => Reason::plain("worlds.says.need").with("level", level),
            Says::Shift(levels) => Reason::plain("worlds.says.shift").with("levels", signed(*levels)),
            Says::First(criterion) => {
                Reason::plain("worlds.says.first").with("criterion", self.statement(*criterion))
            }
        }
    }

    fn criterion_of(self, row: &RowRef) -> Option<CriterionId> {
        match row {
            RowRef::Need(criterion)
            | RowRef::Rating { criterion, .. }
            | RowRef::Course(criterion)
            | RowRef::Criterion(criterion) => Some(*criterion),
            RowRef::Shift(shift) => {
                let row = self.plan.shifts.iter().find(|row| row.id == *shift);
                row.map(|row| row.criterion)
            }
            RowRef::Order(_)
            | RowRef::Value(_)
            | RowRef::Reading(_)
            | RowRef::Position(_)
            | RowRef::Constraint(_)
            | RowRef::Later(_) => None,
        }
    }

    /// What is chosen where a rating is asked about.
    fn choice_of(self, row: &RowRef) -> Option<String> {
        match row {
            RowRef::Rating { at: RatedAt::Option(option), .. } => {
                let owner = self
                    .plan
                    .issues
                    .iter()
                    .find(|issue| issue.options().iter().any(|row| row.id == *option))?;
                Some(self.choice_name(owner.id, &Choice::Option(*option)))
            }
            RowRef::Rating { at: RatedAt::Amount { issue, amount }, .. } => {
                Some(self.choice_name(*issue, &Choice::Amount(amount.clone())))
            }
            RowRef::Need(_)
            | RowRef::Course(_)
            | RowRef::Criterion(_)
            | RowRef::Shift(_)
            | RowRef::Order(_)
            | RowRef::Value(_)
            | RowRef::Reading(_)
            | RowRef::Position(_)
            | RowRef::Constraint(_)
            | RowRef::Later(_) => None,
        }
    }
}

const fn kind_of(row: &RowRef) -> &'static str {
    match row {
        RowRef::Need(_) => "need",
        RowRef::Rating { .. } => "rating",
        RowRef::Shift(_) => "shift",
        RowRef::Course(_) => "course",
        RowRef::Criterion(_) => "criterion",
        RowRef::Order(_)
        | RowRef::Value(_)
        | RowRef::Reading(_)
        | RowRef::Position(_)
        | RowRef::Constraint(_)
        | RowRef::Later(_) => "order",
    }
}

fn package(shares: &world::PackageShares) -> PackageShares {
    let told =
        shares.all().iter().map(|(event, share)| ShareView { of: (*event).into(), told: how_often(share) });
    PackageShares { shares: told.collect() }
}

pub(super) fn how_often(share: &Share) -> ToldView {
    match share.told() {
        Told::All => ToldView::All,
        Told::AllTried(count) => ToldView::AllTried { count: whole(count) },
        Told::Of20(count) => ToldView::Of20 { count },
        Told::NoneTried(count) => ToldView::NoneTried { count: whole(count) },
        Told::None => ToldView::None,
    }
}

fn whole(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The answers that follow one another among all that came up; what comes first has no order.
fn runs<'a>(question: &Question, alike: &[&'a Answer]) -> Vec<Vec<&'a Answer>> {
    let place = |own: &Answer| question.answers.iter().position(|other| other == own);
    let mut runs: Vec<Vec<&Answer>> = Vec::new();
    for answer in alike {
        let follows = |last: &&Answer| match answer.says {
            Says::First(_) => false,
            Says::Level(_) | Says::Need(_) | Says::Shift(_) => place(last).map(|at| at + 1) == place(answer),
        };
        match runs.last_mut().filter(|run| run.last().is_some_and(follows)) {
            Some(run) => run.push(answer),
            None => runs.push(vec![answer]),
        }
    }
    runs
}

fn signed(levels: i8) -> String {
    match levels {
        0 => "0".to_owned(),
        1.. => format!("+{levels}"),
        ..0 => format!("−{}", levels.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use entente_core::{Ratio, model::PartyId};

    use super::*;

    #[test]
    fn answers_that_follow_one_another_are_told_by_their_ends() {
        let answer = |levels| Answer {
            says: Says::Shift(levels),
            share: Share::Counted(Ratio::one()),
            first: Foremost::Nothing,
            fails: Vec::new(),
        };
        let question = Question {
            party: PartyId::from(uuid::Uuid::nil()),
            row: RowRef::Criterion(CriterionId::from(uuid::Uuid::nil())),
            changes: Share::Counted(Ratio::one()),
            answers: [-2, -1, 0, 1, 3].map(answer).into(),
        };
        let alike: Vec<&Answer> = [0, 1, 2, 4].iter().filter_map(|at| question.answers.get(*at)).collect();
        let lengths: Vec<usize> = runs(&question, &alike).iter().map(Vec::len).collect();
        assert_eq!(lengths, [3, 1]);
        assert_eq!([-2, 0, 1].map(signed), ["−2", "0", "+1"]);
    }
}
