//! Ideas that give one thing for another: trade, cut the cost, and compensate.

use super::{FoundIdea, idea, option_of};
use crate::{
    Ratio,
    advice::ground::opposites,
    engine::{Case, Chosen, Enough},
    model::{
        Criterion, CriterionId, Fallout, FalloutOf, IdeaCode, IssueId, MitigationState, OptionId, Package,
        PackageId, Plan, PlanParts, RatedAt, RatedLevel, RowKey, Standing,
    },
};

/// A swap along opposite ranks; what each lets go has to be open, for an essential is not traded away.
pub(super) fn trade(plan: &PlanParts) -> Vec<FoundIdea> {
    let is_open = |row: &Criterion| row.standing == Standing::Open && !plan.is_protected(row);
    let swaps = opposites(plan).into_iter().filter(|row| is_open(row.of_one[1]) && is_open(row.of_other[1]));
    let found = swaps.map(|row| {
        let criteria = row.of_one.iter().chain(&row.of_other).map(|row| RowKey::from(row.id));
        let cites = criteria.chain([row.first.into(), row.second.into()]).collect();
        idea(IdeaCode::Trade, cites, option_of(plan, Some(row.first)))
    });
    found.collect()
}

/// A fallout that nothing accepted softens, of an option or package that somebody gains from.
pub(super) fn cut_the_cost(plan: &Plan) -> Vec<FoundIdea> {
    let softened = |row: &Fallout| row.mitigations.iter().any(|row| row.state == MitigationState::Accepted);
    let open = plan.fallouts.iter().filter(|row| !softened(row));
    let found = open.filter_map(|row| {
        let (source, issue, gaining) = match row.of {
            FalloutOf::Option(id) => (id.into(), plan.option(id).map(|(issue, _)| issue.id), gains(plan, id)),
            FalloutOf::Package(id) => {
                let package = plan.packages.iter().find(|package| package.id == id)?;
                let case = Case::of(plan).ok()?;
                let chosen = case.chosen_by_issue(&package.choices)?;
                (id.into(), None, enough(plan, &case, &chosen))
            }
        };
        let gaining = gaining?;
        let mut cites = vec![row.id.into(), row.stakeholder.into(), source, gaining.into()];
        cites.extend(row.mitigations.iter().map(|row| RowKey::from(row.id)));
        Some(idea(IdeaCode::CutTheCost, cites, option_of(plan, issue)))
    });
    found.collect()
}

/// The first criterion for which an option is rated as enough.
fn gains(plan: &PlanParts, option: OptionId) -> Option<CriterionId> {
    let enough = |row: &&Criterion| {
        let rating = plan.rating(row.id, &RatedAt::Option(option));
        rating.is_some_and(|rating| match &rating.level {
            RatedLevel::Known(level) => *level.ratio() >= Ratio::from(i64::from(row.need.level.get())),
            RatedLevel::Unknown => false,
        })
    };
    plan.criteria.iter().find(enough).map(|row| row.id)
}

/// The first criterion for which a package is enough.
fn enough(plan: &PlanParts, case: &Case, chosen: &Chosen) -> Option<CriterionId> {
    let is_enough =
        |row: &&Criterion| case.gauge(row.id).is_some_and(|gauge| gauge.enough(chosen) == Enough::Yes);
    plan.criteria.iter().find(is_enough).map(|row| row.id)
}

/// Something that ranks higher, for an open criterion that a kept package leaves short; never for a protected one.
pub(super) fn compensate(plan: &Plan) -> Vec<FoundIdea> {
    let Ok(case) = Case::of(plan) else { return Vec::new() };
    let mut found = Vec::new();
    for package in &plan.packages {
        let Some(chosen) = case.chosen_by_issue(&package.choices) else { continue };
        for short in plan.criteria.iter().filter(|row| is_short(plan, &case, row, &chosen)) {
            let Some(higher) = higher(plan, &case, short, &chosen) else { continue };
            let cites = vec![package.id.into(), short.id.into(), higher.id.into()];
            found.push(idea(IdeaCode::Compensate, cites, option_of(plan, main_of(plan, higher))));
        }
    }
    found
}

/// A criterion of a protected value that a kept package leaves short: nothing makes up for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeverCompensated {
    /// The package.
    pub package: PackageId,
    /// The criterion.
    pub criterion: CriterionId,
}

/// What no idea makes up for although a kept package leaves it short, in the order of the packages and then of the plan.
pub fn never_compensated(plan: &Plan) -> Vec<NeverCompensated> {
    let Ok(case) = Case::of(plan) else { return Vec::new() };
    let chosen = |package: &Package| Some((package.id, case.chosen_by_issue(&package.choices)?));
    let found = plan.packages.iter().filter_map(chosen).flat_map(|(package, chosen)| {
        let guarded = plan.criteria.iter().filter(|row| plan.is_protected(row));
        let short =
            guarded.filter(|row| case.gauge(row.id).is_some_and(|gauge| gauge.enough(&chosen) == Enough::No));
        let short: Vec<_> = short.map(|row| NeverCompensated { package, criterion: row.id }).collect();
        short
    });
    found.collect()
}

/// Whether a criterion that may be weighed is surely not enough.
fn is_short(plan: &PlanParts, case: &Case, row: &Criterion, chosen: &Chosen) -> bool {
    let may_be_weighed = row.standing == Standing::Open && !plan.is_protected(row);
    may_be_weighed && case.gauge(row.id).is_some_and(|gauge| gauge.enough(chosen) == Enough::No)
}

/// The highest criterion of the same party above another one that is not at its most yet.
fn higher<'a>(plan: &'a PlanParts, case: &Case, short: &Criterion, chosen: &Chosen) -> Option<&'a Criterion> {
    let most = Ratio::from(3);
    let has_room = |row: &&Criterion| case.gauge(row.id).is_some_and(|gauge| gauge.level(chosen).low < most);
    let ranked = plan.criteria_of(short.party).filter(|row| row.rank.is_some() && row.rank < short.rank);
    ranked.filter(has_room).min_by_key(|row| row.rank)
}

fn main_of(plan: &PlanParts, row: &Criterion) -> Option<IssueId> {
    let listed = |id: &&IssueId| plan.issue(**id).is_some_and(|issue| issue.range().is_none());
    row.main.iter().find(listed).copied()
}
