use std::collections::BTreeSet;

use entente_core::generate::{Size, ranked_plan};

use super::{Home, analysis::opened, home};
use crate::wire::analysis::{PackageReading, TellsView};

#[test]
fn replies_of_about_equal_worth_are_three_to_five_different_packages_that_are_read() {
    let Home(desk, folder) = home();
    let plan = ranked_plan(Size { parties: 2, criteria_each: 6, issues: 8, options: 5 }).unwrap();
    let id = opened(&desk, folder.path(), &plan);
    let found = desk.equal_offers(id, plan.parties[0].id, None).unwrap();
    assert!((3..=5).contains(&found.len()), "{} replies", found.len());
    let keys: BTreeSet<String> = found
        .iter()
        .map(|reading| match reading {
            PackageReading::Read { card } => card.key.clone(),
            PackageReading::Open | PackageReading::TooLarge { .. } => panic!("it is not read"),
        })
        .collect();
    assert_eq!(keys.len(), found.len());
}

#[test]
fn what_was_laid_on_the_table_tells_something_of_who_laid_it_there_and_a_no_tells_nothing() {
    let Home(desk, _folder) = home();
    let plan = desk.add_example("workshop").unwrap();
    let told = desk.read_offers(plan.id).unwrap();
    let offers: BTreeSet<_> = plan.offers.iter().map(|row| row.id).collect();
    assert!(!told.is_empty());
    assert!(told.iter().all(|row| offers.contains(&row.offer)));
    assert!(told.iter().any(|row| matches!(row.tells, TellsView::Fits { .. })));
}
