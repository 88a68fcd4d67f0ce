//! Landmarks: the frontier, and what can be read from it.

use std::collections::BTreeSet;

use super::{
    answer::{FrontierNote, ListedBecause, Part, RulePick},
    drawn::Draw,
    elimination::Stopped,
    field::End,
    place::{self, Place, Range},
    pool::Pool,
    portfolio::View,
    survey::Profile,
};
use crate::{
    Ratio,
    engine::{Among, Cancelled, Case, Chosen, Enough, Point, Space, SpaceError, Waste, Watch},
};

/// The frontier over all packages and among those that meet every essential, where they are within their budget.
#[derive(Debug)]
pub(super) struct Landmarks<'a> {
    space: Option<&'a Space<'a>>,
    all: Option<Vec<Point>>,
    meeting: Option<Vec<Point>>,
}

impl<'a> Landmarks<'a> {
    /// Computes both frontiers; the second only where some package surely meets every essential.
    pub(super) fn of(
        space: Option<&'a Space<'a>>,
        end: Option<End>,
        watch: &Watch<'_>,
        left_out: &mut Vec<Part>,
    ) -> Result<Self, Cancelled> {
        let all = frontier(space, Among::Everything, watch, Part::Frontier, left_out)?;
        let meeting = match end {
            Some(End::Low) => frontier(space, Among::Essentials, watch, Part::Rules, left_out)?,
            Some(End::High) | None => Some(Vec::new()),
        };
        Ok(Self { space, all, meeting })
    }

    /// The points of both frontiers.
    pub(super) fn note(&self) -> FrontierNote {
        FrontierNote { all: self.all.clone(), meeting: self.meeting.clone() }
    }

    /// The first package of every point that fails an essential: those that no package brings that meets them.
    pub(super) fn failing(&self, case: &Case) -> Option<Vec<Chosen>> {
        let (all, meeting) = self.all.as_ref().zip(self.meeting.as_ref())?;
        let met: BTreeSet<&[Ratio]> = meeting.iter().map(|point| point.utilities.as_slice()).collect();
        let fails = |point: &&Point| {
            let short = |gauge: &&crate::engine::Gauge| gauge.enough(&point.first) == Enough::No;
            !met.contains(point.utilities.as_slice())
                && case.gauges.iter().filter(|gauge| gauge.is_essential).any(|gauge| short(&gauge))
        };
        Some(all.iter().filter(fails).map(|point| point.first.clone()).collect())
    }

    /// Where there are too many packages to look at each: the first by place among all that meet every essential.
    pub(super) fn draws(&self, case: &Case, ranges: &[Range]) -> Vec<Draw> {
        let key = |point: &Point| -> Vec<Place> {
            let utilities = Profile::of(case, point.first.clone()).utilities;
            place::leximin(&utilities, ranges)
        };
        let keyed = self.meeting.iter().flatten().map(|point| (key(point), point));
        let best = keyed.reduce(|best, next| {
            let is_better = next.0.cmp(&best.0).then_with(|| best.1.first.cmp(&next.1.first)).is_gt();
            if is_better { next } else { best }
        });
        let draw = |(_, point): (Vec<Place>, &Point)| Draw {
            chosen: point.first.clone(),
            because: ListedBecause::BestPlace,
        };
        best.map(draw).into_iter().collect()
    }

    /// The rules' winners among the profiles, rules in the order shown.
    pub(super) fn views(&self, _case: &Case, _pool: &Pool) -> Vec<View> {
        Vec::new()
    }

    /// Where the rules' winners stand among the shown profiles.
    pub(super) fn picks(&self, _case: &Case, _shown: &[&Profile]) -> Vec<RulePick> {
        Vec::new()
    }

    /// What betters a profile by rank while it keeps its essentials, itself not wasteful; the profile where nothing does.
    pub(super) fn better(&self, profile: &Profile, watch: &Watch<'_>) -> Result<Profile, Stopped> {
        let space = self.space.ok_or(Stopped::TooLarge)?;
        match space.waste(&profile.first, watch).map_err(|_| Stopped::TooLarge)? {
            Waste::None => Ok(profile.clone()),
            Waste::By(chosen) => Ok(Profile::of(space.case, chosen)),
        }
    }
}

fn frontier<'a>(
    space: Option<&'a Space<'a>>,
    among: Among,
    watch: &Watch<'_>,
    part: Part,
    left_out: &mut Vec<Part>,
) -> Result<Option<Vec<Point>>, Cancelled> {
    let found = space.map(|space| space.frontier(among, watch));
    match found {
        Some(Ok(frontier)) => Ok(Some(frontier.points().to_vec())),
        Some(Err(SpaceError::Cancelled(cancelled))) => Err(cancelled),
        Some(Err(_)) | None => {
            left_out.push(part);
            Ok(None)
        }
    }
}
