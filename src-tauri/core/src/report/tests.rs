use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::{
    audience::tests::{planted_plans, told_though_private},
    examples::{Example, workshop},
    model::{IssueId, IssueKind, Name},
};

/// Stands in for the catalogue: a key with what fills its places.
fn plain(key: &str, with: &[(&str, &str)]) -> String {
    let filled: Vec<_> = with.iter().map(|(_, text)| *text).collect();
    format!("[{key} {}]", filled.join(" "))
}

fn choices(audience: Audience, extent: Extent, outcomes: Vec<BTreeMap<IssueId, Choice>>) -> Choices {
    Choices { audience, extent, outcomes, paper: Paper::A4, day: date(2026, 5, 6) }
}

/// The first option of every issue.
fn first(plan: &Plan) -> BTreeMap<IssueId, Choice> {
    let choice = |kind: &IssueKind| match kind {
        IssueKind::Listed(options) => options.first().map(|row| Choice::Option(row.id)),
        IssueKind::Numeric(range) => Some(Choice::Amount(range.lower().clone())),
    };
    plan.issues.iter().filter_map(|row| Some((row.id, choice(&row.kind)?))).collect()
}

fn page(plan: &Plan, choices: &Choices) -> String {
    html(&report(plan, choices).unwrap(), Setting::Window, &plain)
}

#[test]
fn an_outcome_is_told_on_one_sheet_with_its_levels_and_what_it_rests_on() {
    let plan = workshop().unwrap();
    let page = page(&plan, &choices(Audience::Joint, Extent::Outcomes, vec![first(&plan)]));
    assert_eq!(page.matches("<article").count(), 1);
    for part in
        ["Anna keeps", "label.win-win-if", "report.guess_need 1", "report.spoken_enough 3 2", "May 2026"]
    {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[test]
fn a_course_without_agreement_is_in_ones_own_copy_and_in_no_other() {
    let plan = Example::Lease.plan().unwrap();
    let words = plan.courses[0].words.as_ref().unwrap().to_string();
    let own = page(&plan, &choices(Audience::Own, Extent::Plan, Vec::new()));
    let joint = page(&plan, &choices(Audience::Joint, Extent::Plan, Vec::new()));
    assert!(own.contains(&words) && !joint.contains(&words));
}

#[test]
fn an_offer_is_told_in_the_order_of_the_table_and_a_review_with_all_that_each_said() {
    let plan = Example::WorkshopSettled.plan().unwrap();
    let page = page(&plan, &choices(Audience::Own, Extent::Plan, Vec::new()));
    for part in ["Anna keeps · over three years · rests · shared", "report.feeling.mixed", "still_met"] {
        assert!(page.contains(part), "{part} in {page}");
    }
}

#[test]
fn words_of_people_are_never_read_as_markup() {
    let mut parts = workshop().unwrap().into_parts();
    parts.purpose = Some(crate::model::Words::new("<script>alert('x')</script> & \"so\"").unwrap());
    let page = page(&Plan::new(parts).unwrap(), &choices(Audience::Own, Extent::Plan, Vec::new()));
    assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;so&quot;"));
    assert!(!page.contains("<script") && !page.contains("http"));
}

#[test]
fn the_purpose_is_told_once_however_much_a_report_tells() {
    let plan = workshop().unwrap();
    let purpose = plan.purpose.as_ref().unwrap().as_str();
    for extent in [Extent::Plan, Extent::Outcomes] {
        let page = page(&plan, &choices(Audience::Joint, extent, vec![first(&plan)]));
        assert_eq!(page.matches(purpose).count(), 1, "{extent:?}");
    }
}

#[test]
fn what_becomes_of_a_level_stays_on_one_line() {
    let plan = workshop().unwrap();
    let page = page(&plan, &choices(Audience::Joint, Extent::Outcomes, vec![first(&plan)]));
    let moves = page.matches("<span class=\"keep\">").count();
    assert!(moves > 0 && page.matches("\u{a0}<svg class=\"to\"").count() == moves, "{page}");
}

#[test]
fn what_a_keeper_calls_a_package_is_told_to_nobody_else_before_it_is_agreed_on() {
    let mut parts = workshop().unwrap().into_parts();
    let package = parts.packages.first_mut().unwrap();
    package.title = Name::new("Ben will fall for this").unwrap();
    let outcome = package.choices.clone();
    let plan = Plan::new(parts).unwrap();
    let told = |audience| page(&plan, &choices(audience, Extent::Outcomes, vec![outcome.clone()]));
    assert!(told(Audience::Own).contains("Ben will fall for this"));
    assert!(!told(Audience::Joint).contains("Ben will fall for this"));
}

#[test]
fn an_outcome_that_is_not_on_the_table_is_named_by_its_number() {
    let plan = workshop().unwrap();
    let wanted = choices(Audience::Own, Extent::Outcomes, vec![first(&plan), BTreeMap::new()]);
    assert!(matches!(report(&plan, &wanted), Err(ReportError::NotOnTheTable(2))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_joint_brief_holds_nothing_private_and_is_the_same_for_every_party(plan in planted_plans()) {
        prop_assume!(plan.issues.len() <= 6);
        let wanted = choices(Audience::Joint, Extent::Plan, Vec::new());
        let brief = page(&plan, &wanted);
        prop_assert_eq!(told_though_private(&brief), BTreeSet::new());
        let own = page(&plan, &choices(Audience::Own, Extent::Plan, Vec::new()));
        prop_assert_eq!(plan.obstacle.is_some(), told_though_private(&own).contains("obstacle"));
        for mine in plan.parties.iter().map(|row| Some(row.id)).chain([None]) {
            let mut parts = plan.clone().into_parts();
            parts.mine = mine;
            prop_assert_eq!(&page(&Plan::new(parts).unwrap(), &wanted), &brief);
        }
    }
}
