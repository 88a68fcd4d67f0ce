//! The workshop of METHOD section 7.

use super::reading::{analysis, choices, criterion, level, levels, places};
use crate::{
    engine::proposal::{Analysis, Condition, Effect, ListedBecause, Outlook, Proposal},
    examples,
    model::Plan,
};

fn workshop() -> (Plan, Analysis) {
    let plan = examples::workshop().unwrap();
    let analysis = analysis(&plan);
    (plan, analysis)
}

fn each<T>(analysis: &Analysis, show: impl Fn(&Proposal) -> T) -> Vec<T> {
    analysis.proposals.iter().map(show).collect()
}

#[test]
fn twenty_seven_of_54_packages_meet_every_essential() {
    let (_, analysis) = workshop();
    assert_eq!(analysis.outlook, Outlook::Proposed);
    assert_eq!(
        (analysis.sizes.packages.to_string(), analysis.sizes.meeting.to_string()),
        ("54".into(), "27".into())
    );
    assert_eq!(analysis.frontier.all.as_ref().map(Vec::len), Some(3));
    assert_eq!(analysis.frontier.meeting.as_ref().map(Vec::len), Some(2));
    assert!(analysis.left_out.is_empty() && analysis.blocked.is_none());
}

#[test]
fn three_packages_are_proposed_in_place_order() {
    let (plan, analysis) = workshop();
    let names = each(&analysis, |row| choices(&plan, &row.card.choices));
    assert_eq!(
        names,
        [
            "Anna keeps · now · rests · shared",
            "joint trust · now · rests · Anna",
            "Anna keeps · over three years · rests · shared",
        ]
    );
    assert_eq!(each(&analysis, |row| levels(&row.card)), ["3 2 1 | 2 3 2", "3 1 3 | 1 3 3", "3 3 1 | 1 3 2"]);
    assert_eq!(each(&analysis, |row| row.card.alike.as_ref().unwrap().to_string()), ["0", "1", "0"]);
    assert_eq!(each(&analysis, |row| places(&row.card)), [["0.737", "1"], ["0.684", "0.5"], ["1", "0.389"]]);
}

#[test]
fn every_label_says_if_our_assumptions_hold() {
    let (_, analysis) = workshop();
    let label = |row: &Proposal| row.card.check.label.map(|label| label.code());
    assert_eq!(each(&analysis, label), [Some("win-win-if"); 3]);
}

#[test]
fn utilities_and_bands_are_exact() {
    let (_, analysis) = workshop();
    let shown = |row: &Proposal| -> Vec<String> {
        let parties = row.card.parties.iter().map(|party| &party.utility);
        parties.map(|u| format!("{} {}–{}", u.dot.rounded(3), u.low.rounded(3), u.high.rounded(3))).collect()
    };
    assert_eq!(
        each(&analysis, shown),
        [
            ["0.833 0.667–1", "0.759 0.667–0.833"],
            ["0.815 0.667–1", "0.593 0.333–0.778"],
            ["0.926 0.778–1", "0.556 0.333–0.667"],
        ]
    );
}

#[test]
fn cases_count_each_guessed_level_of_an_essential_one_lower_as_is_and_one_higher() {
    let (_, analysis) = workshop();
    let cases = each(&analysis, |row| {
        let cases = row.card.cases.as_ref().unwrap();
        format!("{} of {}", cases.held, cases.total)
    });
    assert_eq!(cases, ["9 of 9", "6 of 9", "6 of 9"]);
}

#[test]
fn what_sells_is_kept_in_view() {
    let (plan, analysis) = workshop();
    assert_eq!(analysis.kept_in_view.total, Some(1));
    let kept = &analysis.kept_in_view.shown[0];
    assert_eq!(choices(&plan, &kept.choices), "sold · now · rests · shared");
    assert_eq!(levels(kept), "1 1 2 | 3 2 3");
    assert_eq!(kept.check.label.map(|label| label.code()), Some("not-yet"));
}

#[test]
fn each_choice_stands_against_the_nearest_other() {
    let (plan, analysis) = workshop();
    let name = |choice: &crate::model::Choice| match choice {
        crate::model::Choice::Option(id) => plan.option(*id).unwrap().1.name.to_string(),
        crate::model::Choice::Amount(amount) => amount.to_string(),
    };
    let first = &analysis.proposals[0].card;
    let lines = first.why.iter().map(|line| {
        let changes = line.changes.iter().map(|change| {
            format!(
                "{} {}→{}",
                criterion(&plan, change.criterion),
                level(&change.before),
                level(&change.after)
            )
        });
        let changes = changes.collect::<Vec<_>>().join(", ");
        format!("{} not {}: {changes}", name(&line.chosen), name(line.other.as_ref().unwrap()))
    });
    assert_eq!(
        lines.collect::<Vec<_>>(),
        [
            "Anna keeps not joint trust: Anna: Steady income 1→2, Anna: Seen as fair by the family 3→1, \
         Ben: Free of debt 1→2, Ben: Seen as fair 3→2",
            "now not over three years: Anna: Steady income 3→2, Ben: Free of debt 1→2",
            "rests not Anna uses it: Ben: Father’s name respected 2→3",
            "shared not Anna: Ben: Seen as fair 1→2",
        ]
    );
}

#[test]
fn cash_now_is_the_trade() {
    let (plan, analysis) = workshop();
    let trade = analysis.proposals[0].card.trade.as_ref().unwrap();
    assert_eq!(plan.issue(trade.issue).unwrap().name.as_str(), "Cash");
    assert_eq!(criterion(&plan, trade.gains.criterion), "Ben: Free of debt");
    assert_eq!(criterion(&plan, trade.gives.criterion), "Anna: Steady income");
    assert_eq!((trade.gains.levels.to_string(), trade.gives.levels.to_string()), ("1".into(), "1".into()));
}

#[test]
fn the_first_is_listed_for_its_place_and_all_as_few() {
    let (_, analysis) = workshop();
    let first = &analysis.proposals[0].listed;
    assert_eq!(first.first(), Some(&ListedBecause::BestPlace));
    assert!(analysis.proposals.iter().all(|row| row.listed.contains(&ListedBecause::OneOfFew { count: 3 })));
}

#[test]
fn verdicts_rest_on_bens_rows_only() {
    let (plan, analysis) = workshop();
    let rests = &analysis.proposals[0].card.rests_on;
    assert!(!rests.is_empty());
    assert!(rests.iter().all(|row| plan.party(row.party).unwrap().name.as_str() == "Ben"));
}

#[test]
fn needing_debt_at_2_leaves_the_first_only() {
    let (plan, analysis) = workshop();
    let changes = analysis.changes.iter().map(|change| (criterion(&plan, change.criterion), change));
    let told: Vec<String> = changes
        .map(|(name, change)| match &change.effect {
            Effect::Stay { stay, packages, .. } => {
                format!("{name} {:?} stay {stay:?} of {}", change.conditions, packages.as_ref().unwrap())
            }
            Effect::Order(order) => format!("{name} {:?} order {order:?}", change.conditions),
        })
        .collect();
    assert_eq!(
        told[..2],
        [
            "Ben: Free of debt [NeedHigher { to: 2 }, LevelLower] stay [0] of 9",
            "Ben: Father’s name respected [NeedHigher { to: 3 }, LevelLower] stay [0, 1, 2] of 18",
        ]
    );
    let income =
        analysis.changes.iter().find(|change| change.conditions == [Condition::RankedFirst]).unwrap();
    assert_eq!(criterion(&plan, income.criterion), "Anna: Steady income");
    assert_eq!(income.effect, Effect::Order(vec![0, 2, 1]));
}

#[test]
fn debt_is_asked_about_first() {
    let (plan, analysis) = workshop();
    let ask = analysis.ask_first.unwrap();
    assert_eq!(criterion(&plan, ask.criterion), "Ben: Free of debt");
    assert_eq!((ask.count, ask.of), (2, 3));
}
