//! Dividing: issues of which any amount can be chosen, and goods that can be shared.
//!
//! A numeric issue with step 0 has a rating at two to five amounts, and everything between them is linear. A package chooses
//! one amount. Listed are the amounts at which something bends ([`listed`]) and those that a rule picks; the win check, the
//! frontier and the proposals look at these. For two parties the amounts that the rules pick are exact over all amounts
//! ([`Between::Exact`]): a vector that nothing is above needs at most one issue strictly between two listed amounts, because
//! the sum of two segments is a parallelogram whose upper edge runs along one of them. For more parties leximin and the rule
//! of Kalai and Smorodinsky are exact, by linear programs that are split until a choice reaches their bound. What holds for two is the property by which
//! Adjusted Winner splits at most one good (Brams and Taylor, *Fair Division*, 1996, chapter 4), and with one issue for the
//! share of every good and each party's points as weights, raising the smallest gain gives its division.
//!
//! [`Division`] divides goods given as plain tables among any number of parties, by exact linear programs.

mod bend;
mod certified;
mod line;
mod many;
mod pair;
mod regions;
mod segment;
mod several;
mod share;
mod simplex;
mod summit;
#[cfg(test)]
mod tests;
mod unbettered;

use std::collections::{BTreeMap, BTreeSet};

use num_rational::BigRational;

pub use share::{Division, DivisionError, Shares};

pub(super) use bend::listed;
pub(super) use certified::{amounts, picks};
pub(super) use unbettered::betweens;

use segment::{Segment, is_open, segments, stands_alone};

use super::{Among, Case, CaseError, Space};
use crate::model::{IssueId, Plan};

/// Amounts that are listed beside those at which something bends, by issue.
pub(super) type Amounts = BTreeMap<IssueId, BTreeSet<BigRational>>;

/// What holds of the amounts between those that are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// There are none.
    Nothing,
    /// What is said holds over all of them: no package betters a point of the frontier for all, and the rules of Nash, of
    /// Kalai and Smorodinsky, and of the smallest gain pick among all packages.
    Exact,
    /// What the rules of the smallest gain and of Kalai and Smorodinsky pick holds over all of them; the frontier and Nash's
    /// rule compare the listed amounts.
    ExceptNash,
    /// Only the listed amounts are compared.
    Listed,
}

impl Between {
    /// Its code; nothing where there are no other amounts.
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Exact => Some("exact"),
            Self::ExceptNash => Some("except_nash"),
            Self::Listed => Some("listed"),
        }
    }
}

/// What lies between the listed amounts, for the points of a frontier.
#[derive(Debug)]
pub(super) struct Inside {
    segments: Vec<Segment>,
    between: Between,
}

impl Inside {
    /// What lies between the listed amounts of a space.
    pub(super) fn of(space: &Space<'_>, among: Among) -> Self {
        let case = space.case();
        let open: Vec<usize> = (0..case.issues.len()).filter(|issue| is_open(case, *issue)).collect();
        if open.is_empty() {
            return Self { segments: Vec::new(), between: Between::Nothing };
        }
        let factors: Vec<i128> = case.parties.iter().map(|_| 1).collect();
        let found = segments(space, among, &space.table(among), &factors);
        let is_exact = found.is_some() && open.iter().all(|issue| stands_alone(space, *issue));
        let between = if is_exact { Between::Exact } else { Between::Listed };
        Self { segments: found.unwrap_or_default(), between }
    }

    /// What holds of the amounts between.
    pub(super) const fn between(&self) -> Between {
        self.between
    }

    /// Whether nothing lies between.
    pub(super) fn is_empty(&self) -> bool {
        self.segments.is_empty()
    }

    /// Whether some package between two listed amounts betters a vector of the space for all.
    pub(super) fn betters(&self, vector: &[i128]) -> bool {
        let Ok(vector) = <[i128; 2]>::try_from(vector) else { return false };
        self.segments.iter().any(|segment| segment.is_above(vector))
    }
}

/// The case with the amounts that its rules pick, where any amount of an issue will do.
pub(super) fn refined(plan: &Plan, case: Case) -> Result<Case, CaseError> {
    if case.is_whole() {
        return Ok(case);
    }
    let found = if case.parties.len() == 2 { pair::amounts(&case) } else { many::amounts(&case) };
    let (found, between) = found.unwrap_or((Amounts::new(), Between::Listed));
    let finer = (!found.is_empty()).then(|| Case::listing(plan, &found));
    match finer {
        Some(Ok(finer)) => Ok(Case { between, ..finer }),
        Some(Err(_)) => Ok(Case { between: Between::Listed, ..case }),
        None => Ok(Case { between, ..case }),
    }
}
