//! Landmarks: the frontier, the winners of the four rules, and what can be read from them.

use std::collections::BTreeSet;

use super::{
    answer::{FrontierNote, ListedBecause, Part, RuleCode, RulePick},
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
    engine::{
        Among, Cancelled, Case, Chosen, Enough, Point, RulesAnswer, Space, SpaceError, Waste, Watch, Work,
    },
};

/// The largest number of points of a frontier that is looked through for proposals.
const LARGEST_LOOKED_THROUGH: usize = 1 << 17;
/// How many points are looked at between two looks at whether to go on.
pub(super) const POINTS_AT_ONCE: usize = 256;

/// The frontier over all packages and among those that meet every essential, and what the rules answer, where they are
/// within their budget.
#[derive(Debug)]
pub(super) struct Landmarks<'a> {
    space: Option<&'a Space<'a>>,
    all: Option<Vec<Point>>,
    meeting: Option<Vec<Point>>,
    rules: Option<RulesAnswer>,
    watch: &'a Watch<'a>,
}

impl<'a> Landmarks<'a> {
    /// Computes both frontiers, the second only where some package surely meets every essential, and asks the rules.
    pub(super) fn of(
        space: Option<&'a Space<'a>>,
        end: Option<End>,
        watch: &'a Watch<'a>,
        left_out: &mut Vec<Part>,
    ) -> Result<Self, Cancelled> {
        let mut frontier = |among| {
            let found = space.map(|space| space.whole_frontier(among, LARGEST_LOOKED_THROUGH, watch));
            let whole = within(found, Part::Frontier, left_out)?.flatten();
            if whole.is_none() && !left_out.contains(&Part::Frontier) {
                left_out.push(Part::Frontier);
            }
            whole.map(|frontier| frontier.read_points(watch)).transpose()
        };
        let all = frontier(Among::Everything)?;
        let meeting = match end {
            Some(End::Low) => frontier(Among::Essentials)?,
            Some(End::High) | None => Some(Vec::new()),
        };
        let rules = within(space.map(|space| space.rules(watch)), Part::Rules, left_out)?;
        Ok(Self { space, all, meeting, rules, watch })
    }

    /// No landmarks: what a first answer goes without.
    pub(super) fn none(watch: &'a Watch<'a>, left_out: &mut Vec<Part>) -> Self {
        left_out.extend([Part::Frontier, Part::Rules]);
        Self { space: None, all: None, meeting: None, rules: None, watch }
    }

    /// What the rules answer.
    pub(super) fn rules(&self) -> Option<RulesAnswer> {
        self.rules.clone()
    }

    /// The winners of every rule, rules in the order shown, each rule's winners in its own order.
    fn winners(&self, case: &Case) -> Vec<(RuleCode, Vec<Profile>)> {
        let rules = match &self.rules {
            Some(RulesAnswer::Picked(rules)) => rules,
            Some(RulesAnswer::NotExamined(_) | RulesAnswer::NoPackage | RulesAnswer::SomebodyLoses)
            | None => {
                return Vec::new();
            }
        };
        let four = [
            (RuleCode::Nash, &rules.nash),
            (RuleCode::KalaiSmorodinsky, &rules.kalai_smorodinsky),
            (RuleCode::Leximin, &rules.leximin),
            (RuleCode::EqualGains, &rules.equal_gains),
        ];
        let profile = |point: &Point| Profile::of(case, point.first.clone());
        four.map(|(rule, pick)| (rule, pick.points.iter().map(profile).collect())).into()
    }

    /// The points of both frontiers.
    pub(super) fn note(&self) -> FrontierNote {
        FrontierNote { all: self.all.clone(), meeting: self.meeting.clone() }
    }

    /// The first package of every point that fails an essential: those that no package brings that meets them. Nothing fails
    /// where nothing is essential.
    pub(super) fn failing(&self, case: &Case) -> Option<Vec<Chosen>> {
        let (all, meeting) = self.all.as_ref().zip(self.meeting.as_ref())?;
        if !case.gauges.iter().any(|gauge| gauge.is_essential) {
            return Some(Vec::new());
        }
        let met: BTreeSet<&[Ratio]> = meeting.iter().map(|point| point.utilities.as_slice()).collect();
        let fails = |point: &&Point| {
            let short = |gauge: &&crate::engine::Gauge| gauge.enough(&point.first) == Enough::No;
            !met.contains(point.utilities.as_slice())
                && case.gauges.iter().filter(|gauge| gauge.is_essential).any(|gauge| short(&gauge))
        };
        Some(all.iter().filter(fails).map(|point| point.first.clone()).collect())
    }

    /// Whether to go on at a point; when not, what is found is of no use to anybody.
    fn goes_on(&self, at: usize) -> bool {
        !at.is_multiple_of(POINTS_AT_ONCE) || self.watch.report(Work::Listing, at, self.points()).is_ok()
    }

    fn points(&self) -> usize {
        self.meeting.as_ref().map_or(0, Vec::len)
    }

    /// Where there are too many packages to look at each: the first by place among all that meet every essential, and of
    /// each rule the winner that is first by place.
    pub(super) fn draws(&self, case: &Case, ranges: &[Range]) -> Vec<Draw> {
        let meeting = self.meeting.iter().flatten().enumerate().take_while(|(at, _)| self.goes_on(*at));
        let meeting = meeting.map(|(_, point)| Profile::of(case, point.first.clone()));
        let best = first_by_place(meeting, ranges).map(|first| (ListedBecause::BestPlace, first));
        let winners = self.winners(case).into_iter().filter_map(|(rule, winners)| {
            Some((ListedBecause::Rule(rule), first_by_place(winners.into_iter(), ranges)?))
        });
        let draws = best.into_iter().chain(winners);
        draws.map(|(because, profile)| Draw { chosen: profile.first, because }).collect()
    }

    /// For every rule the profiles that nothing betters by rank and that bring what it picks, rules in the order shown.
    pub(super) fn views(&self, case: &Case, pool: &Pool) -> Vec<View> {
        let of_rule = |(rule, winners): (RuleCode, Vec<Profile>)| {
            let wins = |at: &usize| {
                let profile = pool.profiles.get(*at);
                profile.is_some_and(|own| winners.iter().any(|winner| winner.utilities == own.utilities))
            };
            let profiles = pool.order.iter().copied().filter(wins).collect();
            View { profiles, because: ListedBecause::Rule(rule) }
        };
        self.winners(case).into_iter().map(of_rule).collect()
    }

    /// Where the rules' winners stand among the shown profiles.
    pub(super) fn picks(&self, case: &Case, shown: &[&Profile]) -> Vec<RulePick> {
        let place = |winner: &Profile| shown.iter().position(|own| own.utilities == winner.utilities);
        let pick = |(rule, winners): (RuleCode, Vec<Profile>)| RulePick {
            rule,
            proposals: winners.iter().map(place).collect(),
        };
        self.winners(case).into_iter().map(pick).collect()
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

/// The first profile by place, the first in plan order among equals.
fn first_by_place(profiles: impl Iterator<Item = Profile>, ranges: &[Range]) -> Option<Profile> {
    let keyed = profiles.map(|profile| (place::leximin(&profile.utilities, ranges), profile));
    let best = keyed.reduce(|best: (Vec<Place>, Profile), next| {
        let is_better = next.0.cmp(&best.0).then_with(|| best.1.first.cmp(&next.1.first)).is_gt();
        if is_better { next } else { best }
    });
    best.map(|(_, profile)| profile)
}

/// An answer about the space, or nothing and a note that it is over its budget.
fn within<T>(
    answer: Option<Result<T, SpaceError>>,
    part: Part,
    left_out: &mut Vec<Part>,
) -> Result<Option<T>, Cancelled> {
    match answer {
        Some(Ok(found)) => Ok(Some(found)),
        Some(Err(SpaceError::Cancelled(cancelled))) => Err(cancelled),
        Some(Err(_)) | None => {
            if !left_out.contains(&part) {
                left_out.push(part);
            }
            Ok(None)
        }
    }
}
