//! What is asked of an analysis, and why there is none.

use super::{Count, field};
use crate::{
    engine::{Cancelled, Case, CaseError, Gauge},
    model::CriterionId,
};

/// What is asked of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnalysisRequest {
    /// How many proposals are shown at most.
    pub proposals: usize,
    /// How many packages are kept in view at most.
    pub kept_in_view: usize,
    /// How many packages that meet every essential are looked at one by one at most; beyond it candidates are drawn.
    pub listed: usize,
    /// How many packages are drawn as dots at most.
    pub dots: usize,
    /// In how many worlds packages are looked at where there are more than are proposed; with none, as if every row were as
    /// it is written.
    pub worlds: u64,
}

impl Default for AnalysisRequest {
    fn default() -> Self {
        Self { proposals: 5, kept_in_view: 3, listed: 100_000, dots: 20_000, worlds: 200 }
    }
}

/// Why there is no analysis.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnalysisError {
    /// The plan cannot be computed with.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// So many issues depend on each other that not even the essentials can be searched exactly.
    #[error("too many issues depend on each other to be searched exactly")]
    TooEntangled {
        /// The essentials that depend on several issues, in plan order.
        criteria: Vec<CriterionId>,
    },
    /// There are more packages than are listed.
    #[error("{count} packages, and at most {most} are listed")]
    TooManyPackages {
        /// How many there are.
        count: Count,
        /// How many are listed.
        most: usize,
    },
    /// The work was stopped.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

impl AnalysisError {
    /// Names the essentials that depend on more than one issue: they tie the issues together.
    pub(super) fn entangled(case: &Case) -> Self {
        let ties = |gauge: &&Gauge| gauge.is_essential && field::scope(gauge).len() > 1;
        Self::TooEntangled { criteria: case.gauges.iter().filter(ties).map(|gauge| gauge.id).collect() }
    }
}
