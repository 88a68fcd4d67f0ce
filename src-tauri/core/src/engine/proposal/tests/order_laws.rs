//! Laws of what must not change: another order of rows, and an unknown that becomes known.

use std::collections::BTreeSet;

use proptest::{prop_assert, prop_assert_eq};

use super::{blocking_laws::ids, listing::Listing, reading::analysis};
use crate::{
    engine::{
        Among, Case, Chosen, Watch,
        proposal::{Analysis, Candidates, Count, Proposal, impasse},
        tests::{
            case_laws::{narrowed, reordered},
            fixture::plan,
            small::{is_blocked, law, law_on, possible, pressed_plan},
        },
    },
    model::{CriterionId, PlanParts},
};

fn sets(parts: &PlanParts) -> BTreeSet<BTreeSet<CriterionId>> {
    let found = impasse(&plan(parts.clone())).unwrap();
    ids(&found.sets).into_iter().map(|set| set.into_iter().collect()).collect()
}

#[test]
fn the_order_of_rows_changes_no_blocking_set() {
    law_on(pressed_plan, is_blocked, |parts, _, draw| {
        prop_assert_eq!(sets(parts), sets(&reordered(parts, draw)));
        Ok(())
    });
}

/// What is proposed without its order: levels by criterion, how many are alike, and the label of what stands alone.
///
/// Of packages that are alike the first in plan order is shown, and another one may rest on other rows.
fn plain(found: &Analysis) -> BTreeSet<String> {
    let told = |row: &Proposal| {
        let criteria = row.card.parties.iter().flat_map(|party| &party.criteria);
        let levels: BTreeSet<String> =
            criteria.map(|row| format!("{} {:?}", row.criterion, row.level)).collect();
        let stands_alone = row.card.alike.as_ref().is_some_and(Count::is_none);
        let label = row.card.check.label.filter(|_| stands_alone);
        format!("{levels:?} {:?} {:?}", row.card.alike, label.map(|label| label.code()))
    };
    found.proposals.iter().map(told).collect()
}

#[test]
fn the_order_of_rows_changes_the_order_of_proposals_only() {
    law(|parts, case, draw| {
        let [one, two] = [parts.clone(), reordered(parts, draw)].map(|parts| analysis(&plan(parts)));
        prop_assert_eq!(&one.sizes, &two.sizes);
        prop_assert_eq!(one.outlook, two.outlook);
        let known = |chosen: &Chosen| case.gauges().iter().all(|gauge| gauge.level(chosen).known().is_some());
        let is_known = possible(case).iter().all(known);
        if is_known {
            prop_assert_eq!(&one.candidates, &two.candidates);
            if matches!(one.candidates, Candidates::Listed { kept: 0..=5, .. }) {
                prop_assert_eq!(plain(&one), plain(&two));
            }
        }
        Ok(())
    });
}

#[test]
fn narrowing_an_unknown_keeps_what_is_sure() {
    law(|parts, case, draw| {
        let Some(narrow) = narrowed(parts, draw) else { return Ok(()) };
        let narrow_case = Case::of(&plan(narrow.clone())).unwrap();
        let (before, after) = (Listing::of(parts, case), Listing::of(&narrow, &narrow_case));
        let (sure, may) = (after.surely(), after.perhaps());
        prop_assert!(before.surely().iter().all(|chosen| sure.contains(chosen)));
        prop_assert!(may.iter().all(|chosen| before.perhaps().contains(chosen)));
        let [one, two] = [parts, &narrow].map(|parts| impasse(&plan(parts.clone())).unwrap());
        prop_assert!(two.perhaps <= one.perhaps);
        let met =
            [case, &narrow_case].map(|case| case.space(&Watch::idle()).unwrap().count(Among::Essentials));
        prop_assert!(met[0] <= met[1]);
        Ok(())
    });
}
