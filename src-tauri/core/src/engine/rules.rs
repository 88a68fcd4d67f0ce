//! The four rules that pick a package by the parties' gains.
//!
//! A gain is a party's utility minus that of its course without agreement ([`Case::baseline`](super::Case::baseline)).
//! The rules choose among packages that meet every essential and where nobody loses. No rule adds utilities of
//! different parties, and every tie is kept: a pick holds all winning vectors.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _};

use super::{
    Among, Baseline, Chosen, Point, Space, SpaceError, Watch,
    bargain::{Bargain, Choice, Winner, Won},
    scale::{self, whole},
    table::Table,
};
use crate::{Ratio, model::PartyId};

/// The largest number of points of a frontier off which equal gains are read.
pub const LARGEST_EQUALIZED: usize = 20_000;

/// What the rules answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "there is one answer at a time")]
pub enum RulesAnswer {
    /// From where these parties' gains are counted is not examined.
    NotExamined(Vec<PartyId>),
    /// No package meets every essential.
    NoPackage,
    /// Some party loses in every package that meets every essential.
    SomebodyLoses,
    /// The picks.
    Picked(Rules),
}

/// The picks of the four rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// From where gains are counted, party by party in plan order.
    pub baselines: Vec<Baseline>,
    /// What each party could have, in plan order: its largest gain in a package where nobody loses.
    pub ideal: Vec<Ratio>,
    /// The largest product of gains (Nash, "The bargaining problem", Econometrica 18(2), 1950).
    ///
    /// When nothing gives everybody a gain ([`Note::NotAllGain`]), the number of parties that gain comes first, then the
    /// product of their gains.
    pub nash: Pick,
    /// The largest smallest gain, then the next smallest, and so on.
    pub leximin: Pick,
    /// The same on gains divided by the party's largest gain here (Kalai and Smorodinsky, "Other solutions to Nash's
    /// bargaining problem", Econometrica 43(3), 1975, as a discrete leximin). Parties that cannot gain are left out
    /// ([`Note::LeftOut`]).
    pub kalai_smorodinsky: Pick,
    /// The least difference between the largest and the smallest gain on the frontier, ties by leximin; not looked for where
    /// the frontier has more than [`LARGEST_EQUALIZED`] points ([`Note::FrontierTooLarge`]).
    pub equal_gains: Pick,
}

/// What one rule picks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// All winning vectors, utilities descending.
    pub points: Vec<Point>,
    /// What has to be said beside them.
    pub note: Option<Note>,
    /// Multipliers of utilities that bound what every other package comes to; none where the pick was read off the frontier.
    pub multipliers: Vec<i128>,
}

/// What has to be said beside a pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// No package gives every party a gain.
    NotAllGain,
    /// These parties cannot gain in any package and were left out.
    LeftOut(Vec<PartyId>),
    /// The frontier is too large to be looked through.
    FrontierTooLarge,
}

/// The gains of a space in whole numbers.
pub(super) struct Counted<'a> {
    space: &'a Space<'a>,
    baselines: Vec<Baseline>,
    pub(super) table: Table<i128>,
    pub(super) without: Vec<i128>,
    pub(super) units: Vec<i128>,
    /// By what the utilities of each party were multiplied.
    pub(super) factors: Vec<i128>,
}

impl Space<'_> {
    /// Asks the four rules.
    ///
    /// Nash, leximin and Kalai-Smorodinsky are found by search, whatever the number of packages; equal gains are read off
    /// the frontier. Each winner of each rule is on the frontier: a package that gives everybody at least as much, and
    /// someone more, would win over it.
    pub fn rules(&self, watch: &Watch<'_>) -> Result<RulesAnswer, SpaceError> {
        let parties = || self.case.parties.iter().enumerate();
        let missing = parties().filter(|(at, _)| self.case.baseline(*at).is_none()).map(|(_, row)| row.id);
        let missing: Vec<PartyId> = missing.collect();
        if !missing.is_empty() {
            return Ok(RulesAnswer::NotExamined(missing));
        }
        let baselines: Vec<Baseline> = parties().filter_map(|(at, _)| self.case.baseline(at)).collect();
        let counted = Counted::of(self, baselines)?;
        let bargain = Bargain::of(&counted.table, &counted.without, &counted.units);
        let leximin = match bargain.leximin(watch)? {
            Choice::NoPackage => return Ok(RulesAnswer::NoPackage),
            Choice::SomebodyLoses => return Ok(RulesAnswer::SomebodyLoses),
            Choice::Won(won) => counted.pick(&won, None),
        };
        let nash = match bargain.nash(watch)? {
            Choice::Won(won) => counted.pick(&won, (won.counts.contains(&false)).then_some(Note::NotAllGain)),
            Choice::NoPackage | Choice::SomebodyLoses => return Ok(RulesAnswer::SomebodyLoses),
        };
        let (kalai_smorodinsky, ideal) = match bargain.kalai_smorodinsky(watch)? {
            Choice::Won(won) => (counted.pick(&won, counted.left_out(&won.counts)), counted.ideal(&won)),
            Choice::NoPackage | Choice::SomebodyLoses => return Ok(RulesAnswer::SomebodyLoses),
        };
        let equal_gains = counted.equal_gains(watch)?;
        let baselines = counted.baselines;
        Ok(RulesAnswer::Picked(Rules { baselines, ideal, nash, leximin, kalai_smorodinsky, equal_gains }))
    }
}

impl<'a> Counted<'a> {
    /// Brings utilities and what the parties have without agreement over one denominator for each party.
    pub(super) fn of(space: &'a Space<'a>, baselines: Vec<Baseline>) -> Result<Self, SpaceError> {
        Self::among(space, baselines, Among::Essentials)
    }

    /// The same among all packages too.
    pub(super) fn among(
        space: &'a Space<'a>,
        baselines: Vec<Baseline>,
        among: Among,
    ) -> Result<Self, SpaceError> {
        let forms = space.utility_forms();
        let (mut factors, mut without, mut units) = (Vec::new(), Vec::new(), Vec::new());
        for (at, form) in forms.iter().enumerate() {
            let baseline = baselines.get(at).map_or_else(Ratio::zero, Baseline::utility);
            let unit = BigInt::from(form.unit).lcm(baseline.exact().denom());
            let scaled = || {
                let factor = (&unit / form.unit).to_i128()?;
                let start = (baseline.exact() * BigRational::from(unit.clone())).to_integer().to_i128()?;
                let sum = form.bound.checked_mul(factor)?.checked_add(start.checked_abs()?)?;
                (sum < i128::MAX / 16).then_some((factor, start, unit.to_i128()?))
            };
            let name = || space.case.parties.get(at).map_or_else(String::new, |party| party.name.clone());
            let (factor, start, unit) = scaled().ok_or_else(|| SpaceError::GainsTooFine { party: name() })?;
            factors.push(factor);
            without.push(start);
            units.push(unit);
        }
        let table = space.table::<i128>(among).scaled(&factors);
        Ok(Self { space, baselines, table, without, units, factors })
    }

    fn pick(&self, won: &Won, note: Option<Note>) -> Pick {
        let points = won.winners.iter().map(|winner| self.point(winner)).collect();
        Pick { points, note, multipliers: won.multipliers.clone() }
    }

    fn point(&self, winner: &Winner) -> Point {
        let numbers = winner.gains.iter().zip(&self.without).zip(&self.units);
        let utility = |((gain, without), unit): ((&i128, &i128), &i128)| scale::ratio(gain + without, *unit);
        let utilities = numbers.take(self.space.case.parties.len()).map(utility).collect();
        let mut first = winner.first.clone();
        first.resize(self.space.case.issues.len(), 0);
        self.space.searched.iter().for_each(|group| group.unfold(Among::Essentials, &mut first));
        Point { utilities, count: winner.count.clone(), first: Chosen(first) }
    }

    /// Each party's largest gain, as the rule of Kalai and Smorodinsky took it.
    fn ideal(&self, won: &Won) -> Vec<Ratio> {
        let numbers = won.weights.iter().zip(&won.counts).zip(&self.units);
        let gain = |((most, counts), unit): ((&i128, &bool), &i128)| {
            if *counts { scale::ratio(*most, *unit) } else { Ratio::zero() }
        };
        numbers.take(self.space.case.parties.len()).map(gain).collect()
    }

    /// The note on the parties that a rule left out.
    fn left_out(&self, counts: &[bool]) -> Option<Note> {
        let parties = self.space.case.parties.iter().zip(counts);
        let left_out: Vec<PartyId> = parties.filter(|(_, counts)| !**counts).map(|(row, _)| row.id).collect();
        (!left_out.is_empty()).then_some(Note::LeftOut(left_out))
    }

    /// The points of the frontier with the least difference between gains; none where the frontier is too large.
    fn equal_gains(&self, watch: &Watch<'_>) -> Result<Pick, SpaceError> {
        let frontier = self.space.whole_frontier(Among::Essentials, LARGEST_EQUALIZED, watch)?;
        let Some(frontier) = frontier else {
            let note = Some(Note::FrontierTooLarge);
            return Ok(Pick { points: Vec::new(), note, multipliers: Vec::new() });
        };
        let key = |point: &Point| -> Option<Vec<BigRational>> {
            let pairs = point.utilities.iter().zip(&self.baselines);
            let gains = pairs.map(|(utility, baseline)| utility.exact() - baseline.utility().exact());
            let mut sorted: Vec<BigRational> = gains.collect();
            sorted.sort();
            let is_lost = sorted.first().is_some_and(BigRational::is_negative);
            let spread =
                sorted.first().zip(sorted.last()).map_or_else(|| whole(0), |(least, most)| least - most);
            (!is_lost).then(|| std::iter::once(spread).chain(sorted).collect())
        };
        let keys: Vec<Option<Vec<BigRational>>> = frontier.points().iter().map(key).collect();
        let most = keys.iter().max();
        let winners = frontier.points().iter().zip(&keys).filter(|(_, key)| Some(*key) == most);
        let points = winners.map(|(point, _)| point.clone()).collect();
        Ok(Pick { points, note: None, multipliers: Vec::new() })
    }
}
