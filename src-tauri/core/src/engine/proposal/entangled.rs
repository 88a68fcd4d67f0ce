//! Answers by search, where issues depend on each other in too many ways for tables.

use std::collections::BTreeSet;

use super::{
    Count,
    answer::{ListedBecause, Opening, Part, Sizes},
    conflict::{Conflicts, Wishes},
    drawn::{self, Draw},
    elimination::Stopped,
    field::{End, Field, Filter},
    place::{self, Place, Range},
    short::Short,
    survey::Profile,
};
use crate::engine::{
    Chosen, Gauge, Work,
    form::Form,
    search::{Ask, Machines, Pace, Search, Want},
};

/// The largest number of sets given up from which blocking sets are read.
const MOST_GIVEN_UP: usize = 400;

/// What everybody's utility can be, and who likes what most.
#[derive(Clone, Debug)]
pub(super) struct Extents {
    pub(super) ranges: Vec<Range>,
    /// For every party the package it would like most.
    pub(super) extremes: Vec<Draw>,
    /// Whether it is proved that no package goes beyond.
    pub(super) is_proved: bool,
}

impl End {
    /// Reads this end of a span.
    const fn reader(self) -> fn(&crate::engine::gauge::Span) -> i128 {
        match self {
            Self::Low => |span| span.low,
            Self::High => |span| span.high,
        }
    }
}

fn too_large<E>(_: E) -> Stopped {
    Stopped::TooLarge
}

impl Field<'_> {
    /// The search of this case.
    pub(super) fn search(&self) -> Result<Search<'_>, Stopped> {
        let machines = self.machines.get_or_init(|| Machines::of(self.case));
        Ok(machines.as_ref().ok_or(Stopped::TooLarge)?.search(self.case))
    }

    /// Sets how far searches go.
    pub(super) fn quicken(&self, pace: Pace) {
        if let Ok(search) = self.search() {
            search.quicken(pace);
        }
    }

    /// Asks for the packages that meet every essential.
    fn asks(&self, end: End) -> Ask<'static> {
        Ask { wants: self.wants(&self.needs(), end), ..Ask::default() }
    }

    fn wants(&self, needs: &[(usize, i128)], end: End) -> Vec<Want<'static>> {
        let want = |(gauge, least): &(usize, i128)| Want {
            gauge: *gauge,
            other: None,
            end: end.reader(),
            least: *least,
            most: None,
        };
        needs.iter().map(want).collect()
    }

    /// Some package that fits.
    pub(super) fn found(&self, ask: &Ask<'_>) -> Result<Option<Chosen>, Stopped> {
        self.search()?.any(ask, &self.watch).map_err(too_large)
    }

    /// How many packages there are: counted where they can be, else as many as were found.
    pub(super) fn found_sizes(&self, left_out: &mut Vec<Part>) -> Result<(Sizes, Option<End>), Stopped> {
        let mut count = |filters: Result<Vec<Filter>, Stopped>, ask: Ask<'_>| {
            if let Ok(count) = filters.and_then(|filters| self.count(&filters)) {
                return Ok(count);
            }
            let found = usize::from(self.found(&ask)?.is_some());
            if found > 0 && !left_out.contains(&Part::Counts) {
                left_out.push(Part::Counts);
            }
            Ok(Count::from(found))
        };
        let packages = count(Ok(Vec::new()), Ask::default())?;
        let meeting = count(self.essentials(End::Low), self.asks(End::Low))?;
        let perhaps = count(self.essentials(End::High), self.asks(End::High))?.max(meeting.clone());
        let packages = packages.max(perhaps.clone());
        let end = match (meeting.is_none(), perhaps.is_none()) {
            (false, true | false) => Some(End::Low),
            (true, false) => Some(End::High),
            (true, true) => None,
        };
        Ok((Sizes { packages, meeting, perhaps }, end))
    }

    /// Everybody's range over packages that meet every essential, or over all, and what each party would like most among
    /// them; nothing where there is none.
    pub(super) fn extents(&self, end: Option<End>) -> Result<Option<Extents>, Stopped> {
        if let Some((_, known)) = self.extents.borrow().iter().find(|(own, _)| *own == end) {
            return Ok(known.clone());
        }
        let filters = end.map_or(Ok(Vec::new()), |end| self.essentials(end));
        let counted = filters.and_then(|filters| {
            let Some(ranges) = self.ranges(&filters)? else { return Ok(None) };
            let extremes = match end {
                Some(_) => drawn::extremes(self, &filters)?,
                None => Vec::new(),
            };
            Ok(Some(Extents { ranges, extremes, is_proved: true }))
        });
        let extents = counted.or_else(|_: Stopped| self.extents_by_search(end))?;
        if extents.as_ref().is_none_or(|extents| extents.is_proved) {
            self.extents.borrow_mut().push((end, extents.clone()));
        }
        Ok(extents)
    }

    pub(super) fn extents_by_search(&self, end: Option<End>) -> Result<Option<Extents>, Stopped> {
        let search = self.search()?;
        let ask = end.map_or_else(Ask::default, |end| self.asks(end));
        let mut extents = Extents { ranges: Vec::new(), extremes: Vec::new(), is_proved: true };
        for party in &self.case.parties {
            let most = search.most(&ask, &party.utility, 1, &self.watch).map_err(too_large)?;
            let least = search.most(&ask, &party.utility, -1, &self.watch).map_err(too_large)?;
            let Some((most, least)) = most.zip(least) else { return Ok(None) };
            extents.is_proved &= most.is_proved && least.is_proved;
            extents.ranges.push((-least.value, most.value));
            let because = ListedBecause::Extreme(party.id);
            extents.extremes.push(Draw { chosen: most.chosen, because });
        }
        Ok(Some(extents))
    }

    /// Packages that surely meet every essential, that nothing betters by rank, and that are worth at least so much to a party:
    /// those of which somebody else, or somebody else's criterion, has the most or the least, until there are enough.
    pub(super) fn beside(&self, party: usize, worth: i128, enough: usize) -> Result<Vec<Profile>, Stopped> {
        let (search, ask) = (self.search()?, self.asks(End::Low));
        let Some(own) = self.case.parties.get(party) else { return Ok(Vec::new()) };
        let others = self.case.parties.iter().enumerate().filter(|(at, _)| *at != party);
        let mut forms: Vec<Form> = others.map(|(_, other)| other.utility.clone()).collect();
        let gauges = self.case.gauges.iter().enumerate().filter(|(_, gauge)| gauge.party != party);
        forms.extend(gauges.map(|(at, _)| Form { terms: vec![(at, 1)], base: 0, unit: 1, bound: 1 }));
        let mut profiles: Vec<Profile> = Vec::new();
        for (form, sign) in forms.iter().flat_map(|form| [(form, 1), (form, -1)]) {
            self.watch.report(Work::Searching, profiles.len(), enough).map_err(too_large)?;
            let most = search.most_beside(&ask, (form, sign), Some((&own.utility, worth)), &self.watch);
            let Ok(Some(most)) = most else { continue };
            let Ok(profile) = self.better(&Profile::of(self.case, most.chosen)) else { continue };
            if !profiles.iter().any(|other| other.spans == profile.spans) {
                profiles.push(profile);
            }
            if profiles.len() >= enough {
                break;
            }
        }
        Ok(profiles)
    }

    /// A package that lifts the worst-off as high as was found.
    pub(super) fn lifted(&self, end: End, ranges: &[Range]) -> Result<Option<Draw>, Stopped> {
        let mut highest: Option<Place> = None;
        let mut judge = |package: &[usize]| {
            let profile = Profile::of(self.case, Chosen(package.to_vec()));
            let worst = *place::leximin(&profile.utilities, ranges).first()?;
            if highest.is_some_and(|highest| worst <= highest) {
                return None;
            }
            highest = Some(worst);
            Some(ranges.iter().map(|range| worst.least_above(*range)).collect())
        };
        let widths: Vec<i128> = ranges.iter().map(|(low, high)| high - low).collect();
        let lifted = self.search()?.lifted(&self.asks(end), &widths, &mut judge, &self.watch);
        let draw = |(chosen, _)| Draw { chosen, because: ListedBecause::BestPlaceDrawn };
        Ok(lifted.map_err(too_large)?.map(draw))
    }

    /// What betters a profile by rank while it keeps its essentials, itself not wasteful; the profile where nothing does.
    pub(super) fn better(&self, profile: &Profile) -> Result<Profile, Stopped> {
        let search = self.search()?;
        let mut own = profile.clone();
        while let Some(chosen) = search.better(&own.first, &self.watch).map_err(too_large)? {
            own = Profile::of(self.case, chosen);
        }
        Ok(own)
    }

    /// Whether packages fit that meet these needs, an unknown level counting at its high end.
    pub(super) fn can_meet(&self, needs: &[(usize, i128)]) -> Result<Option<Chosen>, Stopped> {
        self.found(&Ask { wants: self.wants(needs, End::High), ..Ask::default() })
    }

    /// What of some needs cannot be met together, and what would have to be given up.
    fn conflicts(&self, wishes: &[(usize, i128)], most: usize) -> Result<Conflicts, Stopped> {
        Wishes {
            most,
            count: wishes.len(),
            meet: &|set| self.can_meet(&set.iter().map(|at| wishes[*at]).collect::<Vec<_>>()),
            is_met: &|package, at| {
                let (gauge, least) = wishes[at];
                self.case.gauges.get(gauge).is_some_and(|gauge| gauge.span(&package.0).high >= least)
            },
        }
        .conflicts()
    }

    /// All smallest sets of essentials that no package meets together.
    pub(super) fn blocking_by_search(&self) -> Result<Vec<BTreeSet<usize>>, Stopped> {
        let needs = self.needs();
        if self.found(&Ask::default())?.is_none() {
            return Ok(Vec::new());
        }
        let found = self.conflicts(&needs, MOST_GIVEN_UP)?;
        if !found.is_complete {
            return Err(Stopped::TooLarge);
        }
        let gauges = |set: &BTreeSet<usize>| set.iter().filter_map(|at| Some(needs.get(*at)?.0)).collect();
        let mut sets: Vec<BTreeSet<usize>> = found.blocking.iter().map(gauges).collect();
        sets.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
        Ok(sets)
    }

    /// The smallest shortfalls, and whether these are all.
    pub(super) fn shortfalls_by_search(&self, most: usize) -> Result<(Vec<Short>, bool), Stopped> {
        let mut wishes = Vec::new();
        for (gauge, needed) in self.needs() {
            let levels = self.search()?.levels_up_to(gauge, needed);
            wishes.extend(levels.into_iter().map(|level| (gauge, level)));
        }
        let found = self.conflicts(&wishes, most)?;
        let mut shorts: Vec<Short> = found.given_up.iter().map(|unmet| self.short(&wishes, unmet)).collect();
        shorts.sort();
        Ok((shorts, found.is_complete))
    }

    /// By how much the needs are missed when some of the levels on the way to them are.
    fn short(&self, wishes: &[(usize, i128)], unmet: &BTreeSet<usize>) -> Short {
        let of = |(gauge, needed): (usize, i128)| {
            let own = wishes.iter().enumerate().filter(|(_, wish)| wish.0 == gauge);
            let met = own.filter(|(at, _)| !unmet.contains(at)).map(|(_, wish)| wish.1).max();
            let lowest = || self.search().ok().and_then(|search| search.lowest(gauge)).unwrap_or(0);
            let by = needed - met.unwrap_or_else(lowest);
            (by > 0).then_some((gauge, by))
        };
        self.needs().into_iter().filter_map(of).collect()
    }

    /// Asks for the packages that fall short by exactly this.
    pub(super) fn asks_exactly(&self, short: &Short) -> Ask<'static> {
        let mut ask = Ask { wants: self.wants(&self.needs(), End::High), ..Ask::default() };
        for want in &mut ask.wants {
            let by = short.iter().find(|(at, _)| *at == want.gauge).map_or(0, |(_, by)| *by);
            if by > 0 {
                want.least -= by;
                want.most = Some(want.least);
            }
        }
        ask
    }

    /// Some package that meets every essential with some of them read otherwise or eased, and constraints lifted.
    pub(super) fn opening_by_search(
        &self,
        change: impl Fn(&mut Ask<'_>),
    ) -> Result<Option<Opening>, Stopped> {
        let mut ask = self.asks(End::High);
        change(&mut ask);
        Ok(self.found(&ask)?.map(|first| Opening { count: Count::from(1), first: self.case.choices(&first) }))
    }

    /// The same with one essential read otherwise, without some choices.
    pub(super) fn opens_by_search(
        &self,
        at: usize,
        other: &Gauge,
        barred: &[(usize, usize)],
    ) -> Result<Option<Opening>, Stopped> {
        let mut ask = self.asks(End::High);
        for want in ask.wants.iter_mut().filter(|want| want.gauge == at) {
            want.least = i128::from(other.needed) * other.unit;
        }
        let wants =
            ask.wants.into_iter().map(|want| Want { other: (want.gauge == at).then_some(other), ..want });
        let ask = Ask { wants: wants.collect(), lifted: ask.lifted, barred: barred.to_vec() };
        Ok(self.found(&ask)?.map(|first| Opening { count: Count::from(1), first: self.case.choices(&first) }))
    }
}
