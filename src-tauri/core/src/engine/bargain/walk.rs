//! The packages that weigh nearly the most, one after the other.
//!
//! What does at least as well as a package already found loses at most a budget along every line, and the losses of its rows
//! add up: groups are decided one by one, and a partial package that has lost too much along some line is left. Where few
//! packages are left this way they are all seen, so that what does best is known with everything that does as well.

use std::cmp::Ordering;

use super::{
    goal::Goal,
    lines::Lines,
    problem::{Package, Problem},
    search::Found,
};

/// How many lines stand side by side.
const WIDTH: usize = 8;
/// The bits that budgets are cut to; losses are cut downwards with them.
const LOSS_BITS: u32 = 28;
/// How many packages that do equally well are listed.
const LARGEST_TIE: usize = 1 << 8;

/// Losses along lines, side by side.
type Losses = [i32; WIDTH];

/// What there is to choose from in a group.
struct Choices {
    /// The group's place.
    group: usize,
    rows: Vec<usize>,
    /// What each row loses.
    losses: Vec<Losses>,
}

/// A walk through the packages that lose no more than they may.
struct Walk<'a> {
    problem: &'a Problem,
    goal: &'a Goal,
    lines: &'a Lines,
    found: &'a mut Found,
    /// How many [`Losses`] hold the lines.
    width: usize,
    /// By how many bits each line is cut.
    cuts: Vec<u32>,
    budget: Vec<Losses>,
    /// The groups where something is left to decide.
    groups: Vec<Choices>,
    /// What is lost by the first so many groups.
    lost: Vec<Losses>,
    package: Package,
    ties: Vec<Package>,
    steps: usize,
    most: usize,
}

/// Looks at every package that may do as well as the one found, which is replaced by what does better; all that do as well
/// as the best, or nothing where that takes more than so many steps.
pub(super) fn walked(problem: &Problem, goal: &Goal, found: &mut Found, most: usize) -> Option<Vec<Package>> {
    let lines = Lines::of(problem, goal, &found.weighing, &found.worth);
    let mut walk = Walk::of(problem, goal, &lines, found, most);
    walk.decide(0).then_some(walk.ties)
}

impl<'a> Walk<'a> {
    fn of(problem: &'a Problem, goal: &'a Goal, lines: &'a Lines, found: &'a mut Found, most: usize) -> Self {
        let budgets = lines.budgets(goal, &found.weighing, &found.worth);
        let bits = |budget: &i64| i64::BITS - budget.leading_zeros();
        let cuts: Vec<u32> = budgets.iter().map(|own| bits(own).saturating_sub(LOSS_BITS)).collect();
        let width = lines.count().div_ceil(WIDTH);
        let mut package = vec![0; lines.open.len()];
        let mut groups: Vec<Choices> = Vec::new();
        for open in &lines.open {
            match (open.rows.as_slice(), package.get_mut(open.group)) {
                ([only], Some(place)) => *place = *only,
                (rows, _) => {
                    let losses = open.losses.chunks(lines.count()).flat_map(|own| side_by_side(own, &cuts));
                    let (group, rows, losses) = (open.group, rows.to_vec(), losses.collect());
                    groups.push(Choices { group, rows, losses });
                }
            }
        }
        // First the groups whose second row loses most.
        let second = |own: &Choices| own.losses.get(width).map_or(0, |losses| losses[0]);
        groups.sort_by_key(|own| std::cmp::Reverse(second(own)));
        let lost = vec![[0; WIDTH]; width * (groups.len() + 1)];
        let mut walk = Self {
            problem,
            goal,
            lines,
            found,
            width,
            cuts,
            budget: Vec::new(),
            groups,
            lost,
            package,
            ties: Vec::new(),
            steps: 0,
            most,
        };
        walk.spend(&budgets);
        walk
    }

    /// Takes budgets over, rounded upwards.
    fn spend(&mut self, budgets: &[i64]) {
        let up = |(own, cut): (&i64, &u32)| (own >> cut) + 1;
        let budgets: Vec<i64> = budgets.iter().zip(&self.cuts).map(up).collect();
        self.budget = side_by_side(&budgets, &vec![0; budgets.len()]);
    }

    /// Goes through the rows of a group on top of what is decided; whether the walk goes on.
    fn decide(&mut self, at: usize) -> bool {
        let Some(count) = self.groups.get(at).map(|own| own.rows.len()) else { return self.arrive() };
        for row in 0..count {
            self.steps += 1;
            if self.steps > self.most {
                return false;
            }
            match self.step(at, row) {
                Room::Left => {
                    if let Some(Choices { group, rows, .. }) = self.groups.get(at)
                        && let (Some(place), Some(row)) = (self.package.get_mut(*group), rows.get(row))
                    {
                        *place = *row;
                    }
                    if !self.decide(at + 1) {
                        return false;
                    }
                }
                Room::None => {}
                // Rows stand by what they lose along the first line.
                Room::NoneForLater => break,
            }
        }
        true
    }

    /// Adds what a row loses to what is lost.
    fn step(&mut self, at: usize, row: usize) -> Room {
        let width = self.width;
        let Some(choices) = self.groups.get(at) else { return Room::None };
        let Some(own) = choices.losses.get(row * width..(row + 1) * width) else { return Room::None };
        let (before, after) = self.lost.split_at_mut((at + 1) * width);
        let Some(before) = before.get(at * width..) else { return Room::None };
        let sides = before.iter().zip(own).zip(&self.budget).zip(after);
        for (place, (((before, own), budget), after)) in sides.enumerate() {
            let mut is_over = false;
            for line in 0..WIDTH {
                after[line] = before[line] + own[line];
                is_over |= after[line] > budget[line];
            }
            if is_over {
                let is_first = place == 0 && after[0] > budget[0];
                return if is_first { Room::NoneForLater } else { Room::None };
            }
        }
        Room::Left
    }

    /// Compares a package with the best so far; whether the walk goes on.
    fn arrive(&mut self) -> bool {
        let gains = self.problem.gains(&self.package);
        if !self.goal.may_match(&gains, &self.found.gains) {
            return true;
        }
        let Some(worth) = self.goal.worth(&gains) else { return true };
        match worth.compare(&self.found.worth) {
            Ordering::Less => {}
            Ordering::Equal => self.ties.push(self.package.clone()),
            Ordering::Greater => {
                self.found.worth = worth;
                self.found.gains = gains;
                self.found.package.clone_from(&self.package);
                self.ties = vec![self.package.clone()];
                self.spend(&self.lines.budgets(self.goal, &self.found.weighing, &self.found.worth));
            }
        }
        self.ties.len() <= LARGEST_TIE
    }
}

/// Whether the budgets leave room for a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    Left,
    None,
    /// Neither for this row nor for those after it.
    NoneForLater,
}

/// Losses side by side, cut downwards; lines that are not there lose nothing.
fn side_by_side(losses: &[i64], cuts: &[u32]) -> Vec<Losses> {
    let side = |(losses, cuts): (&[i64], &[u32])| {
        let mut side = [0; WIDTH];
        for ((side, loss), cut) in side.iter_mut().zip(losses).zip(cuts) {
            *side = (loss >> cut).clamp(-1, 1 << (LOSS_BITS + 1)) as i32;
        }
        side
    };
    losses.chunks(WIDTH).zip(cuts.chunks(WIDTH)).map(side).collect()
}
