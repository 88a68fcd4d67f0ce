//! Improving after the deal: packages that are no worse for anyone than what was agreed.

use super::{FoundIdea, Step, idea};
use crate::{
    engine::{Case, Waste, Watch},
    model::{IdeaCode, Plan, RowKey},
};

/// The package that is no worse for anyone than the one that was signed last, and better for one, where there is one.
pub(super) fn improve(plan: &Plan) -> Option<FoundIdea> {
    let agreement = plan.agreements.iter().rev().find(|row| row.signed.is_some())?;
    let package = plan.packages.iter().find(|row| row.id == agreement.package)?;
    let case = Case::of(plan).ok()?;
    let chosen = case.chosen_by_issue(&package.choices)?;
    let watch = Watch::idle();
    let better = match case.space(&watch).ok()?.waste(&chosen, &watch).ok()? {
        Waste::None => return None,
        Waste::By(better) => case.choices(&better),
    };
    let changed = plan.issues.iter().filter(|row| better.get(&row.id) != package.choices.get(&row.id));
    let mut cites = vec![agreement.id.into(), package.id.into()];
    cites.extend(changed.map(|row| RowKey::from(row.id)));
    Some(idea(IdeaCode::Improve, cites, Step::Package { choices: better }))
}
