//! What the boxes that are left can come to at most.

use super::{
    bits::Bits,
    problem::{Problem, sum},
};

/// Multipliers of the parties, with what each box weighs by them.
#[derive(Clone, Debug)]
pub(super) struct Direction {
    pub(super) by: Vec<i128>,
    weights: Vec<i128>,
}

impl Direction {
    pub(super) fn of(problem: &Problem, by: Vec<i128>) -> Self {
        let weight = |at: usize| {
            let own = problem.weights.iter().zip(&by);
            own.map(|(weights, by)| weights.get(at).copied().unwrap_or(0) * by).sum()
        };
        let count = problem.weights.first().map_or(0, Vec::len);
        Self { weights: (0..count).map(weight).collect(), by }
    }

    /// What a set of boxes weighs.
    pub(super) fn weight(&self, boxes: Bits) -> i128 {
        sum(&self.weights, boxes)
    }

    /// What a vector weighs.
    pub(super) fn of_vector(&self, vector: impl Iterator<Item = i128>) -> i128 {
        vector.zip(&self.by).map(|(own, by)| own * by).sum()
    }

    /// By how much one issue alone lowers the boxes that are left at least.
    fn loss(&self, problem: &Problem, issue: usize, left: Bits) -> i128 {
        let Some((classes, touched)) = problem.issues.get(issue).zip(problem.touched.get(issue)) else {
            return 0;
        };
        if left.and(*touched).is_empty() {
            return 0;
        }
        classes.iter().map(|class| self.weight(left.and(class.out))).min().unwrap_or(0)
    }

    /// At most what the boxes that are left come to, whatever is chosen for the issues that are open.
    ///
    /// Each box is charged to one issue only: what an issue rules out at least among the boxes charged to it is lost, and
    /// losses of different issues add up. Issues that lose most take their boxes first.
    pub(super) fn bound(&self, problem: &Problem, open: &[usize], left: Bits) -> i128 {
        let mut losses: Vec<(i128, usize)> = open
            .iter()
            .map(|issue| (self.loss(problem, *issue, left), *issue))
            .filter(|(loss, _)| *loss > 0)
            .collect();
        losses.sort_unstable_by(|a, b| b.cmp(a));
        let (mut free, mut bound) = (left, self.weight(left));
        for (at, (first, issue)) in losses.into_iter().enumerate() {
            bound -= if at == 0 { first } else { self.loss(problem, issue, free) };
            free = free.without(problem.touched.get(issue).copied().unwrap_or_default());
        }
        bound
    }
}
