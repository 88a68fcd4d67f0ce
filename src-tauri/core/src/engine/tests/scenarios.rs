//! Published negotiation scenarios against an independent exact oracle, where their folder is at hand.
//!
//! The folder is named by the environment variable ENTENTE_SCENARIOS; without it the test says that it was skipped.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::fixture::{criterion, id, listed, name, party, plan, rating};
use crate::{
    Ratio,
    engine::{Among, Case, Frontier, Pick, Point, RulesAnswer, Watch},
    interchange::{SourceFile, import},
    model::{GainBasis, Level, Party, PlanParts, Points, RatedLevel},
};

fn folder() -> Option<PathBuf> {
    std::env::var_os("ENTENTE_SCENARIOS").map(PathBuf::from)
}

fn json(path: PathBuf) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn number(value: &Value) -> Ratio {
    value.as_str().unwrap().parse().unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// One criterion for every issue and party, with the party's weight as its points.
fn scenario(file: &Value) -> Case {
    let mut parts = PlanParts::new(id(0, 0), name("scenario"));
    let parties = list(&file["parties"]);
    parts.parties = (0..parties.len()).map(|at| party(at, "party")).collect();
    parts.gain_basis = GainBasis::Zero;
    let options = |issue: &Value| list(issue.get("values").unwrap()).len();
    let issues = list(&file["issues"]).iter().enumerate();
    parts.issues = issues.map(|(at, issue)| listed(at, options(issue))).collect();
    for (owner, party) in parties.iter().enumerate() {
        let denominator: Ratio = party["denominator"].to_string().trim_matches('"').parse().unwrap();
        let weights: Vec<Ratio> = list(&party["weights_raw"]).iter().map(number).collect();
        let sum: num_rational::BigRational = weights.iter().map(Ratio::exact).sum();
        for (issue, weight) in weights.iter().enumerate() {
            let at = parts.criteria.len();
            let mut row = criterion(at, owner, None, &[issue]);
            row.points = Points::new(weight.clone());
            parts.criteria.push(row);
            for (option, value) in list(&party["table_num"][issue]).iter().enumerate() {
                let part = number(value).exact() / denominator.exact() * &sum;
                let level =
                    if weight.is_zero() { part } else { part / weight.exact() * Ratio::from(3).exact() };
                let mut rating = rating(at, issue, option, None);
                rating.level = RatedLevel::Known(Level::new(level.into()).unwrap());
                parts.ratings.push(rating);
            }
        }
    }
    Case::of(&plan(parts)).unwrap()
}

fn fingerprint(frontier: &Frontier<'_>) -> String {
    let line = |utilities: &[Ratio]| utilities.iter().map(Ratio::to_string).collect::<Vec<_>>().join(" ");
    let lines = frontier.points().iter().map(|point| format!("{} {}", line(&point.utilities), point.count));
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    let digest = Sha256::digest(lines.join("\n"));
    digest.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn vectors(pick: &Pick) -> Vec<Vec<String>> {
    let texts = |utilities: &[Ratio]| utilities.iter().map(Ratio::to_string).collect();
    let mut vectors: Vec<Vec<String>> = pick.points.iter().map(|point| texts(&point.utilities)).collect();
    vectors.sort();
    vectors
}

fn expected(answer: &Value, rule: &str) -> Vec<Vec<String>> {
    let texts = |vector: &Value| list(vector).iter().map(|text| text.as_str().unwrap().to_owned()).collect();
    let mut vectors: Vec<Vec<String>> = list(&answer[rule]["vectors"]).iter().map(texts).collect();
    vectors.sort();
    vectors
}

fn gives_the_published_answer(called: &str, file: &Value, answer: &Value) {
    let case = scenario(file);
    let space = case.space(&Watch::idle()).unwrap();
    let frontier = space.frontier(Among::Everything, &Watch::idle()).unwrap();
    assert_eq!(fingerprint(&frontier), answer["front_sha256"].as_str().unwrap(), "{called}");
    let zero = |party: &Value| ["0", "0.0", "0.00"].contains(&party["reservation"].as_str().unwrap_or(""));
    if !list(&file["parties"]).iter().all(zero) {
        return;
    }
    let RulesAnswer::Picked(rules) = space.rules(&Watch::idle()).unwrap() else {
        panic!("{called}: no pick")
    };
    assert_eq!(vectors(&rules.nash), expected(answer, "nash"), "{called}");
    assert_eq!(vectors(&rules.leximin), expected(answer, "leximin"), "{called}");
    assert_eq!(vectors(&rules.kalai_smorodinsky), expected(answer, "ks_leximin"), "{called}");
}

/// The frontier of a folder's GENIUS files on the scale of the files: highest first for the first party.
fn original_frontier(folder: &Path, files: &[&str]) -> Vec<Vec<String>> {
    let read = |name: &&str| (name.to_string(), fs::read(folder.join("original").join(name)).unwrap());
    let read: Vec<(String, Vec<u8>)> = files.iter().map(read).collect();
    let sources: Vec<_> = read.iter().map(|(name, bytes)| SourceFile { name, bytes }).collect();
    let plan = import(&sources).unwrap().plan;
    let sum = |party: &Party| -> Ratio {
        let points =
            plan.criteria_of(party.id).map(|row| row.points.as_ref().unwrap().ratio().exact().clone());
        Ratio::from(points.sum::<num_rational::BigRational>())
    };
    let sums: Vec<Ratio> = plan.parties.iter().map(sum).collect();
    let case = Case::of(&plan).unwrap();
    let space = case.space(&Watch::idle()).unwrap();
    let frontier = space.frontier(Among::Everything, &Watch::idle()).unwrap();
    let scaled = |(own, sum): (&Ratio, &Ratio)| Ratio::from(own.exact() * sum.exact()).to_string();
    let point = |point: &Point| point.utilities.iter().zip(&sums).map(scaled).collect();
    frontier.points().iter().map(point).collect()
}

#[test]
fn the_ten_issue_hyper_rectangles_give_their_published_points() {
    let Some(folder) = folder() else {
        println!("skipped: ENTENTE_SCENARIOS names no folder");
        return;
    };
    let called = "genius-2014-10issues";
    let files = ["10issues-domain.xml", "profile-1.xml", "profile-2.xml"];
    let found = original_frontier(&folder.join(called), &files);
    let expected = json(folder.join("expected_hyperrectangle.json"));
    let texts = |point: &Value| list(point).iter().map(Value::to_string).collect::<Vec<_>>();
    let expected: Vec<_> = list(&expected[called]["exact_front_unclipped"]).iter().map(texts).collect();
    assert_eq!(found, expected);
    let published = fs::read_to_string(folder.join(called).join("original/pareto.xml")).unwrap();
    assert_eq!(published.lines().filter(|line| line.contains(',')).count(), found.len());
}

#[test]
fn published_scenarios_give_their_published_answers() {
    let Some(folder) = folder() else {
        println!("skipped: ENTENTE_SCENARIOS names no folder");
        return;
    };
    let answers = json(folder.join("expected.json"));
    for (called, answer) in answers.as_object().unwrap() {
        gives_the_published_answer(called, &json(folder.join(called).join("scenario.json")), answer);
    }
}
