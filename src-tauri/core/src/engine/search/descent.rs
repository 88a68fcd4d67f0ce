//! The descent: a depth-first search over issues that ends a branch as soon as a bound rules it out.

use super::{
    balance::{Alive, Balance, NEVER},
    web::{Floor, Web},
};
use crate::engine::watch::{Cancelled, Watch, Work};

/// Beyond this many steps weights are balanced anew further down.
const EASY: usize = 60;
/// To this depth.
const DEEPEST: usize = 16;
/// How many rounds that takes.
const ROUNDS: usize = 3;
/// As many steps as balancing anew counts for.
const ANEW: usize = 8;
/// How many steps are taken between two looks at whether to go on.
const BETWEEN_LOOKS: usize = 32;

/// What a package that was come to changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The search goes on.
    On,
    /// From here on only packages that weigh at least this are looked for.
    Beyond(i64),
    /// The search ends.
    Enough,
}

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Everything was looked through.
    Exhausted,
    /// What was found was enough.
    Enough,
    /// It took more steps than it may.
    TooLong,
}

/// Is told of every package that fits, and may raise floors.
pub(super) type Leaf<'l> = &'l mut dyn FnMut(&[usize], &mut Vec<Floor>) -> Found;

/// What is taken back on the way up.
#[derive(Clone, Copy, Debug)]
pub(super) enum Undo {
    Choice { issue: usize, choice: usize },
    Cord { cord: usize, best: i64, high: i128, low: i128 },
    Least { cord: usize, least: i128 },
    Top { issue: usize, top: i64 },
}

/// What choices cost, each with its position.
type Costs = Vec<(i64, usize)>;

/// What a search has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Logged {
    /// The part of what is open with a choice comes next, and after it the part without.
    Split { issue: usize, choice: usize },
    /// A cord comes to no end that it may with any of these choices.
    Without { cord: usize, issue: usize, choices: Vec<usize> },
    /// A cord comes to no end that it may.
    Closed { cord: usize },
}

/// Where a search stands.
#[derive(Debug)]
pub(super) struct Descent<'a> {
    pub(super) web: &'a Web,
    pub(super) balance: &'a Balance,
    pub(super) floors: Vec<Floor>,
    /// What a package must weigh at least.
    pub(super) threshold: i64,
    pub(super) alive: Alive,
    /// How many choices of each issue are alive.
    pub(super) left: Vec<usize>,
    /// The heaviest that each cord can still come to, and the highest and lowest number.
    pub(super) best: Vec<i64>,
    pub(super) high: Vec<i128>,
    pub(super) low: Vec<i128>,
    /// The least number that each cord has to come to.
    pub(super) least: Vec<i128>,
    /// The heaviest choice of each issue by itself.
    pub(super) top: Vec<i64>,
    /// What no package still looked at weighs more than.
    pub(super) bound: i64,
    /// What each choice costs in the eyes of each cord.
    pub(super) losses: Vec<Vec<Vec<i64>>>,
    pub(super) trail: Vec<Undo>,
    pub(super) queue: Vec<usize>,
    pub(super) queued: Vec<bool>,
    /// Room for the heaviest way to each state, layer by layer, and for the heaviest choice of each class.
    pub(super) to: Vec<Vec<i64>>,
    pub(super) classes: Vec<Vec<i64>>,
    pub(super) steps: usize,
    /// What was done and why, where it is to be proved that nothing fits.
    pub(super) log: Option<Vec<Logged>>,
    depth: usize,
}

/// How far a search may go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leash<'a> {
    pub(super) most: usize,
    pub(super) watch: &'a Watch<'a>,
}

impl<'a> Descent<'a> {
    /// A search among what is alive, for packages that weigh at least `threshold`; no cord comes to more than its `best`.
    pub(super) fn of(
        web: &'a Web,
        balance: &'a Balance,
        (alive, best): (Alive, Vec<i64>),
        least: Vec<i128>,
        threshold: i64,
    ) -> Self {
        let depth = web.cords.iter().map(|cord| cord.machine.layers.len()).max().unwrap_or(0);
        let ends = |pick: fn(i128, i128) -> i128| {
            let of =
                move |numbers: &[Option<i128>]| numbers.iter().flatten().copied().reduce(pick).unwrap_or(0);
            web.cords.iter().map(|cord| of(&cord.numbers)).collect::<Vec<i128>>()
        };
        let losses = web.cords.iter().map(|cord| {
            let zeros = |issue: &usize| vec![0; web.sizes[*issue]];
            cord.machine.scope.iter().map(zeros).collect()
        });
        let top = |(own, alive): (&Vec<i64>, &Vec<bool>)| heaviest(own, alive);
        Self {
            floors: web.floors.clone(),
            left: alive.iter().map(|own| own.iter().filter(|alive| **alive).count()).collect(),
            top: balance.own.iter().zip(&alive).map(top).collect(),
            best,
            high: ends(i128::max),
            low: ends(i128::min),
            losses: losses.collect(),
            trail: Vec::new(),
            queue: Vec::new(),
            queued: vec![false; web.cords.len()],
            to: vec![Vec::new(); depth + 1],
            classes: vec![Vec::new(); depth + 1],
            bound: 0,
            steps: 0,
            log: None,
            depth: 0,
            web,
            balance,
            threshold,
            alive,
            least,
        }
    }

    /// Looks through all packages that fit.
    pub(super) fn run(&mut self, leash: &Leash<'_>, leaf: Leaf<'_>) -> Result<Ended, Cancelled> {
        leash.watch.report(Work::Searching, self.steps, leash.most)?;
        if self.starts() { self.down(leash, leaf) } else { Ok(Ended::Exhausted) }
    }

    fn down(&mut self, leash: &Leash<'_>, leaf: Leaf<'_>) -> Result<Ended, Cancelled> {
        self.steps += 1;
        if self.steps > leash.most {
            return Ok(Ended::TooLong);
        }
        if self.steps.is_multiple_of(BETWEEN_LOOKS) {
            leash.watch.report(Work::Searching, self.steps, leash.most)?;
        }
        let Some((issue, choices)) = self.next_issue() else { return Ok(self.found(leaf)) };
        for (tried, choice) in choices.iter().enumerate() {
            if !self.alive[issue][*choice] {
                continue;
            }
            if self.bound < self.threshold {
                break;
            }
            if self.left[issue] > 1 {
                self.note(|| Logged::Split { issue, choice: *choice });
            }
            let mark = self.trail.len();
            let others = choices.iter().copied().filter(|other| other != choice);
            if self.drop_all(issue, others) && self.settle() {
                let ended = self.further(leash, leaf)?;
                if ended != Ended::Exhausted {
                    return Ok(ended);
                }
            }
            self.undo(mark);
            let is_last = tried + 1 == choices.len();
            if is_last
                || !(self.drop_all(issue, std::iter::once(*choice)) && self.floors_hold() && self.settle())
            {
                break;
            }
        }
        Ok(Ended::Exhausted)
    }

    /// One level further down, with weights balanced anew where the search is not easy.
    fn further(&mut self, leash: &Leash<'_>, leaf: Leaf<'_>) -> Result<Ended, Cancelled> {
        self.depth += 1;
        let has_threshold = self.threshold > NEVER / 4;
        let is_anew =
            has_threshold && self.steps > EASY && self.depth <= DEEPEST && self.bound > self.threshold;
        let ended = if is_anew { self.anew(leash, leaf) } else { self.down(leash, leaf) };
        self.depth -= 1;
        ended
    }

    fn anew(&mut self, leash: &Leash<'_>, leaf: Leaf<'_>) -> Result<Ended, Cancelled> {
        let (mut balance, mut alive) = (self.balance.clone(), self.alive.clone());
        let best = balance.settle(self.web, &mut alive, &self.least, ROUNDS);
        let least = self.least.clone();
        let mut below = Descent::of(self.web, &balance, (alive, best), least, self.threshold);
        below.floors = std::mem::take(&mut self.floors);
        (below.steps, below.depth) = (self.steps + ANEW, self.depth);
        let ended = if below.starts() { below.down(leash, leaf) } else { Ok(Ended::Exhausted) };
        (self.steps, self.threshold) = (below.steps, below.threshold);
        self.floors = below.floors;
        ended
    }

    /// Writes down what was done, where that is asked for.
    pub(super) fn note(&mut self, done: impl FnOnce() -> Logged) {
        if let Some(log) = &mut self.log {
            log.push(done());
        }
    }

    fn found(&mut self, leaf: Leaf<'_>) -> Ended {
        let place = |own: &Vec<bool>| own.iter().position(|alive| *alive).unwrap_or(0);
        let package: Vec<usize> = self.alive.iter().map(place).collect();
        match leaf(&package, &mut self.floors) {
            Found::On => Ended::Exhausted,
            Found::Beyond(weight) => {
                self.threshold = self.threshold.max(weight);
                Ended::Exhausted
            }
            Found::Enough => Ended::Enough,
        }
    }

    /// The issue that decides most, its choices the cheapest first; nothing when all are decided.
    fn next_issue(&self) -> Option<(usize, Vec<usize>)> {
        let mut next: Option<(i128, usize, Costs)> = None;
        for issue in (0..self.left.len()).filter(|issue| self.left[*issue] > 1) {
            let costs = self.costs(issue);
            let (Some((least, _)), Some((second, _))) = (costs.first(), costs.get(1)) else { continue };
            let all: i128 = costs.iter().map(|(cost, _)| i128::from(cost - least)).sum();
            // What a wrong choice costs, next and on average, over the number of choices; issues that more cords read
            // come first among equals.
            let count = costs.len() as i128;
            let worth = i128::from(second - least) * 10 + all * 3 / count;
            let worth = (worth << 10) / count + self.web.readers[issue].len() as i128;
            if next.as_ref().is_none_or(|(most, _, _)| worth > *most) {
                next = Some((worth, issue, costs));
            }
        }
        next.map(|(_, issue, costs)| (issue, costs.into_iter().map(|(_, choice)| choice).collect()))
    }

    /// What each choice of an issue costs that is alive, in the eyes of all cords, the cheapest first.
    fn costs(&self, issue: usize) -> Costs {
        let own = &self.balance.own[issue];
        let cost = |choice: usize| {
            let seen = |(cord, place): &(usize, usize)| self.losses[*cord][*place][choice];
            self.top[issue] - own[choice] + self.web.readers[issue].iter().map(seen).sum::<i64>()
        };
        let alive = (0..own.len()).filter(|choice| self.alive[issue][*choice]);
        let mut costs: Costs = alive.map(|choice| (cost(choice), choice)).collect();
        costs.sort_unstable();
        costs
    }
}

/// The heaviest of the choices that are alive.
pub(super) fn heaviest(own: &[i64], alive: &[bool]) -> i64 {
    own.iter().zip(alive).filter(|(_, alive)| **alive).map(|(own, _)| *own).max().unwrap_or(NEVER)
}
