//! What a verdict rests on.

use crate::model::{Criterion, CriterionId, Provenance, RatedAt, Rating, Shift, ShiftId};

/// Whether a row was said, seen or observed, or is a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Footing {
    /// It was said, seen in a document, or observed.
    Known,
    /// It is assumed.
    Guess,
}

impl Footing {
    /// The footing of a provenance.
    pub fn of(provenance: &Provenance) -> Self {
        if provenance.is_guess() { Self::Guess } else { Self::Known }
    }
}

/// A row that a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// The statement and evidence of a criterion.
    Evidence(CriterionId, Footing),
    /// The level from which a criterion is enough.
    Need(CriterionId, Footing),
    /// A rating; between two rated amounts both are named.
    Rating(CriterionId, RatedAt, Footing),
    /// A shift whose conditions hold.
    Shift(ShiftId, Footing),
}

impl Ground {
    pub(super) fn evidence(criterion: &Criterion) -> Self {
        Self::Evidence(criterion.id, Footing::of(&criterion.provenance))
    }

    pub(super) fn need(criterion: &Criterion) -> Self {
        Self::Need(criterion.id, Footing::of(&criterion.need.provenance))
    }

    pub(super) fn rating(rating: &Rating) -> Self {
        Self::Rating(rating.criterion, rating.at.clone(), Footing::of(&rating.provenance))
    }

    pub(super) fn shift(shift: &Shift) -> Self {
        Self::Shift(shift.id, Footing::of(&shift.provenance))
    }

    /// Whether the row is a guess or not.
    pub const fn footing(&self) -> Footing {
        match self {
            Self::Evidence(_, footing)
            | Self::Need(_, footing)
            | Self::Rating(_, _, footing)
            | Self::Shift(_, footing) => *footing,
        }
    }

    /// Whether the row is a guess.
    pub fn is_guess(&self) -> bool {
        self.footing() == Footing::Guess
    }
}
