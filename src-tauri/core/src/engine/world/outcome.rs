//! What holds of a package in one world.

use super::{
    law::World,
    party::PartyLaw,
    scene::{Scene, Stage},
};
use crate::{
    engine::{
        Chosen, SpaceError, Watch,
        bargain::{Bargain, Rule},
        table::Table,
        waste,
    },
    model::code::coded,
};

/// The largest number of vectors of a frontier off which equal gains are read in a world.
const LARGEST_EQUALIZED: usize = 1 << 10;
/// Gains of all parties are brought over one unit that stays below this.
const LARGEST_COMMON: i128 = 1 << 120;

coded! {
    /// What may hold of a package in a world.
    pub enum Event {
        /// Every essential of every party is enough.
        EssentialsMet = "essentials_met",
        /// No package keeps the essentials it meets, gives every party at least as much utility and every protected
        /// criterion at least its level, and someone more.
        NotWasteful = "not_wasteful",
        /// No party has less than without agreement; told only where everybody's course is examined.
        NoWorse = "no_worse",
        /// It has the largest product of gains.
        Nash = "nash",
        /// It is what the rule of Kalai and Smorodinsky picks.
        KalaiSmorodinsky = "kalai_smorodinsky",
        /// It lifts the worst-off first.
        Leximin = "leximin",
        /// It has the smallest gap between gains on the frontier.
        EqualGains = "equal_gains",
        /// It is the first by place.
        FirstPlace = "first_place",
    }
}

/// Some of the events, a bit for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Events(u16);

impl Events {
    pub(super) const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self(u16::MAX);

    #[must_use]
    pub(super) const fn with(self, event: Event) -> Self {
        Self(self.0 | 1 << event as u16)
    }

    #[must_use]
    pub(super) const fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn has(self, event: Event) -> bool {
        self.0 >> event as u16 & 1 == 1
    }
}

/// What holds of some packages in one world.
#[derive(Clone, Debug)]
pub(super) struct Outcomes {
    /// What the world weighs.
    pub(super) weight: u128,
    /// What was looked at.
    pub(super) asked: Events,
    /// What holds, package by package.
    pub(super) held: Vec<Events>,
    /// The place of the worst-off of each package, cut to parts of [`WHOLE_PLACE`]; 0 where it fails an essential.
    pub(super) places: Vec<u32>,
}

/// The top of everybody's range.
pub(in crate::engine) const WHOLE_PLACE: u32 = 1 << 30;

/// The place of the worst-off in ranges, cut to parts of [`WHOLE_PLACE`]; its top where a range has no width.
pub(in crate::engine) fn worst_place(utilities: &[i128], ranges: &[(i128, i128)]) -> u32 {
    let place = |(own, (low, high)): (&i128, &(i128, i128))| {
        let (up, width) = ((own - low).max(0), high - low);
        // Both are cut to 33 bits, so that the quotient is one of 64.
        let cut = (i128::BITS - width.leading_zeros()).saturating_sub(33);
        match ((up >> cut) as u64, (width >> cut) as u64) {
            (_, 0) => WHOLE_PLACE,
            (up, width) => (up * u64::from(WHOLE_PLACE) / width).min(u64::from(WHOLE_PLACE)) as u32,
        }
    };
    utilities.iter().zip(ranges).map(place).min().unwrap_or(WHOLE_PLACE)
}

/// What one asks of a world.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) scene: Option<&'a Scene>,
    pub(super) packages: &'a [Chosen],
    pub(super) watch: &'a Watch<'a>,
}

impl Asked<'_> {
    /// What holds of the packages in a world, of all that is wanted; whoever watches is asked before, and on the way.
    pub(super) fn outcomes(&self, world: &World<'_>, wanted: Events) -> Result<Outcomes, SpaceError> {
        let utilities: Vec<Vec<i128>> = self.packages.iter().map(|own| world.utilities(own)).collect();
        let mut found = Found {
            wanted,
            asked: Events::NONE,
            held: vec![Events::NONE; self.packages.len()],
            meets: self.packages.iter().map(|own| world.meets_essentials(own)).collect(),
            utilities,
        };
        found.note(Event::EssentialsMet, |meets, _| meets);
        let without = world.without();
        // Who counts gains from zero has not examined what there is without agreement.
        let is_examined = world.law.parties.iter().all(PartyLaw::is_examined);
        if let Some(without) = without.as_ref().filter(|_| is_examined) {
            found.note(Event::NoWorse, |_, own| own.iter().zip(without).all(|(own, without)| own >= without));
        }
        let places = match self.scene {
            Some(scene) => {
                let stage = scene.stage(world);
                self.of_stage(&stage, world, without.as_deref(), &mut found)?;
                let ranges = stage.ranges();
                let place = |(own, meets): (&Vec<i128>, &bool)| match &ranges {
                    Some(ranges) if *meets => worst_place(own, ranges),
                    Some(_) | None => 0,
                };
                found.utilities.iter().zip(&found.meets).map(place).collect()
            }
            None => Vec::new(),
        };
        Ok(Outcomes { weight: world.weight(), asked: found.asked, held: found.held, places })
    }

    fn of_stage(
        &self,
        stage: &Stage<'_>,
        world: &World<'_>,
        without: Option<&[i128]>,
        found: &mut Found,
    ) -> Result<(), SpaceError> {
        let watch = self.watch;
        if found.wanted.has(Event::NotWasteful) {
            let bounds = stage.bounds();
            let packages = self.packages.iter();
            let wasteful =
                packages.map(|own| waste::is_surpassed(stage.differences(own.positions()), &bounds, watch));
            if let Some(wasteful) = affordable(wasteful.collect::<Result<Vec<bool>, _>>())? {
                found.note_each(Event::NotWasteful, |at, _, _| wasteful.get(at) == Some(&false));
            }
        }
        let table = stage.table();
        let units: Vec<i128> = world.law.parties.iter().map(|law| law.whole).collect();
        match stage.ranges() {
            Some(ranges) => {
                let lowest: Vec<i128> = ranges.iter().map(|(low, _)| *low).collect();
                let bargain = Bargain::of(&table, &lowest, &units);
                found.note_won(Event::FirstPlace, Rule::KalaiSmorodinsky, &bargain, &lowest, watch)?;
            }
            None => found.note(Event::FirstPlace, |_, _| false),
        }
        let Some(without) = without else { return Ok(()) };
        let bargain = Bargain::of(&table, without, &units);
        found.note_won(Event::Nash, Rule::Nash, &bargain, without, watch)?;
        found.note_won(Event::KalaiSmorodinsky, Rule::KalaiSmorodinsky, &bargain, without, watch)?;
        found.note_won(Event::Leximin, Rule::Leximin, &bargain, without, watch)?;
        if found.wanted.has(Event::EqualGains)
            && let Some(winners) = equal_gains(&table, without, &units, watch)?
        {
            found.note(Event::EqualGains, |meets, own| meets && winners.iter().any(|winner| winner == own));
        }
        Ok(())
    }
}

/// Everything that was found of the packages so far.
struct Found {
    wanted: Events,
    asked: Events,
    held: Vec<Events>,
    meets: Vec<bool>,
    utilities: Vec<Vec<i128>>,
}

impl Found {
    fn note(&mut self, event: Event, holds: impl Fn(bool, &[i128]) -> bool) {
        self.note_each(event, |_, meets, utilities| holds(meets, utilities));
    }

    fn note_each(&mut self, event: Event, holds: impl Fn(usize, bool, &[i128]) -> bool) {
        self.asked = self.asked.with(event);
        let own = self.meets.iter().zip(&self.utilities).enumerate();
        for (held, (at, (meets, utilities))) in self.held.iter_mut().zip(own) {
            if holds(at, *meets, utilities) {
                *held = held.with(event);
            }
        }
    }

    /// Notes which packages bring the gains that a rule picks, where it is wanted.
    ///
    /// Most packages do not win in most worlds: where something does better than all of them, nothing is searched for.
    fn note_won(
        &mut self,
        event: Event,
        rule: Rule,
        bargain: &Bargain<'_, i128>,
        without: &[i128],
        watch: &Watch<'_>,
    ) -> Result<(), SpaceError> {
        if !self.wanted.has(event) {
            return Ok(());
        }
        let gains = |own: &Vec<i128>| -> Vec<i128> {
            own.iter().zip(without).map(|(own, without)| own - without).collect()
        };
        let gains: Vec<Vec<i128>> = self.utilities.iter().map(gains).collect();
        let meet = gains.iter().zip(&self.meets).filter(|(_, meets)| **meets);
        let meet: Vec<&[i128]> = meet.map(|(gains, _)| gains.as_slice()).collect();
        if bargain.is_outdone(rule, &meet) {
            self.note(event, |_, _| false);
            return Ok(());
        }
        let Some(choice) = affordable(bargain.choice(rule, watch))? else { return Ok(()) };
        let wins = |gains: &Vec<i128>| choice.winners().iter().any(|winner| winner.gains == *gains);
        self.note_each(event, |at, meets, _| meets && gains.get(at).is_some_and(wins));
        Ok(())
    }
}

/// An answer; nothing where it would have taken more room or steps than it may.
pub(super) fn affordable<T>(answer: Result<T, SpaceError>) -> Result<Option<T>, SpaceError> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(SpaceError::Cancelled(cancelled)) => Err(cancelled.into()),
        Err(
            SpaceError::SearchTooLong
            | SpaceError::TooManyTogether { .. }
            | SpaceError::TooManyPackages { .. }
            | SpaceError::TooManyProfiles
            | SpaceError::GainsTooFine { .. },
        ) => Ok(None),
    }
}

/// The vectors of the frontier with the least difference between gains, ties by leximin; nothing where that is too much.
fn equal_gains(
    table: &Table<i128>,
    without: &[i128],
    units: &[i128],
    watch: &Watch<'_>,
) -> Result<Option<Vec<Vec<i128>>>, SpaceError> {
    // No gain is larger than a whole utility, so that no gain over the common unit is larger than that.
    let common = units.iter().try_fold(1_i128, |common, unit| {
        let whole = (common / num_integer::gcd(common, *unit)).checked_mul(*unit);
        whole.filter(|whole| *whole < LARGEST_COMMON)
    });
    let factors: Option<Vec<i128>> = common.map(|common| units.iter().map(|unit| common / unit).collect());
    let sums = table.all_sums(LARGEST_EQUALIZED, watch)?;
    let Some((factors, sums)) = factors.zip(sums) else { return Ok(None) };
    let key = |vector: &[i128]| -> Option<Vec<i128>> {
        let gains = vector.iter().zip(without).zip(&factors).map(|((own, without), by)| (own - without) * by);
        let mut sorted: Vec<i128> = gains.collect();
        sorted.sort_unstable();
        let least = sorted.first().copied().unwrap_or(0);
        let spread = least - sorted.last().copied().unwrap_or(0);
        (least >= 0).then(|| std::iter::once(spread).chain(sorted).collect())
    };
    let vectors: Vec<Vec<i128>> = (0..sums.len()).map(|at| sums.vector(at)).collect();
    let keys: Vec<Option<Vec<i128>>> = vectors.iter().map(|vector| key(vector)).collect();
    let most = keys.iter().flatten().max().cloned();
    let wins = keys.iter().map(|key| key.is_some() && *key == most);
    Ok(Some(vectors.into_iter().zip(wins).filter(|(_, wins)| *wins).map(|(vector, _)| vector).collect()))
}
