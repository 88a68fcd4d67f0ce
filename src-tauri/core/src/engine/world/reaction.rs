//! Reactions: what parties did with offers, as weights on worlds; no world is struck out.
//!
//! A party that lays an offer on the table, or says yes to one, makes worlds in which the offer fails its own need ten times
//! less likely. A party that prefers one of several offers does so with .8 in worlds in which it is best for it, and with the
//! rest spread over the others; where several are best, what is said of them is shared evenly. Saying no weighs nothing.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;

use super::law::World;
use crate::{
    Ratio,
    engine::{Case, Chosen, Gauge},
    model::{Offer, OfferId, Plan, ReactionKind},
};

/// How much more a world weighs in which an offer meets its party's need.
const TIMES: u128 = 10;
/// Weights of worlds stay below this; what parties did beyond it is not read.
const LARGEST_WEIGHT: u128 = 1 << 64;
/// The largest number of different offers of a set that are compared.
const LARGEST_SET: usize = 32;
/// The largest number of ways to settle what an offer leaves open that are looked at for a criterion.
const LARGEST_OPEN: usize = 4_096;

/// What a party did with an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It laid it on the table.
    Offered,
    /// It preferred it to the others of its set.
    Preferred,
    /// It said yes.
    Accepted,
    /// It said no.
    Declined,
}

impl Deed {
    /// Whether it tells of an offer what another deed does: that the party stands by it, or prefers it.
    const fn is_like(self, other: Self) -> bool {
        match self {
            Self::Declined => false,
            Self::Preferred => matches!(other, Self::Preferred),
            Self::Offered | Self::Accepted => matches!(other, Self::Offered | Self::Accepted),
        }
    }

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Preferred => "preferred",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
        }
    }
}

/// Why something that a party did weighs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weightless {
    /// Saying no tells nothing by itself: it asks a question.
    Declined,
    /// It was preferred to nothing else.
    Alone,
    /// Offers of the set leave issues open, or choose what is not on the table, and are not compared.
    NotWhole,
    /// The party has no essential that the offer could fail.
    NothingEssential,
    /// The offer says nothing that the party did not say before.
    Repeated,
    /// The offer says more than one before, and the same of what is essential to the party, which alone weighs.
    SameEssentials,
    /// More was done than is weighed.
    TooMuch,
}

impl Weightless {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Declined => "declined",
            Self::Alone => "alone",
            Self::NotWhole => "not_whole",
            Self::NothingEssential => "nothing_essential",
            Self::Repeated => "repeated",
            Self::SameEssentials => "same_essentials",
            Self::TooMuch => "too_much",
        }
    }
}

/// What a party did with an offer, and what it weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Done {
    pub(super) offer: OfferId,
    /// The party, by its place.
    pub(super) party: usize,
    pub(super) deed: Deed,
    pub(super) weight: Result<Fact, Weightless>,
}

/// What weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    /// The offer meets the party's need, essential by essential: each by its place, with the packages that tell all that the
    /// offer may bring it.
    Meets(Vec<(usize, Vec<Chosen>)>),
    /// The offer is best for the party among several.
    Best {
        /// The packages.
        among: Vec<Chosen>,
        /// The place of the one that is preferred.
        own: usize,
    },
}

/// What parties did, in the order of the offers.
#[derive(Clone, Debug, Default)]
pub(super) struct Reactions(pub(super) Vec<Done>);

impl Reactions {
    /// Reads the offers of a plan.
    pub(super) fn of(plan: &Plan, case: &Case) -> Self {
        let mut found = Self::default();
        let mut room = LARGEST_WEIGHT;
        for offer in &plan.offers {
            let reactions = offer.reactions.iter().map(|reaction| {
                let deed = match reaction.kind {
                    ReactionKind::Preferred => Deed::Preferred,
                    ReactionKind::Accepted => Deed::Accepted,
                    ReactionKind::Declined => Deed::Declined,
                };
                (reaction.party, deed)
            });
            for (id, deed) in std::iter::once((offer.party, Deed::Offered)).chain(reactions) {
                let Some(party) = case.parties.iter().position(|row| row.id == id) else { continue };
                let weight = found.read(plan, case, offer, (party, deed)).and_then(|fact| {
                    room = (room / fact.scale()).max(1);
                    if room > 1 { Ok(fact) } else { Err(Weightless::TooMuch) }
                });
                found.0.push(Done { offer: offer.id, party, deed, weight });
            }
        }
        found
    }

    fn read(
        &self,
        plan: &Plan,
        case: &Case,
        offer: &Offer,
        (party, deed): (usize, Deed),
    ) -> Result<Fact, Weightless> {
        let fact = match deed {
            Deed::Declined => return Err(Weightless::Declined),
            Deed::Offered | Deed::Accepted => meets(case, offer, party)?,
            Deed::Preferred => best(plan, case, offer)?,
        };
        if !self.has(party, &fact) {
            return Ok(fact);
        }
        let says_as_much = |done: &Done| {
            let earlier = plan.offers.iter().find(|other| other.id == done.offer);
            let has = |(issue, choice)| earlier.is_some_and(|own| own.choices.get(issue) == Some(choice));
            done.party == party && done.deed.is_like(deed) && offer.choices.iter().all(has)
        };
        let is_said = self.0.iter().any(says_as_much);
        Err(if is_said { Weightless::Repeated } else { Weightless::SameEssentials })
    }

    /// Whether a fact weighs already.
    fn has(&self, party: usize, fact: &Fact) -> bool {
        self.0.iter().any(|done| done.party == party && done.weight.as_ref() == Ok(fact))
    }

    /// Whether all worlds weigh the same.
    pub(super) fn is_none(&self) -> bool {
        self.0.iter().all(|done| done.weight.is_err())
    }
}

impl Fact {
    /// By what weights are multiplied so that they are whole: no world weighs more by this.
    fn scale(&self) -> u128 {
        match self {
            Self::Meets(_) => TIMES,
            Self::Best { among, .. } => {
                let count = among.len() as u128;
                5 * (count - 1) * (1..=count).fold(1, |all, own| all.lcm(&own))
            }
        }
    }

    /// Whether the offer does in a world what the party's deed says it does.
    pub(super) fn fits(&self, world: &World<'_>, party: usize) -> bool {
        match self {
            Self::Meets(essentials) => essentials.iter().all(|(at, packages)| {
                packages.iter().any(|package| world.is_enough(*at, package.positions()))
            }),
            Self::Best { among, own } => best_of(world, party, among).contains(own),
        }
    }

    /// What a world weighs by this, as a whole number.
    pub(super) fn weight(&self, world: &World<'_>, party: usize) -> u128 {
        match self {
            Self::Meets(_) => {
                if self.fits(world, party) {
                    TIMES
                } else {
                    1
                }
            }
            Self::Best { among, own } => {
                let (best, others) = (best_of(world, party, among), among.len() as u128 - 1);
                let count = best.len() as u128;
                let whole = self.scale() / (5 * others);
                if best.contains(own) { (4 * others + count - 1) * whole / count } else { whole }
            }
        }
    }
}

impl World<'_> {
    /// What this world weighs beside others, as a whole number; 1 where nobody did anything that tells.
    pub(super) fn weight(&self) -> u128 {
        let done = self.law.reactions.0.iter();
        done.filter_map(|done| Some(done.weight.as_ref().ok()?.weight(self, done.party))).product()
    }

    /// What this world weighs by what each party did: the product of how likely each deed is in it, a need that is met as 1
    /// and one that is not as one tenth.
    pub fn weights(&self) -> Vec<Ratio> {
        let of = |party: usize| {
            let own = self.law.reactions.0.iter().filter(|done| done.party == party);
            let own = own.filter_map(|done| {
                let fact = done.weight.as_ref().ok()?;
                let over = |number: u128| BigInt::from(number);
                Some(BigRational::new(over(fact.weight(self, party)), over(fact.scale())))
            });
            Ratio::from(own.product::<BigRational>())
        };
        (0..self.law.parties.len()).map(of).collect()
    }
}

/// The places of the packages that are best for a party in a world: those that meet its essentials first, then by utility.
fn best_of(world: &World<'_>, party: usize, among: &[Chosen]) -> Vec<usize> {
    let essentials = || {
        let gauges = world.law.gauges.iter().enumerate();
        gauges.filter(|(_, law)| law.is_essential && law.party == party).map(|(at, _)| at)
    };
    let key = |package: &Chosen| {
        let meets = essentials().all(|at| world.is_enough(at, package.positions()));
        (meets, world.utilities(package).get(party).copied())
    };
    let keys: Vec<(bool, Option<i128>)> = among.iter().map(key).collect();
    let most = keys.iter().max();
    (0..keys.len()).filter(|at| keys.get(*at) == most).collect()
}

/// What an offer chooses, issue by issue; nothing at open issues, and at choices that are not on the table.
fn positions(case: &Case, offer: &Offer) -> Vec<Option<usize>> {
    case.issues.iter().map(|issue| issue.position(offer.choices.get(&issue.id())?)).collect()
}

fn meets(case: &Case, offer: &Offer, party: usize) -> Result<Fact, Weightless> {
    let positions = positions(case, offer);
    let essentials =
        case.gauges.iter().enumerate().filter(|(_, gauge)| gauge.is_essential && gauge.party == party);
    let told = essentials.filter_map(|(at, gauge)| Some((at, completed(case, gauge, &positions)?)));
    let told: Vec<(usize, Vec<Chosen>)> = told.collect();
    if told.is_empty() { Err(Weightless::NothingEssential) } else { Ok(Fact::Meets(told)) }
}

/// The packages that settle what an offer leaves open of the issues of a criterion in every way; nothing where these are too
/// many.
fn completed(case: &Case, gauge: &Gauge, positions: &[Option<usize>]) -> Option<Vec<Chosen>> {
    let shifts = gauge.shifts.iter().flat_map(|shift| shift.when.iter().map(|clause| clause.issue));
    let mut issues: Vec<usize> = gauge.mains.iter().map(|main| main.issue).chain(shifts).collect();
    issues.sort_unstable();
    issues.dedup();
    // What else is chosen does not matter to the criterion.
    let own = |(issue, own): (usize, &Option<usize>)| own.filter(|_| issues.contains(&issue)).unwrap_or(0);
    let mut packages = vec![positions.iter().enumerate().map(own).collect::<Vec<usize>>()];
    for issue in issues.into_iter().filter(|issue| positions.get(*issue) == Some(&None)) {
        let count = case.issues.get(issue)?.choices().len();
        (packages.len() * count <= LARGEST_OPEN).then_some(())?;
        let with = |package: &Vec<usize>| {
            let package = package.clone();
            (0..count).map(move |choice| {
                let mut package = package.clone();
                package.iter_mut().skip(issue).take(1).for_each(|place| *place = choice);
                package
            })
        };
        packages = packages.iter().flat_map(with).collect();
    }
    Some(packages.into_iter().map(Chosen).collect())
}

fn best(plan: &Plan, case: &Case, offer: &Offer) -> Result<Fact, Weightless> {
    let set: Vec<&Offer> = plan.offers.iter().filter(|other| other.set == offer.set).collect();
    let whole =
        |offer: &&Offer| positions(case, offer).into_iter().collect::<Option<Vec<usize>>>().map(Chosen);
    let all: Vec<Chosen> = set.iter().map(whole).collect::<Option<_>>().ok_or(Weightless::NotWhole)?;
    let own = whole(&offer).ok_or(Weightless::NotWhole)?;
    let mut among: Vec<Chosen> = Vec::new();
    for package in all {
        if !among.contains(&package) {
            among.push(package);
        }
    }
    let own = among.iter().position(|package| *package == own).ok_or(Weightless::NotWhole)?;
    match among.len() {
        0 | 1 => Err(Weightless::Alone),
        2..=LARGEST_SET => Ok(Fact::Best { among, own }),
        _ => Err(Weightless::TooMuch),
    }
}
