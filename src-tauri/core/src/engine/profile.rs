//! Level profiles: what packages bring level by level, before anything is weighed.

use std::collections::BTreeMap;

use super::{
    Among, Case, Chosen, LevelSpan, Space, SpaceError, Test,
    watch::{Watch, Work},
};

/// The largest number of packages that are compared level by level.
pub const LARGEST_LISTING: usize = 200_000;
/// The largest number of level profiles that are compared.
pub const LARGEST_PROFILE_COUNT: usize = 10_000;

/// Packages that bring the same levels to every criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The levels, criterion by criterion in plan order.
    pub levels: Vec<LevelSpan>,
    /// How many packages bring them.
    pub count: usize,
    /// The first of these packages in plan order.
    pub first: Chosen,
}

/// A profile as whole numbers: low, high and dot of every criterion.
type Spans = Vec<[i128; 3]>;

struct Group {
    dots: Vec<i128>,
    first: Chosen,
    count: usize,
}

impl Space<'_> {
    /// The level profiles that no package is surely better than level by level (T1), in plan order of their packages.
    ///
    /// Packages are alike when every criterion has the same level in both, whatever the unknowns turn out to be. Refused
    /// beyond [`LARGEST_LISTING`] packages or [`LARGEST_PROFILE_COUNT`] profiles: with a dozen criteria most packages have
    /// nothing better level by level.
    pub fn profiles(&self, among: Among, watch: &Watch<'_>) -> Result<Vec<Profile>, SpaceError> {
        let groups = self.groups(among, watch)?;
        let mut best = Vec::new();
        for (at, group) in groups.iter().enumerate() {
            watch.report(Work::Searching, at, groups.len())?;
            let is_better = |other: &&Group| {
                other.dots != group.dots
                    && other.dots.iter().zip(&group.dots).all(|(above, own)| above >= own)
                    && self.case.dominates(Test::Levels, &other.first, &group.first)
            };
            if !groups.iter().any(|other| is_better(&other)) {
                best.push(profile(self.case, group));
            }
        }
        Ok(best)
    }

    fn groups(&self, among: Among, watch: &Watch<'_>) -> Result<Vec<Group>, SpaceError> {
        let packages = self.packages(among, LARGEST_LISTING)?;
        let mut found: BTreeMap<Spans, Vec<usize>> = BTreeMap::new();
        let mut groups: Vec<Group> = Vec::new();
        for (at, chosen) in packages.iter().enumerate() {
            if at % 1_000 == 0 {
                watch.report(Work::Listing, at, packages.len())?;
            }
            let spans = spans(self.case, chosen);
            let dots = spans.iter().map(|[_, _, dot]| *dot).collect();
            let same = found.entry(spans).or_default();
            let is_alike = |group: &Group| alike(self.case, &group.first, chosen);
            match same.iter().find(|at| groups.get(**at).is_some_and(is_alike)).copied() {
                Some(at) => groups.get_mut(at).into_iter().for_each(|group| group.count += 1),
                None => {
                    same.push(groups.len());
                    groups.push(Group { dots, first: chosen.clone(), count: 1 });
                }
            }
            if groups.len() > LARGEST_PROFILE_COUNT {
                return Err(SpaceError::TooManyProfiles);
            }
        }
        Ok(groups)
    }
}

fn spans(case: &Case, chosen: &Chosen) -> Spans {
    let span = |gauge: &super::Gauge| {
        let span = gauge.span(&chosen.0);
        [span.low, span.high, span.dot]
    };
    case.gauges.iter().map(span).collect()
}

/// Whether two packages with equal spans have the same levels whatever the unknowns turn out to be.
fn alike(case: &Case, one: &Chosen, other: &Chosen) -> bool {
    let level = |gauge: &super::Gauge| gauge.gap(&one.0, &other.0) == 0 && gauge.gap(&other.0, &one.0) == 0;
    case.gauges.iter().all(level)
}

fn profile(case: &Case, group: &Group) -> Profile {
    let levels = case.gauges.iter().map(|gauge| gauge.level(&group.first)).collect();
    Profile { levels, count: group.count, first: group.first.clone() }
}
