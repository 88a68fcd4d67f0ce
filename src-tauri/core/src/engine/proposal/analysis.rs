//! The one entry: everything that the window and the command line show.

use super::{
    Count,
    answer::{
        Analysis, Candidates, Dot, KeptInView, ListedBecause, Outlook, Part, PartyScale, Proposal, Sizes,
    },
    blocked::{Obstacles, noted},
    card::{self, Detail, Scales},
    change::{self, Shown},
    elimination::Stopped,
    entangled::Extents,
    field::{End, Field},
    landmark::{Landmarks, POINTS_AT_ONCE},
    page,
    place::{self, Range},
    pool::{Pool, Source},
    portfolio::{self, Pick, View},
    prospect::{self, Prospect},
    request::{AnalysisError, AnalysisRequest},
    survey::Profile,
};
use crate::{
    engine::{Cancelled, Case, Chosen, Space, SpaceError, Watch, Work, search::Pace},
    model::Plan,
};

/// How many packages are drawn for a first answer.
const DRAWN_FIRST: usize = 2;

/// How many parts an analysis reports on its way.
const STEPS: usize = 7;

/// Looks at everything that the packages of a plan come to.
///
/// The answer is exact. A part that would take more room than it may is left out, and [`Analysis::left_out`] says so;
/// where not even the essentials can be searched exactly, that is an error.
pub fn analyse(plan: &Plan, request: &AnalysisRequest, watch: &Watch<'_>) -> Result<Analysis, AnalysisError> {
    analyse_early(plan, request, watch, None)
}

/// The same, with a first answer handed out where the whole one takes longer: proposals that meet every essential and waste
/// nothing, or the blocking sets, both proved; what it goes without is in its [`Analysis::left_out`]. Plans whose issues
/// hang together loosely are answered at once and hand out nothing before.
pub fn analyse_early(
    plan: &Plan,
    request: &AnalysisRequest,
    watch: &Watch<'_>,
    early: Option<&mut dyn FnMut(Analysis)>,
) -> Result<Analysis, AnalysisError> {
    let case = Case::of(plan)?;
    if is_too_little(plan) {
        return Ok(Analysis::too_little_known());
    }
    let field = Field::of(&case, *watch).map_err(|_| AnalysisError::entangled(&case))?;
    if let Some(early) = early.filter(|_| field.is_entangled()) {
        let first = AnalysisRequest { worlds: 0, ..*request };
        field.quicken(Pace::First);
        early(Analyst { plan, field: &field, request: &first, watch, pace: Pace::First }.analysis()?);
        field.quicken(Pace::Whole);
    }
    Analyst { plan, field: &field, request, watch, pace: Pace::Whole }.analysis()
}

/// What an analysis of a plan shows first.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) outlook: Outlook,
    /// The package; nothing where none is shown.
    pub(super) first: Option<Chosen>,
    /// How many profiles were looked at; nothing where some were drawn.
    pub(super) profiles: Option<usize>,
}

/// What an analysis of a plan shows first; all that is not needed for it is left aside.
pub(super) fn foremost(
    plan: &Plan,
    case: &Case,
    request: &AnalysisRequest,
    watch: &Watch<'_>,
) -> Result<Found, AnalysisError> {
    if is_too_little(plan) {
        return Ok(Found { outlook: Outlook::TooLittleKnown, first: None, profiles: Some(0) });
    }
    let field = Field::of(case, *watch).map_err(|_| AnalysisError::entangled(case))?;
    Analyst { plan, field: &field, request, watch, pace: Pace::Whole }.first()
}

/// Whether there is nothing to compare yet.
fn is_too_little(plan: &Plan) -> bool {
    plan.parties.is_empty() || plan.issues.is_empty() || plan.criteria.is_empty()
}

/// An analysis under way.
struct Analyst<'a> {
    plan: &'a Plan,
    field: &'a Field<'a>,
    request: &'a AnalysisRequest,
    watch: &'a Watch<'a>,
    pace: Pace,
}

impl<'a> Analyst<'a> {
    fn analysis(&self) -> Result<Analysis, AnalysisError> {
        let mut left_out = Vec::new();
        self.step(0)?;
        let (sizes, end) = sizes(self.field, &mut left_out).map_err(|_| self.stopped())?;
        self.step(1)?;
        let space = self.space()?;
        let landmarks = self.landmarks(space.as_ref(), end, &mut left_out)?;
        self.step(2)?;
        let law = prospect::law(self.plan, self.field.case);
        let prospect = Prospect::of(self.field, law.as_ref(), self.request.worlds, self.watch);
        let pool = self.pool(end, &landmarks, &prospect, &mut left_out);
        self.step(3)?;
        let all = self.extents(None, &mut left_out).map(|extents| extents.ranges);
        let scales = self.scales(pool.as_ref(), all.as_deref());
        let proposals = self.proposals(pool.as_ref(), end, &landmarks, &prospect, &scales, &mut left_out);
        let (shown, proposals): (Vec<&Profile>, Vec<Proposal>) = proposals.into_iter().unzip();
        left_out.extend(prospect.is_short());
        self.step(4)?;
        let kept_in_view = self.kept_in_view(&landmarks, &scales, all.as_deref())?;
        self.step(5)?;
        let changes = self.changes(pool.as_ref(), end, &shown, &proposals, &mut left_out);
        self.step(6)?;
        let obstacles = Obstacles { plan: self.plan, field: self.field, scales: &scales };
        let blocked = end.is_none().then(|| obstacles.at(self.pace, &mut left_out));
        let ask_first = match &blocked {
            Some(blocked) => change::ask_first_blocked(blocked),
            None => change::ask_first(&changes, proposals.len()),
        };
        let dots = self.dots(&mut left_out);
        left_out.sort_unstable();
        left_out.dedup();
        Ok(Analysis {
            outlook: outlook(&sizes, end),
            scales: party_scales(self.field.case, &scales),
            picks: landmarks.picks(self.field.case, &shown),
            candidates: pool.map_or(Candidates::Listed { profiles: 0, kept: 0 }, |pool| pool.candidates),
            frontier: landmarks.note(),
            rules: landmarks.rules(),
            dots,
            sizes,
            proposals,
            kept_in_view,
            blocked,
            changes,
            ask_first,
            left_out,
        })
    }

    fn landmarks<'s>(
        &self,
        space: Option<&'s Space<'s>>,
        end: Option<End>,
        left_out: &mut Vec<Part>,
    ) -> Result<Landmarks<'s>, Cancelled>
    where
        'a: 's,
    {
        match self.pace {
            Pace::First => Ok(Landmarks::none(self.watch, left_out)),
            Pace::Whole => Landmarks::of(space, end, self.watch, left_out),
        }
    }

    /// Why not even the essentials could be searched.
    fn stopped(&self) -> AnalysisError {
        match self.step(0) {
            Err(cancelled) => cancelled.into(),
            Ok(()) => AnalysisError::entangled(self.field.case),
        }
    }

    /// The space of packages for the frontier; nothing where too many issues depend on each other for it.
    fn space(&self) -> Result<Option<Space<'_>>, Cancelled> {
        if self.pace == Pace::First {
            return Ok(None);
        }
        match self.field.case.space(self.watch) {
            Ok(space) => Ok(Some(space)),
            Err(SpaceError::Cancelled(cancelled)) => Err(cancelled),
            Err(_) => Ok(None),
        }
    }

    fn step(&self, done: usize) -> Result<(), Cancelled> {
        self.watch.report(Work::Searching, done, STEPS)
    }

    fn pool(
        &self,
        end: Option<End>,
        landmarks: &Landmarks<'_>,
        prospect: &Prospect<'_>,
        left_out: &mut Vec<Part>,
    ) -> Option<Pool> {
        let better =
            |profile: &Profile| landmarks.better(profile, self.watch).or_else(|_| self.field.better(profile));
        let winners = || prospect.winners();
        let drawn = match self.pace {
            Pace::First => DRAWN_FIRST,
            Pace::Whole => usize::MAX,
        };
        let most = self.request.listed;
        let source = Source { end: end?, most, landmarks, better: &better, drawn, winners: &winners };
        let pool = Pool::of(self.field, &source, left_out);
        noted(pool, Part::Candidates, left_out)
    }

    /// Everybody's range over packages that meet every essential, or over all, proved or noted; nothing where there is none.
    fn extents(&self, end: Option<End>, left_out: &mut Vec<Part>) -> Option<Extents> {
        if self.pace == Pace::First {
            return None;
        }
        let extents = noted(self.field.extents(end), Part::Ranges, left_out);
        if extents.as_ref().is_some_and(|extents| !extents.is_proved) && !left_out.contains(&Part::Ranges) {
            left_out.push(Part::Ranges);
        }
        extents
    }

    /// All packages as dots; nothing where there are more than are drawn.
    fn dots(&self, left_out: &mut Vec<Part>) -> Option<Vec<Dot>> {
        if self.pace == Pace::First {
            return None;
        }
        let dots = noted(page::dots(self.field, self.request.dots), Part::Dots, left_out);
        if dots.is_none() {
            left_out.push(Part::Dots);
        }
        dots
    }

    fn scales(&self, pool: Option<&Pool>, all: Option<&[Range]>) -> Scales {
        let case = self.field.case;
        Scales {
            meeting: pool.map(|pool| place::reaches(case, &pool.ranges)),
            all: all.map(|all| place::reaches(case, all)),
        }
    }

    fn proposals<'p>(
        &self,
        pool: Option<&'p Pool>,
        end: Option<End>,
        landmarks: &Landmarks<'_>,
        prospect: &Prospect<'_>,
        scales: &Scales,
        left_out: &mut Vec<Part>,
    ) -> Vec<(&'p Profile, Proposal)> {
        let Some(pool) = pool else { return Vec::new() };
        let is_listed = matches!(pool.candidates, Candidates::Listed { .. });
        let picks = self.picks(pool, landmarks, prospect);
        let mut proposals = Vec::new();
        for pick in picks {
            let Some(profile) = pool.profiles.get(pick.profile) else { continue };
            let alike = if is_listed {
                Some(Count::from(profile.count).others())
            } else {
                noted(self.field.alike(&profile.first).map(Some), Part::Alike, left_out)
                    .map(|count| count.others())
            };
            let card = card::card(self.plan, self.field.case, scales, &profile.first, alike, Detail::Full);
            let mut listed = pick.listed;
            if end == Some(End::High) {
                listed.push(ListedBecause::MayMeet);
            }
            proposals.push((profile, Proposal { card, listed }));
        }
        proposals
    }

    /// The profiles that are shown, in the order shown.
    fn picks(&self, pool: &Pool, landmarks: &Landmarks<'_>, prospect: &Prospect<'_>) -> Vec<Pick> {
        let alone = |profile: usize, because| View { profiles: vec![profile], because };
        let first = pool.order.first().map(|first| alone(*first, pool.leader));
        let mut views: Vec<View> = first.into_iter().collect();
        views.extend(landmarks.views(self.field.case, pool));
        views.extend(pool.drawn.iter().map(|(profile, because)| alone(*profile, *because)));
        let places = || prospect.places(pool);
        portfolio::portfolio(self.field.case, pool, &views, self.request.proposals, places)
    }

    /// What is shown first.
    fn first(&self) -> Result<Found, AnalysisError> {
        let mut left_out = Vec::new();
        self.step(0)?;
        let (sizes, end) = sizes(self.field, &mut left_out).map_err(|_| self.stopped())?;
        let space = self.space()?;
        let landmarks = self.landmarks(space.as_ref(), end, &mut left_out)?;
        let law = prospect::law(self.plan, self.field.case);
        let prospect = Prospect::of(self.field, law.as_ref(), self.request.worlds, self.watch);
        let pool = self.pool(end, &landmarks, &prospect, &mut left_out);
        let pick = |pool: &Pool| {
            let first = self.picks(pool, &landmarks, &prospect).into_iter().next()?;
            pool.profiles.get(first.profile).map(|profile| profile.first.clone())
        };
        let first = pool.as_ref().and_then(pick);
        self.step(STEPS)?;
        let profiles = match pool.map(|pool| pool.candidates) {
            Some(Candidates::Listed { profiles, .. }) => Some(profiles),
            Some(Candidates::Drawn { .. }) => None,
            None => Some(0),
        };
        Ok(Found { outlook: outlook(&sizes, end), first, profiles })
    }

    fn kept_in_view(
        &self,
        landmarks: &Landmarks<'_>,
        scales: &Scales,
        all: Option<&[Range]>,
    ) -> Result<KeptInView, Cancelled> {
        let nothing = KeptInView { total: None, shown: Vec::new() };
        let Some((kept, ranges)) = landmarks.failing(self.field.case).zip(all) else { return Ok(nothing) };
        let (mut profiles, total) = (Vec::with_capacity(kept.len()), kept.len());
        for (at, chosen) in kept.into_iter().enumerate() {
            if at.is_multiple_of(POINTS_AT_ONCE) {
                self.watch.report(Work::Listing, at, total)?;
            }
            profiles.push(Profile::of(self.field.case, chosen));
        }
        let order = place::order(self.field.case, &profiles, ranges);
        let first = order.iter().take(self.request.kept_in_view).filter_map(|at| profiles.get(*at));
        let shown = first.map(|profile| {
            let alike = self.field.alike(&profile.first).ok().map(|count| count.others());
            card::card(self.plan, self.field.case, scales, &profile.first, alike, Detail::Full)
        });
        Ok(KeptInView { total: Some(total), shown: shown.collect() })
    }

    fn changes(
        &self,
        pool: Option<&Pool>,
        end: Option<End>,
        shown: &[&Profile],
        proposals: &[Proposal],
        left_out: &mut Vec<Part>,
    ) -> Vec<super::Change> {
        let Some((pool, end)) = pool.zip(end).filter(|_| self.pace == Pace::Whole) else { return Vec::new() };
        let is_listed = matches!(pool.candidates, Candidates::Listed { .. });
        let shown = Shown {
            plan: self.plan,
            field: self.field,
            end,
            proposals,
            profiles: shown.to_vec(),
            listed: is_listed.then_some(&pool.profiles),
            ranges: &pool.ranges,
        };
        noted(shown.changes(), Part::Changes, left_out)
    }
}

/// How many packages there are, and at which end of their levels packages meet every essential; at none when none does.
pub(super) fn sizes(field: &Field<'_>, left_out: &mut Vec<Part>) -> Result<(Sizes, Option<End>), Stopped> {
    field.found_sizes(left_out)
}

fn outlook(sizes: &Sizes, end: Option<End>) -> Outlook {
    match end {
        _ if sizes.packages.is_none() => Outlook::NothingPossible,
        Some(End::Low) => Outlook::Proposed,
        Some(End::High) => Outlook::Undetermined,
        None => Outlook::Blocked,
    }
}

fn party_scales(case: &Case, scales: &Scales) -> Vec<PartyScale> {
    let of = |scale: &Option<Vec<super::Reach>>, at: usize| scale.as_ref()?.get(at).cloned();
    let parties = case.parties.iter().enumerate();
    let scale = |(at, party): (usize, &crate::engine::CaseParty)| PartyScale {
        party: party.id,
        all: of(&scales.all, at),
        meeting: of(&scales.meeting, at),
    };
    parties.map(scale).collect()
}
