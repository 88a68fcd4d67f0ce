//! What the four rules pick, beside the proposals.

use crate::model::code::coded;

coded! {
    /// A fairness rule.
    pub enum RuleCode {
        /// The largest product of gains (Nash 1950).
        Nash = "nash",
        /// The same share of what each could have (Kalai and Smorodinsky 1975).
        KalaiSmorodinsky = "kalai_smorodinsky",
        /// Lift the worst-off first.
        Leximin = "leximin",
        /// The smallest gap between gains.
        EqualGains = "equal_gains",
    }
}

/// Where in the list the winners of one rule stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulePick {
    /// The rule.
    pub rule: RuleCode,
    /// For each winning point of the rule, in its order: the place of the proposal with these utilities, from 0.
    pub proposals: Vec<Option<usize>>,
}
