//! Confirming what the rules pick.

use entente_core::certificate::{
    CertifiedPoint, Layers, PickClaim, RuleName, RulesClaim, RulesVerdict, Scope,
};
use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::{Signed as _, Zero as _};

use crate::{
    Confirmed, Reason,
    frontier::{undominated, utilities, witness},
    groups::Groups,
    plain::Plain,
    regions,
    sums::Sums,
    walk::{Asked, Proved, Widths, walk, weighed},
};

/// Confirms what the rules pick.
pub fn confirm(plain: &Plain<'_>, claim: &RulesClaim) -> Result<Confirmed, Reason> {
    let without = baselines(plain, claim)?;
    let nobody_loses =
        claim.nobody_loses.as_ref().map(|layers| Field::of(plain, layers, &without)).transpose()?;
    let everybody = match &nobody_loses {
        Some(field) => Some(field.walked(None)?),
        None => None,
    };
    match claim.verdict {
        RulesVerdict::SomebodyLoses => match everybody.as_deref() {
            Some([]) if claim.picks.is_empty() => Ok(Confirmed::SomebodyLoses),
            Some(_) | None => Err(Reason::SomebodyGains {}),
        },
        RulesVerdict::Picked => {
            if claim.picks.is_empty() {
                return Err(Reason::NothingPicked {});
            }
            for (pick, own) in claim.picks.iter().enumerate() {
                if let Some(proof) = &own.regions {
                    regions::confirm(plain, &without, pick, own, proof)?;
                    continue;
                }
                match (&own.layers, &nobody_loses, &everybody) {
                    (Some(layers), _, _) => {
                        let field = Field::of(plain, layers, &without)?;
                        let ideals = field.ideals(own.rule, pick)?;
                        let proved = field.walked(Some((own, pick, &ideals)))?;
                        field.compared(plain, pick, own, &proved, &ideals)?;
                    }
                    (None, Some(field), Some(proved)) => {
                        let ideals = field.largest(proved);
                        field.compared(plain, pick, own, proved, &ideals)?;
                    }
                    (None, Some(_) | None, Some(_) | None) => return Err(Reason::NoProof { pick }),
                }
            }
            let rules: Vec<RuleName> = claim.picks.iter().map(|pick| pick.rule).collect();
            let is_twice =
                rules.iter().enumerate().any(|(at, rule)| rules.iter().take(at).any(|other| other == rule));
            if is_twice { Err(Reason::NothingPicked {}) } else { Ok(Confirmed::Rules(rules.len())) }
        }
    }
}

/// Whether every pick is proved by regions.
pub fn is_by_regions(claim: &RulesClaim) -> bool {
    claim.nobody_loses.is_none() && claim.picks.iter().all(|pick| pick.regions.is_some())
}

/// What the parties have without agreement, which the claim has to state.
fn baselines(plain: &Plain<'_>, claim: &RulesClaim) -> Result<Vec<BigRational>, Reason> {
    let own = |party: usize| plain.without(party).ok_or(Reason::Baseline { party });
    let own: Vec<BigRational> = (0..plain.weights.len()).map(own).collect::<Result<_, _>>()?;
    if own.len() != claim.without.len() {
        return Err(Reason::Baseline { party: own.len().min(claim.without.len()) });
    }
    let differs = own.iter().zip(&claim.without).position(|(own, claimed)| own != claimed.exact());
    differs.map_or(Ok(own), |party| Err(Reason::Baseline { party }))
}

/// The packages that meet every essential as sums, with what the parties have without agreement.
struct Field<'a> {
    sums: Sums,
    layers: &'a Layers,
    without: Vec<i128>,
}

/// A pick with its place, and each party's largest gain.
type Sought<'a> = (&'a PickClaim, usize, &'a [BigRational]);

impl<'a> Field<'a> {
    fn of(plain: &Plain<'_>, layers: &'a Layers, without: &[BigRational]) -> Result<Self, Reason> {
        let groups = Groups::of(plain, &layers.groups)?;
        let sums = utilities(&groups, &layers.groups, Scope::Essentials, Some(without))?;
        let up = without.iter().enumerate().map(|(party, own)| sums.up(party, own));
        let without = up.collect::<Option<Vec<i128>>>().ok_or(Reason::TooFine {})?;
        Ok(Self { without, sums, layers })
    }

    /// The gains of a sum.
    fn gains(&self, vector: &[i128]) -> Vec<i128> {
        vector.iter().zip(&self.without).map(|(own, without)| own - without).collect()
    }

    /// The sums of the last layer where nobody loses: all of them, or those that do at least as well as a pick.
    fn walked(&self, sought: Option<Sought<'_>>) -> Result<Vec<Proved>, Reason> {
        let asked = match sought {
            None => self.asked(self.without.clone(), None)?,
            Some((pick, at, ideals)) => self.asked_by(pick, at, ideals)?,
        };
        let last = walk(&self.sums, self.layers, &asked, Widths::None)?;
        let keeps = |sum: &Proved| self.gains(&sum.vector).iter().all(|gain| *gain >= 0);
        Ok(last.sums.into_iter().filter(keeps).collect())
    }

    /// What has to be reached, and by every multipliers what has to be weighed: what is needed, or for a product of gains
    /// the least sum that its factors can have.
    fn asked(&self, needs: Vec<i128>, product: Option<&[i128]>) -> Result<Asked, Reason> {
        let mut weighings = Vec::new();
        for (row, shown) in self.layers.multipliers.iter().enumerate() {
            let multipliers = self.sums.multipliers(shown).ok_or(Reason::Multipliers { row })?;
            let least = match product {
                None => weighed(&multipliers, &needs),
                Some(gains) => weighed(&multipliers, &self.without) + least_sum(&multipliers, gains),
            };
            weighings.push((multipliers, least));
        }
        Ok(Asked { needs: Some(needs), weighings })
    }

    fn asked_by(&self, pick: &PickClaim, at: usize, ideals: &[BigRational]) -> Result<Asked, Reason> {
        let point = pick.points.first().ok_or(Reason::NothingPicked {})?;
        let gains = self.claimed_gains(point).ok_or(Reason::NotPicked { pick: at, row: 0 })?;
        let up = |numbers: Vec<BigRational>| -> Result<Vec<i128>, Reason> {
            let needs = numbers.iter().zip(&self.without).map(|(own, without)| {
                let own = own.ceil().to_integer();
                num_traits::ToPrimitive::to_i128(&own).and_then(|own| own.checked_add(*without))
            });
            needs.collect::<Option<_>>().ok_or(Reason::TooFine {})
        };
        let whole = |number: &i128| BigRational::from(BigInt::from(*number));
        match pick.rule {
            RuleName::Nash => {
                if gains.iter().any(|gain| *gain <= 0) {
                    return Err(Reason::NoProof { pick: at });
                }
                self.asked(self.without.iter().map(|own| own + 1).collect(), Some(&gains))
            }
            RuleName::Leximin => {
                // The smallest gain in utilities, for everybody.
                let shares = gains.iter().zip(&self.sums.units);
                let least =
                    shares.map(|(gain, unit)| BigRational::new(BigInt::from(*gain), unit.clone())).min();
                let least = least.ok_or(Reason::NoProof { pick: at })?;
                let needs = self.sums.units.iter().map(|unit| &least * BigRational::from(unit.clone()));
                self.asked(up(needs.collect())?, None)
            }
            RuleName::KalaiSmorodinsky => {
                let shares = gains.iter().zip(ideals).filter(|(_, ideal)| !ideal.is_zero());
                let least = shares.map(|(gain, ideal)| whole(gain) / ideal).min();
                let least = least.ok_or(Reason::NoProof { pick: at })?;
                self.asked(up(ideals.iter().map(|ideal| &least * ideal).collect())?, None)
            }
            RuleName::EqualGains => Err(Reason::NoProof { pick: at }),
        }
    }

    /// The gains of a claimed point in whole numbers.
    fn claimed_gains(&self, point: &CertifiedPoint) -> Option<Vec<i128>> {
        let own = point.utilities.iter().enumerate().map(|(party, own)| self.sums.up(party, own.exact()));
        let own: Vec<i128> = own.collect::<Option<_>>()?;
        let gains = own.iter().zip(&self.without).map(|(own, without)| own.checked_sub(*without));
        gains.collect::<Option<Vec<i128>>>().filter(|gains| gains.len() == self.without.len())
    }

    /// Each party's largest gain where nobody loses by any choice of rows: its highest rows are then such a package.
    fn ideals(&self, rule: RuleName, pick: usize) -> Result<Vec<BigRational>, Reason> {
        match rule {
            RuleName::Nash | RuleName::Leximin | RuleName::EqualGains => return Ok(Vec::new()),
            RuleName::KalaiSmorodinsky => {}
        }
        let start = self.sums.start.as_deref().unwrap_or_default();
        let side = |party: usize, own: i128| {
            let (mut low, mut high) = (own, own);
            for group in &self.sums.groups {
                let own = || group.rows.iter().filter_map(|row| row.vector.get(party)).copied();
                low += own().min().unwrap_or(0);
                high += own().max().unwrap_or(0);
            }
            (low, high)
        };
        let ideal = |((party, own), without): ((usize, &i128), &i128)| {
            let (low, high) = side(party, *own);
            (low >= *without).then(|| BigRational::from(BigInt::from(high - without)))
        };
        let ideals = start.iter().enumerate().zip(&self.without).map(ideal);
        ideals.collect::<Option<_>>().ok_or(Reason::NoProof { pick })
    }

    /// Each party's largest gain among sums where nobody loses.
    fn largest(&self, proved: &[Proved]) -> Vec<BigRational> {
        let most = |party: usize| {
            let own = proved.iter().filter_map(|sum| self.gains(&sum.vector).get(party).copied());
            BigRational::from(BigInt::from(own.max().unwrap_or(0)))
        };
        (0..self.without.len()).map(most).collect()
    }

    /// Compares a pick with what the rule picks among all that is proved.
    fn compared(
        &self,
        plain: &Plain<'_>,
        pick: usize,
        claim: &PickClaim,
        proved: &[Proved],
        ideals: &[BigRational],
    ) -> Result<(), Reason> {
        if claim.rule == RuleName::EqualGains {
            undominated(proved)?;
        }
        let keys: Vec<Vec<BigRational>> =
            proved.iter().map(|sum| self.key(claim.rule, &self.gains(&sum.vector), ideals)).collect();
        let most = keys.iter().max();
        let picked = proved.iter().zip(&keys).filter(|(_, key)| Some(*key) == most).map(|(sum, _)| sum);
        let picked: Vec<&Proved> = picked.collect();
        if picked.is_empty() || picked.len() != claim.points.len() {
            return Err(Reason::PickCount { pick, claimed: claim.points.len(), proved: picked.len() });
        }
        for (row, (point, sum)) in claim.points.iter().zip(picked).enumerate() {
            witness(plain, Scope::Essentials, row, point)?;
            if !point.utilities.iter().map(|own| own.exact()).eq(&self.sums.exact(&sum.vector)) {
                return Err(Reason::NotPicked { pick, row });
            }
            if point.count != Some(sum.count.to_string()) {
                return Err(Reason::OtherCount { row });
            }
        }
        Ok(())
    }

    /// By what a rule compares gains, the most important first; a larger key is picked.
    fn key(&self, rule: RuleName, gains: &[i128], ideals: &[BigRational]) -> Vec<BigRational> {
        let utilities = || gains.iter().zip(&self.sums.units);
        let utility = |(gain, unit): (&i128, &BigInt)| BigRational::new(BigInt::from(*gain), unit.clone());
        let sorted = |own: &mut dyn Iterator<Item = BigRational>| {
            let mut own: Vec<BigRational> = own.collect();
            own.sort();
            own
        };
        match rule {
            RuleName::Nash => {
                let gainers = utilities().filter(|(gain, _)| **gain > 0);
                let count = BigRational::from(BigInt::from(gainers.clone().count()));
                vec![count, gainers.map(utility).product()]
            }
            RuleName::Leximin => sorted(&mut utilities().map(utility)),
            RuleName::KalaiSmorodinsky => {
                let counted = gains.iter().zip(ideals).filter(|(_, ideal)| !ideal.is_zero());
                sorted(&mut counted.map(|(gain, ideal)| BigRational::from(BigInt::from(*gain)) / ideal))
            }
            RuleName::EqualGains => {
                let own = sorted(&mut utilities().map(utility));
                let spread =
                    own.first().zip(own.last()).map_or_else(BigRational::zero, |(least, most)| least - most);
                std::iter::once(spread).chain(own).collect()
            }
        }
    }
}

/// The least weight of gains with the product of these: by the inequality of means, n times the n-th root of the product of
/// all multipliers and gains, rounded up.
fn least_sum(multipliers: &[BigInt], gains: &[i128]) -> BigInt {
    let count = gains.len() as u32;
    let product: BigInt = multipliers.iter().zip(gains).map(|(by, own)| by * own).product();
    let power = product.abs().magnitude() * BigUint::from(count).pow(count);
    if count == 0 || power.is_zero() {
        return BigInt::zero();
    }
    let root = power.nth_root(count);
    let is_exact = root.pow(count) == power;
    BigInt::from(root) + BigInt::from(u8::from(!is_exact))
}
