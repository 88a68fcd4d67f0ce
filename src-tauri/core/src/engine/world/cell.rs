//! Cells of a criterion as a law: which rows the level at a choice comes from.

use std::collections::BTreeMap;

use num_rational::BigRational;

use super::{
    doubt::{Doubt, Steps},
    draw::{Kind, Seed, Stream},
};
use crate::{
    edit::RowRef,
    engine::{TableIssue, scale::whole},
    model::{Choice, Criterion, CriterionId, RatedAt, RatedLevel, Rating},
};

/// Whether a row shares the draw of its criterion where the coin says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sharing {
    /// It is a guess, and does.
    Guessed,
    /// Nothing is known of it: it has a draw of its own.
    Apart,
}

/// A rating as a law, over some whole number of parts of a level.
#[derive(Clone, Debug)]
pub(super) struct RowLaw {
    /// The level that is written; 0 where nothing is known.
    pub(super) base: BigRational,
    /// How far from it worlds are.
    pub(super) steps: Steps,
    pub(super) stream: Stream,
    pub(super) sharing: Sharing,
    /// The row itself, where it is written down.
    pub(super) row: RowRef,
}

/// The rows of one criterion, each once.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    seed: Seed,
    criterion: CriterionId,
    ratings: Vec<&'a Rating>,
    known: BTreeMap<RatedAt, usize>,
    pub(super) laws: Vec<RowLaw>,
}

/// The level at a choice: parts of rows that add up to one.
pub(super) type Parts = Vec<(usize, BigRational)>;

impl<'a> Rows<'a> {
    pub(super) fn of(seed: Seed, criterion: &Criterion, ratings: &[&'a Rating]) -> Self {
        let (criterion, ratings) = (criterion.id, ratings.to_vec());
        Self { seed, criterion, ratings, known: BTreeMap::new(), laws: Vec::new() }
    }

    /// The parts of rows at every choice of an issue: the choice's own rating; between two rated amounts a part of each,
    /// the nearer one counting for more; else something that is not known.
    pub(super) fn parts(&mut self, issue: &TableIssue) -> Vec<Parts> {
        let amount = |row: &&'a Rating| match &row.at {
            RatedAt::Amount { issue: of, amount } if *of == issue.id => Some(amount.exact()),
            RatedAt::Amount { .. } | RatedAt::Option(_) => None,
        };
        let mut amounts: Vec<&'a BigRational> = self.ratings.iter().filter_map(amount).collect();
        amounts.sort();
        let at = |amount: &BigRational| RatedAt::Amount { issue: issue.id, amount: amount.clone().into() };
        let one = || whole(1);
        let mut cell = |choice: &Choice| match choice {
            Choice::Option(id) => vec![(self.row(RatedAt::Option(*id)), one())],
            Choice::Amount(amount) => {
                let amount = amount.exact();
                let next = amounts.partition_point(|rated| *rated < amount);
                let below = next.checked_sub(1).and_then(|last| amounts.get(last));
                match (below, amounts.get(next)) {
                    (Some(from), Some(to)) if *to != amount => {
                        let part = (amount - *from) / (*to - *from);
                        vec![(self.row(at(from)), one() - &part), (self.row(at(to)), part)]
                    }
                    (Some(_) | None, Some(_) | None) => vec![(self.row(at(amount)), one())],
                }
            }
        };
        issue.choices.iter().map(&mut cell).collect()
    }

    /// The one level of a criterion that no issue decides.
    pub(super) fn nowhere(&mut self) -> usize {
        self.add(RowRef::Criterion(self.criterion), b"nowhere", &RatedLevel::Unknown, Doubt::Unknown)
    }

    fn row(&mut self, at: RatedAt) -> usize {
        if let Some(known) = self.known.get(&at) {
            return *known;
        }
        let rating = self.ratings.iter().find(|rating| rating.at == at);
        let (level, doubt) = match rating {
            Some(rating) => (rating.level.clone(), Doubt::of_level(&rating.level, &rating.provenance)),
            None => (RatedLevel::Unknown, Doubt::Unknown),
        };
        let name = match &at {
            RatedAt::Option(option) => option.uuid().as_bytes().to_vec(),
            RatedAt::Amount { issue, amount } => {
                [issue.uuid().as_bytes().as_slice(), amount.to_string().as_bytes()].concat()
            }
        };
        let row = RowRef::Rating { criterion: self.criterion, at: at.clone() };
        let place = self.add(row, &name, &level, doubt);
        self.known.insert(at, place);
        place
    }

    fn add(&mut self, row: RowRef, name: &[u8], level: &RatedLevel, doubt: Doubt) -> usize {
        let (base, steps) = level_law(level, doubt);
        let sharing = match level {
            RatedLevel::Known(_) => Sharing::Guessed,
            RatedLevel::Unknown => Sharing::Apart,
        };
        let stream = Stream::of(self.seed, Kind::Rating, &[self.criterion.uuid().as_bytes(), name]);
        self.laws.push(RowLaw { base, steps, stream, sharing, row });
        self.laws.len() - 1
    }
}

/// The law of a level: whole steps up and down from what is written, as far as they lead to levels; from 0 to 3 where it is
/// not known.
pub(super) fn level_law(level: &RatedLevel, doubt: Doubt) -> (BigRational, Steps) {
    match level {
        RatedLevel::Unknown => (whole(0), Steps::of(Doubt::Unknown, 0, 3)),
        RatedLevel::Known(level) => {
            let base = level.ratio().exact().clone();
            let reach = |room: BigRational| {
                let room = num_traits::ToPrimitive::to_i128(&room.floor().to_integer());
                room.unwrap_or_default()
            };
            let (down, up) = (reach(base.clone()), reach(whole(3) - &base));
            (base, Steps::of(doubt, -down, up))
        }
    }
}
