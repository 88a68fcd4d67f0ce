//! The space of a case: all packages its constraints allow, held as clusters that add up.

use num_bigint::BigUint;
use num_traits::{ToPrimitive as _, Zero as _};

use super::{
    Case, Chosen, Enough, Gauge, LARGEST_PROFILE_COUNT, LARGEST_SEARCH,
    boxes::Searched,
    form::Form,
    structure::{self, Group, Piece},
    watch::{Cancelled, Watch, Work},
};
use crate::model::{CriterionId, IssueId};

/// The largest number of joint choices of issues that depend on each other.
pub const LARGEST_CLUSTER: usize = 2_000_000;

/// Among which packages a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// All that the constraints allow.
    Everything,
    /// Those that surely meet every essential of every party, evidence aside.
    Essentials,
}

/// Why a question about a space has no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpaceError {
    /// Issues that depend on each other have more joint choices than are listed.
    #[error("{count} joint choices depend on each other, and at most {LARGEST_CLUSTER} are looked at")]
    TooManyTogether {
        /// The issues, in plan order.
        issues: Vec<IssueId>,
        /// The criteria that tie them together.
        criteria: Vec<CriterionId>,
        /// The number of their joint choices.
        count: String,
    },
    /// More packages than are listed one by one.
    #[error("{count} packages, and at most {most} are listed")]
    TooManyPackages {
        /// How many there are.
        count: String,
        /// How many are listed.
        most: usize,
    },
    /// The gains of a party are finer fractions than the engine counts with.
    #[error(
        "the gains of {party} over what it has without agreement are too fine to be counted with exactly"
    )]
    GainsTooFine {
        /// What the party is called.
        party: String,
    },
    /// More level profiles than are compared with each other.
    #[error("more than {LARGEST_PROFILE_COUNT} level profiles, and no more are compared")]
    TooManyProfiles,
    /// A search took more steps than it may.
    #[error("the search took more steps than the {LARGEST_SEARCH} it may")]
    SearchTooLong,
    /// The work was stopped.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// A joint choice of the issues of a cluster.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joint {
    /// Its place when all joint choices are listed in plan order.
    pub(super) code: u32,
    /// Whether every essential decided here is surely met.
    pub(super) is_enough: bool,
}

/// Issues that depend on each other, with every joint choice of them that is possible.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub(super) issues: Vec<usize>,
    pub(super) sizes: Vec<usize>,
    pub(super) pieces: Vec<Piece>,
    pub(super) joints: Vec<Joint>,
}

impl Cluster {
    pub(super) fn list(case: &Case, group: Group, watch: &Watch<'_>) -> Result<Self, SpaceError> {
        let sizes = sizes(case, &group);
        let count: BigUint = sizes.iter().map(|size| BigUint::from(*size)).product();
        let Some(count) = count.to_usize().filter(|count| *count <= LARGEST_CLUSTER) else {
            return Err(too_many_together(case, &group, &count));
        };
        let mut cluster = Self { issues: group.issues, sizes, pieces: group.pieces, joints: Vec::new() };
        let inside = |issue: usize| cluster.issues.contains(&issue);
        let constraints: Vec<_> =
            case.constraints.iter().filter(|when| when.iter().any(|clause| inside(clause.issue))).collect();
        let essential = |piece: &&Piece| piece.gauge.is_essential;
        let essentials: Vec<&Gauge> =
            cluster.pieces.iter().filter(essential).map(|piece| &piece.gauge).collect();
        let mut positions = vec![0; case.issues.len()];
        let mut joints = Vec::new();
        for code in 0..count {
            if code % 10_000 == 0 {
                watch.report(Work::Listing, code, count)?;
            }
            cluster.place(code as u32, &mut positions);
            if constraints.iter().any(|when| when.iter().all(|clause| clause.holds(&positions))) {
                continue;
            }
            let enough = |gauge: &&Gauge| gauge.span_enough(gauge.span(&positions)) == Enough::Yes;
            joints.push(Joint { code: code as u32, is_enough: essentials.iter().all(enough) });
        }
        cluster.joints = joints;
        Ok(cluster)
    }

    /// Writes a joint choice into the positions of a package.
    pub(super) fn place(&self, code: u32, positions: &mut [usize]) {
        let mut rest = code as usize;
        for (issue, size) in self.issues.iter().zip(&self.sizes).rev() {
            if let Some(position) = positions.get_mut(*issue) {
                *position = rest % size;
            }
            rest /= size;
        }
    }

    /// The joint choices among which a question is asked.
    pub(super) fn joints(&self, among: Among) -> impl Iterator<Item = &Joint> {
        self.joints.iter().filter(move |joint| match among {
            Among::Everything => true,
            Among::Essentials => joint.is_enough,
        })
    }
}

/// How many choices each issue of a group has.
fn sizes(case: &Case, group: &Group) -> Vec<usize> {
    let size = |issue: &usize| case.issues.get(*issue).map_or(0, |issue| issue.choices.len());
    group.issues.iter().map(size).collect()
}

/// Whether the joint choices of a group are few enough to be listed.
fn is_listed(case: &Case, group: &Group) -> bool {
    let count = sizes(case, group).into_iter().try_fold(1_usize, usize::checked_mul);
    count.is_some_and(|count| count <= LARGEST_CLUSTER)
}

fn too_many_together(case: &Case, group: &Group, count: &BigUint) -> SpaceError {
    let touches = |piece: &&Piece| {
        let gauge = &piece.gauge;
        let shifts = gauge.shifts.iter().flat_map(|shift| shift.when.iter().map(|clause| clause.issue));
        let mut issues: Vec<usize> = gauge.mains.iter().map(|main| main.issue).chain(shifts).collect();
        issues.sort_unstable();
        issues.dedup();
        issues.len() > 1
    };
    SpaceError::TooManyTogether {
        issues: group.issues.iter().filter_map(|at| Some(case.issues.get(*at)?.id)).collect(),
        criteria: group.pieces.iter().filter(touches).map(|piece| piece.gauge.id).collect(),
        count: count.to_string(),
    }
}

/// All packages that the constraints of a case allow, never listed: clusters of issues that depend on each other, whose
/// worth adds up. A cluster with too many joint choices is searched where it is made of boxes ([`boxes`](super::boxes)).
#[derive(Clone, Debug)]
pub struct Space<'a> {
    pub(super) case: &'a Case,
    pub(super) clusters: Vec<Cluster>,
    /// Issues that depend on each other and are searched, because their joint choices are too many to be listed.
    pub(super) searched: Vec<Searched>,
    /// Criteria that no issue decides.
    pub(super) constants: Vec<usize>,
    /// What stands in for utilities when there is no party.
    pub(super) nobody: Form,
}

impl Case {
    /// The space of all packages, or what stands in the way.
    pub fn space(&self, watch: &Watch<'_>) -> Result<Space<'_>, SpaceError> {
        let (mut clusters, mut searched, mut decided) = (Vec::new(), Vec::new(), Vec::new());
        for group in structure::groups(self) {
            decided.extend(group.pieces.iter().map(|piece| piece.at));
            let found = if is_listed(self, &group) { None } else { Searched::of(self, &group, watch)? };
            match found {
                Some(found) => searched.push(found),
                None => clusters.push(Cluster::list(self, group, watch)?),
            }
        }
        let constants = (0..self.gauges.len()).filter(|at| !decided.contains(at)).collect();
        Ok(Space { case: self, clusters, searched, constants, nobody: Form::one() })
    }
}

impl Space<'_> {
    /// The case that the packages belong to.
    pub fn case(&self) -> &Case {
        self.case
    }

    /// How many packages there are.
    pub fn count(&self, among: Among) -> BigUint {
        if self.is_blocked(among) {
            return BigUint::zero();
        }
        let listed = self.clusters.iter().map(|cluster| BigUint::from(cluster.joints(among).count()));
        listed.chain(self.searched.iter().map(|group| group.count(among))).product()
    }

    /// Whether some issues depend on each other whose joint choices are too many to be listed.
    pub fn is_searched(&self) -> bool {
        !self.searched.is_empty()
    }

    /// Whether what is said of it can be certified: all choices are listed, and nothing was searched instead of listed.
    pub(super) fn is_certified(&self) -> bool {
        !self.is_searched() && self.case.is_whole()
    }

    /// Whether an essential that no issue decides rules every package out.
    pub(super) fn is_blocked(&self, among: Among) -> bool {
        let essential = |at: &usize| self.case.gauges.get(*at).is_some_and(Gauge::is_essential);
        among == Among::Essentials && self.constants.iter().any(essential)
    }

    /// Every package, in plan order; refused when there are more than `most`.
    pub fn packages(&self, among: Among, most: usize) -> Result<Vec<Chosen>, SpaceError> {
        let count = self.count(among);
        if !self.searched.is_empty() || count.to_usize().is_none_or(|count| count > most) {
            return Err(SpaceError::TooManyPackages { count: count.to_string(), most });
        }
        if count.is_zero() {
            return Ok(Vec::new());
        }
        let mut all = vec![vec![0; self.case.issues.len()]];
        for cluster in &self.clusters {
            let with = |head: Vec<usize>| {
                cluster.joints(among).map(move |joint| {
                    let mut positions = head.clone();
                    cluster.place(joint.code, &mut positions);
                    positions
                })
            };
            all = all.into_iter().flat_map(with).collect();
        }
        all.sort_unstable();
        Ok(all.into_iter().map(Chosen).collect())
    }
}
