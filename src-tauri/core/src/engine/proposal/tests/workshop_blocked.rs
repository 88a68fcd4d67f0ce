//! The four changes of METHOD section 7, and what stands in the way then.

use super::reading::{analysis, choices, criterion};
use crate::{
    engine::{
        proposal::{Analysis, Outlook, PairFact, Repair},
        tests::fixture::{DEBT, INCOME, plan, workshop},
    },
    examples,
    model::{NeededLevel, Plan, PlanParts, Standing},
};

const SHORT: [&str; 6] = ["craft", "income", "A.fair", "debt", "name", "B.fair"];

fn changed(needs: &[(usize, u8)]) -> (Plan, Analysis) {
    let mut parts = workshop();
    need(&mut parts, needs);
    let plan = plan(parts);
    let analysis = analysis(&plan);
    (plan, analysis)
}

fn need(parts: &mut PlanParts, needs: &[(usize, u8)]) {
    for (at, needed) in needs {
        parts.criteria[*at].standing = Standing::Essential;
        parts.criteria[*at].need.level = NeededLevel::new(*needed).unwrap();
    }
}

/// The blocking sets as in the document: “income debt”.
fn sets(plan: &Plan, analysis: &Analysis) -> Vec<String> {
    let name = |id| SHORT[plan.criteria.iter().position(|row| row.id == id).unwrap()];
    let set = |set: &crate::engine::proposal::BlockingSet| {
        set.essentials.iter().map(|row| name(row.criterion)).collect::<Vec<_>>().join(" ")
    };
    analysis.blocked.as_ref().unwrap().sets.iter().map(set).collect()
}

#[test]
fn needing_debt_at_2_leaves_nine_packages_and_one_proposal() {
    let (_, analysis) = changed(&[(DEBT, 2)]);
    assert_eq!(analysis.sizes.meeting.to_string(), "9");
    assert_eq!(analysis.proposals.len(), 1);
}

#[test]
fn income_at_3_and_debt_at_2_cannot_be_met_together() {
    let (plan, analysis) = changed(&[(INCOME, 3), (DEBT, 2)]);
    assert_eq!(analysis.outlook, Outlook::Blocked);
    assert_eq!(sets(&plan, &analysis), ["income debt"]);
    let blocked = analysis.blocked.unwrap();
    assert_eq!(blocked.pairs, PairFact::EveryOtherPairCan);
    let alone = blocked.sets[0].essentials.iter().map(|row| row.alone.as_ref().unwrap().to_string());
    assert_eq!(alone.collect::<Vec<_>>(), ["9", "27"]);
}

#[test]
fn all_six_at_2_have_two_blocking_sets() {
    let (plan, analysis) = changed(&(0..6).map(|at| (at, 2)).collect::<Vec<_>>());
    assert_eq!(sets(&plan, &analysis), ["income A.fair", "craft A.fair debt"]);
}

#[test]
fn all_six_at_3_have_six_blocking_sets() {
    let (plan, analysis) = changed(&(0..6).map(|at| (at, 3)).collect::<Vec<_>>());
    let found = sets(&plan, &analysis);
    let expected =
        ["craft debt", "income A.fair", "income debt", "income B.fair", "A.fair debt", "debt name"];
    assert_eq!(found, expected);
    assert_eq!(analysis.blocked.unwrap().pairs, PairFact::SeveralCannot);
}

#[test]
fn the_nearest_packages_miss_one_level_for_one_of_them() {
    let mut parts = examples::workshop().unwrap().into_parts();
    need(&mut parts, &[(INCOME, 3), (DEBT, 2)]);
    let plan = plan(parts);
    let blocked = analysis(&plan).blocked.unwrap();
    let told = blocked.nearest.iter().map(|near| {
        let short = near.short.iter().map(|row| format!("{} by {}", criterion(&plan, row.criterion), row.by));
        let same = near.same_issues.iter().map(|id| plan.issue(*id).unwrap().name.to_string());
        let (short, same) = (short.collect::<Vec<_>>().join(", "), same.collect::<Vec<_>>().join(" and "));
        format!("{} and {} with the same {same}: {short}", choices(&plan, &near.card.choices), near.others)
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "Anna keeps · now · Anna uses it · Anna and 8 with the same Building and Cash: Anna: Steady income by 1",
            "Anna keeps · over three years · Anna uses it · Anna and 8 with the same Building and Cash: \
         Ben: Free of debt by 1",
        ]
    );
}

#[test]
fn easing_comes_last_and_says_how_many_packages_it_opens() {
    let (_, analysis) = changed(&[(INCOME, 3), (DEBT, 2)]);
    let repairs = analysis.blocked.unwrap().repairs;
    let told: Vec<String> =
        repairs.iter().map(|row| format!("{} {}", row.code(), row.opens().count)).collect();
    assert_eq!(told[told.len() - 2..], ["ease 9", "ease 9"]);
    assert!(told[..told.len() - 2].iter().all(|row| !row.starts_with("ease")));
}

#[test]
fn a_rating_and_a_shift_that_turn_out_higher_open_packages() {
    let (plan, analysis) = changed(&[(INCOME, 3), (DEBT, 2)]);
    let repairs = analysis.blocked.unwrap().repairs;
    let at = |id| SHORT[plan.criteria.iter().position(|row| row.id == id).unwrap()];
    let told = repairs.iter().filter_map(|row| match row {
        Repair::Rating { criterion, by, opens, .. } => {
            Some(format!("{} rated {by} higher: {}", at(*criterion), opens.count))
        }
        Repair::Shift { criterion, by, opens, .. } => {
            Some(format!("{} shifted {by} higher: {}", at(*criterion), opens.count))
        }
        Repair::NewOption { .. } | Repair::Constraint { .. } | Repair::Ease { .. } => None,
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        ["income rated 1 higher: 9", "debt rated 1 higher: 9", "debt shifted 1 higher: 9",]
    );
}

#[test]
fn a_new_option_for_the_building_needs_to_give_these_levels() {
    let (plan, analysis) = changed(&[(INCOME, 3), (DEBT, 2)]);
    let repairs = analysis.blocked.unwrap().repairs;
    let at = |id| SHORT[plan.criteria.iter().position(|row| row.id == id).unwrap()];
    let told: Vec<String> = repairs
        .iter()
        .filter_map(|row| match row {
            Repair::NewOption { issue, levels, opens } => {
                let issue = plan.issues.iter().position(|row| row.id == *issue).unwrap();
                let levels: Vec<String> =
                    levels.iter().map(|row| format!("{} {}", at(row.criterion), row.level)).collect();
                Some(format!("issue {issue} with {}: {}", levels.join(" "), opens.count))
            }
            Repair::Rating { .. }
            | Repair::Shift { .. }
            | Repair::Constraint { .. }
            | Repair::Ease { .. } => None,
        })
        .collect();
    assert_eq!(told, ["issue 0 with craft 1 income 3 debt 2: 4"]);
}
