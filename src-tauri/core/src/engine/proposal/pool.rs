//! The pool: the profiles that proposals are picked from.

use super::{
    answer::{Candidates, DrawnBecause, ListedBecause, Part},
    drawn::Draw,
    elimination::Stopped,
    field::{End, Field},
    landmark::Landmarks,
    place::{self, Range},
    survey::{Profile, Survey},
    waste,
};
use crate::engine::Chosen;

/// What betters a profile by rank, or the profile itself.
pub(super) type Better<'a> = &'a dyn Fn(&Profile) -> Result<Profile, Stopped>;

/// What a pool is filled from.
pub(super) struct Source<'a> {
    /// The end of levels at which packages are proposed.
    pub(super) end: End,
    /// How many packages are listed at most.
    pub(super) most: usize,
    pub(super) landmarks: &'a Landmarks<'a>,
    pub(super) better: Better<'a>,
    /// How many packages are drawn at most.
    pub(super) drawn: usize,
    /// What wins in each of some worlds; asked for only where candidates are drawn.
    pub(super) winners: &'a dyn Fn() -> Vec<Chosen>,
}

/// The profiles that proposals are picked from.
#[derive(Debug)]
pub(super) struct Pool {
    /// All profiles that were looked at.
    pub(super) profiles: Vec<Profile>,
    /// Those that nothing betters by rank, in place order.
    pub(super) order: Vec<usize>,
    /// The range of every party over the packages that are proposed from.
    pub(super) ranges: Vec<Range>,
    /// How the profiles were found.
    pub(super) candidates: Candidates,
    /// Why the first in place order is in the list.
    pub(super) leader: ListedBecause,
    /// The profiles that are some party's extreme; none where all are listed.
    pub(super) drawn: Vec<(usize, ListedBecause)>,
}

impl Pool {
    /// Looks at every package that meets the essentials at an end of its levels; draws some where there are too many.
    /// Nothing when there is none.
    pub(super) fn of(
        field: &Field<'_>,
        source: &Source<'_>,
        left_out: &mut Vec<Part>,
    ) -> Result<Option<Self>, Stopped> {
        let filters = field.essentials(source.end);
        let survey = match filters.and_then(|filters| Survey::of(field, &filters, source.most)) {
            Ok(Some(survey)) => survey,
            Ok(None) => return Self::drawn(field, source, DrawnBecause::TooManyPackages, left_out),
            Err(_) => return Self::drawn(field, source, DrawnBecause::TooEntangled, left_out),
        };
        let Some(ranges) = place::ranges(survey.profiles.iter()) else { return Ok(None) };
        let Some(kept) = waste::not_wasteful(field.case, &survey) else {
            return Self::drawn(field, source, DrawnBecause::TooManyComparisons, left_out);
        };
        let mut order = place::order(field.case, &survey.profiles, &ranges);
        order.retain(|at| kept.binary_search(at).is_ok());
        let candidates = Candidates::Listed { profiles: survey.profiles.len(), kept: kept.len() };
        let (profiles, leader) = (survey.profiles, ListedBecause::BestPlace);
        Ok(Some(Self { profiles, order, ranges, candidates, leader, drawn: Vec::new() }))
    }

    fn drawn(
        field: &Field<'_>,
        source: &Source<'_>,
        because: DrawnBecause,
        left_out: &mut Vec<Part>,
    ) -> Result<Option<Self>, Stopped> {
        let Some(extents) = field.extents(Some(source.end))? else { return Ok(None) };
        if !extents.is_proved {
            left_out.push(Part::Ranges);
        }
        let ranges = extents.ranges;
        let mut draws = source.landmarks.draws(field.case, &ranges);
        let is_best_known = draws.iter().any(|draw| draw.because == ListedBecause::BestPlace);
        if !is_best_known {
            draws.extend(field.lifted(source.end, &ranges).ok().flatten());
        }
        draws.extend(extents.extremes);
        let winner = |chosen| Draw { chosen, because: ListedBecause::Worlds { of_20: 0 } };
        // What wins in a world may be too little as the plan is written.
        let meets = |chosen: &Chosen| source.end.is_enough(field.case, chosen);
        draws.extend((source.winners)().into_iter().filter(meets).map(winner));
        let mut pool = Self {
            profiles: Vec::new(),
            order: Vec::new(),
            ranges,
            candidates: Candidates::Drawn { because, profiles: 0 },
            leader: if is_best_known { ListedBecause::BestPlace } else { ListedBecause::BestPlaceDrawn },
            drawn: Vec::new(),
        };
        draws.truncate(source.drawn);
        let mut unproved = Vec::new();
        for draw in draws {
            match (source.better)(&Profile::of(field.case, draw.chosen.clone())) {
                Ok(profile) => pool.take(profile, draw.because),
                Err(_) => unproved.push(draw),
            }
        }
        if pool.profiles.is_empty() && !unproved.is_empty() {
            left_out.push(Part::Waste);
            for draw in unproved {
                pool.take(Profile::of(field.case, draw.chosen), draw.because);
            }
        }
        pool.order = place::order(field.case, &pool.profiles, &pool.ranges);
        pool.candidates = Candidates::Drawn { because, profiles: pool.profiles.len() };
        Ok(Some(pool))
    }

    /// Takes a profile that was drawn.
    fn take(&mut self, profile: Profile, because: ListedBecause) {
        let known = self.profiles.iter().position(|other| other.spans == profile.spans);
        let at = known.unwrap_or(self.profiles.len());
        if known.is_none() {
            self.profiles.push(profile);
        }
        match because {
            ListedBecause::Extreme(_) => self.drawn.push((at, because)),
            // Who is first by place, who stands highest in which world, and which profiles bring what a rule picks, is read
            // from the worth of all of them.
            ListedBecause::BestPlace
            | ListedBecause::BestPlaceDrawn
            | ListedBecause::Rule(_)
            | ListedBecause::Worlds { .. }
            | ListedBecause::WidestDifference
            | ListedBecause::OneOfFew { .. }
            | ListedBecause::MayMeet => {}
        }
    }
}
