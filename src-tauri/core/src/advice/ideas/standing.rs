//! Ideas about what is on the table: unbundle, add, and standards or procedures.

use super::{FoundIdea, Step, idea, option_of};
use crate::{
    advice::ground::{Pair, PairBecause},
    model::{Criterion, IdeaCode, Issue, IssueId, Plan, PlanParts, Relation, RowKey, Standard},
};

/// An issue on which two or more criteria hang, taken apart: who, when, how much, how long, under whose name.
pub(super) fn unbundle(plan: &PlanParts) -> Vec<FoundIdea> {
    let bundled = plan.issues.iter().filter_map(|issue| {
        let carried: Vec<_> = plan.criteria.iter().filter(|row| row.main.contains(&issue.id)).collect();
        (carried.len() > 1).then_some((issue, carried))
    });
    let found = bundled.map(|(issue, carried)| {
        let cites = std::iter::once(issue.id.into()).chain(carried.iter().map(|row| RowKey::from(row.id)));
        idea(IdeaCode::Unbundle, cites.collect(), Step::Issue)
    });
    found.collect()
}

/// Kinds of issue that are not on the table yet: when there is one issue, or every pair of criteria pulls apart.
pub(super) fn add(plan: &PlanParts, pairs: &[Pair]) -> Option<FoundIdea> {
    let all_compete = !pairs.is_empty() && pairs.iter().all(|pair| pair.relation == Relation::Competing);
    if plan.issues.len() != 1 && (plan.issues.is_empty() || !all_compete) {
        return None;
    }
    let mut cites: Vec<RowKey> = plan.issues.iter().map(|row| row.id.into()).collect();
    if all_compete {
        let in_a_pair =
            |row: &&Criterion| pairs.iter().any(|pair| pair.one == row.id || pair.other == row.id);
        cites.extend(plan.criteria.iter().filter(in_a_pair).map(|row| RowKey::from(row.id)));
    }
    Some(idea(IdeaCode::Add, cites, Step::Issue))
}

/// Outside standards and fair procedures, for a pair that pulls apart and that no package surely meets, or of which
/// somebody said so.
pub(super) fn standard_or_procedure(plan: &Plan, pairs: &[Pair]) -> Vec<FoundIdea> {
    let left_over = |pair: &&Pair| {
        let is_said = matches!(pair.because, PairBecause::Said | PairBecause::Confirmed);
        pair.relation == Relation::Competing && (is_said || pair.both_enough == Some(false))
    };
    let found = pairs.iter().filter(left_over).map(|pair| {
        let issues = issues_of(plan, pair);
        let mut cites: Vec<RowKey> = vec![pair.one.into(), pair.other.into()];
        cites.extend(pair.ground.map(RowKey::from));
        cites.extend(issues.iter().map(|row| RowKey::from(row.id)));
        let speaks = plan.standards.iter().filter(|row| speaks_to(row, &issues));
        cites.extend(speaks.map(|row| RowKey::from(row.id)));
        let listed = issues.iter().find(|row| row.range().is_none()).map(|row| row.id);
        idea(IdeaCode::StandardOrProcedure, cites, option_of(plan, listed))
    });
    found.collect()
}

/// The issues that set the level of both criteria of a pair; where there is none, of either.
fn issues_of<'a>(plan: &'a PlanParts, pair: &Pair) -> Vec<&'a Issue> {
    let main = |id| plan.criterion(id).map(|row| row.main.as_slice()).unwrap_or_default();
    let (one, other) = (main(pair.one), main(pair.other));
    let both: Vec<IssueId> = one.iter().filter(|id| other.contains(id)).copied().collect();
    let either = |id: &IssueId| {
        if both.is_empty() { one.contains(id) || other.contains(id) } else { both.contains(id) }
    };
    plan.issues.iter().filter(|row| either(&row.id)).collect()
}

fn speaks_to(row: &Standard, issues: &[&Issue]) -> bool {
    row.about.iter().any(|condition| issues.iter().any(|issue| issue.id == condition.issue))
}
