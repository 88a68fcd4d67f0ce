//! Confirms certificates of Entente from the plan alone.
//!
//! What a package is worth is read from the plan again, by direct evaluation, with nothing of the engine: a mistake in the
//! engine's tables does not pass. The checker searches nothing. It adds up and compares what the certificate lists, one pass
//! over every row; only that no listed point of three or more parties is above another is looked at pair by pair.
#![warn(missing_docs)]

mod between;
mod blocked;
mod boxes;
mod frontier;
mod groups;
mod plain;
mod proposal;
mod reach;
mod refusal;
mod regions;
mod rules;
mod sums;
mod walk;

use entente_core::{
    certificate::{Certificate, Claim, digest},
    model::Plan,
};

pub use refusal::{Reason, Refusal};

use plain::Plain;

/// A claim that was confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// All points of the frontier, so many.
    Frontier(usize),
    /// A cover of the frontier with so many points.
    Cover(usize),
    /// The picks of so many rules.
    Rules(usize),
    /// In every package that meets every essential somebody loses.
    SomebodyLoses,
    /// No package meets so many essentials together.
    Blocked(usize),
    /// So many constraints leave no package.
    RuledOut(usize),
    /// A package is possible and meets every essential.
    Package,
    /// The same, and it wastes nothing.
    NoWaste,
}

impl Confirmed {
    /// The stable code of what was confirmed.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Frontier(_) => "frontier",
            Self::Cover(_) => "cover",
            Self::Rules(_) => "rules",
            Self::SomebodyLoses => "somebody_loses",
            Self::Blocked(_) => "blocked",
            Self::RuledOut(_) => "ruled_out",
            Self::Package => "package",
            Self::NoWaste => "no_waste",
        }
    }

    /// How many points, rules or essentials it is about.
    pub const fn count(&self) -> Option<usize> {
        match self {
            Self::Frontier(count)
            | Self::Cover(count)
            | Self::Rules(count)
            | Self::Blocked(count)
            | Self::RuledOut(count) => Some(*count),
            Self::SomebodyLoses | Self::Package | Self::NoWaste => None,
        }
    }
}

/// Confirms every claim of the text of a certificate about a plan, or says which one is wrong, where and why.
pub fn verify(plan: &Plan, text: &str) -> Result<Vec<Confirmed>, Refusal> {
    let certificate = Certificate::read(text)?;
    let own = digest(plan);
    if certificate.plan != own {
        return Err(Refusal::OtherPlan { plan: own, certificate: certificate.plan });
    }
    let at = |claim: usize, reason: Reason| Refusal::Claim { claim, reason };
    if certificate.claims.is_empty() {
        return Err(Refusal::NothingClaimed);
    }
    let plain = Plain::of(plan, &certificate.amounts).map_err(|reason| at(0, reason))?;
    let confirmed = certificate.claims.iter().enumerate();
    confirmed.map(|(place, claim)| confirm(&plain, claim).map_err(|reason| at(place, reason))).collect()
}

fn confirm(plain: &Plain<'_>, claim: &Claim) -> Result<Confirmed, Reason> {
    let listed_only = match claim {
        Claim::Frontier(claim) => plain.first_open().filter(|_| claim.between.is_none()),
        Claim::Rules(claim) => plain.first_open().filter(|_| !rules::is_by_regions(claim)),
        Claim::Proposal(claim) => plain.first_open().filter(|_| claim.layers.is_some()),
        Claim::Blocked(_) => None,
    };
    if let Some(issue) = listed_only {
        return Err(Reason::OpenAmounts { issue });
    }
    match claim {
        Claim::Frontier(claim) => frontier::confirm(plain, claim),
        Claim::Rules(claim) => rules::confirm(plain, claim),
        Claim::Blocked(claim) => blocked::confirm(plain, claim),
        Claim::Proposal(claim) => proposal::confirm(plain, claim),
    }
}
