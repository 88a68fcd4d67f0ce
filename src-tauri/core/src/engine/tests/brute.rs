//! The naive oracle: levels, weights and comparisons straight from the rows of a plan.

use num_rational::Ratio as Fraction;
use num_traits::ToPrimitive as _;

use crate::{
    engine::{Case, Chosen},
    model::{
        Choice, Choices, Combine, Condition, Criterion, IssueId, PlanParts, RatedAt, RatedLevel, Rating,
        Strength,
    },
};

/// A small exact number.
pub(crate) type Small = Fraction<i128>;

pub(crate) fn small(ratio: &crate::Ratio) -> Small {
    let exact = ratio.exact();
    Small::new(exact.numer().to_i128().unwrap(), exact.denom().to_i128().unwrap())
}

fn clamp(level: Small) -> Small {
    level.max(0.into()).min(3.into())
}

/// A package with its rows, and the value of every unknown rating.
pub(crate) struct World<'a> {
    pub(crate) parts: &'a PlanParts,
    pub(crate) case: &'a Case,
    /// The level of an unknown choice of a main issue of a criterion.
    pub(crate) unknown: &'a dyn Fn(&Criterion, IssueId, &Choice) -> Small,
}

impl World<'_> {
    pub(crate) fn level(&self, criterion: &Criterion, chosen: &Chosen) -> Small {
        let choices = self.case.choices(chosen);
        let mains: Vec<Small> =
            criterion.main.iter().map(|issue| self.cell(criterion, *issue, &choices[issue])).collect();
        let nowhere =
            || (self.unknown)(criterion, IssueId::from(uuid::Uuid::nil()), &Choice::Amount(0.into()));
        let base = match criterion.combine {
            Combine::Weakest => mains.iter().min().copied().unwrap_or_else(nowhere),
            Combine::Best => mains.iter().max().copied().unwrap_or_else(nowhere),
            Combine::Blend if mains.is_empty() => nowhere(),
            Combine::Blend => self.blend(criterion, &mains),
        };
        let shifts = self.parts.shifts.iter().filter(|shift| shift.criterion == criterion.id);
        let holds = |when: &[Condition]| when.iter().all(|c| allows(&c.choices, &choices[&c.issue]));
        let by: i128 =
            shifts.filter(|shift| holds(&shift.when)).map(|shift| i128::from(shift.by.levels())).sum();
        clamp(base + by)
    }

    fn blend(&self, criterion: &Criterion, mains: &[Small]) -> Small {
        let weight = |issue: &IssueId| -> i128 {
            let mut readings = self.parts.readings.iter();
            let reading = readings.find(|row| row.criterion == Some(criterion.id) && row.issue == *issue);
            if reading.is_some_and(|row| row.strength == Strength::Weak) { 1 } else { 2 }
        };
        let weights: Vec<Small> = criterion.main.iter().map(|issue| weight(issue).into()).collect();
        let sum: Small = weights.iter().sum();
        mains.iter().zip(&weights).map(|(level, weight)| level * weight).sum::<Small>() / sum
    }

    fn cell(&self, criterion: &Criterion, issue: IssueId, choice: &Choice) -> Small {
        let amount = |row: &Rating| match &row.at {
            RatedAt::Amount { issue: of, amount } if *of == issue => Some(small(amount)),
            RatedAt::Amount { .. } | RatedAt::Option(_) => None,
        };
        let own = || self.parts.ratings.iter().filter(|row| row.criterion == criterion.id);
        match choice {
            Choice::Option(id) => {
                match own().find(|row| row.at == RatedAt::Option(*id)).map(|row| &row.level) {
                    Some(RatedLevel::Known(level)) => small(level.ratio()),
                    Some(RatedLevel::Unknown) | None => (self.unknown)(criterion, issue, choice),
                }
            }
            Choice::Amount(at) => {
                let value = |row: &Rating, at: Small| match &row.level {
                    RatedLevel::Known(level) => small(level.ratio()),
                    RatedLevel::Unknown => {
                        let at = crate::Ratio::fraction(*at.numer(), *at.denom()).unwrap();
                        (self.unknown)(criterion, issue, &Choice::Amount(at))
                    }
                };
                let mut rated: Vec<_> = own().filter_map(|row| Some((amount(row)?, row))).collect();
                rated.sort_by_key(|(amount, _)| *amount);
                let at = small(at);
                let below = rated.iter().rfind(|(amount, _)| *amount <= at);
                let above = rated.iter().find(|(amount, _)| *amount >= at);
                let ((low, a), (high, b)) = (below.unwrap(), above.unwrap());
                let (a, b) = (value(a, *low), value(b, *high));
                if low == high { a } else { a + (b - a) * (at - low) / (high - low) }
            }
        }
    }
}

fn allows(choices: &Choices, choice: &Choice) -> bool {
    match (choices, choice) {
        (Choices::AnyOf(options), Choice::Option(id)) => options.contains(id),
        (Choices::Between { from, to }, Choice::Amount(amount)) => from <= amount && amount <= to,
        (Choices::AnyOf(_), Choice::Amount(_)) | (Choices::Between { .. }, Choice::Option(_)) => false,
    }
}

/// Levels with every unknown at one value.
pub(crate) fn level_at(parts: &PlanParts, case: &Case, row: &Criterion, chosen: &Chosen, at: Small) -> Small {
    World { parts, case, unknown: &|_, _, _| at }.level(row, chosen)
}
