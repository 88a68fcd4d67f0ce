//! Improving after the deal: packages that are no worse for anyone than what was agreed.

use std::collections::BTreeMap;

use super::{FoundIdea, Step, idea};
use crate::{
    engine::{Case, Waste, Watch},
    model::{Agreement, Choice, IdeaCode, IssueId, Package, Plan, RowKey},
};

/// The idea to put another package, no worse for anyone and better for one, in the place of the one that was signed last.
pub(super) fn improve(plan: &Plan) -> Option<FoundIdea> {
    let (agreement, package) = signed(plan)?;
    let better = improvement(plan)?;
    let changed = plan.issues.iter().filter(|row| better.get(&row.id) != package.choices.get(&row.id));
    let mut cites = vec![agreement.id.into(), package.id.into()];
    cites.extend(changed.map(|row| RowKey::from(row.id)));
    Some(idea(IdeaCode::Improve, cites, Step::Package { choices: better }))
}

/// The package that is no worse for anyone than the one that was signed last, and better for one, where there is one.
pub fn improvement(plan: &Plan) -> Option<BTreeMap<IssueId, Choice>> {
    let (_, package) = signed(plan)?;
    let case = Case::of(plan).ok()?;
    let chosen = case.chosen_by_issue(&package.choices)?;
    let watch = Watch::idle();
    match case.space(&watch).ok()?.waste(&chosen, &watch).ok()? {
        Waste::None => None,
        Waste::By(better) => Some(case.choices(&better)),
    }
}

fn signed(plan: &Plan) -> Option<(&Agreement, &Package)> {
    let agreement = plan.agreements.iter().rev().find(|row| row.signed.is_some())?;
    Some((agreement, plan.packages.iter().find(|row| row.id == agreement.package)?))
}
