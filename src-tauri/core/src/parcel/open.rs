//! A parcel becomes a plan: that of whoever is asked, or of whoever wants to look at an answer by itself.

use jiff::Timestamp;

use super::{
    Parcel, ParcelConstraint, ParcelCriterion, ParcelIssue, ParcelPackage, ParcelParty, ParcelPosition,
    ParcelRating, ParcelReading, ParcelShift, ParcelValue,
};
use crate::model::{
    Constraint, Criterion, EssentialsSaid, Fault, Issue, IssueKind, IssueOption, Name, Need, NeededLevel,
    NumericRange, Package, Party, PartyId, Plan, PlanParts, Position, Provenance, RangeError, RatedAt,
    RatedLevel, Rating, Reading, Shift, Standing, Value,
};

/// Says why a parcel makes no plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The amounts of an issue make no range.
    #[error(transparent)]
    Range(#[from] RangeError),
    /// A rating is of an option and an amount, or of neither.
    #[error("a rating is of an option or of an amount")]
    Rating,
    /// The rows do not fit together.
    #[error("the rows do not fit together: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Unfit(Vec<Fault>),
}

/// Who opens a parcel and when, for rows that say it.
#[derive(Clone, Debug)]
pub(super) struct Opener {
    pub(super) by: Name,
    pub(super) at: Timestamp,
}

/// The plan of a form for the party that is asked: hers to fill, with what the sender said of itself as said, and what the
/// sender guesses of her as guesses. It is called by the title of the parcel, or else by this name.
pub fn opened(parcel: &Parcel, name: &Name, at: Timestamp) -> Result<Plan, OpenError> {
    let by = parcel.parties.iter().find(|row| row.id != parcel.party).map_or(name, |row| &row.name);
    let parts = Opener { by: by.clone(), at }.rows(parcel, name)?;
    Plan::new(parts).map_err(OpenError::Unfit)
}

impl Opener {
    /// The rows of a parcel as rows of a plan.
    pub(super) fn rows(&self, parcel: &Parcel, name: &Name) -> Result<PlanParts, OpenError> {
        let about = |party: PartyId| if party == parcel.party { Self::guess() } else { Self::word() };
        let mut parts = PlanParts::new(parcel.id, parcel.title.clone().unwrap_or_else(|| name.clone()));
        parts.purpose.clone_from(&parcel.purpose);
        parts.mine = Some(parcel.party);
        parts.parties = parcel.parties.iter().map(|row| party(row, about(row.id))).collect();
        parts.issues = parcel.issues.iter().map(issue_of).collect::<Result<_, _>>()?;
        parts.constraints = parcel.constraints.iter().map(constraint).collect();
        parts.positions = parcel.positions.iter().map(|row| position(row, about(row.party))).collect();
        parts.values = parcel.values.iter().map(|row| value(row, about(row.party))).collect();
        parts.criteria = parcel.criteria.iter().map(|row| criterion(row, &about(row.party))).collect();
        parts.readings = parcel.readings.iter().map(|row| reading(row, about(row.party))).collect();
        let owner =
            |id| parcel.criteria.iter().find(|row| row.id == id).map_or(parcel.party, |row| row.party);
        let rated = |row: &ParcelRating| rating_of(row, about(owner(row.criterion)));
        parts.ratings = parcel.ratings.iter().map(rated).collect::<Result<_, _>>()?;
        parts.shifts = parcel.shifts.iter().map(|row| shift_of(row, about(owner(row.criterion)))).collect();
        parts.packages = parcel.packages.iter().map(|row| self.package(row)).collect();
        Ok(parts)
    }

    fn guess() -> Provenance {
        Provenance::guessed(None, None)
    }

    fn word() -> Provenance {
        Provenance::said(None, None)
    }

    fn package(&self, row: &ParcelPackage) -> Package {
        let ParcelPackage { id, title, choices } = row.clone();
        Package { id, title, choices, reason: None, changed: Vec::new(), by: self.by.clone(), at: self.at }
    }
}

fn party(row: &ParcelParty, order_provenance: Provenance) -> Party {
    let essentials = row.essentials.unwrap_or(EssentialsSaid::AsMarked);
    Party { id: row.id, name: row.name.clone(), about: None, essentials, order_provenance }
}

/// An issue of a file as an issue of a plan.
pub(crate) fn issue_of(row: &ParcelIssue) -> Result<Issue, OpenError> {
    let kind = match &row.range {
        Some(range) => {
            let (lower, upper, step) = (range.lower.clone(), range.upper.clone(), range.step.clone());
            IssueKind::Numeric(NumericRange::new(lower, upper, step, range.unit.clone())?)
        }
        None => IssueKind::Listed(
            row.options.iter().map(|row| IssueOption { id: row.id, name: row.name.clone() }).collect(),
        ),
    };
    Ok(Issue { id: row.id, name: row.name.clone(), kind })
}

fn constraint(row: &ParcelConstraint) -> Constraint {
    let ParcelConstraint { id, reason, when } = row.clone();
    Constraint { id, when, reason, provenance: Opener::word() }
}

fn position(row: &ParcelPosition, provenance: Provenance) -> Position {
    let ParcelPosition { id, issue, party, words } = row.clone();
    Position { id, issue, party, words, provenance }
}

fn value(row: &ParcelValue, provenance: Provenance) -> Value {
    let ParcelValue { id, party, words, protection, leads_to } = row.clone();
    Value { id, party, words, leads_to, protection, provenance }
}

fn criterion(row: &ParcelCriterion, provenance: &Provenance) -> Criterion {
    let need = row.need.as_ref();
    Criterion {
        id: row.id,
        party: row.party,
        value: row.value,
        statement: row.statement.clone(),
        evidence: row.evidence.clone(),
        level_words: row.level_words.clone(),
        standing: need.map_or(Standing::Open, |need| need.standing),
        need: Need {
            level: need.map_or_else(NeededLevel::default, |need| need.level),
            provenance: provenance.clone(),
        },
        rank: row.rank,
        points: None,
        main: row.main.clone(),
        combine: row.combine,
        provenance: provenance.clone(),
    }
}

fn reading(row: &ParcelReading, provenance: Provenance) -> Reading {
    let ParcelReading { id, party, issue, strength, criterion, value } = row.clone();
    Reading { id, party, issue, criterion, value, strength, provenance }
}

/// A rating of a file as a rating of a plan.
pub(crate) fn rating_of(row: &ParcelRating, provenance: Provenance) -> Result<Rating, OpenError> {
    let at = match (row.option, &row.amount) {
        (Some(option), None) => RatedAt::Option(option),
        (None, Some(at)) => RatedAt::Amount { issue: at.issue, amount: at.amount.clone() },
        (Some(_), Some(_)) | (None, None) => return Err(OpenError::Rating),
    };
    let level = row.level.clone().map_or(RatedLevel::Unknown, RatedLevel::Known);
    Ok(Rating { criterion: row.criterion, at, level, provenance })
}

/// A shift of a file as a shift of a plan.
pub(crate) fn shift_of(row: &ParcelShift, provenance: Provenance) -> Shift {
    let ParcelShift { id, criterion, by, when } = row.clone();
    Shift { id, criterion, by, when, provenance }
}
