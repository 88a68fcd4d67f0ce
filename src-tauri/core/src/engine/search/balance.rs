//! A balance: weights shared out over issues so that the machines' heaviest ends bound what any package weighs.
//!
//! Source: reparametrisation of graphical models by sequential message passing (Kolmogorov, "Convergent tree-reweighted
//! message passing for energy minimization", IEEE PAMI 28, 2006). Every cord may count a choice for more or for less as
//! long as the issue itself makes up for it: no package weighs anything else, but the sum of what each cord could come to
//! alone gets smaller. All numbers are whole, so that the bound is exact.

use super::web::Web;

/// The weight of what is impossible.
pub(super) const NEVER: i64 = i64::MIN / 8;

/// Which choices are still looked at, issue by issue.
pub(super) type Alive = Vec<Vec<bool>>;

/// In which order issues are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Forth,
    Back,
}

/// What each cord and each issue count every choice for.
#[derive(Clone, Debug)]
pub(super) struct Balance {
    /// By cord, place of the issue in it, and choice.
    pub(super) shares: Vec<Vec<Vec<i64>>>,
    /// By issue and choice.
    pub(super) own: Vec<Vec<i64>>,
}

/// The heaviest way to each state of every cord, and from it to an end.
struct Messages {
    to: Vec<Vec<Vec<i64>>>,
    from: Vec<Vec<Vec<i64>>>,
}

impl Balance {
    /// The balance in which nothing is shared out.
    pub(super) fn even(web: &Web) -> Self {
        let shares = web.cords.iter().map(|cord| {
            let zeros = |issue: &usize| vec![0; web.sizes[*issue]];
            cord.machine.scope.iter().map(zeros).collect()
        });
        Self { shares: shares.collect(), own: web.sizes.iter().map(|size| vec![0; *size]).collect() }
    }

    /// Shares weights out anew some times over, looking at choices that are alive and at ends that are not below `least`;
    /// choices that lead to no end die. The heaviest that each cord can come to then.
    pub(super) fn settle(&mut self, web: &Web, alive: &mut Alive, least: &[i128], rounds: usize) -> Vec<i64> {
        let mut messages = self.messages(web, alive, least);
        for _ in 0..rounds {
            for issue in 0..web.sizes.len() {
                self.share(web, alive, issue, &messages, Way::Forth);
                for (cord, place) in &web.readers[issue] {
                    self.forth(web, alive, (*cord, *place), &mut messages);
                }
            }
            for issue in (0..web.sizes.len()).rev() {
                self.share(web, alive, issue, &messages, Way::Back);
                for (cord, place) in &web.readers[issue] {
                    self.back(web, alive, (*cord, *place), &mut messages);
                }
            }
        }
        messages.from.iter().map(|from| from[0].first().copied().unwrap_or(NEVER)).collect()
    }

    fn messages(&self, web: &Web, alive: &Alive, least: &[i128]) -> Messages {
        let mut messages = Messages { to: Vec::new(), from: Vec::new() };
        for (at, cord) in web.cords.iter().enumerate() {
            let machine = &cord.machine;
            let mut to: Vec<Vec<i64>> =
                machine.layers.iter().map(|layer| vec![NEVER; layer.states]).collect();
            let mut from = to.clone();
            to.push(vec![NEVER; machine.ends]);
            to[0].iter_mut().take(1).for_each(|start| *start = 0);
            let weight = |(number, weight): (&Option<i128>, &i64)| match number {
                Some(number) if *number >= least[at] => *weight,
                Some(_) | None => NEVER,
            };
            from.push(cord.numbers.iter().zip(&cord.weights).map(weight).collect());
            messages.to.push(to);
            messages.from.push(from);
            for place in (0..machine.layers.len()).rev() {
                self.back(web, alive, (at, place), &mut messages);
            }
        }
        messages
    }

    /// The heaviest choice of every class of a layer.
    fn classes(&self, web: &Web, alive: &Alive, (cord, place): (usize, usize)) -> Vec<i64> {
        let machine = &web.cords[cord].machine;
        let layer = &machine.layers[place];
        let alive = &alive[machine.scope[place]];
        let mut heaviest = vec![NEVER; layer.count];
        let choices = layer.classes.iter().zip(&self.shares[cord][place]).zip(alive);
        for ((class, share), _) in choices.filter(|(_, alive)| **alive) {
            let heaviest = &mut heaviest[*class as usize];
            *heaviest = (*heaviest).max(*share);
        }
        heaviest
    }

    fn back(&self, web: &Web, alive: &Alive, at: (usize, usize), messages: &mut Messages) {
        let layer = &web.cords[at.0].machine.layers[at.1];
        let classes = self.classes(web, alive, at);
        let (before, after) = messages.from[at.0].split_at_mut(at.1 + 1);
        for (state, best) in before[at.1].iter_mut().enumerate() {
            let ways =
                layer.row(state).iter().zip(&classes).map(|(next, own)| (after[0][*next as usize], *own));
            let ways = ways.filter(|(from, own)| *from != NEVER && *own != NEVER);
            *best = ways.map(|(from, own)| from + own).max().unwrap_or(NEVER);
        }
    }

    fn forth(&self, web: &Web, alive: &Alive, at: (usize, usize), messages: &mut Messages) {
        let layer = &web.cords[at.0].machine.layers[at.1];
        let classes = self.classes(web, alive, at);
        let (before, after) = messages.to[at.0].split_at_mut(at.1 + 1);
        after[0].iter_mut().for_each(|best| *best = NEVER);
        for (state, to) in before[at.1].iter().enumerate().filter(|(_, to)| **to != NEVER) {
            for (next, own) in layer.row(state).iter().zip(&classes).filter(|(_, own)| **own != NEVER) {
                let best = &mut after[0][*next as usize];
                *best = (*best).max(to + own);
            }
        }
    }

    /// The heaviest package by every class of a layer, as far as one cord sees.
    fn through(web: &Web, (cord, place): (usize, usize), messages: &Messages) -> Vec<i64> {
        let layer = &web.cords[cord].machine.layers[place];
        let after = &messages.from[cord][place + 1];
        let mut heaviest = vec![NEVER; layer.count];
        for (state, to) in messages.to[cord][place].iter().enumerate().filter(|(_, to)| **to != NEVER) {
            for (next, best) in layer.row(state).iter().zip(&mut heaviest) {
                let from = after[*next as usize];
                if from != NEVER {
                    *best = (*best).max(to + from);
                }
            }
        }
        heaviest
    }

    /// Shares what the cords see of the choices of an issue out over those that still come on this way.
    fn share(&mut self, web: &Web, alive: &mut Alive, issue: usize, messages: &Messages, way: Way) {
        let readers = &web.readers[issue];
        let mut sums = self.own[issue].clone();
        let mut seen: Vec<Vec<i64>> = Vec::with_capacity(readers.len());
        for (cord, place) in readers {
            let layer = &web.cords[*cord].machine.layers[*place];
            let through = Self::through(web, (*cord, *place), messages);
            let shares = &self.shares[*cord][*place];
            let own = layer.classes.iter().zip(shares).map(|(class, share)| match through[*class as usize] {
                NEVER => NEVER,
                best => best + share,
            });
            let own: Vec<i64> = own.collect();
            for ((sum, alive), own) in sums.iter_mut().zip(&mut alive[issue]).zip(&own) {
                *alive &= *own != NEVER;
                *sum += if *own == NEVER { 0 } else { *own };
            }
            seen.push(own);
        }
        let carries = |place: usize, cord: usize, way: Way| match way {
            Way::Forth => place + 1 < web.cords[cord].machine.layers.len(),
            Way::Back => place > 0,
        };
        let carrying = |way: Way| readers.iter().filter(|(cord, place)| carries(*place, *cord, way)).count();
        let parts = carrying(Way::Forth).max(carrying(Way::Back)).max(1) as i64;
        for ((cord, place), seen) in readers.iter().zip(&seen) {
            let is_carried = carries(*place, *cord, way);
            let shares = &mut self.shares[*cord][*place];
            for choice in (0..sums.len()).filter(|choice| alive[issue][*choice]) {
                let target = if is_carried { sums[choice].div_euclid(parts) } else { 0 };
                let change = target - seen[choice];
                shares[choice] += change;
                self.own[issue][choice] -= change;
            }
        }
    }
}
