//! Equal-value offers: a few packages that are about the same to one party, and as different as can be to the others.
//!
//! What the others make of them tells more than what they make of one. Each meets every essential as it is written, guesses
//! taken at their word; none is wasteful; at the dot weights they lie within a twentieth of the party's own range; and none is
//! better for the party by its order than another.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero as _;

use super::{
    AnalysisError, Card,
    card::{self, Detail, Scales},
    elimination::Stopped,
    field::{End, Field},
    place,
    survey::{Profile, Survey},
    waste,
};
use crate::{
    Ratio,
    engine::{Among, Beside, Case, Chosen, Space, Test, Waste, Watch, scale, world::Seed},
    model::{Choice, IssueId, PartyId, Plan},
};

/// Offers lie within this part of the party's range.
const PARTS: i128 = 20;
/// At so many of these parts of its range offers are sought where they are searched for, until there are enough at each.
const SOUGHT_AT: [i128; 3] = [14, 16, 12];
const ENOUGH: usize = 12;
/// The fewest and the most offers.
const FEWEST: usize = 3;
const MOST: usize = 5;
/// The largest number of packages that are looked at one by one; beyond, those on the frontier are.
const LARGEST_LISTED: usize = 20_000;
/// The largest number of packages of which every three are tried; beyond, the best are sought beginning with each.
const LARGEST_TRIPLED: usize = 48;
/// The largest number of packages that offers are sought among: as many are taken evenly by their worth to the party.
const LARGEST_SOUGHT: usize = 192;

/// Equal-value offers to one party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EqualOffers {
    /// The offers, three to five, in an order that means nothing; none where there are no three.
    pub offers: Vec<Card>,
    /// Which part of the party's range lies between the one that is worth most to it and the one that is worth least.
    pub spread: Ratio,
    /// How many packages meet every essential and are not wasteful, as far as they were looked at.
    pub looked_at: usize,
    /// Whether all packages were looked at, those that no package betters for all at the dot weights, or those that were found.
    pub among: EqualAmong,
}

/// Among which packages offers were sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EqualAmong {
    /// All that meet every essential and are not wasteful.
    All,
    /// Those on the frontier, because there are too many.
    Frontier,
    /// Those that a search came to, because the issues depend on each other in too many ways.
    Found,
}

impl EqualAmong {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Frontier => "frontier",
            Self::Found => "found",
        }
    }
}

/// Equal-value offers to a party, where it is said near to what a package is worth to it; in an order drawn from a seed.
pub fn equal_offers(
    plan: &Plan,
    party: PartyId,
    near: Option<&BTreeMap<IssueId, Choice>>,
    seed: Seed,
    watch: &Watch<'_>,
) -> Result<EqualOffers, AnalysisError> {
    let case = Case::of(plan)?;
    let entangled = || AnalysisError::entangled(&case);
    let field = Field::of(&case, *watch).map_err(|_| entangled())?;
    let nothing = |among| EqualOffers { offers: Vec::new(), spread: Ratio::zero(), looked_at: 0, among };
    let Some(at) = case.parties.iter().position(|row| row.id == party) else {
        return Ok(nothing(EqualAmong::All));
    };
    let ranges = field.extents(Some(End::Low)).map_err(|_| entangled())?.map(|extents| extents.ranges);
    let Some((low, high)) = ranges.as_ref().and_then(|ranges| ranges.get(at)).copied() else {
        return Ok(nothing(EqualAmong::All));
    };
    let near = near.and_then(|choices| case.chosen_by_issue(choices));
    let near = near.map(|chosen| Profile::of(&case, chosen)).and_then(|own| own.utilities.get(at).copied());
    let sought = Sought { case: &case, party: at, low, width: high - low, near };
    let found = || sought.found(&field).map_err(|_| entangled());
    let listed = candidates(&field).map_or_else(found, Ok)?;
    let Some((profiles, among)) = listed else { return Ok(nothing(EqualAmong::All)) };
    let looked_at = profiles.len();
    let mut found = sought.offers(&sought.fitting(profiles));
    let worths = || found.iter().filter_map(|own| own.utilities.get(at).copied());
    let spread = worths().max().zip(worths().min()).map_or(0, |(most, least)| most - least);
    let row = plan.party(party).map(|row| row.id.uuid());
    seed.shuffle(row.as_ref().map_or(&[], |id| id.as_bytes()), &mut found);
    let meeting = ranges.map(|ranges| place::reaches(&case, &ranges));
    let scales = Scales { meeting, all: None };
    let card = |own: &Profile| card::card(plan, &case, &scales, &own.first, None, Detail::Full);
    Ok(EqualOffers {
        offers: found.iter().map(card).collect(),
        spread: scale::ratio(spread, (high - low).max(1)),
        looked_at,
        among,
    })
}

/// What offers are sought among, each profile once; nothing where there is nothing, and no answer where that is too much.
fn candidates(field: &Field<'_>) -> Option<Option<(Vec<Profile>, EqualAmong)>> {
    let filters = field.essentials(End::Low).ok();
    let survey = filters.and_then(|filters| Survey::of(field, &filters, LARGEST_LISTED).ok()).flatten();
    let kept = survey.as_ref().and_then(|survey| waste::not_wasteful(field.case, survey));
    if let Some((survey, kept)) = survey.zip(kept) {
        let profiles = kept.iter().filter_map(|at| survey.profiles.get(*at)).cloned().collect::<Vec<_>>();
        return Some((!profiles.is_empty()).then_some((profiles, EqualAmong::All)));
    }
    let space: Space<'_> = field.case.space(&field.watch).ok()?;
    let frontier = space.frontier(Among::Essentials, &field.watch).ok()?;
    let mut profiles: Vec<Profile> =
        frontier.points().iter().map(|point| Profile::of(field.case, point.first.clone())).collect();
    profiles.sort_by(|a, b| a.first.cmp(&b.first));
    profiles = evenly(profiles, 4 * LARGEST_SOUGHT);
    profiles.retain(|own| space.waste(&own.first, &field.watch) == Ok(Waste::None));
    Some((!profiles.is_empty()).then_some((profiles, EqualAmong::Frontier)))
}

/// At most so many, taken evenly.
fn evenly(all: Vec<Profile>, most: usize) -> Vec<Profile> {
    let count = all.len();
    if count <= most {
        return all;
    }
    let is_taken = |at: usize| at * most / count != (at + 1) * most / count;
    all.into_iter().enumerate().filter(|(at, _)| is_taken(*at)).map(|(_, own)| own).collect()
}

/// Who offers are for.
struct Sought<'a> {
    case: &'a Case,
    party: usize,
    /// Where the party's range begins, and how wide it is.
    low: i128,
    width: i128,
    near: Option<i128>,
}

/// Which profiles may stand beside each other, and how far apart they are in the others' levels.
struct Pairs {
    count: usize,
    apart: Vec<Option<BigRational>>,
}

impl Pairs {
    /// How far apart two are; nothing where they may not be offered together.
    fn apart(&self, one: usize, other: usize) -> Option<&BigRational> {
        self.apart.get(one * self.count + other)?.as_ref()
    }

    /// The smallest distance between one and some others; nothing where one of these may not stand beside it.
    fn least(&self, one: usize, others: &[usize]) -> Option<BigRational> {
        let all: Option<Vec<&BigRational>> = others.iter().map(|other| self.apart(one, *other)).collect();
        all?.into_iter().min().cloned()
    }
}

impl Sought<'_> {
    fn worth(&self, profile: &Profile) -> i128 {
        profile.utilities.get(self.party).copied().unwrap_or(0)
    }

    /// What a search comes to near a worth, or at one of several parts of the party's range: the first at which offers are
    /// found.
    fn found(&self, field: &Field<'_>) -> Result<Option<(Vec<Profile>, EqualAmong)>, Stopped> {
        let worths = match self.near {
            // What is found is worth at least as much as is asked for.
            Some(near) => vec![near - self.width / (2 * PARTS)],
            None => SOUGHT_AT.map(|part| self.low + self.width * part / PARTS).to_vec(),
        };
        let mut profiles = Vec::new();
        for worth in worths {
            profiles.extend(field.beside(self.party, worth, ENOUGH)?);
            if !self.offers(&self.fitting(profiles.clone())).is_empty() {
                break;
            }
        }
        Ok((!profiles.is_empty()).then_some((profiles, EqualAmong::Found)))
    }

    /// The profiles that are near enough, those that are worth most to the party first, then in plan order.
    fn fitting(&self, mut profiles: Vec<Profile>) -> Vec<Profile> {
        if let Some(near) = self.near {
            // Half of the spread to each side.
            profiles.retain(|own| (self.worth(own) - near).abs() * 2 * PARTS <= self.width);
        }
        profiles.sort_by(|a, b| self.worth(b).cmp(&self.worth(a)).then_with(|| a.first.cmp(&b.first)));
        evenly(profiles, LARGEST_SOUGHT)
    }

    /// The distance between two profiles in the others' levels, where both may be offered together.
    fn apart(&self, one: &Profile, other: &Profile) -> Option<BigRational> {
        let spread = (self.worth(one) - self.worth(other)).abs();
        if spread * PARTS > self.width {
            return None;
        }
        let is_better = |above: &Chosen, below: &Chosen| {
            self.case.beside(self.party, Test::Order, above, below) == Beside::Better
        };
        if is_better(&one.first, &other.first) || is_better(&other.first, &one.first) {
            return None;
        }
        let pairs = self.case.gauges.iter().zip(one.spans.iter().zip(&other.spans));
        let others = pairs.filter(|(gauge, _)| gauge.party != self.party);
        let apart = others.map(|(gauge, (one, other))| {
            BigRational::new(BigInt::from((one.dot - other.dot).abs()), BigInt::from(gauge.unit))
        });
        // What nobody else can tell apart is no other offer.
        Some(apart.sum::<BigRational>()).filter(|apart| !apart.is_zero())
    }

    /// The offers: three of which the two that are nearest to each other lie as far apart as can be, and up to two more that
    /// lie no nearer.
    fn offers(&self, profiles: &[Profile]) -> Vec<Profile> {
        let count = profiles.len();
        let pair = |at: usize| self.apart(profiles.get(at / count)?, profiles.get(at % count)?);
        let pairs = Pairs { count, apart: (0..count * count).map(pair).collect() };
        let three = if count <= LARGEST_TRIPLED { farthest_three(&pairs) } else { far_three(&pairs) };
        let Some((least, mut chosen)) = three else { return Vec::new() };
        while chosen.len() < MOST {
            let next = (0..count).filter(|at| !chosen.contains(at)).filter_map(|at| {
                let own = pairs.least(at, &chosen).filter(|own| *own >= least)?;
                Some((own, std::cmp::Reverse(at)))
            });
            let Some((_, std::cmp::Reverse(next))) = next.max() else { break };
            chosen.push(next);
        }
        chosen.iter().filter_map(|at| profiles.get(*at)).cloned().collect()
    }
}

/// The first three of which the nearest two lie farthest apart, trying all.
fn farthest_three(pairs: &Pairs) -> Option<(BigRational, Vec<usize>)> {
    let mut best: Option<(BigRational, Vec<usize>)> = None;
    for one in 0..pairs.count {
        for other in one + 1..pairs.count {
            let Some(apart) = pairs.apart(one, other) else { continue };
            if best.as_ref().is_some_and(|(most, _)| apart <= most) {
                continue;
            }
            for third in other + 1..pairs.count {
                let Some(least) = pairs.least(third, &[one, other]) else { continue };
                let least = least.min(apart.clone());
                if best.as_ref().is_none_or(|(most, _)| least > *most) {
                    best = Some((least, vec![one, other, third]));
                }
            }
        }
    }
    best
}

/// Three that lie far apart: beginning with each one, the farthest from it, then the farthest from both.
fn far_three(pairs: &Pairs) -> Option<(BigRational, Vec<usize>)> {
    let farthest = |chosen: &[usize]| {
        let all = (0..pairs.count).filter(|at| !chosen.contains(at));
        let apart = all.filter_map(|at| Some((pairs.least(at, chosen)?, std::cmp::Reverse(at))));
        apart.max().map(|(least, std::cmp::Reverse(at))| (least, at))
    };
    let mut best: Option<(BigRational, Vec<usize>)> = None;
    for one in 0..pairs.count {
        let mut seconds: Vec<(&BigRational, usize)> =
            (0..pairs.count).filter_map(|at| Some((pairs.apart(one, at)?, at))).collect();
        seconds.sort_by(|a, b| b.0.cmp(a.0).then(a.1.cmp(&b.1)));
        for (apart, other) in seconds.into_iter().take(FEWEST) {
            let Some((least, third)) = farthest(&[one, other]) else { continue };
            let least = least.min(apart.clone());
            if best.as_ref().is_none_or(|(most, _)| least > *most) {
                best = Some((least, vec![one, other, third]));
            }
        }
    }
    best
}
