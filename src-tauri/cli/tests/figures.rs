//! Every figure that is published of the workshop, by the command line.
#![expect(clippy::unwrap_used, reason = "a command line that does not start fails the test")]

use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

const INCOME: &str = "Steady income";
const CRAFT: &str = "The craft goes on";
const FAIR_A: &str = "Seen as fair by the family";
const DEBT: &str = "Free of debt";
const NAME: &str = "Father’s name respected";
const FAIR_B: &str = "Seen as fair";

/// The workshop in a folder of its own.
struct Workshop {
    folder: TempDir,
    plan: Value,
}

impl Workshop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let out = Command::new(env!("CARGO_BIN_EXE_entente")).args(["example", "workshop"]).output().unwrap();
        Self { folder, plan: serde_json::from_slice(&out.stdout).unwrap() }
    }

    /// The same with other needs; whatever is needed is essential.
    fn needing(needs: &[(&str, u8)]) -> Self {
        let mut changed = Self::new();
        for criterion in changed.plan["criteria"].as_array_mut().unwrap() {
            let need = needs.iter().find(|(statement, _)| criterion["statement"] == *statement);
            if let Some((_, level)) = need {
                criterion["need"]["level"] = json!(level);
                criterion["standing"] = json!("essential");
            }
        }
        changed
    }

    fn asked(&self, command: &[&str]) -> Value {
        let file = self.folder.path().join("plan.json");
        std::fs::write(&file, self.plan.to_string()).unwrap();
        let out = Command::new(env!("CARGO_BIN_EXE_entente"))
            .args([command[0], "plan.json", "--json"])
            .args(&command[1..])
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        serde_json::from_slice(&out.stdout).unwrap()
    }

    /// The blocking sets by statement, each in order.
    fn blocking(&self) -> Vec<Vec<String>> {
        let answer = self.asked(&["propose"]);
        assert_eq!(answer["proposals"], json!([]));
        let statement = |row: &Value| row["criterion"].as_str().unwrap().to_owned();
        let set = |set: &Value| {
            let mut set: Vec<String> = set.as_array().unwrap().iter().map(statement).collect();
            set.sort();
            set
        };
        let mut sets: Vec<_> = answer["blocking"].as_array().unwrap().iter().map(set).collect();
        sets.sort();
        sets
    }
}

/// Sets of statements, each in order.
fn sets<const N: usize>(of: [&[&str]; N]) -> Vec<Vec<String>> {
    let sorted = |set: &[&str]| {
        let mut set: Vec<String> = set.iter().map(|word| (*word).to_owned()).collect();
        set.sort();
        set
    };
    let mut sets: Vec<_> = of.iter().map(|set| sorted(set)).collect();
    sets.sort();
    sets
}

/// Package, levels of Anna and of Ben, utility and band of each.
fn row(card: &Value) -> Value {
    let package: Vec<&str> = ["Building", "Cash", "Name", "Tools"]
        .iter()
        .map(|issue| card["package"][issue].as_str().unwrap())
        .collect();
    let party = |at: usize| {
        let party = &card["parties"][at];
        let levels: Vec<&Value> =
            party["criteria"].as_array().unwrap().iter().map(|row| &row["level"]).collect();
        json!([levels, party["utility"], party["utility_band"]])
    };
    json!([package.join(" · "), party(0), party(1)])
}

#[test]
fn the_three_proposals_and_the_one_kept_in_view_have_their_published_figures() {
    let answer = Workshop::new().asked(&["propose"]);
    let rows: Vec<Value> = answer["proposals"].as_array().unwrap().iter().map(row).collect();
    let published = json!([
        [
            "Anna keeps · now · rests · shared",
            [["3", "2", "1"], "5/6", ["2/3", "1"]],
            [["2", "3", "2"], "41/54", ["2/3", "5/6"]]
        ],
        [
            "joint trust · now · rests · Anna",
            [["3", "1", "3"], "22/27", ["2/3", "1"]],
            [["1", "3", "3"], "16/27", ["1/3", "7/9"]]
        ],
        [
            "Anna keeps · over three years · rests · shared",
            [["3", "3", "1"], "25/27", ["7/9", "1"]],
            [["1", "3", "2"], "5/9", ["1/3", "2/3"]]
        ],
    ]);
    assert_eq!(json!(rows), published);
    let kept: Vec<Value> = answer["kept_in_view"].as_array().unwrap().iter().map(row).collect();
    let sold = json!([[
        "sold · now · rests · shared",
        [["1", "1", "2"], "10/27", ["1/3", "4/9"]],
        [["3", "2", "3"], "49/54", ["5/6", "1"]]
    ]]);
    assert_eq!(json!(kept), sold);
}

#[test]
fn proposals_hold_if_assumptions_do_and_the_one_kept_in_view_does_not_yet() {
    let answer = Workshop::new().asked(&["propose"]);
    let labels = |list: &str| -> Vec<Value> {
        answer[list].as_array().unwrap().iter().map(|card| card["label"].clone()).collect()
    };
    assert_eq!(labels("proposals"), ["win-win-if"; 3]);
    assert_eq!(labels("kept_in_view"), ["not-yet"]);
    let alike: Vec<&Value> =
        answer["proposals"].as_array().unwrap().iter().map(|card| &card["alike"]).collect();
    assert_eq!(alike, ["0", "1", "0"]);
}

#[test]
fn level_by_level_five_packages_in_four_profiles_are_not_worse_for_anyone() {
    let answer = Workshop::new().asked(&["frontier", "--tier", "1"]);
    let counts: Vec<u32> = answer["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| point["count"].as_str().unwrap().parse().unwrap())
        .collect();
    assert_eq!((counts.len(), counts.iter().sum::<u32>()), (4, 5));
}

#[test]
fn needing_debt_at_two_leaves_nine_packages_and_one_proposal() {
    let answer = Workshop::needing(&[(DEBT, 2)]).asked(&["propose"]);
    assert_eq!(answer["meeting"], "9");
    let rows: Vec<Value> =
        answer["proposals"].as_array().unwrap().iter().map(|card| row(card)[0].clone()).collect();
    assert_eq!(rows, ["Anna keeps · now · rests · shared"]);
}

#[test]
fn income_at_three_and_debt_at_two_block_each_other() {
    assert_eq!(Workshop::needing(&[(INCOME, 3), (DEBT, 2)]).blocking(), sets([&[INCOME, DEBT]]));
}

#[test]
fn all_six_at_two_have_two_blocking_sets() {
    let all = [CRAFT, INCOME, FAIR_A, DEBT, NAME, FAIR_B].map(|statement| (statement, 2));
    assert_eq!(Workshop::needing(&all).blocking(), sets([&[INCOME, FAIR_A], &[CRAFT, FAIR_A, DEBT]]));
}

#[test]
fn all_six_at_three_have_six_blocking_sets() {
    let all = [CRAFT, INCOME, FAIR_A, DEBT, NAME, FAIR_B].map(|statement| (statement, 3));
    let published = sets([
        &[CRAFT, DEBT],
        &[INCOME, FAIR_A],
        &[INCOME, DEBT],
        &[INCOME, FAIR_B],
        &[FAIR_A, DEBT],
        &[DEBT, NAME],
    ]);
    assert_eq!(Workshop::needing(&all).blocking(), published);
}
