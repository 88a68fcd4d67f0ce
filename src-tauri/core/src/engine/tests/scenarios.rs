//! Published negotiation scenarios against an independent exact oracle, where their folder is at hand.
//!
//! The folder is named by the environment variable ENTENTE_SCENARIOS; without it the test says that it was skipped.

use std::{fmt::Write as _, fs, path::PathBuf};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::fixture::{criterion, id, listed, name, party, plan, rating};
use crate::{
    Ratio,
    engine::{Among, Case, Frontier, Pick, RulesAnswer, Watch},
    model::{GainBasis, Level, PlanParts, Points, RatedLevel},
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
