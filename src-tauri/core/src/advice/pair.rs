//! Whether two criteria can both reach their highest levels, and whether both can be enough, by looking at the choices
//! that touch them.

use std::collections::BTreeSet;

use crate::{
    Ratio,
    engine::{Case, Chosen, Enough, Gauge, LevelSpan},
    model::{Choice, Choices, Condition, CriterionId, IssueId, Plan},
};

/// The largest number of joint choices that are looked at for one pair.
const LARGEST_JOINT_COUNT: usize = 1_024;

/// One end of a level.
type End = fn(&LevelSpan) -> &Ratio;

/// Reads pairs of criteria of one plan.
pub(super) struct PairReader<'a> {
    plan: &'a Plan,
    case: Option<Case>,
}

/// What is known of two criteria together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Joint {
    /// Whether some choice brings both to their highest level: surely, or perhaps.
    pub(super) reached: [bool; 2],
    /// Whether some possible package surely makes both enough; nothing when that is not known.
    pub(super) both_enough: Option<bool>,
    /// Whether there was too much to look through.
    pub(super) is_cut_short: bool,
}

impl Joint {
    /// Some choice surely brings both to their highest level.
    pub(super) const BOTH: [bool; 2] = [true, true];
    /// No choice does, whatever is not known.
    pub(super) const NEVER: [bool; 2] = [false, false];

    const fn unknown(is_cut_short: bool) -> Self {
        Self { reached: [false, true], both_enough: None, is_cut_short }
    }
}

impl<'a> PairReader<'a> {
    /// Reads pairs of a plan; of one that cannot be computed with nothing is known.
    pub(super) fn of(plan: &'a Plan) -> Self {
        Self { plan, case: Case::of(plan).ok() }
    }

    /// What is known of two criteria together.
    pub(super) fn joint(&self, one: CriterionId, other: CriterionId) -> Joint {
        let Some(case) = &self.case else { return Joint::unknown(false) };
        let (Some(one), Some(other)) = (case.gauge(one), case.gauge(other)) else {
            return Joint::unknown(false);
        };
        match self.joint_choices(case, &self.touching([one.id(), other.id()])) {
            Some(chosen) => Self::read(&chosen, one, other),
            None => Joint::unknown(true),
        }
    }

    fn read(chosen: &[Chosen], one: &Gauge, other: &Gauge) -> Joint {
        let levels: Vec<[LevelSpan; 2]> = chosen.iter().map(|at| [one.level(at), other.level(at)]).collect();
        let most = |end: End, place: usize| levels.iter().filter_map(|row| row.get(place)).map(end).max();
        let reaches = |by: End, to: End| {
            let highest = [most(to, 0), most(to, 1)];
            levels
                .iter()
                .any(|row| row.iter().zip(highest).all(|(level, highest)| Some(by(level)) >= highest))
        };
        let (low, high): (End, End) = (|it| &it.low, |it| &it.high);
        let enough = chosen.iter().map(|at| one.enough(at).min(other.enough(at))).max();
        let both_enough = match enough {
            Some(Enough::Yes) => Some(true),
            Some(Enough::Open) => None,
            Some(Enough::No) | None => Some(false),
        };
        Joint { reached: [reaches(low, high), reaches(high, low)], both_enough, is_cut_short: false }
    }

    /// The issues that touch the levels of criteria, and those that constraints tie to them.
    pub(super) fn touching(&self, criteria: [CriterionId; 2]) -> BTreeSet<IssueId> {
        let rows = self.plan.criteria.iter().filter(|row| criteria.contains(&row.id));
        let mut touched: BTreeSet<IssueId> = rows.flat_map(|row| row.main.iter().copied()).collect();
        let shifts = self.plan.shifts.iter().filter(|row| criteria.contains(&row.criterion));
        touched.extend(shifts.flat_map(|row| row.when.iter().map(|condition| condition.issue)));
        loop {
            let before = touched.len();
            for row in &self.plan.constraints {
                if row.when.iter().any(|condition| touched.contains(&condition.issue)) {
                    touched.extend(row.when.iter().map(|condition| condition.issue));
                }
            }
            if touched.len() == before {
                return touched;
            }
        }
    }

    /// Every possible joint choice of some issues, with the first choice elsewhere; nothing when there are too
    /// many.
    fn joint_choices(&self, case: &Case, touched: &BTreeSet<IssueId>) -> Option<Vec<Chosen>> {
        let counts: Vec<usize> = case
            .issues()
            .iter()
            .map(|issue| if touched.contains(&issue.id()) { issue.choices().len() } else { 1 })
            .collect();
        let total = counts.iter().try_fold(1_usize, |total, count| total.checked_mul(*count))?;
        if total > LARGEST_JOINT_COUNT {
            return None;
        }
        let chosen = (0..total).filter_map(|code| {
            let mut rest = code;
            let positions = counts.iter().map(|count| {
                let at = rest % count;
                rest /= count;
                at
            });
            let positions: Vec<usize> = positions.collect();
            case.chosen(positions)
        });
        Some(chosen.filter(|at| self.is_possible(case, touched, at)).collect())
    }

    /// Whether no constraint on these issues alone rules a joint choice out.
    fn is_possible(&self, case: &Case, touched: &BTreeSet<IssueId>, at: &Chosen) -> bool {
        let choices = case.choices(at);
        let holds = |condition: &Condition| match (&condition.choices, choices.get(&condition.issue)) {
            (Choices::AnyOf(options), Some(Choice::Option(id))) => options.contains(id),
            (Choices::Between { from, to }, Some(Choice::Amount(amount))) => from <= amount && amount <= to,
            (Choices::AnyOf(_) | Choices::Between { .. }, Some(_) | None) => false,
        };
        let of_these = self.plan.constraints.iter();
        let mut of_these =
            of_these.filter(|row| row.when.iter().all(|condition| touched.contains(&condition.issue)));
        !of_these.any(|row| row.when.iter().all(holds))
    }
}
