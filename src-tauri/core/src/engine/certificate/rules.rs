//! The certificate of what the rules pick.

use num_bigint::{BigInt, BigUint};
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{One as _, ToPrimitive as _, Zero as _};

use super::{
    frontier::{LARGEST_PROOF, certified},
    layers::{Built, Room, Sought, Weighing, built},
    left_out::{LeftOut, Uncertified, Why},
    listing::Listing,
};
use crate::{
    Ratio,
    certificate::{Layers, PickClaim, RuleName, RulesClaim, RulesVerdict},
    engine::{
        Among, Baseline, Note, Pick, Rules, RulesAnswer, Space,
        boxes::LARGEST_PROOF as LARGEST_BOX_PROOF,
        divide,
        rules::{Counted, LARGEST_EQUALIZED},
    },
};

/// What of the rules is certified, and what is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertifiedRules {
    /// The claim; nothing where the rules were not asked, or none of them can be certified.
    pub claim: Option<RulesClaim>,
    /// What is not certified.
    pub left_out: Vec<LeftOut>,
}

/// The claim of what the rules answer.
///
/// Nash, leximin and Kalai-Smorodinsky are proved by the packages that do at least as well, which multipliers keep few:
/// those of the rules, and those of the rule itself bent towards one party or away from it;
/// what cannot be bounded that way, and equal gains, by all packages where nobody loses.
pub fn rules(space: &Space<'_>, answer: &RulesAnswer) -> CertifiedRules {
    let baselines = (0..space.case().parties().len()).map(|party| space.case().baseline(party));
    let baselines: Option<Vec<Baseline>> = baselines.collect();
    let counted = baselines
        .filter(|own| !own.is_empty())
        .and_then(|own| Some((Counted::of(space, own.clone()).ok()?, own)));
    let nothing = || CertifiedRules { claim: None, left_out: Vec::new() };
    let Some((counted, baselines)) = counted else { return nothing() };
    let without: Vec<Ratio> = baselines.iter().map(Baseline::utility).collect();
    if !space.case().is_whole() {
        return over_all_amounts(space, &counted, answer, without);
    }
    let Some(listing) = Listing::of(space, Among::Essentials) else {
        return CertifiedRules {
            claim: None,
            left_out: all_of(answer, Why::SearchedRoom(LARGEST_BOX_PROOF)),
        };
    };
    let prover = Prover { counted: &counted, listing };
    match answer {
        RulesAnswer::NotExamined(_) | RulesAnswer::NoPackage => nothing(),
        RulesAnswer::SomebodyLoses => {
            let nobody_loses = prover.nobody_loses();
            let verdict = RulesVerdict::SomebodyLoses;
            let claim =
                |layers| RulesClaim { verdict, without, nobody_loses: Some(layers), picks: Vec::new() };
            let claim = nobody_loses.map(claim);
            let left_out =
                if claim.is_none() { all_of(answer, Why::Room(LARGEST_PROOF)) } else { Vec::new() };
            CertifiedRules { claim, left_out }
        }
        RulesAnswer::Picked(rules) => prover.picked(rules, without),
    }
}

/// Everything that the rules answer, left out for one reason.
fn all_of(answer: &RulesAnswer, why: Why) -> Vec<LeftOut> {
    match answer {
        RulesAnswer::NotExamined(_) | RulesAnswer::NoPackage => Vec::new(),
        RulesAnswer::SomebodyLoses => vec![LeftOut { part: Uncertified::SomebodyLoses, why }],
        RulesAnswer::Picked(_) => RuleName::ALL.iter().map(|rule| LeftOut::rule(*rule, why)).collect(),
    }
}

/// The picks that hold whatever amounts are chosen.
fn over_all_amounts(
    space: &Space<'_>,
    counted: &Counted<'_>,
    answer: &RulesAnswer,
    without: Vec<Ratio>,
) -> CertifiedRules {
    let (picks, left_out) = match answer {
        RulesAnswer::Picked(_) if space.is_searched() => (Vec::new(), all_of(answer, Why::Searched)),
        RulesAnswer::Picked(rules) => divide::picks(space, counted, rules),
        RulesAnswer::NotExamined(_) | RulesAnswer::NoPackage | RulesAnswer::SomebodyLoses => {
            (Vec::new(), all_of(answer, Why::Between))
        }
    };
    let claim = RulesClaim { verdict: RulesVerdict::Picked, without, nobody_loses: None, picks };
    CertifiedRules { claim: (!claim.picks.is_empty()).then_some(claim), left_out }
}

/// Multipliers are bent by whole parts of this.
const BEND: i128 = 256;

struct Prover<'a> {
    counted: &'a Counted<'a>,
    listing: Listing,
}

impl Prover<'_> {
    fn picked(&self, rules: &Rules, without: Vec<Ratio>) -> CertifiedRules {
        let four = [
            (RuleName::Nash, &rules.nash),
            (RuleName::Leximin, &rules.leximin),
            (RuleName::KalaiSmorodinsky, &rules.kalai_smorodinsky),
            (RuleName::EqualGains, &rules.equal_gains),
        ];
        let own: Vec<Option<Layers>> = four
            .iter()
            .map(|(rule, pick)| self.matched(rules, *rule, pick).map(|built| built.layers))
            .collect();
        let nobody_loses = if own.contains(&None) { self.nobody_loses() } else { None };
        let (mut picks, mut left_out) = (Vec::new(), Vec::new());
        for ((rule, pick), layers) in four.into_iter().zip(own) {
            if pick.points.is_empty() || (layers.is_none() && nobody_loses.is_none()) {
                let why = match pick.note {
                    Some(Note::FrontierTooLarge) => Why::NotLookedFor(LARGEST_EQUALIZED),
                    Some(Note::NotAllGain | Note::LeftOut(_)) | None => Why::Room(LARGEST_PROOF),
                };
                left_out.push(LeftOut::rule(rule, why));
                continue;
            }
            picks.push(PickClaim {
                rule,
                points: pick.points.iter().map(certified).collect(),
                layers,
                regions: None,
            });
        }
        let claim = RulesClaim { verdict: RulesVerdict::Picked, without, nobody_loses, picks };
        CertifiedRules { claim: (!claim.picks.is_empty()).then_some(claim), left_out }
    }

    /// The packages where nobody loses.
    fn nobody_loses(&self) -> Option<Layers> {
        let sought = Sought { needs: Some(self.counted.without.clone()), weighings: Vec::new() };
        self.built(&sought).map(|built| built.layers)
    }

    fn built(&self, sought: &Sought) -> Option<Built> {
        built(&self.counted.table, &self.listing, sought, &self.counted.units, Room::Sums(LARGEST_PROOF))
    }

    /// The packages that do at least as well as a pick, where the rule can be bounded.
    fn matched(&self, rules: &Rules, rule: RuleName, pick: &Pick) -> Option<Built> {
        let gains = self.gains(pick)?;
        let needs = match rule {
            RuleName::Nash if pick.note != Some(Note::NotAllGain) => {
                self.counted.without.iter().map(|own| own + 1).collect()
            }
            RuleName::Leximin => {
                let least = gains.iter().min()?.clone();
                self.at_least(&vec![least; gains.len()])
            }
            RuleName::KalaiSmorodinsky if self.nobody_can_lose() => {
                let shares = gains.iter().zip(&rules.ideal).filter(|(_, ideal)| !ideal.is_zero());
                let least = shares.map(|(gain, ideal)| gain / ideal.exact()).min()?;
                let own: Vec<BigRational> = rules.ideal.iter().map(|ideal| &least * ideal.exact()).collect();
                self.at_least(&own)
            }
            RuleName::Nash | RuleName::KalaiSmorodinsky | RuleName::EqualGains => return None,
        };
        let straight =
            [pick, &rules.nash, &rules.leximin, &rules.kalai_smorodinsky].map(|pick| &pick.multipliers);
        let bent = bent(rule, &pick.multipliers);
        let mut weighings: Vec<Weighing> = Vec::new();
        for multipliers in straight.into_iter().chain(&bent) {
            let weighing = self.weighing(multipliers, rule, &gains, &needs)?;
            if !weighings.iter().any(|other| other.shown == weighing.shown) {
                weighings.push(weighing);
            }
        }
        self.built(&Sought { needs: Some(needs), weighings })
    }

    /// Everybody's gain in the first vector of a pick.
    fn gains(&self, pick: &Pick) -> Option<Vec<BigRational>> {
        let utilities = pick.points.first()?.utilities.iter();
        let pairs = utilities.zip(&self.counted.without).zip(&self.counted.units);
        let gain = |((own, without), unit): ((&Ratio, &i128), &i128)| {
            own.exact() - BigRational::new(BigInt::from(*without), BigInt::from(*unit))
        };
        Some(pairs.map(gain).collect())
    }

    /// The sums from which everybody has at least a gain.
    fn at_least(&self, gains: &[BigRational]) -> Vec<i128> {
        let sides = gains.iter().zip(&self.counted.without).zip(&self.counted.units);
        let up = |((gain, without), unit): ((&BigRational, &i128), &i128)| {
            let gain = (gain * BigRational::from(BigInt::from(*unit))).ceil().to_integer();
            without + gain.to_i128().unwrap_or(0)
        };
        sides.map(up).collect()
    }

    /// Whether no choices whatever leave somebody with less than without agreement.
    fn nobody_can_lose(&self) -> bool {
        let table = &self.counted.table;
        let least = |party: usize| {
            let own = table.groups().iter().map(|group| {
                group.rows.iter().filter_map(|row| row.vector.get(party)).min().copied().unwrap_or(0)
            });
            table.start().get(party).copied().unwrap_or(0) + own.sum::<i128>()
        };
        self.counted.without.iter().enumerate().all(|(party, without)| least(party) >= *without)
    }

    /// Multipliers with what a package weighs at least that does as well as a pick.
    fn weighing(
        &self,
        multipliers: &[i128],
        rule: RuleName,
        gains: &[BigRational],
        needs: &[i128],
    ) -> Option<Weighing> {
        let shown: Vec<Ratio> = multipliers
            .iter()
            .map(|own| i64::try_from(*own).map(Ratio::from))
            .collect::<Result<_, _>>()
            .ok()?;
        let all = self.counted.units.iter().fold(BigInt::one(), |all, unit| all.lcm(&BigInt::from(*unit)));
        let whole = multipliers.iter().zip(&self.counted.units);
        let whole: Vec<BigInt> = whole.map(|(own, unit)| &all / unit * own).collect();
        let weigh = |vector: &[i128]| -> BigInt { whole.iter().zip(vector).map(|(by, own)| by * own).sum() };
        let least = match rule {
            RuleName::Nash => {
                let sides = gains.iter().zip(&self.counted.units).zip(&whole);
                let factor = |((gain, unit), by): ((&BigRational, &i128), &BigInt)| {
                    gain * BigRational::from(BigInt::from(*unit)) * BigRational::from(by.clone())
                };
                let product: BigRational = sides.map(factor).product();
                weigh(&self.counted.without) + least_sum(&product.to_integer(), gains.len())
            }
            RuleName::Leximin | RuleName::KalaiSmorodinsky | RuleName::EqualGains => weigh(needs),
        };
        Some(Weighing { shown, multipliers: whole, least })
    }
}

/// Multipliers of which one party's is raised or lowered by some parts of itself: lowered only for products, as nobody can
/// have too much of a least gain.
fn bent(rule: RuleName, multipliers: &[i128]) -> Vec<Vec<i128>> {
    let parts: &[i128] = match rule {
        RuleName::Nash => &[32, -32, 112, -112],
        RuleName::Leximin | RuleName::KalaiSmorodinsky => &[384, 160, 64, 24],
        RuleName::EqualGains => &[],
    };
    let bend = |party: usize, part: i128| -> Vec<i128> {
        let by = |(other, by): (usize, &i128)| by * if other == party { BEND + part } else { BEND };
        multipliers.iter().enumerate().map(by).collect()
    };
    let weighed = multipliers.iter().enumerate().filter(|(_, by)| **by > 0);
    weighed.flat_map(|(party, _)| parts.iter().map(move |part| bend(party, *part))).collect()
}

/// The least whole sum that so many numbers with a product have: n times its n-th root, rounded up.
fn least_sum(product: &BigInt, count: usize) -> BigInt {
    let Some(product) = product.to_biguint().filter(|product| !product.is_zero()) else {
        return BigInt::zero();
    };
    let power = BigUint::from(count).pow(count as u32) * product;
    let root = power.nth_root(count as u32);
    let is_exact = root.pow(count as u32) == power;
    BigInt::from(root) + if is_exact { BigInt::zero() } else { BigInt::one() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_numbers_with_the_product_20_come_to_at_least_9() {
        assert_eq!(least_sum(&BigInt::from(20), 2), BigInt::from(9));
        assert_eq!(least_sum(&BigInt::from(16), 2), BigInt::from(8));
        assert_eq!(least_sum(&BigInt::zero(), 3), BigInt::zero());
    }
}
