//! Confirming that no package does better by a rule, whatever amounts are chosen, region by region.

use std::collections::BTreeMap;

use entente_core::{
    Ratio,
    certificate::{LayerGroup, PickClaim, RegionStep, Regions, RuleName, Scope},
};
use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};

use crate::{
    Reason,
    frontier::{brought, is_counted, start, witness},
    groups::Groups,
    plain::{End, Plain},
};

/// What the rows of one group bring at their ends; nothing where a row does not count.
type Rows = Vec<Vec<Vec<BigRational>>>;

/// What nothing is to do better than.
pub enum Goal {
    /// Gains divided by weights, smallest first; parties without a weight only do not lose.
    Sorted(Vec<BigRational>, Vec<Option<BigRational>>),
    /// The gain of one party where nobody loses.
    Most(usize, BigRational),
    /// The product of gains.
    Product(BigRational),
    /// What everybody has: nobody has more while all others have as much.
    Unbettered(Vec<BigRational>),
}

/// Confirms the pick of a rule.
pub fn confirm(
    plain: &Plain<'_>,
    without: &[BigRational],
    pick: usize,
    claim: &PickClaim,
    proof: &Regions,
) -> Result<(), Reason> {
    let [point] = claim.points.as_slice() else { return Err(Reason::NoProof { pick }) };
    if plain.first_open().is_none() || claim.layers.is_some() || point.count.is_some() {
        return Err(Reason::NoProof { pick });
    }
    let field = Field::of(plain, without, &proof.groups, Scope::Essentials)?;
    let gains = field.gains(plain, 0, point)?;
    let ones = gains.iter().map(|_| Some(BigRational::one()));
    let goal = match claim.rule {
        RuleName::Nash if gains.iter().all(BigRational::is_positive) => Goal::Product(gains.iter().product()),
        RuleName::Leximin => Goal::Sorted(sorted(&gains, &ones.clone().collect::<Vec<_>>()), ones.collect()),
        RuleName::KalaiSmorodinsky => {
            let ideals = field.ideals(plain, pick, proof)?;
            let weights: Vec<Option<BigRational>> =
                ideals.into_iter().map(|own| own.is_positive().then_some(own)).collect();
            Goal::Sorted(sorted(&gains, &weights), weights)
        }
        // Where all gain the same nothing is nearer to equal, and no other such point is on the frontier too.
        RuleName::EqualGains if gains.iter().all(|own| Some(own) == gains.first()) => {
            Goal::Unbettered(gains.clone())
        }
        RuleName::Nash | RuleName::EqualGains => return Err(Reason::NoProof { pick }),
    };
    if claim.rule != RuleName::KalaiSmorodinsky && !proof.ideals.is_empty() {
        return Err(Reason::NoProof { pick });
    }
    field.follow(&proof.steps, &goal)
}

/// Gains divided by weights, smallest first.
fn sorted(gains: &[BigRational], weights: &[Option<BigRational>]) -> Vec<BigRational> {
    let own = gains.iter().zip(weights).filter_map(|(gain, weight)| Some(gain / weight.as_ref()?));
    let mut own: Vec<BigRational> = own.collect();
    own.sort();
    own
}

/// Groups over which gains add up.
pub struct Field {
    without: Vec<BigRational>,
    start: Vec<BigRational>,
    groups: Vec<Rows>,
}

impl Field {
    /// The groups among some packages, where they add up and no amount of an issue is read together with others.
    pub fn of(
        plain: &Plain<'_>,
        without: &[BigRational],
        listed: &[LayerGroup],
        among: Scope,
    ) -> Result<Self, Reason> {
        let groups = Groups::listed(plain, listed)?;
        let mut rows = Vec::new();
        for (at, group) in listed.iter().enumerate() {
            rows.push(match group.issues.iter().find(|issue| plain.open.get(**issue) == Some(&true)) {
                Some(issue) => amounts(&groups, at, group, (*issue, among))?,
                None => choices(&groups, at, group, among)?,
            });
        }
        // Where no package counts nothing does better than anything: no package could be named then.
        let start = start(&groups, among).unwrap_or_else(|| without.to_vec());
        let start = start.iter().zip(without).map(|(start, without)| start - without).collect();
        Ok(Self { without: without.to_vec(), start, groups: rows })
    }

    /// The gains of a point, none of them below 0, of which there is a package.
    fn gains(
        &self,
        plain: &Plain<'_>,
        row: usize,
        point: &entente_core::certificate::CertifiedPoint,
    ) -> Result<Vec<BigRational>, Reason> {
        witness(plain, Scope::Essentials, row, point)?;
        let own = point.utilities.iter().zip(&self.without).map(|(own, without)| own.exact() - without);
        let own: Vec<BigRational> = own.collect();
        if own.iter().any(BigRational::is_negative) { Err(Reason::OtherUtilities { row }) } else { Ok(own) }
    }

    /// Each party's largest gain where nobody loses.
    fn ideals(&self, plain: &Plain<'_>, pick: usize, proof: &Regions) -> Result<Vec<BigRational>, Reason> {
        if proof.ideals.len() != self.start.len() {
            return Err(Reason::NoProof { pick });
        }
        let ideal = |(party, ideal): (usize, &entente_core::certificate::Ideal)| {
            let gains = self.gains(plain, party, &ideal.point)?;
            let gain = gains.get(party).cloned().ok_or(Reason::NoProof { pick })?;
            if ideal.point.count.is_some() {
                return Err(Reason::NoProof { pick });
            }
            self.follow(&ideal.steps, &Goal::Most(party, gain.clone()))?;
            Ok(gain)
        };
        proof.ideals.iter().enumerate().map(ideal).collect()
    }

    /// Follows the steps until every region is closed.
    pub fn follow(&self, steps: &[RegionStep], goal: &Goal) -> Result<(), Reason> {
        let mut left = vec![self.groups.iter().map(|rows| (0, rows.len())).collect::<Vec<_>>()];
        for (at, step) in steps.iter().enumerate() {
            let region = left.pop().ok_or(Reason::NoRegion { row: at })?;
            match step {
                RegionStep::Split { group, row } => {
                    let (from, to) = *region.get(*group).ok_or(Reason::NoRegion { row: at })?;
                    if *row <= from || *row >= to {
                        return Err(Reason::NoRegion { row: at });
                    }
                    let (mut below, mut above) = (region.clone(), region);
                    below.iter_mut().skip(*group).take(1).for_each(|own| *own = (from, *row));
                    above.iter_mut().skip(*group).take(1).for_each(|own| *own = (*row, to));
                    left.extend([above, below]);
                }
                RegionStep::Bounded(multipliers) => {
                    let lines = multipliers.iter().map(|own| self.line(own, &region));
                    let lines: Option<Vec<Line>> = lines.collect();
                    if !lines.is_some_and(|lines| self.is_closed(goal, &lines)) {
                        return Err(Reason::NotBounded { row: at });
                    }
                }
            }
        }
        if left.is_empty() { Ok(()) } else { Err(Reason::NoRegion { row: steps.len() }) }
    }

    /// Multipliers with what gains in a region come to at most by them; nothing where they are no multipliers.
    fn line(&self, multipliers: &[Ratio], region: &[(usize, usize)]) -> Option<Line> {
        let by: Vec<BigRational> = multipliers.iter().map(|own| own.exact().clone()).collect();
        if by.len() != self.start.len() || by.iter().any(BigRational::is_negative) {
            return None;
        }
        let mut most = Some(weighed(&by, &self.start));
        for (rows, (from, to)) in self.groups.iter().zip(region) {
            let own = rows.iter().take(*to).skip(*from).flatten().map(|own| weighed(&by, own)).max();
            most = most.zip(own).map(|(sum, own)| sum + own);
        }
        Some(Line { by, most })
    }

    fn is_closed(&self, goal: &Goal, lines: &[Line]) -> bool {
        // A group of which nothing counts leaves no package.
        if lines.iter().any(|line| line.most.is_none()) {
            return true;
        }
        let parties = self.start.len();
        match goal {
            Goal::Sorted(targets, weights) => is_sorted_closed(targets, weights, lines),
            Goal::Most(party, gain) => {
                let mut lower = vec![BigRational::zero(); parties];
                lower.iter_mut().skip(*party).take(1).for_each(|own| *own = gain.clone());
                let holds = |line: &Line| match line.room(&lower) {
                    Some(room) => room.is_negative() || (room.is_zero() && line.weighs(*party)),
                    None => false,
                };
                lines.iter().any(holds)
            }
            Goal::Unbettered(vector) => {
                let room = |line: &Line| line.room(vector).unwrap_or_else(BigRational::zero);
                let is_held =
                    |party: usize| lines.iter().any(|line| line.weighs(party) && room(line).is_zero());
                lines.iter().any(|line| room(line).is_negative()) || (0..parties).all(is_held)
            }
            Goal::Product(product) => lines.iter().any(|line| line.keeps_below(product)),
        }
    }
}

/// Multipliers, and what gains come to at most by them.
struct Line {
    by: Vec<BigRational>,
    most: Option<BigRational>,
}

impl Line {
    /// What is left above least gains: below 0 where nobody can have them all.
    fn room(&self, lower: &[BigRational]) -> Option<BigRational> {
        Some(self.most.as_ref()? - weighed(&self.by, lower))
    }

    fn weighs(&self, party: usize) -> bool {
        self.by.get(party).is_some_and(BigRational::is_positive)
    }

    /// Whether the product of gains, none of them below 0, is at most this: by the inequality of means the product of n
    /// numbers is at most the n-th power of the n-th part of their sum.
    fn keeps_below(&self, product: &BigRational) -> bool {
        let Some(most) = &self.most else { return true };
        let is_weighed = self.by.iter().any(BigRational::is_positive);
        if most.is_negative() || (most.is_zero() && is_weighed) {
            return true;
        }
        let count = BigRational::from_integer(self.by.len().into());
        let mean = most / count;
        let power: BigRational = self.by.iter().map(|_| mean.clone()).product();
        self.by.iter().all(BigRational::is_positive)
            && power <= product * self.by.iter().product::<BigRational>()
    }
}

/// Whether gains that are nowhere below sorted targets are these: each party in turn is shown to have no more than the
/// smallest target that is left, which it therefore has.
fn is_sorted_closed(targets: &[BigRational], weights: &[Option<BigRational>], lines: &[Line]) -> bool {
    let mut free: Vec<usize> =
        (0..weights.len()).filter(|at| matches!(weights.get(*at), Some(Some(_)))).collect();
    let mut lower = vec![BigRational::zero(); weights.len()];
    for target in targets {
        for (at, (lower, weight)) in lower.iter_mut().zip(weights).enumerate() {
            if let Some(weight) = weight.as_ref().filter(|_| free.contains(&at)) {
                *lower = target * weight;
            }
        }
        if lines.iter().any(|line| line.room(&lower).is_some_and(|room| room.is_negative())) {
            return true;
        }
        let tight = || lines.iter().filter(|line| line.room(&lower).is_some_and(|room| room.is_zero()));
        let held = free.iter().copied().find(|party| tight().any(|line| line.weighs(*party)));
        let Some(held) = held else { return false };
        free.retain(|own| *own != held);
    }
    true
}

fn weighed(by: &[BigRational], own: &[BigRational]) -> BigRational {
    by.iter().zip(own).map(|(by, own)| by * own).sum()
}

/// The listed joint choices of a group, where every one that counts is nowhere above one of them.
fn choices(groups: &Groups<'_>, at: usize, group: &LayerGroup, among: Scope) -> Result<Rows, Reason> {
    let mut found: BTreeMap<usize, Vec<BigRational>> = BTreeMap::new();
    let mut all: Vec<Vec<BigRational>> = Vec::new();
    groups.each(at, |code, chosen| {
        if is_counted(groups, among, at, chosen) && groups.is_possible(at, chosen) {
            let vector = brought(groups, at, chosen);
            if group.rows.contains(&code) {
                found.insert(code, vector.clone());
            }
            all.push(vector);
        }
    });
    let rows = group.rows.iter().enumerate();
    let rows: Rows = rows
        .map(|(row, code)| Ok(vec![found.get(code).cloned().ok_or(Reason::NoRow { group: at, row })?]))
        .collect::<Result<_, _>>()?;
    all.sort();
    all.dedup();
    let is_below = |own: &Vec<BigRational>| {
        rows.iter().flatten().any(|row| row.iter().zip(own).all(|(above, own)| above >= own))
    };
    if all.iter().all(is_below) { Ok(rows) } else { Err(Reason::RowMissing { group: at }) }
}

/// The listed amounts of an issue that no condition names, that is rated from end to end and that is a group by itself, and what lies between each and the
/// next: levels are linear there, and an essential that is not enough at one end and no more than enough at the other never
/// is.
fn amounts(
    groups: &Groups<'_>,
    at: usize,
    group: &LayerGroup,
    (issue, among): (usize, Scope),
) -> Result<Rows, Reason> {
    let plain = groups.plain;
    let shifts = plain.criteria.iter().flat_map(|criterion| criterion.shifts.iter().map(|(_, when)| when));
    let is_named = shifts.chain(&plain.constraints).flatten().any(|clause| clause.issue == issue);
    let mains = plain.criteria.iter().flat_map(|criterion| &criterion.mains);
    let is_rated = mains.filter(|main| main.issue == issue).all(|main| !main.outside.contains(&true));
    if is_named || !is_rated || group.issues != [issue] || !group.rows.is_empty() {
        return Err(Reason::OpenAmounts { issue });
    }
    let mut knots: Vec<(Vec<usize>, Vec<BigRational>)> = Vec::new();
    groups.each(at, |_, chosen| knots.push((chosen.to_vec(), brought(groups, at, chosen))));
    let may_count = |one: &[usize], other: &[usize]| {
        groups.criteria(at).filter(|(_, criterion)| criterion.is_essential).all(|(_, criterion)| {
            let [one, other] = [one, other].map(|chosen| criterion.level(chosen, End::Low));
            one > criterion.needed || other > criterion.needed || (one == criterion.needed && other == one)
        })
    };
    let mut rows = Rows::new();
    for (place, (chosen, brought)) in knots.iter().enumerate() {
        let counts = is_counted(groups, among, at, chosen);
        rows.push(if counts { vec![brought.clone()] } else { Vec::new() });
        if let Some((other, next)) = knots.get(place + 1) {
            let counts = among == Scope::Everything || may_count(chosen, other);
            rows.push(if counts { vec![brought.clone(), next.clone()] } else { Vec::new() });
        }
    }
    Ok(rows)
}
