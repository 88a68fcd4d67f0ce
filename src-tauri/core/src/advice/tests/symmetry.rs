//! From whatever place a party is looked at, the same is said of it.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::{
    audience::Audience,
    engine::{WinLabel, proposal::package_card},
    generate::plans,
    model::{IdeaCode, Relation, RowKey},
    report::{Choices, Extent, Paper, report},
};

/// The same plan with its parties in the reverse order, kept by another one.
fn reversed(plan: &Plan) -> Plan {
    let mut parts = plan.clone().into_parts();
    parts.parties.reverse();
    parts.mine = parts.parties.first().map(|row| row.id).filter(|_| plan.mine.is_some());
    Plan::new(parts).unwrap()
}

fn told(plan: &Plan) -> Vec<String> {
    let mut rows: Vec<String> = advice(plan).iter().map(|row| format!("{row:?}")).collect();
    rows.sort();
    rows
}

/// Ideas by their way and the rows they cite; rows are cited in the order of the parties.
fn cited(plan: &Plan) -> BTreeSet<(IdeaCode, BTreeSet<RowKey>)> {
    ideas(plan).into_iter().map(|idea| (idea.code, idea.cites.into_iter().collect())).collect()
}

fn related(plan: &Plan) -> BTreeSet<(BTreeSet<CriterionId>, Relation, Option<bool>)> {
    let pairs = common_ground(plan).pairs.into_iter();
    pairs.map(|row| ([row.one, row.other].into(), row.relation, row.both_enough)).collect()
}

fn differing(plan: &Plan) -> BTreeSet<(BTreeSet<PartyId>, String, BTreeSet<RowKey>)> {
    let rows = common_ground(plan).differences.into_iter();
    rows.map(|row| ([row.one, row.other].into(), format!("{:?}", row.kind), row.cites.into_iter().collect()))
        .collect()
}

/// What is said of every kept package, and of each party in it.
fn judged(plan: &Plan) -> Vec<(Option<WinLabel>, BTreeMap<PartyId, String>)> {
    let cards = plan.packages.iter().filter_map(|row| package_card(plan, &row.choices).ok().flatten());
    cards
        .map(|card| {
            let parties = plan.parties.iter().map(|row| row.id).zip(&card.check.essentials);
            (card.check.label, parties.map(|(party, found)| (party, format!("{found:?}"))).collect())
        })
        .collect()
}

/// How often the joint report speaks of each party.
fn reported(plan: &Plan) -> Option<BTreeMap<String, usize>> {
    let choices = Choices {
        audience: Audience::Joint,
        extent: Extent::Plan,
        outcomes: Vec::new(),
        paper: Paper::A4,
        day: jiff::civil::date(2026, 5, 4),
    };
    let made = format!("{:?}", report(plan, &choices).ok()?);
    let name = |place: usize| format!("{:?}", plan.parties[place].name);
    Some((0..plan.parties.len()).map(|place| (name(place), made.matches(&name(place)).count())).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn the_same_is_said_of_a_party_whatever_its_place(plan in plans()) {
        let mirrored = reversed(&plan);
        prop_assert_eq!(told(&mirrored), told(&plan));
        prop_assert_eq!(cited(&mirrored), cited(&plan));
        prop_assert_eq!(related(&mirrored), related(&plan));
        prop_assert_eq!(differing(&mirrored), differing(&plan));
        prop_assert_eq!(judged(&mirrored), judged(&plan));
        prop_assert_eq!(reported(&mirrored), reported(&plan));
    }
}
