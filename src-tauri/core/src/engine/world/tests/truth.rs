//! The law written a second time, without the engine's numbers, generators or searches: one truth is drawn, every package is
//! looked at in floats, and what holds of each is said.
//!
//! Orders are drawn by their distance to the guess (P proportional to q to the number of swapped pairs), weights as sorted
//! shares of exponential draws.

use std::collections::BTreeMap;

use crate::{
    engine::{Chosen, world::Event},
    model::{
        Confidence, Criterion, GainBasis, PartyId, PlanParts, Provenance, RatedAt, RatedLevel, Rating,
        Source, Standing,
    },
};

/// Floats nearer than this are equal.
const NEAR: f64 = 1e-9;

/// A generator of its own: xorshift64*.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0xD134_2543_DE82_EF95) ^ 0x1234_5678_9ABC_DEF1);
        (0..8).for_each(|_| {
            chance.unit();
        });
        chance
    }

    fn unit(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn coin(&mut self) -> bool {
        self.unit() < 0.5
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        ((self.unit() * limit as f64) as usize).min(limit - 1)
    }

    fn pick<T: Copy>(&mut self, choices: &[(T, f64)]) -> T {
        let draw = self.unit();
        at(choices, draw)
    }
}

/// The choice at a draw between 0 and 1.
fn at<T: Copy>(choices: &[(T, f64)], draw: f64) -> T {
    let total: f64 = choices.iter().map(|(_, weight)| weight).sum();
    let mut rest = draw * total;
    for (choice, weight) in choices {
        if rest < *weight {
            return *choice;
        }
        rest -= weight;
    }
    choices.last().unwrap().0
}

fn doubt(provenance: &Provenance) -> f64 {
    match provenance.confidence {
        Confidence::Certain => 0.0,
        Confidence::High => 1.0 / 8.0,
        Confidence::Medium => 1.0 / 3.0,
        Confidence::Low => 2.0 / 3.0,
    }
}

fn around(right: i32, from: i32, to: i32, doubt: f64) -> Vec<(i32, f64)> {
    (from..=to).map(|level| (level, doubt.powi((level - right).abs()))).collect()
}

fn whole(level: &RatedLevel) -> Option<i32> {
    match level {
        RatedLevel::Known(level) => Some(level.ratio().to_string().parse().unwrap()),
        RatedLevel::Unknown => None,
    }
}

/// One truth.
struct Truth<'a> {
    parts: &'a PlanParts,
    /// By criterion and option.
    ratings: BTreeMap<String, i32>,
    shifts: Vec<i32>,
    needs: Vec<i32>,
    weights: Vec<f64>,
    /// For every party what levels 0 to 3 are worth.
    worths: Vec<[f64; 4]>,
    courses: BTreeMap<(usize, usize), i32>,
}

fn ratings(parts: &PlanParts, chance: &mut Chance) -> BTreeMap<String, i32> {
    let mut levels = BTreeMap::new();
    for criterion in &parts.criteria {
        let (is_shared, shared) = (chance.coin(), chance.unit());
        for row in parts.ratings.iter().filter(|row| row.criterion == criterion.id) {
            let level = match whole(&row.level) {
                None => chance.below(4) as i32,
                Some(right) => {
                    let law = around(right, 0, 3, doubt(&row.provenance));
                    if is_shared { at(&law, shared) } else { chance.pick(&law) }
                }
            };
            levels.insert(row.key(), level);
        }
    }
    levels
}

fn permutations(items: &[usize]) -> Vec<Vec<usize>> {
    let Some((first, rest)) = items.split_first() else { return vec![Vec::new()] };
    let mut all = Vec::new();
    for tail in permutations(rest) {
        for place in 0..=tail.len() {
            let mut order = tail.clone();
            order.insert(place, *first);
            all.push(order);
        }
    }
    all
}

fn swapped(order: &[usize], guess: &[usize]) -> i32 {
    let place = |own: &usize| order.iter().position(|other| other == own).unwrap();
    let pairs = guess.iter().enumerate().flat_map(|(at, a)| guess[at + 1..].iter().map(move |b| (a, b)));
    pairs.filter(|(a, b)| place(a) > place(b)).count() as i32
}

/// Adds the weights of one party.
fn weigh(parts: &PlanParts, party: PartyId, chance: &mut Chance, weights: &mut [f64]) {
    let row = parts.party(party).unwrap();
    let own: Vec<usize> = (0..parts.criteria.len())
        .filter(|at| parts.criteria[*at].party == party && !parts.is_protected(&parts.criteria[*at]))
        .collect();
    let points: Option<Vec<f64>> = own
        .iter()
        .map(|at| Some(parts.criteria[*at].points.as_ref()?.ratio().to_string().parse().unwrap()))
        .collect();
    let q = doubt(&row.order_provenance);
    if let Some(points) = points.as_ref().filter(|_| q == 0.0) {
        let sum: f64 = points.iter().sum();
        own.iter().zip(points).for_each(|(at, points)| weights[*at] = points / sum);
        return;
    }
    // A larger key stands further down; equal keys are a tie.
    let key = |at: &usize| match &points {
        Some(points) => Some(-(points[own.iter().position(|other| other == at).unwrap()] as i64)),
        None => parts.criteria[*at].rank.map(|rank| i64::from(rank.place())),
    };
    let mut ranked: Vec<usize> = own.iter().copied().filter(|at| key(at).is_some()).collect();
    ranked.sort_by_key(|at| (key(at), *at));
    let law: Vec<(usize, f64)> = permutations(&ranked)
        .iter()
        .enumerate()
        .map(|(at, order)| (at, q.powi(swapped(order, &ranked))))
        .collect();
    let mut order = permutations(&ranked)[chance.pick(&law)].clone();
    for at in own.iter().filter(|at| key(at).is_none()) {
        order.insert(chance.below(order.len() + 1), *at);
    }
    let mut shares: Vec<f64> = own.iter().map(|_| -(1.0 - chance.unit()).ln()).collect();
    let sum: f64 = shares.iter().sum();
    shares.sort_by(|a, b| b.total_cmp(a));
    order.iter().zip(&shares).for_each(|(at, share)| weights[*at] = share / sum);
    let keyed = weights.to_vec();
    for at in own.iter().filter(|at| key(at).is_some()) {
        let tie: Vec<usize> = ranked.iter().copied().filter(|other| key(other) == key(at)).collect();
        weights[*at] = tie.iter().map(|other| keyed[*other]).sum::<f64>() / tie.len() as f64;
    }
}

impl<'a> Truth<'a> {
    fn of(parts: &'a PlanParts, chance: &mut Chance) -> Self {
        let ratings = ratings(parts, chance);
        let shift = |row: &crate::model::Shift| around(row.by.levels().into(), -3, 3, doubt(&row.provenance));
        let shifts = parts.shifts.iter().map(|row| chance.pick(&shift(row))).collect();
        let need = |row: &Criterion| around(row.need.level.get().into(), 0, 3, doubt(&row.need.provenance));
        let needs = parts.criteria.iter().map(|row| chance.pick(&need(row))).collect();
        let mut weights = vec![0.0; parts.criteria.len()];
        let mut worths = Vec::new();
        let mut courses = BTreeMap::new();
        for (party, row) in parts.parties.iter().enumerate() {
            weigh(parts, row.id, chance, &mut weights);
            let even = row.order_provenance.source == Source::SeenInDocument || chance.coin();
            let third = 1.0 / 3.0;
            worths.push(if even { [0.0, third, 2.0 * third, 1.0] } else { [0.0, 0.45, 0.9, 1.0] });
            for level in parts.course(row.id).into_iter().flat_map(|course| &course.levels) {
                let at = parts.criteria.iter().position(|own| own.id == level.criterion).unwrap();
                let law = around(whole(&level.level).unwrap(), 0, 3, doubt(&level.provenance));
                courses.insert((party, at), chance.pick(&law));
            }
        }
        Self { parts, ratings, shifts, needs, weights, worths, courses }
    }

    fn level(&self, at: usize, chosen: &[usize]) -> i32 {
        let row = &self.parts.criteria[at];
        let option = |issue: &crate::model::IssueId| {
            let place = self.parts.issues.iter().position(|own| own.id == *issue).unwrap();
            self.parts.issues[place].options()[chosen[place]].id
        };
        let cell = |issue| {
            let (criterion, at) = (row.id, RatedAt::Option(option(issue)));
            let (level, provenance) = (RatedLevel::Unknown, row.provenance.clone());
            self.ratings[&Rating { criterion, at, level, provenance }.key()]
        };
        let base = row.main.iter().map(cell).min().unwrap();
        let holds = |shift: &crate::model::Shift| {
            shift.when.iter().all(|when| match &when.choices {
                crate::model::Choices::AnyOf(options) => options.contains(&option(&when.issue)),
                crate::model::Choices::Between { .. } => false,
            })
        };
        let own = self.parts.shifts.iter().zip(&self.shifts).filter(|(shift, _)| shift.criterion == row.id);
        let by: i32 = own.filter(|(shift, _)| holds(shift)).map(|(_, by)| by).sum();
        (base + by).clamp(0, 3)
    }

    fn is_met(&self, at: usize, chosen: &[usize]) -> bool {
        self.level(at, chosen) >= self.needs[at]
    }

    fn criteria(&self, party: usize) -> impl Iterator<Item = usize> {
        let id = self.parts.parties[party].id;
        (0..self.parts.criteria.len()).filter(move |at| self.parts.criteria[*at].party == id)
    }

    fn utility(&self, party: usize, level: impl Fn(usize) -> i32) -> f64 {
        if self.criteria(party).all(|at| self.parts.is_protected(&self.parts.criteria[at])) {
            return 1.0;
        }
        self.criteria(party).map(|at| self.weights[at] * self.worths[party][level(at) as usize]).sum()
    }

    fn without(&self, party: usize) -> Option<f64> {
        let weighed = |at: &usize| !self.parts.is_protected(&self.parts.criteria[*at]);
        let judged = self.parts.course(self.parts.parties[party].id).is_some()
            && self.criteria(party).any(|at| weighed(&at));
        if judged {
            return Some(self.utility(party, |at| self.courses.get(&(party, at)).copied().unwrap_or(0)));
        }
        (self.parts.gain_basis == GainBasis::Zero).then_some(0.0)
    }
}

/// What a rule makes as large as possible, given the gains of all that it chooses among.
type Key<'a> = &'a dyn Fn(&[f64], &[Vec<f64>]) -> Vec<f64>;

/// A package in the truth.
struct Seen {
    met: Vec<bool>,
    utilities: Vec<f64>,
    protected: Vec<i32>,
}

/// What holds of one package, among all that are possible, in one truth.
pub(super) fn holds(
    parts: &PlanParts,
    packages: &[Chosen],
    own: usize,
    event: Event,
    chance: &mut Chance,
) -> Option<bool> {
    let truth = Truth::of(parts, chance);
    let gauges = || 0..parts.criteria.len();
    let essential = |at: &usize| {
        parts.criteria[*at].standing == Standing::Essential || parts.is_protected(&parts.criteria[*at])
    };
    let seen: Vec<Seen> = packages
        .iter()
        .map(|chosen| Seen {
            met: gauges().filter(essential).map(|at| truth.is_met(at, chosen.positions())).collect(),
            utilities: (0..parts.parties.len())
                .map(|party| truth.utility(party, |at| truth.level(at, chosen.positions())))
                .collect(),
            protected: gauges()
                .filter(|at| parts.is_protected(&parts.criteria[*at]))
                .map(|at| truth.level(at, chosen.positions()))
                .collect(),
        })
        .collect();
    let without: Option<Vec<f64>> = (0..parts.parties.len()).map(|party| truth.without(party)).collect();
    judged(&seen, own, event, without.as_deref())
}

fn gains(seen: &Seen, without: &[f64]) -> Vec<f64> {
    seen.utilities.iter().zip(without).map(|(own, without)| own - without).collect()
}

fn judged(all: &[Seen], own: usize, event: Event, without: Option<&[f64]>) -> Option<bool> {
    let (seen, is_met) = (&all[own], |seen: &Seen| seen.met.iter().all(|met| *met));
    let fair: Option<Vec<Vec<f64>>> = without.map(|without| {
        let meeting = all.iter().filter(|seen| is_met(seen)).map(|seen| gains(seen, without));
        meeting.filter(|gains| gains.iter().all(|gain| *gain >= -NEAR)).collect()
    });
    let wins = |key: Key<'_>| {
        let (fair, gains) = (fair.as_ref()?, gains(seen, without?));
        if !is_met(seen) || gains.iter().any(|gain| *gain < -NEAR) {
            return Some(false);
        }
        let own = key(&gains, fair);
        Some(fair.iter().all(|other| !is_less(&own, &key(other, fair))))
    };
    match event {
        Event::EssentialsMet => Some(is_met(seen)),
        Event::NoWorse => Some(gains(seen, without?).iter().all(|gain| *gain >= -NEAR)),
        Event::NotWasteful => Some(!all.iter().any(|other| betters(other, seen))),
        Event::Nash => wins(&|gains, _| {
            let gaining: Vec<f64> = gains.iter().copied().filter(|gain| *gain > NEAR).collect();
            vec![gaining.len() as f64, gaining.iter().product()]
        }),
        Event::Leximin => wins(&|gains, _| sorted(gains.to_vec())),
        Event::KalaiSmorodinsky => wins(&|gains, fair| {
            let most = |at: usize| fair.iter().map(|gains| gains[at]).fold(0.0, f64::max);
            let parts = gains.iter().enumerate().filter(|(at, _)| most(*at) > NEAR);
            sorted(parts.map(|(at, gain)| gain / most(at)).collect())
        }),
        Event::EqualGains => Some(wins_equal(all, seen, without?, &is_met)),
        Event::FirstPlace => Some(is_first(all, seen, &is_met)),
    }
}

fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_by(f64::total_cmp);
    values
}

/// Whether the first value that differs is smaller.
fn is_less(own: &[f64], other: &[f64]) -> bool {
    own.iter().zip(other).find(|(a, b)| (*a - *b).abs() > NEAR).is_some_and(|(a, b)| a < b)
}

fn betters(above: &Seen, below: &Seen) -> bool {
    let keeps = above.met.iter().zip(&below.met).all(|(above, below)| *above || !below);
    let pairs = || above.utilities.iter().zip(&below.utilities);
    let levels = || above.protected.iter().zip(&below.protected);
    keeps
        && pairs().all(|(a, b)| *a >= b - NEAR)
        && levels().all(|(a, b)| a >= b)
        && (pairs().any(|(a, b)| *a > b + NEAR) || levels().any(|(a, b)| a > b))
}

/// The least gap on the frontier of packages that meet every essential, where nobody loses; then leximin.
fn wins_equal(all: &[Seen], seen: &Seen, without: &[f64], is_met: &dyn Fn(&Seen) -> bool) -> bool {
    let meeting: Vec<Vec<f64>> =
        all.iter().filter(|seen| is_met(seen)).map(|seen| gains(seen, without)).collect();
    let above = |a: &[f64], b: &[f64]| {
        a.iter().zip(b).all(|(a, b)| *a >= b - NEAR) && a.iter().zip(b).any(|(a, b)| *a > b + NEAR)
    };
    let is_kept = |gains: &Vec<f64>| {
        gains.iter().all(|gain| *gain >= -NEAR) && !meeting.iter().any(|other| above(other, gains))
    };
    let key = |gains: &[f64]| {
        let sorted = sorted(gains.to_vec());
        let spread = sorted[0] - sorted[sorted.len() - 1];
        [vec![spread], sorted].concat()
    };
    let own = gains(seen, without);
    is_met(seen)
        && is_kept(&own)
        && meeting.iter().filter(|gains| is_kept(gains)).all(|other| !is_less(&key(&own), &key(other)))
}

/// Whether nothing that meets every essential stands higher by place.
fn is_first(all: &[Seen], seen: &Seen, is_met: &dyn Fn(&Seen) -> bool) -> bool {
    let meeting: Vec<&Seen> = all.iter().filter(|seen| is_met(seen)).collect();
    let end = |at: usize, pick: fn(f64, f64) -> f64| {
        meeting.iter().map(|seen| seen.utilities[at]).reduce(pick).unwrap_or(0.0)
    };
    let places = |seen: &Seen| {
        let place = |(at, own): (usize, &f64)| {
            let (low, high) = (end(at, f64::min), end(at, f64::max));
            if high - low < NEAR { 1.0 } else { (own - low) / (high - low) }
        };
        sorted(seen.utilities.iter().enumerate().map(place).collect())
    };
    is_met(seen) && meeting.iter().all(|other| !is_less(&places(seen), &places(other)))
}
