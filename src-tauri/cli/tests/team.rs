//! Teams by the command line: homes of their own, and one folder between them.
#![expect(clippy::unwrap_used, reason = "a command line that does not start fails the test")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// A machine with a database of its own.
struct Home {
    folder: tempfile::TempDir,
    name: &'static str,
    shared: PathBuf,
}

impl Home {
    fn of(name: &'static str, shared: &Path) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), name, shared: shared.to_owned() }
    }

    fn asked(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let out = Command::new(env!("CARGO_BIN_EXE_entente"))
            .args(arguments)
            .env("ENTENTE_DB", self.folder.path().join("entente.db"))
            .env_remove("ENTENTE_STORE_PASSWORD")
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (out.status.code(), text(out.stdout), text(out.stderr))
    }

    fn said(&self, arguments: &[&str]) -> String {
        let (code, said, error) = self.asked(arguments);
        assert_eq!(code, Some(0), "{arguments:?}: {error}");
        said
    }

    fn refused(&self, arguments: &[&str]) -> String {
        let (code, said, error) = self.asked(arguments);
        assert_eq!(code, Some(2), "{arguments:?}: {said}");
        error
    }

    fn shared(&self) -> &str {
        self.shared.to_str().unwrap()
    }

    /// The card and the six words of whoever works here.
    fn card(&self) -> (String, String) {
        let said = self.said(&["team", "card", "--me", self.name]);
        let mut lines = said.lines().skip(1);
        let card = lines.next().unwrap().to_owned();
        let words = lines.next().unwrap().split_once(": ").unwrap().1.to_owned();
        (card, words)
    }

    fn create(&self) {
        self.said(&["team", "create", "Our side", "--folder", self.shared(), "--me", self.name]);
    }

    fn admit(&self, other: &Self, role: &str) {
        let (card, words) = other.card();
        self.said(&["team", "invite", &card, "--words", &words, "--role", role]);
        let words = self.card().1;
        other.said(&["team", "join", "--folder", self.shared(), "--words", &words]);
    }

    fn sync(&self) -> Value {
        serde_json::from_str(&self.said(&["team", "sync", "--json"])).unwrap()
    }

    fn plan(&self) -> String {
        self.said(&["export", "The workshop"])
    }

    /// Shares the workshop.
    fn share(&self) {
        fs::write(self.folder.path().join("plan.json"), self.said(&["example", "workshop"])).unwrap();
        self.said(&["add", "plan.json"]);
        self.said(&["team", "share", "The workshop"]);
    }
}

#[test]
fn two_homes_share_a_plan_through_a_folder() {
    let shared = tempfile::tempdir().unwrap();
    let (ada, ben) = (Home::of("Ada", shared.path()), Home::of("Ben", shared.path()));
    ada.create();
    assert!(
        ben.refused(&["team", "join", "--folder", ada.shared(), "--me", "Ben"])
            .contains("Nobody has invited")
    );
    let (card, words) = ben.card();
    assert!(ada.said(&["team", "card", &card]).contains(&words));
    assert!(ada.said(&["team", "invite", &card]).contains("Ben"), "the words are asked for first");
    let (_, other) = ada.card();
    assert!(ada.refused(&["team", "invite", &card, "--words", &other]).contains("six words"));
    ada.said(&["team", "invite", &card, "--words", &words]);
    assert!(ben.said(&["team", "join", "--folder", ada.shared()]).contains("Ada invites you to “Our side”"));
    assert!(
        ben.refused(&["team", "join", "--folder", ada.shared(), "--words", &words]).contains("six words")
    );
    ben.said(&["team", "join", "--folder", ada.shared(), "--words", &other]);
    ada.share();
    assert_eq!(ada.sync()["put"], 1);
    assert_eq!(ben.sync()["taken"], 1);
    assert_eq!(ben.plan(), ada.plan());
    let status: Value = serde_json::from_str(&ben.said(&["team", "status", "--json"])).unwrap();
    assert_eq!(status[0]["plans"][0]["name"], "The workshop");
    let members = ben.said(&["team", "members"]);
    assert!(members.contains("Ada") && members.contains("owner") && members.contains("not yet"), "{members}");
}

#[test]
fn a_removed_member_is_told_and_gets_nothing_more() {
    let shared = tempfile::tempdir().unwrap();
    let homes = ["Ada", "Ben", "Cy"].map(|name| Home::of(name, shared.path()));
    let [ada, ben, cy] = &homes;
    ada.create();
    ada.admit(ben, "edit");
    ada.admit(cy, "read");
    ada.share();
    for home in &homes {
        home.sync();
    }
    assert!(ben.refused(&["team", "remove", "Cy"]).contains("owner"));
    ada.said(&["team", "remove", "Ben"]);
    assert!(ada.refused(&["team", "remove", "Ben"]).contains("Nobody of the team is called"));
    assert!(ben.refused(&["team", "sync"]).contains("You keep what is here"));
    assert_eq!(ben.plan(), ada.plan());
    assert_eq!(cy.sync()["faults"], Value::Array(Vec::new()));
    assert!(ada.said(&["team", "members"]).contains("removed"));
}

#[test]
fn an_emptied_folder_is_told_and_filled_again_when_asked() {
    let shared = tempfile::tempdir().unwrap();
    let (ada, ben) = (Home::of("Ada", shared.path()), Home::of("Ben", shared.path()));
    ada.create();
    ada.admit(&ben, "edit");
    ada.share();
    ada.sync();
    let plan = ada.plan();
    fs::remove_dir_all(shared.path().join("entente1")).unwrap();
    assert!(ada.refused(&["team", "sync"]).contains("Nothing here was changed"));
    assert_eq!(ada.plan(), plan);
    let said = ada.said(&["team", "sync", "--refill"]);
    assert!(said.contains("put again"), "{said}");
    assert_eq!(ben.sync()["taken"], 1);
    assert_eq!(ben.plan(), plan);
}

#[test]
fn a_place_that_is_not_right_says_what_is_wrong() {
    let shared = tempfile::tempdir().unwrap();
    let ada = Home::of("Ada", shared.path());
    assert!(ada.said(&["team", "try", "--folder", ada.shared()]).contains("can be read and written"));
    assert!(ada.refused(&["team", "try", "--folder", "nowhere"]).contains("no such folder"));
    assert!(ada.refused(&["team", "try"]).contains("Name one place"));
    let server = ["team", "try", "--webdav", "http://127.0.0.1:9", "--user", "ada"];
    assert!(ada.refused(&server).contains("ENTENTE_STORE_PASSWORD"));
    assert!(ada.refused(&["team", "create", "Our side", "--folder", ada.shared()]).contains("--me"));
    assert!(ada.refused(&["team", "sync"]).contains("--me"));
    assert!(ada.said(&["team", "status"]).contains("There is no team"));
}

#[test]
fn a_database_in_a_folder_that_is_kept_in_step_is_told() {
    let shared = tempfile::tempdir().unwrap();
    let ada = Home::of("Ada", shared.path());
    fs::create_dir(ada.folder.path().join(".stfolder")).unwrap();
    let asked = ada.asked(&["team", "create", "Our side", "--folder", ada.shared(), "--me", "Ada"]);
    assert!(asked.0 == Some(0) && asked.2.contains("Syncthing"), "{}", asked.2);
}

#[test]
fn three_homes_answer_a_blind_round_and_agree() {
    let shared = tempfile::tempdir().unwrap();
    let [ada, ben, cy] = ["Ada", "Ben", "Cy"].map(|name| Home::of(name, shared.path()));
    ada.create();
    ada.share();
    for other in [&ben, &cy] {
        ada.admit(other, "edit");
    }
    let sync = || [&ada, &ben, &cy, &ada, &ben, &cy].into_iter().for_each(|home| drop(home.sync()));
    sync();
    let status = |home: &Home| -> Value {
        let said = home.said(&["team", "round", "status", "--plan", "The workshop", "--json"]);
        serde_json::from_str(&said).unwrap()
    };
    let none = ada.refused(&["team", "round", "status", "--plan", "The workshop"]);
    assert!(none.contains("not there"), "{none}");
    ada.said(&["team", "round", "open", "The workshop"]);
    sync();
    for (home, level) in [(&ada, "2"), (&ben, "2"), (&cy, "0")] {
        let mut asked = status(home)["asked"].clone();
        for rated in asked["levels"].as_object_mut().unwrap().values_mut() {
            rated.as_object_mut().unwrap().values_mut().for_each(|given| *given = level.into());
        }
        assert_eq!(status(home)["spreads"].as_array().unwrap().len(), 0);
        fs::write(home.folder.path().join("answer.json"), asked.to_string()).unwrap();
        home.said(&["team", "round", "answer", "answer.json", "--plan", "The workshop"]);
    }
    sync();
    let seen = status(&ben);
    assert_eq!(seen["stage"], "revealed", "{seen}");
    assert_eq!(seen["answered"].as_array().unwrap().len(), 3);
    let spreads = seen["spreads"].as_array().unwrap();
    assert_eq!(spreads.iter().filter(|spread| spread["dissent"] == "Cy").count(), 9);
    assert!(!seen["contested"].as_array().unwrap().is_empty());
    let told = ben.said(&["team", "round", "status", "--plan", "The workshop"]);
    assert!(told.contains("Revealed") && told.contains("Cy: not met"), "{told}");
    let agreed = ben.said(&["team", "round", "agree", "--plan", "The workshop"]);
    assert!(agreed.contains('9'), "{agreed}");
    sync();
    assert_eq!(status(&cy)["stage"], "agreed");
    assert_eq!(ada.plan(), ben.plan());
    fs::write(cy.folder.path().join("wrong.json"), r#"{"order": [["nothing"]], "levels": {}}"#).unwrap();
    let refused = cy.refused(&["team", "round", "agree", "--plan", "The workshop", "--list", "wrong.json"]);
    assert!(refused.contains("“nothing” is not asked"), "{refused}");
}
