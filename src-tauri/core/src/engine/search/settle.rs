//! What follows from what is chosen: choices that no longer lead anywhere fall out, again and again until none does.

use super::{
    balance::NEVER,
    descent::{Descent, Logged, Undo, heaviest},
    machine::Layer,
    web::Cord,
};

/// No loss is counted for more.
const LARGEST_LOSS: i64 = 1 << 50;

impl Descent<'_> {
    /// Looks at every cord; whether anything is left.
    pub(super) fn starts(&mut self) -> bool {
        if let Some(cord) = self.best.iter().position(|best| *best == NEVER) {
            self.note(|| Logged::Closed { cord });
            return false;
        }
        if self.left.contains(&0) {
            return false;
        }
        self.bound = self.top.iter().chain(&self.best).sum();
        if self.bound < self.threshold {
            return false;
        }
        (0..self.best.len()).for_each(|cord| self.push(cord));
        if !self.floors_hold() {
            return false;
        }
        let trimmed = (0..self.left.len()).all(|issue| self.trim(issue));
        trimmed && self.settle() || self.gives_up()
    }

    fn push(&mut self, cord: usize) {
        if !std::mem::replace(&mut self.queued[cord], true) {
            self.queue.push(cord);
        }
    }

    fn gives_up(&mut self) -> bool {
        while let Some(cord) = self.queue.pop() {
            self.queued[cord] = false;
        }
        false
    }

    /// Drops the choices of an issue that are too light by themselves; whether anything is left.
    fn trim(&mut self, issue: usize) -> bool {
        let slack = self.bound - self.threshold;
        let own = &self.balance.own[issue];
        let light = |choice: &usize| self.alive[issue][*choice] && self.top[issue] - own[*choice] > slack;
        let light: Vec<usize> = (0..own.len()).filter(light).collect();
        light.into_iter().all(|choice| self.dropped(issue, choice))
    }

    /// Drops choices; whether anything is left.
    pub(super) fn drop_all(&mut self, issue: usize, choices: impl Iterator<Item = usize>) -> bool {
        for choice in choices {
            if self.alive[issue][choice] && !self.dropped(issue, choice) {
                return self.gives_up();
            }
        }
        true
    }

    fn dropped(&mut self, issue: usize, choice: usize) -> bool {
        self.alive[issue][choice] = false;
        self.left[issue] -= 1;
        self.trail.push(Undo::Choice { issue, choice });
        if self.left[issue] == 0 {
            return false;
        }
        let own = &self.balance.own[issue];
        if own[choice] == self.top[issue] {
            let top = heaviest(own, &self.alive[issue]);
            self.trail.push(Undo::Top { issue, top: self.top[issue] });
            self.bound -= self.top[issue] - top;
            self.top[issue] = top;
        }
        let web = self.web;
        web.readers[issue].iter().for_each(|(cord, _)| self.push(*cord));
        self.bound >= self.threshold
    }

    /// Looks at cords until nothing changes; whether anything is left.
    pub(super) fn settle(&mut self) -> bool {
        while let Some(cord) = self.queue.pop() {
            self.queued[cord] = false;
            if !self.look_at(cord) {
                return self.gives_up();
            }
        }
        true
    }

    /// Whether every floor can still be reached; raises what cords have to come to.
    pub(super) fn floors_hold(&mut self) -> bool {
        (0..self.floors.len()).all(|floor| self.floor_holds(floor)) || self.gives_up()
    }

    fn floor_holds(&mut self, at: usize) -> bool {
        let floor = &self.floors[at];
        let sum: i128 = floor.terms.iter().map(|(cord, by)| by * self.high[*cord]).sum();
        let slack = sum - floor.least;
        if slack < 0 {
            return false;
        }
        let raised = floor.terms.iter().filter_map(|(cord, by)| {
            let least = self.high[*cord] - slack.div_euclid(*by);
            (least > self.low[*cord] && least > self.least[*cord]).then_some((*cord, least))
        });
        for (cord, least) in raised.collect::<Vec<_>>() {
            self.trail.push(Undo::Least { cord, least: self.least[cord] });
            self.least[cord] = least;
            self.push(cord);
        }
        true
    }

    /// Weighs a cord anew and drops choices that it rules out; whether anything is left.
    fn look_at(&mut self, at: usize) -> bool {
        let cord = &self.web.cords[at];
        let (mut to, mut classes) = (std::mem::take(&mut self.to), std::mem::take(&mut self.classes));
        self.forth(at, cord, &mut to, &mut classes);
        let ends = self.ends(at, cord, &to[cord.machine.layers.len()]);
        let fits = ends.is_some_and(|(best, mut from)| {
            (0..cord.machine.layers.len()).rev().all(|place| {
                let layer = &cord.machine.layers[place];
                let (before, through) = back(layer, &to[place], &classes[place], &from);
                from = before;
                self.sift(at, place, best, &classes[place], &through)
            })
        });
        (self.to, self.classes) = (to, classes);
        if !fits {
            self.note(|| Logged::Closed { cord: at });
        }
        fits
    }

    fn forth(&self, at: usize, cord: &Cord, to: &mut [Vec<i64>], classes: &mut [Vec<i64>]) {
        let machine = &cord.machine;
        to[0].clear();
        to[0].push(0);
        for (place, layer) in machine.layers.iter().enumerate() {
            let classes = &mut classes[place];
            classes.clear();
            classes.resize(layer.count, NEVER);
            let choices = layer.classes.iter().zip(&self.balance.shares[at][place]);
            let choices = choices.zip(&self.alive[machine.scope[place]]).filter(|(_, alive)| **alive);
            for ((class, share), _) in choices {
                let class = &mut classes[*class as usize];
                *class = (*class).max(*share);
            }
            let (before, after) = to.split_at_mut(place + 1);
            let after = &mut after[0];
            after.clear();
            after.resize(machine.layers.get(place + 1).map_or(machine.ends, |next| next.states), NEVER);
            for (state, to) in before[place].iter().enumerate().filter(|(_, to)| **to != NEVER) {
                for (next, own) in layer.row(state).iter().zip(&*classes).filter(|(_, own)| **own != NEVER) {
                    let best = &mut after[*next as usize];
                    *best = (*best).max(to + own);
                }
            }
        }
    }

    /// What a cord can come to, and what each of its ends weighs; nothing where that is not enough.
    fn ends(&mut self, at: usize, cord: &Cord, to: &[i64]) -> Option<(i64, Vec<i64>)> {
        let (mut best, mut high, mut low) = (NEVER, i128::MIN, i128::MAX);
        let mut from = vec![NEVER; to.len()];
        for (end, (to, number)) in to.iter().zip(&cord.numbers).enumerate() {
            let Some(number) = number.filter(|number| *to != NEVER && *number >= self.least[at]) else {
                continue;
            };
            from[end] = cord.weights[end];
            best = best.max(to + cord.weights[end]);
            (high, low) = (high.max(number), low.min(number));
        }
        if best == NEVER {
            return None;
        }
        let has_moved = high != self.high[at] || low != self.low[at];
        if has_moved || best != self.best[at] {
            let (old, high, low) =
                (self.best[at], replaced(&mut self.high[at], high), replaced(&mut self.low[at], low));
            self.trail.push(Undo::Cord { cord: at, best: old, high, low });
            self.bound += best - old;
            self.best[at] = best;
        }
        let web = self.web;
        let floors = || web.floors_of[at].iter();
        let fits =
            self.bound >= self.threshold && (!has_moved || floors().all(|floor| self.floor_holds(*floor)));
        fits.then_some((best, from))
    }

    /// Drops the choices of an issue that a cord cannot afford; whether anything is left.
    fn sift(&mut self, at: usize, place: usize, best: i64, classes: &[i64], through: &[i64]) -> bool {
        let web = self.web;
        let machine = &web.cords[at].machine;
        let issue = machine.scope[place];
        let (mut fallen, mut is_open) = (Vec::new(), true);
        for (choice, class) in machine.layers[place].classes.iter().enumerate() {
            if !self.alive[issue][choice] {
                continue;
            }
            let (through, class) = (through[*class as usize], classes[*class as usize]);
            let loss = match through {
                NEVER => i64::MAX,
                through => best - (through - class + self.balance.shares[at][place][choice]),
            };
            self.losses[at][place][choice] = loss.min(LARGEST_LOSS);
            if loss > self.bound - self.threshold {
                fallen.push(choice);
                is_open = self.dropped(issue, choice);
            }
            if !is_open {
                break;
            }
        }
        if !fallen.is_empty() {
            self.note(|| Logged::Without { cord: at, issue, choices: fallen });
        }
        is_open
    }

    /// Takes back everything since a mark.
    pub(super) fn undo(&mut self, mark: usize) {
        for undo in self.trail.drain(mark..).rev() {
            match undo {
                Undo::Choice { issue, choice } => {
                    self.alive[issue][choice] = true;
                    self.left[issue] += 1;
                }
                Undo::Cord { cord, best, high, low } => {
                    self.bound += best - self.best[cord];
                    (self.best[cord], self.high[cord], self.low[cord]) = (best, high, low);
                }
                Undo::Least { cord, least } => self.least[cord] = least,
                Undo::Top { issue, top } => {
                    self.bound += top - self.top[issue];
                    self.top[issue] = top;
                }
            }
        }
    }
}

fn replaced(place: &mut i128, by: i128) -> i128 {
    std::mem::replace(place, by)
}

/// The heaviest way from each state before a layer, and the heaviest way through each of its classes.
fn back(layer: &Layer, to: &[i64], classes: &[i64], from: &[i64]) -> (Vec<i64>, Vec<i64>) {
    let mut before = vec![NEVER; layer.states];
    let mut through = vec![NEVER; layer.count];
    for (state, to) in to.iter().enumerate().filter(|(_, to)| **to != NEVER) {
        let mut best = NEVER;
        for ((next, own), through) in layer.row(state).iter().zip(classes).zip(&mut through) {
            let from = from[*next as usize];
            if from != NEVER && *own != NEVER {
                best = best.max(from + own);
                *through = (*through).max(to + from + own);
            }
        }
        before[state] = best;
    }
    (before, through)
}
