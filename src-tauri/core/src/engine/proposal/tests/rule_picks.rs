//! The rules beside the proposals: who wins is shown, and said.

use proptest::{prop_assert, prop_assert_eq, test_runner::TestCaseError};

use super::reading::analysis;
use crate::{
    Ratio,
    engine::{
        Pick, Point, Rules, RulesAnswer,
        proposal::{Analysis, ListedBecause, Proposal, RuleCode},
        tests::fixture::plan,
    },
    examples,
    model::GainBasis,
};

const RULES: [RuleCode; 4] =
    [RuleCode::Nash, RuleCode::KalaiSmorodinsky, RuleCode::Leximin, RuleCode::EqualGains];

pub(super) fn pick(rules: &Rules, rule: RuleCode) -> &Pick {
    match rule {
        RuleCode::Nash => &rules.nash,
        RuleCode::KalaiSmorodinsky => &rules.kalai_smorodinsky,
        RuleCode::Leximin => &rules.leximin,
        RuleCode::EqualGains => &rules.equal_gains,
    }
}

pub(super) fn worth(proposal: &Proposal) -> Vec<Ratio> {
    proposal.card.parties.iter().map(|party| party.utility.dot.clone()).collect()
}

/// Every proposal that brings what a rule picks says so, no other does, and the picks point at them.
pub(super) fn picks_are_true(found: &Analysis) -> Result<(), TestCaseError> {
    let Some(RulesAnswer::Picked(rules)) = &found.rules else {
        prop_assert!(found.picks.is_empty());
        let says = |row: &Proposal| row.listed.iter().any(|why| matches!(why, ListedBecause::Rule(_)));
        prop_assert!(!found.proposals.iter().any(says));
        return Ok(());
    };
    prop_assert_eq!(found.picks.iter().map(|row| row.rule).collect::<Vec<_>>(), RULES);
    for row in &found.picks {
        let points = &pick(rules, row.rule).points;
        let place = |point: &Point| found.proposals.iter().position(|own| worth(own) == point.utilities);
        prop_assert_eq!(&row.proposals, &points.iter().map(place).collect::<Vec<_>>());
        for proposal in &found.proposals {
            let wins = points.iter().any(|point| point.utilities == worth(proposal));
            prop_assert_eq!(proposal.listed.contains(&ListedBecause::Rule(row.rule)), wins);
        }
    }
    Ok(())
}

#[test]
fn every_rule_picks_the_first_package_of_the_workshop() {
    let found = analysis(&examples::workshop().unwrap());
    let first = &found.proposals[0].listed;
    assert_eq!(first[0], ListedBecause::BestPlace);
    assert_eq!(first[1..5], RULES.map(ListedBecause::Rule));
    assert!(found.picks.iter().all(|row| row.proposals == [Some(0)]));
}

#[test]
fn no_rule_picks_before_no_agreement_is_looked_at() {
    let mut parts = examples::workshop().unwrap().into_parts();
    parts.gain_basis = GainBasis::CourseOnly;
    parts.courses.clear();
    let found = analysis(&plan(parts));
    assert!(matches!(&found.rules, Some(RulesAnswer::NotExamined(parties)) if parties.len() == 2));
    assert!(found.picks.is_empty());
    assert!(
        found.proposals.iter().all(|row| !row.listed.iter().any(|why| matches!(why, ListedBecause::Rule(_))))
    );
}
