//! How long a new member waits for a plan with a long history.

use std::time::{Duration, Instant};

use entente_core::model::PlanParts;
use entente_team::{Standing, depot::FolderDepot};

use crate::home::{Home, name};

const CHANGES: usize = 10_000;
const LONGEST: Duration = Duration::from_secs(5);

#[test]
#[ignore = "writes ten thousand changes; a measure of a release build"]
fn a_new_member_reads_ten_thousand_changes_from_a_folder_in_five_seconds() {
    let folder = tempfile::tempdir().unwrap();
    let depot = FolderDepot::new(folder.path());
    let (mut ada, mut ben) = (Home::of("Ada"), Home::of("Ben"));
    let team = ada.create(&depot, "Our side");
    let plan = ada.share(team);
    for number in 0..CHANGES {
        ada.edit(plan, |parts: &mut PlanParts| {
            let at = number % parts.issues.len();
            parts.issues[at].name = name(&format!("Issue as of change {number}"));
        });
        if number % 100 == 0 {
            ada.sync(&depot, team);
        }
    }
    let since = Instant::now();
    ada.sync(&depot, team);
    println!("the last files are put in {:?}", since.elapsed());
    ada.admit(&depot, team, &mut ben, Standing::Edit);
    let since = Instant::now();
    let report = ben.sync(&depot, team);
    let took = since.elapsed();
    println!("{} files with {CHANGES} changes are taken in in {took:?}", report.taken);
    assert_eq!(ben.plan(plan), ada.plan(plan));
    assert!(took <= LONGEST, "{took:?}");
}
