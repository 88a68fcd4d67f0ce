//! Two and three people who work apart from each other for a while, each at a database of their own, and meet in a folder:
//! rows deleted, moved and put under each other.

use entente_core::model::{Plan, PlanId, PlanParts, Value, ValueId};
use entente_store::{ReviewCode, Scalar, Table, TeamId};
use entente_team::{Standing, depot::FolderDepot};

use crate::home::{Home, name};

/// A folder and everybody who shares a plan through it.
struct Folder<const PEOPLE: usize> {
    folder: tempfile::TempDir,
    homes: [Home; PEOPLE],
    team: TeamId,
    plan: PlanId,
}

impl<const PEOPLE: usize> Folder<PEOPLE> {
    fn shared_by(names: [&str; PEOPLE]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let depot = FolderDepot::new(folder.path());
        let mut homes = names.map(Home::of);
        let (ada, others) = homes.split_first_mut().unwrap();
        let team = ada.create(&depot, "Our side");
        for other in others {
            ada.admit(&depot, team, other, Standing::Edit);
        }
        let plan = ada.share(team);
        // Values that no ladder ties together yet.
        ada.edit(plan, |parts| parts.values.iter_mut().for_each(|row| row.leads_to = None));
        let mut shared = Self { folder, homes, team, plan };
        shared.meet();
        shared
    }

    /// Everybody puts what is theirs and takes in what is others', until nothing is left.
    fn meet(&mut self) {
        let depot = FolderDepot::new(self.folder.path());
        for _ in 0..3 {
            for home in &mut self.homes {
                assert_eq!(home.sync(&depot, self.team).faults, []);
            }
        }
        assert!(self.homes.iter_mut().all(|home| home.sync(&depot, self.team).is_quiet()));
        let (plan, text) = (self.plan(), self.text(0));
        for at in 1..PEOPLE {
            assert_eq!(*self.homes[at].plan(self.plan), plan, "home {at}");
            assert_eq!(self.text(at), text, "home {at}");
        }
    }

    fn text(&self, at: usize) -> String {
        self.homes[at].store.projection_text(self.plan).unwrap()
    }

    fn edit(&mut self, at: usize, change: impl FnOnce(&mut PlanParts)) {
        self.homes[at].edit(self.plan, change);
    }

    fn plan(&mut self) -> Plan {
        Plan::clone(&self.homes[0].plan(self.plan))
    }

    /// What needs review, alike everywhere: the table, the field that was emptied, and why.
    fn review(&mut self) -> Vec<(Table, Option<&'static str>, ReviewCode)> {
        let plan = self.plan;
        let mut told = self.homes.iter_mut().map(|home| home.store.load(plan).unwrap().review);
        let first = told.next().unwrap();
        assert!(told.all(|review| review == first));
        first.iter().map(|row| (row.table, row.field, row.code)).collect()
    }

    /// The fields that hold two values, alike everywhere.
    fn conflicts(&mut self) -> Vec<(Table, &'static str)> {
        let plan = self.plan;
        let mut told = self.homes.iter_mut().map(|home| {
            let found = home.store.conflicts(plan).unwrap();
            found.iter().map(|row| (row.cell.table, row.cell.field)).collect::<Vec<_>>()
        });
        let first = told.next().unwrap();
        assert!(told.all(|conflicts| conflicts == first));
        first
    }

    /// The values of the party that has most of them.
    fn values(&mut self) -> Vec<ValueId> {
        let plan = self.plan();
        let of =
            |party| plan.values.iter().filter(|row| row.party == party).map(|row| row.id).collect::<Vec<_>>();
        let all = plan.parties.iter().map(|row| of(row.id));
        all.max_by_key(Vec::len).unwrap()
    }
}

fn put_under(parts: &mut PlanParts, value: ValueId, above: Option<ValueId>) {
    parts.values.iter_mut().filter(|row| row.id == value).for_each(|row| row.leads_to = above);
}

/// Deletes a value with everything that points at it here.
fn delete(parts: &mut PlanParts, value: ValueId) {
    parts.values.retain(|row| row.id != value);
    parts.values.iter_mut().filter(|row| row.leads_to == Some(value)).for_each(|row| row.leads_to = None);
    parts.readings.retain(|row| row.value != Some(value));
    parts.criteria.iter_mut().filter(|row| row.value == Some(value)).for_each(|row| row.value = None);
}

#[test]
fn a_row_that_one_deletes_and_another_renames_is_there_until_somebody_decides() {
    let mut shared = Folder::shared_by(["Ada", "Ben", "Cy"]);
    shared.homes[2].add(shared.plan, "Day");
    shared.meet();
    let issue = shared.plan().issues[4].id;
    shared.edit(0, |parts| parts.issues.retain(|row| row.id != issue));
    shared.edit(1, |parts| parts.issues[4].name = name("Renamed meanwhile"));
    shared.meet();
    assert_eq!(shared.conflicts(), [(Table::Issue, "deleted")]);
    assert_eq!(shared.plan().issue(issue).unwrap().name, name("Renamed meanwhile"));
    let plan = shared.plan;
    let conflict = shared.homes[2].store.conflicts(plan).unwrap().remove(0);
    let mut told: Vec<_> =
        conflict.values.iter().map(|row| (row.by.to_string(), row.value.clone())).collect();
    told.sort_by_key(|(by, _)| by.clone());
    assert_eq!(told, [("Ada".to_owned(), Some(Scalar::Mark(true))), ("Ben".to_owned(), None)]);
    let note = shared.homes[2].note();
    shared.homes[2].store.settle(plan, &conflict.cell, None, note.by, note.at).unwrap();
    shared.meet();
    assert_eq!((shared.conflicts(), shared.plan().issues.len()), (Vec::new(), 5));
    let settled = shared.homes[0].store.settled(plan).unwrap();
    assert!(settled.iter().any(|row| row.cell == conflict.cell && row.change.by.as_str() == "Cy"));
}

#[test]
fn a_circle_that_two_close_together_is_cut_alike_everywhere_and_flagged() {
    let mut shared = Folder::shared_by(["Ada", "Ben"]);
    let values = shared.values();
    shared.edit(0, |parts| put_under(parts, values[0], Some(values[1])));
    shared.edit(1, |parts| put_under(parts, values[1], Some(values[0])));
    shared.meet();
    assert_eq!(shared.review(), [(Table::Value, Some("leads_to"), ReviewCode::LadderCycle)]);
    assert_eq!(shared.conflicts(), Vec::new());
    let above = shared.plan().values.iter().filter_map(|row: &Value| row.leads_to).count();
    assert_eq!(above, 1);
    // Whoever unties one of the two leaves nothing to review.
    let cut: Vec<_> =
        shared.plan().values.iter().filter(|row| row.leads_to.is_some()).map(|row| row.id).collect();
    shared.edit(1, |parts| put_under(parts, cut[0], None));
    shared.meet();
    assert_eq!((shared.review(), shared.conflicts()), (Vec::new(), Vec::new()));
}

#[test]
fn a_circle_of_three_that_no_two_of_them_close_is_cut_and_flagged() {
    let mut shared = Folder::shared_by(["Ada", "Ben", "Cy"]);
    let values = shared.values();
    assert!(values.len() > 2);
    for at in 0..3 {
        shared.edit(at, |parts| put_under(parts, values[at], Some(values[(at + 1) % 3])));
    }
    shared.meet();
    assert_eq!(shared.review(), [(Table::Value, Some("leads_to"), ReviewCode::LadderCycle)]);
}

#[test]
fn a_value_that_two_put_under_different_ones_holds_both_until_one_is_chosen() {
    let mut shared = Folder::shared_by(["Ada", "Ben", "Cy"]);
    let values = shared.values();
    shared.edit(0, |parts| put_under(parts, values[0], Some(values[1])));
    shared.edit(1, |parts| put_under(parts, values[0], Some(values[2])));
    shared.meet();
    assert_eq!((shared.conflicts(), shared.review()), (vec![(Table::Value, "leads_to")], Vec::new()));
}

#[test]
fn what_one_puts_under_a_row_that_another_deletes_stays_and_is_flagged() {
    let mut shared = Folder::shared_by(["Ada", "Ben", "Cy"]);
    let values = shared.values();
    shared.edit(0, |parts| delete(parts, values[1]));
    shared.edit(1, |parts| put_under(parts, values[0], Some(values[1])));
    shared.edit(2, |parts| parts.issues.reverse());
    shared.meet();
    assert!(shared.review().contains(&(Table::Value, Some("leads_to"), ReviewCode::Dangling)));
    let plan = shared.plan();
    assert!(plan.value(values[0]).is_some_and(|row| row.leads_to.is_none()));
    assert!(plan.value(values[1]).is_none());
}

#[test]
fn two_who_delete_the_same_row_do_not_contradict() {
    let mut shared = Folder::shared_by(["Ada", "Ben"]);
    let values = shared.values();
    for at in 0..2 {
        shared.edit(at, |parts| delete(parts, values[0]));
    }
    shared.meet();
    assert_eq!((shared.conflicts(), shared.review()), (Vec::new(), Vec::new()));
    assert!(shared.plan().value(values[0]).is_none());
}

#[test]
fn rows_that_three_move_stand_in_one_order_everywhere_and_none_is_lost_or_doubled() {
    let mut shared = Folder::shared_by(["Ada", "Ben", "Cy"]);
    let before = shared.plan().issues.len();
    shared.edit(0, |parts| parts.issues.reverse());
    shared.edit(1, |parts| parts.issues.rotate_left(1));
    shared.edit(2, |parts| parts.issues.swap(0, 2));
    shared.homes[2].add(shared.plan, "Between them");
    shared.meet();
    assert_eq!(
        (shared.plan().issues.len(), shared.conflicts(), shared.review()),
        (before + 1, vec![], vec![])
    );
}

/// Numbers that depend on nothing but where they begin.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// One of the things that people do to rows.
fn something(parts: &mut PlanParts, numbers: &mut Numbers) {
    let values: Vec<(ValueId, _)> = parts.values.iter().map(|row| (row.id, row.party)).collect();
    let (one, party) = values[numbers.below(values.len())];
    let own: Vec<_> =
        values.iter().filter(|(id, of)| *of == party && *id != one).map(|(id, _)| *id).collect();
    match numbers.below(6) {
        0 => parts.issues.rotate_left(1),
        1 => parts.values.swap(0, values.len() - 1),
        2 if values.len() > 4 => delete(parts, one),
        3 => {
            let at = numbers.below(parts.issues.len());
            parts.issues[at].name = name(&format!("Named {}", numbers.below(1000)));
        }
        _ if own.is_empty() => parts.issues.reverse(),
        _ => put_under(parts, one, Some(own[numbers.below(own.len())])),
    }
}

#[test]
fn three_who_delete_move_and_put_rows_under_each_other_for_a_while_come_together() {
    for seed in 0..6 {
        let mut numbers = Numbers(seed);
        let mut shared = Folder::shared_by(["Ada", "Ben", "Cy"]);
        for _ in 0..4 {
            for _ in 0..18 {
                let at = numbers.below(3);
                let note = shared.homes[at].note();
                let tried = |plan: &Plan| {
                    let mut parts = PlanParts::clone(plan);
                    something(&mut parts, &mut numbers);
                    parts.drop_unfit();
                    Plan::new(parts)
                };
                // What one person alone may not do, such as closing a circle, is refused there and then.
                let _refused = shared.homes[at].store.edit(shared.plan, &note, tried).err();
            }
            shared.meet();
        }
    }
}
