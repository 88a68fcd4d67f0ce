//! Envelopes: how far each party can still come within what is left of a budget.
//!
//! A row brings a party g and uses up r of the budget. For any factor f ≥ 0 the rows of the groups that are left cannot bring
//! more than Σ max(g − f·r) + f·(what is left of the budget). A few factors for each party bend these lines around what is
//! possible; a partial package below one of them is left out.

use super::{goal::Weighing, problem::Problem};

/// How many factors each party has.
const FACTORS: usize = 4;
/// The bits that factors are made to have, about.
const FACTOR_BITS: i32 = 30;

/// Lines that partial packages of some groups in order have to reach.
#[derive(Debug)]
pub(super) struct Envelope {
    budget: i64,
    /// For each party: by how many bits gains are raised, and the factors.
    lines: Vec<(u32, [i64; FACTORS])>,
    /// What is needed, raised.
    needs: Vec<i128>,
    /// For each number of groups decided: what the others can bring by each line.
    rest: Vec<Vec<i128>>,
}

impl Envelope {
    /// The lines for groups that are decided in an order, all others staying open.
    pub(super) fn of(
        problem: &Problem,
        weighing: &Weighing,
        usable: &[Vec<usize>],
        order: &[usize],
        needs: &[i128],
        budget: i64,
    ) -> Self {
        let sizes = problem.sizes();
        let line = |party: usize| {
            let size = sizes.get(party).copied().unwrap_or(0);
            let per = weighing.gain_for_weight(party);
            let raise =
                (FACTOR_BITS - per.log2().ceil() as i32).clamp(0, size.leading_zeros() as i32 - 16) as u32;
            let factor =
                |times: f64| (per * times * 2_f64.powi(raise as i32)).min(2_f64.powi(44)).round() as i64;
            (raise, [0.7, 1.5, 4.0, 12.0].map(factor))
        };
        let lines: Vec<(u32, [i64; FACTORS])> = (0..problem.parties).map(line).collect();
        let raised = needs.iter().zip(&lines).map(|(need, (raise, _))| need.saturating_mul(1 << raise));
        let needs = raised.collect();
        let brings = |group: usize| -> Vec<i128> {
            let most = |party: usize, (raise, factors): &(u32, [i64; FACTORS])| {
                let rows = usable.get(group).map_or(&[][..], Vec::as_slice);
                factors.map(|factor| {
                    let by = |row: &usize| {
                        let gain = problem.row(*row).get(party).copied().unwrap_or(0) << raise;
                        let short = weighing.short.get(*row).copied().unwrap_or(0);
                        gain - i128::from(factor) * i128::from(short)
                    };
                    rows.iter().map(by).max().unwrap_or(0)
                })
            };
            lines.iter().enumerate().flat_map(|(party, line)| most(party, line)).collect()
        };
        let mut sum = vec![0; lines.len() * FACTORS];
        let mut add = |group: usize| {
            sum.iter_mut().zip(brings(group)).for_each(|(sum, own)| *sum += own);
            sum.clone()
        };
        let mut rest = vec![vec![0; lines.len() * FACTORS]];
        let others = (0..usable.len()).filter(|group| !order.contains(group));
        for group in others {
            rest = vec![add(group)];
        }
        rest.extend(order.iter().rev().map(|group| add(*group)));
        rest.reverse();
        Self { budget, lines, needs, rest }
    }

    /// Whether everybody can still have what they need, so many groups being decided.
    pub(super) fn reaches(&self, decided: usize, vector: &[i128], short: i64) -> bool {
        let Some(rest) = self.rest.get(decided) else { return true };
        let left = self.budget - short;
        let sides = vector.iter().zip(&self.needs).zip(&self.lines).zip(rest.chunks_exact(FACTORS));
        sides.into_iter().all(|(((own, need), (raise, factors)), rest)| {
            let lacks = need - (own << raise);
            factors
                .iter()
                .zip(rest)
                .all(|(factor, rest)| rest + i128::from(*factor) * i128::from(left) >= lacks)
        })
    }
}
