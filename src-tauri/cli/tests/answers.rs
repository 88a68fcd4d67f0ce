//! What the command line answers, field by field, and how it ends.
#![expect(clippy::unwrap_used, reason = "a command line that does not start fails the test")]

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

fn entente(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_entente")).args(arguments).current_dir(folder).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn answer(arguments: &[&str], folder: &Path) -> (Value, Option<i32>) {
    let output = entente(arguments, folder);
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code())
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

/// The workshop, changed, as a file of a folder.
fn workshop(folder: &Path, change: impl FnOnce(&mut Value)) {
    let mut plan: Value = serde_json::from_slice(&entente(&["example", "workshop"], folder).stdout).unwrap();
    change(&mut plan);
    std::fs::write(folder.join("plan.json"), plan.to_string()).unwrap();
}

/// Makes criteria, by their place in the plan, essential from a level on.
fn need(plan: &mut Value, needs: &[(usize, u8)]) {
    for (at, level) in needs {
        plan["criteria"][at]["standing"] = "essential".into();
        plan["criteria"][at]["need"]["level"] = (*level).into();
    }
}

const INCOME: usize = 1;
const DEBT: usize = 3;

/// The workshop in which income is needed at 3 and debt at 2: no package.
fn blocked(folder: &Path) {
    workshop(folder, |plan| need(plan, &[(INCOME, 3), (DEBT, 2)]));
}

fn income_and_debt() -> Value {
    json!([[
        { "party": "Anna", "criterion": "Steady income" },
        { "party": "Ben", "criterion": "Free of debt" }
    ]])
}

fn keys(object: &Value) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn a_proposal_has_every_field_of_the_first_package_of_the_workshop() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path(), |_| {});
    let (found, code) = answer(&["propose", "plan.json", "--json"], folder.path());
    let first = &found["proposals"][0];
    assert_eq!(code, Some(0));
    assert_eq!(
        first["package"],
        json!({ "Building": "Anna keeps", "Cash": "now", "Name": "rests", "Tools": "shared" })
    );
    let said = [&first["alike"], &first["label"], &first["place"], &first["cases"]];
    assert_eq!(said, [&json!("0"), &json!("win-win-if"), &json!(["14/19", "1"]), &json!(["9", "9"])]);
    let anna = &first["parties"][0];
    assert_eq!(keys(anna), ["criteria", "party", "utility", "utility_band"]);
    assert_eq!((&anna["party"], &anna["utility"]), (&json!("Anna"), &json!("5/6")));
    assert_eq!(anna["utility_band"], json!(["2/3", "1"]));
    assert_eq!(
        anna["criteria"][0],
        json!({ "criterion": "The craft goes on", "level": "3", "level_band": ["3", "3"], "needed": 2, "essential": true })
    );
    assert_eq!(
        first["why"][1],
        json!({
            "issue": "Cash", "chosen": "now", "instead": "over three years",
            "changes": [
                { "party": "Anna", "criterion": "Steady income", "before": "3", "after": "2" },
                { "party": "Ben", "criterion": "Free of debt", "before": "1", "after": "2" },
            ],
        })
    );
    assert!(list(&first["rests_on"]).iter().all(|row| row["party"] == "Ben" && row["source"] == "assumed"));
    let kept = list(&found["kept_in_view"]);
    assert_eq!(
        (kept.len(), &kept[0]["label"], &kept[0]["place"]),
        (1, &json!("not-yet"), &json!([null, null]))
    );
    assert_eq!(keys(&kept[0]), keys(first));
    assert_eq!([&found["blocking"], &found["repairs"], &found["left_out"]], [&json!([]); 3]);
}

#[test]
fn a_proposal_that_rules_pick_says_so_in_json_and_in_words() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path(), |_| {});
    let (found, _) = answer(&["propose", "plan.json", "--json"], folder.path());
    let rule = |rule: &str| json!({ "reason": "rule", "rule": rule });
    assert_eq!(
        found["proposals"][0]["listed_because"],
        json!([
            { "reason": "best_place" },
            rule("nash"), rule("kalai_smorodinsky"), rule("leximin"), rule("equal_gains"),
            { "reason": "one_of_few", "count": "3" },
        ])
    );
    let told = text(&entente(&["propose", "plan.json"], folder.path()));
    assert!(told.contains("Listed because this rule picks it: Nash."), "{told}");
    assert!(told.contains("Cash: now, not over three years (Anna: Steady income 3 → 2; "), "{told}");
}

#[test]
fn no_rule_is_named_while_no_agreement_is_not_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path(), |plan| plan["gain_basis"] = "course_only".into());
    let (found, _) = answer(&["propose", "plan.json", "--json"], folder.path());
    assert_eq!(list(&found["proposals"]).len(), 3);
    assert!(!found.to_string().contains("\"rule\""));
    let (rules, code) = answer(&["rules", "plan.json", "--json"], folder.path());
    assert_eq!((code, &rules["answer"]), (Some(0), &json!("not_examined")));
    assert_eq!(rules["not_examined"], json!(["Anna", "Ben"]));
}

#[test]
fn a_blocked_plan_names_its_blocking_sets_and_ends_with_1_whatever_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    blocked(folder.path());
    let questions: [&[&str]; 4] = [
        &["propose", "plan.json"],
        &["rules", "plan.json"],
        &["frontier", "plan.json", "--essentials"],
        &["frontier", "plan.json", "--essentials", "--tier", "1"],
    ];
    for question in questions {
        let (found, code) = answer(&[question, &["--json"]].concat(), folder.path());
        assert_eq!((code, &found["blocking"]), (Some(1), &income_and_debt()), "{question:?}");
        let told = entente(question, folder.path());
        assert_eq!(told.status.code(), Some(1));
        let told = text(&told);
        assert!(told.contains("These 2 essentials cannot be met together"), "{question:?}: {told}");
        assert!(told.contains("  Anna: Steady income\n  Ben: Free of debt\n"), "{question:?}: {told}");
    }
    let (all, code) = answer(&["frontier", "plan.json", "--json"], folder.path());
    assert_eq!((code, list(&all["points"]).len(), &all["blocking"]), (Some(0), 3, &Value::Null));
}

#[test]
fn a_repair_names_what_changes_from_where_to_where_and_what_it_opens() {
    let folder = tempfile::tempdir().unwrap();
    blocked(folder.path());
    let (found, _) = answer(&["propose", "plan.json", "--json"], folder.path());
    let repairs = list(&found["repairs"]);
    let of = |kind: &str| repairs.iter().filter(|row| row["kind"] == kind).collect::<Vec<_>>();
    let keeps_now =
        json!({ "Building": "Anna keeps", "Cash": "now", "Name": "Anna uses it", "Tools": "Anna" });
    assert_eq!(
        *of("rating")[0],
        json!({
            "kind": "rating", "party": "Anna", "criterion": "Steady income",
            "issue": "Building", "option": "Anna keeps", "by": 1, "from": "2", "to": "3", "guess": false,
            "opens": "9", "package": keeps_now,
        })
    );
    let keeps_later = json!({ "Building": "Anna keeps", "Cash": "over three years", "Name": "Anna uses it", "Tools": "Anna" });
    assert_eq!(
        *of("shift")[0],
        json!({
            "kind": "shift", "party": "Ben", "criterion": "Free of debt",
            "when": [{ "issue": "Cash", "any_of": ["over three years"] }],
            "by": 1, "from": -1, "to": 0, "guess": true, "opens": "9", "package": keeps_later,
        })
    );
    assert_eq!(
        *of("option")[0],
        json!({
            "kind": "option", "issue": "Building", "opens": "4",
            "levels": [
                { "party": "Anna", "criterion": "The craft goes on", "level": "1" },
                { "party": "Anna", "criterion": "Steady income", "level": "3" },
                { "party": "Ben", "criterion": "Free of debt", "level": "2" },
            ],
            "package": { "Cash": "now", "Name": "Ben uses it", "Tools": "Anna" },
        })
    );
    let eases = |party: &str, criterion: &str, from: u8, to: u8| json!([{ "party": party, "criterion": criterion, "from": from, "to": to }]);
    let eased: Vec<_> = of("ease").iter().map(|row| row["eases"].clone()).collect();
    assert_eq!(eased, [eases("Anna", "Steady income", 3, 2), eases("Ben", "Free of debt", 2, 1)]);
    assert_eq!(
        found["nearest"][0]["short"],
        json!([{ "party": "Anna", "criterion": "Steady income", "level": "2", "needed": 3, "by": "1" }])
    );
    let told = text(&entente(&["propose", "plan.json"], folder.path()));
    assert!(told.contains("(Building: Anna keeps: 2 → 3), then 9 packages work"), "{told}");
}

#[test]
fn a_constraint_that_leaves_nothing_is_named() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path(), |plan| {
        let cash = plan["issues"][1].clone();
        let all: Vec<_> = list(&cash["kind"]["listed"]).iter().map(|option| option["id"].clone()).collect();
        plan["constraints"] = json!([{
            "id": "00000000-0000-4000-8000-000000000001", "reason": "The bank is closed.",
            "when": [{ "issue": cash["id"], "choices": { "any_of": all } }],
            "provenance": plan["shifts"][0]["provenance"],
        }]);
    });
    let (found, code) = answer(&["propose", "plan.json", "--json"], folder.path());
    let when = json!([{ "issue": "Cash", "any_of": ["now", "over three years"] }]);
    assert_eq!((code, &found["blocking_constraints"]), (Some(1), &json!([[when]])));
    let lifted = list(&found["repairs"]).iter().find(|row| row["kind"] == "constraint").unwrap();
    let said = [&lifted["when"], &lifted["reason"], &lifted["opens"]];
    assert_eq!(said, [&when, &json!("The bank is closed."), &json!("27")]);
    let told = entente(&["frontier", "plan.json"], folder.path());
    assert_eq!(told.status.code(), Some(1));
    assert!(text(&told).contains("  Cash: now / over three years\n"), "{}", text(&told));
}

#[test]
fn what_may_meet_every_essential_is_proposed_and_is_no_point_of_the_frontier() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path(), |plan| {
        let debt = plan["criteria"][DEBT]["id"].clone();
        plan["ratings"].as_array_mut().unwrap().retain(|row| row["criterion"] != debt);
    });
    let (found, code) = answer(&["propose", "plan.json", "--json"], folder.path());
    assert_eq!((code, &found["proposals"][0]["label"]), (Some(0), &json!("undetermined")));
    let debt = &found["proposals"][0]["parties"][1]["criteria"][0];
    assert_eq!((&debt["level"], &debt["level_band"]), (&Value::Null, &json!(["0", "3"])));
    let told = entente(&["frontier", "plan.json", "--essentials"], folder.path());
    assert_eq!(told.status.code(), Some(1));
    assert!(text(&told).contains("may, once what is open is known"), "{}", text(&told));
}

#[test]
fn a_name_that_is_taken_gets_a_number_wherever_it_is_a_key() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path(), |plan| {
        plan["issues"][1]["name"] = "Building".into();
        plan["parties"][1]["name"] = "Anna".into();
        plan["issues"][0]["kind"]["listed"][1]["name"] = "Anna keeps".into();
        plan["criteria"][INCOME]["statement"] = plan["criteria"][0]["statement"].clone();
    });
    let (found, _) = answer(&["propose", "plan.json", "--json"], folder.path());
    let first = &found["proposals"][0];
    assert_eq!(keys(&first["package"]), ["Building", "Building#2", "Name", "Tools"]);
    let parties: Vec<_> = list(&first["parties"]).iter().map(|row| &row["party"]).collect();
    assert_eq!(parties, ["Anna", "Anna#2"]);
    let criteria: Vec<_> =
        list(&first["parties"][0]["criteria"]).iter().map(|row| row["criterion"].as_str().unwrap()).collect();
    assert_eq!(criteria[..2], ["The craft goes on", "The craft goes on#2"]);
    assert_eq!(found["kept_in_view"][0]["package"]["Building"], "Anna keeps#2");
    let (levels, _) = answer(&["frontier", "plan.json", "--tier", "1", "--json"], folder.path());
    assert_eq!(keys(&levels["points"][0]["levels"]), ["Anna", "Anna#2"]);
}

#[test]
fn a_dash_is_the_plan_of_standard_input_for_every_question() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path(), |_| {});
    let plan = std::fs::read(folder.path().join("plan.json")).unwrap();
    let questions: [&[&str]; 7] = [
        &["check", "-"],
        &["propose", "-", "--json"],
        &["frontier", "-", "--json"],
        &["frontier", "-", "--tier", "1"],
        &["rules", "-", "--json"],
        &["import", "-"],
        &["add", "-", "--db", "plans.db"],
    ];
    for question in questions {
        let mut child = Command::new(env!("CARGO_BIN_EXE_entente"))
            .args(question)
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(&plan).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            output.status.code(),
            Some(0),
            "{question:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        if question[0] != "add" {
            let named: Vec<_> =
                question.iter().map(|word| if *word == "-" { "plan.json" } else { word }).collect();
            assert_eq!(text(&output), text(&entente(&named, folder.path())), "{question:?}");
        }
    }
}

#[test]
fn bad_input_ends_with_2_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path(), |plan| {
        for table in ["criteria", "ratings", "shifts", "readings", "questions", "common_grounds", "ideas"] {
            plan[table] = json!([]);
        }
    });
    let cases: [(&[&str], &str); 6] = [
        (&["propose", "plan.json"], "Add a party, an issue with something to choose, and a criterion."),
        (&["propose", "nowhere.json"], "nowhere.json: the file could not be read"),
        (&["frontier", "."], "could not be read"),
        (&["example", "castle"], "There are workshop, workshop-settled, lease and field-to-loaf."),
        (&["export", "nothing", "--db", "plans.db"], "See entente list."),
        (&["frontier", "plan.json", "--tier", "2"], "possible values: 1"),
    ];
    for (question, said) in cases {
        let output = entente(question, folder.path());
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{question:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(said), "{question:?}: {told}");
    }
}

/// Four parties, of which two and two want opposite ends of an amount with this many steps.
fn opposed(steps: usize) -> Value {
    let id = |table: u8, at: usize| format!("00000000-0000-4000-80{table:02}-{at:012}");
    let from =
        json!({ "source": "said_by_them", "confidence": "certain", "by": null, "at": null, "note": null });
    let party = |at: usize| {
        json!({
            "id": id(1, at), "name": format!("party {at}"), "about": null,
            "essentials": "nothing_is_essential", "order_provenance": from,
        })
    };
    let issue = |at: usize| {
        let range = json!({ "lower": "0", "upper": steps.to_string(), "step": "1", "unit": null });
        json!({ "id": id(2, at), "name": format!("amount {at}"), "kind": { "numeric": range } })
    };
    let criterion = |at: usize| {
        json!({
            "id": id(3, at), "party": id(1, at), "value": null, "statement": "enough of it", "evidence": null,
            "level_words": [null, null, null, null], "standing": "open", "combine": "weakest", "rank": 1,
            "need": { "level": 2, "provenance": from }, "main": [id(2, at / 2)], "provenance": from,
        })
    };
    let rating = |at: usize, end: usize| {
        json!({
            "criterion": id(3, at), "level": if at % 2 == end { "3" } else { "0" }, "provenance": from,
            "at": { "amount": { "issue": id(2, at / 2), "amount": (end * steps).to_string() } },
        })
    };
    json!({
        "parties": (0..4).map(party).collect::<Vec<_>>(), "issues": (0..2).map(issue).collect::<Vec<_>>(),
        "criteria": (0..4).map(criterion).collect::<Vec<_>>(), "gain_basis": "zero",
        "ratings": (0..4).flat_map(|at| [rating(at, 0), rating(at, 1)]).collect::<Vec<_>>(),
    })
}

#[test]
fn a_frontier_that_grows_too_large_is_a_cover_and_proposals_say_what_was_left_out() {
    let folder = tempfile::tempdir().unwrap();
    workshop(folder.path(), |plan| {
        let tables = plan.as_object_mut().unwrap().values_mut().filter(|value| value.is_array());
        tables.for_each(|table| *table = json!([]));
        plan["mine"] = Value::Null;
        for (key, rows) in opposed(400).as_object().unwrap() {
            plan[key] = rows.clone();
        }
    });
    let (frontier, code) = answer(&["frontier", "plan.json", "--json"], folder.path());
    assert_eq!((code, list(&frontier["within"]).len()), (Some(0), 4));
    let told = text(&entente(&["frontier", "plan.json"], folder.path()));
    assert!(told.contains("There are more points than are kept."), "{told}");
    let (found, code) = answer(&["rules", "plan.json", "--json"], folder.path());
    let note = json!({ "rule": "equal_gains", "note": "frontier_too_large", "parties": [] });
    assert_eq!((code, &found["notes"]), (Some(0), &json!([note])));
    for rule in ["nash", "leximin"] {
        assert_eq!(found[rule][0]["gains"], json!(["1/2", "1/2", "1/2", "1/2"]), "{rule}");
    }
    assert_eq!(list(&found["equal_gains"]).len(), 0);
    let (found, code) = answer(&["propose", "plan.json", "--json"], folder.path());
    assert_eq!((code, &found["left_out"]), (Some(0), &json!(["frontier"])));
    assert_eq!(found["proposals"][0]["listed_because"][0]["reason"], "best_place_drawn");
    assert!(!found.to_string().contains("one_of_few"));
}
