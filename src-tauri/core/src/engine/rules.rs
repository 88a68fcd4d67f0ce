//! The four rules that pick a package by the parties' gains.
//!
//! A gain is a party's utility minus that of its course without agreement ([`Case::baseline`](super::Case::baseline)).
//! The rules choose among packages that meet every essential and where nobody loses. No rule adds utilities of
//! different parties, and every tie is kept: a pick holds all winning vectors.

use num_rational::BigRational;
use num_traits::{One as _, Signed as _, Zero as _};

use super::{Among, Baseline, Point, Space, SpaceError, Watch, scale::whole};
use crate::{Ratio, model::PartyId};

/// What the rules answer.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The least difference between the largest and the smallest gain on the frontier, ties by leximin.
    pub equal_gains: Pick,
}

/// What one rule picks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// All winning vectors, utilities descending.
    pub points: Vec<Point>,
    /// What has to be said beside them.
    pub note: Option<Note>,
}

/// What has to be said beside a pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// No package gives every party a gain.
    NotAllGain,
    /// These parties cannot gain in any package and were left out.
    LeftOut(Vec<PartyId>),
}

/// A point of the frontier where nobody loses, with everybody's gain.
struct Candidate<'a> {
    point: &'a Point,
    gains: Vec<BigRational>,
}

impl Space<'_> {
    /// Asks the four rules.
    ///
    /// Each winner of each rule is on the frontier: a package that gives everybody at least as much, and someone more,
    /// would win over it.
    pub fn rules(&self, watch: &Watch<'_>) -> Result<RulesAnswer, SpaceError> {
        let parties = || self.case.parties.iter().enumerate();
        let missing = parties().filter(|(at, _)| self.case.baseline(*at).is_none()).map(|(_, row)| row.id);
        let missing: Vec<PartyId> = missing.collect();
        if !missing.is_empty() {
            return Ok(RulesAnswer::NotExamined(missing));
        }
        let baselines: Vec<Baseline> = parties().filter_map(|(at, _)| self.case.baseline(at)).collect();
        let frontier = self.frontier(Among::Essentials, watch)?;
        if frontier.points().is_empty() {
            return Ok(RulesAnswer::NoPackage);
        }
        let candidates: Vec<Candidate<'_>> =
            frontier.points().iter().filter_map(|point| candidate(point, &baselines)).collect();
        if candidates.is_empty() {
            return Ok(RulesAnswer::SomebodyLoses);
        }
        let ideal = ideal(&candidates, self.case.parties.len());
        Ok(RulesAnswer::Picked(Rules {
            nash: nash(&candidates),
            leximin: best(&candidates, |candidate| ascending(&candidate.gains), None),
            kalai_smorodinsky: self.kalai_smorodinsky(&candidates, &ideal),
            ideal: ideal.into_iter().map(Ratio::from).collect(),
            equal_gains: best(&candidates, |candidate| equality(&candidate.gains), None),
            baselines,
        }))
    }

    fn kalai_smorodinsky(&self, candidates: &[Candidate<'_>], ideal: &[BigRational]) -> Pick {
        let left_out = self.case.parties.iter().zip(ideal).filter(|(_, most)| most.is_zero());
        let left_out: Vec<PartyId> = left_out.map(|(row, _)| row.id).collect();
        let parts = |candidate: &Candidate<'_>| {
            let able = candidate.gains.iter().zip(ideal).filter(|(_, most)| !most.is_zero());
            ascending(&able.map(|(gain, most)| gain / most).collect::<Vec<_>>())
        };
        let note = (!left_out.is_empty()).then_some(Note::LeftOut(left_out));
        best(candidates, parts, note)
    }
}

/// The gains at a point, when nobody loses there.
fn candidate<'a>(point: &'a Point, baselines: &[Baseline]) -> Option<Candidate<'a>> {
    let pairs = point.utilities.iter().zip(baselines);
    let gains: Vec<BigRational> =
        pairs.map(|(utility, baseline)| utility.exact() - baseline.utility().exact()).collect();
    (!gains.iter().any(BigRational::is_negative)).then_some(Candidate { point, gains })
}

/// The largest gain of each party.
fn ideal(candidates: &[Candidate<'_>], parties: usize) -> Vec<BigRational> {
    let most = |party: usize| candidates.iter().filter_map(|candidate| candidate.gains.get(party)).max();
    (0..parties).map(|party| most(party).cloned().unwrap_or_else(BigRational::zero)).collect()
}

fn nash(candidates: &[Candidate<'_>]) -> Pick {
    let gaining =
        |candidate: &Candidate<'_>| candidate.gains.iter().filter(|gain| gain.is_positive()).count();
    let key = |candidate: &Candidate<'_>| {
        let positive = candidate.gains.iter().filter(|gain| gain.is_positive());
        let product = positive.fold(BigRational::one(), |product, gain| product * gain);
        vec![whole(gaining(candidate) as i128), product]
    };
    let all_gain = candidates.iter().any(|candidate| gaining(candidate) == candidate.gains.len());
    best(candidates, key, (!all_gain).then_some(Note::NotAllGain))
}

fn ascending(gains: &[BigRational]) -> Vec<BigRational> {
    let mut sorted = gains.to_vec();
    sorted.sort();
    sorted
}

/// Least difference first, then leximin.
fn equality(gains: &[BigRational]) -> Vec<BigRational> {
    let sorted = ascending(gains);
    let spread = sorted.first().zip(sorted.last()).map_or_else(|| whole(0), |(least, most)| least - most);
    std::iter::once(spread).chain(sorted).collect()
}

/// All candidates with the largest key.
fn best<'a>(
    candidates: &[Candidate<'a>],
    key: impl Fn(&Candidate<'a>) -> Vec<BigRational>,
    note: Option<Note>,
) -> Pick {
    let keys: Vec<Vec<BigRational>> = candidates.iter().map(key).collect();
    let most = keys.iter().max();
    let winners = candidates.iter().zip(&keys).filter(|(_, key)| Some(*key) == most);
    Pick { points: winners.map(|(candidate, _)| candidate.point.clone()).collect(), note }
}
