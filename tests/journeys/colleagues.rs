//! Colleagues, each in a window of their own, share a plan through one folder.

use std::{error::Error, fs, os::unix::fs::symlink, path::PathBuf};

use entente_core::{examples::Example, model::Name};
use entente_store::{Label, Note, PlanEntry, Setting, Store};
use entente_team::identity::Card;
use entente_tests::{
    home::Home,
    journey::{Journey, journey},
    window::{Window, WindowError},
};

fn press(window: &Window<'_>, button: &str) -> Result<(), WindowError> {
    window.click("button", button)
}

/// Writes into a field by its label, and leaves it. Keys would go to whatever the page gives the focus meanwhile.
const FILL: &str = "
    const [name, text] = arguments;
    const labels = [...document.querySelectorAll('label')];
    const field = labels.find((label) => label.textContent.trim() === name)?.control;
    if (!field) return false;
    field.focus();
    field.value = text;
    for (const kind of ['input', 'change', 'blur']) field.dispatchEvent(new Event(kind, { bubbles: true }));
    return true;
";

fn fill(window: &Window<'_>, field: &str, text: &str) -> Result<(), WindowError> {
    window.until(&format!("the field “{field}”"), || {
        let filled = window.run(FILL, vec![field.into(), text.into()])?;
        Ok(filled.as_bool().filter(|filled| *filled))
    })?;
    Ok(())
}

/// The card that a window shows.
fn card(window: &Window<'_>) -> Result<Card, WindowError> {
    window.until("the card", || {
        let text = window.text()?;
        Ok(text.split_whitespace().find_map(|word| word.parse::<Card>().ok()))
    })
}

/// Chooses the folder of the team, and waits until it is told: what lies below has its place then.
fn choose_folder(window: &Window<'_>) -> Result<(), WindowError> {
    press(window, "Choose the folder")?;
    window.shows("files/team")
}

/// The moment at which the last round ended.
const LAST_ROUND: &str = "return document.querySelector('[data-testid=round]')?.dataset.at ?? null";

fn last_round(window: &Window<'_>) -> Result<Option<String>, WindowError> {
    Ok(window.run(LAST_ROUND, Vec::new())?.as_str().map(str::to_owned))
}

/// Asks for a round and waits until it is over. While it is on its way the button that asks for it cannot be pressed.
fn sync(window: &Window<'_>) -> Result<(), WindowError> {
    window.press("Ctrl+0")?;
    press(window, "Colleagues")?;
    let before = last_round(window)?;
    press(window, "Sync now")?;
    window.until("a round to end", || {
        let button = window.find("button", "Sync now")?;
        let over = last_round(window)? != before && window.may_be_pressed(&button)?;
        Ok(over.then_some(()))
    })
}

/// A home whose folder for files holds the folder that is shared, and whose person goes by a name.
struct Colleague {
    home: Home,
    shared: PathBuf,
}

impl Colleague {
    fn called(name: &str, shared: &Home) -> Result<Self, Box<dyn Error>> {
        let home = Home::new()?;
        let mut store = Store::open(&home.database())?;
        store.set_setting(Setting::Author, Some(name))?;
        store.close()?;
        let shared = shared.files().join("shared");
        fs::create_dir_all(&shared)?;
        let colleague = Self { home, shared };
        colleague.come_back()?;
        Ok(colleague)
    }

    fn link(&self) -> PathBuf {
        self.home.files().join("team")
    }

    /// Takes the shared folder away, as a cable that is pulled does.
    fn leave(&self) -> std::io::Result<()> {
        fs::remove_file(self.link())
    }

    fn come_back(&self) -> std::io::Result<()> {
        symlink(&self.shared, self.link())
    }

    /// Writes what should be different afterwards, and waits until it is saved.
    fn write_purpose(&self, window: &Window<'_>, text: &str) -> Result<(), Box<dyn Error>> {
        window.press("Ctrl+1")?;
        fill(window, "What should be different afterwards", text)?;
        window.until("the purpose to be saved", || {
            let plans = Store::open(&self.home.database()).ok().and_then(|store| store.plans().ok());
            let is_it = |row: &PlanEntry| row.purpose.as_ref().is_some_and(|words| words.as_str() == text);
            let saved = plans.is_some_and(|plans| plans.iter().any(is_it));
            Ok(saved.then_some(()))
        })?;
        Ok(())
    }
}

/// Ada makes a team and shares the workshop with it. Gives her card.
fn make_team(ada: &Window<'_>) -> Result<Card, WindowError> {
    ada.press("Ctrl+0")?;
    press(ada, "Colleagues")?;
    let ours = card(ada)?;
    choose_folder(ada)?;
    fill(ada, "Name of a new team", "Our side")?;
    press(ada, "Make the team")?;
    ada.shows("Made: Our side")?;
    press(ada, "Share The workshop")?;
    ada.shows("Go on alone")?;
    Ok(ours)
}

/// Somebody finds no invitation yet. Gives their card.
fn look(other: &Window<'_>) -> Result<Card, WindowError> {
    press(other, "Colleagues")?;
    choose_folder(other)?;
    press(other, "Look for invitations")?;
    other.shows("Nobody has invited you there yet.")?;
    card(other)
}

/// Ada invites whoever holds a card; not before the six words are those of the card.
fn invite(ada: &Window<'_>, ours: &Card, theirs: &Card) -> Result<(), WindowError> {
    fill(ada, "Card of somebody to invite", &theirs.to_string())?;
    fill(ada, "The six words that they read out", &ours.words().join(" "))?;
    press(ada, "Invite")?;
    ada.shows("The six words are not those of the card.")?;
    fill(ada, "The six words that they read out", &theirs.words().join(" "))?;
    press(ada, "Invite")?;
    ada.hides("The six words are not those of the card.")?;
    ada.find("cell", &theirs.name().to_string()).map(drop)
}

/// Whoever was invited joins and sees the plan.
fn join(other: &Window<'_>, ours: &Card) -> Result<(), WindowError> {
    press(other, "Look for invitations")?;
    other.shows("invites you to “Our side”")?;
    fill(other, &format!("The six words of {}", ours.name()), &ours.words().join(" "))?;
    press(other, "Join Our side")?;
    other.shows("You belong to Our side now")?;
    other.shows("The workshop")
}

/// Ada makes a team, shares the workshop with it and invites the others, who join.
fn share(ada: &Window<'_>, others: &[&Window<'_>]) -> Result<(), WindowError> {
    let ours = make_team(ada)?;
    for other in others {
        let theirs = look(other)?;
        invite(ada, &ours, &theirs)?;
        join(other, &ours)?;
    }
    Ok(())
}

/// Renames the plan as the other windows of this home would.
fn rename(home: &Home, name: &str) -> Journey {
    let mut store = Store::open(&home.database())?;
    let plan = store.known_plans()?.into_iter().next().ok_or("no plan")?;
    let name = Name::new(name)?;
    let label = Label::new("rename_plan").ok_or("no label")?;
    let note = Note { by: Name::new("Ada")?, at: std::time::SystemTime::now().try_into()?, label };
    let edit = |plan: &entente_core::model::Plan| {
        let parts = entente_core::model::PlanParts { name, ..entente_core::model::PlanParts::clone(plan) };
        entente_core::model::Plan::new(parts).map_err(|_| "no plan")
    };
    store.edit(plan, &note, edit).map_err(|error| error.to_string())?;
    Ok(store.close()?)
}

#[test]
fn two_windows_share_a_plan_through_a_folder() -> Journey {
    journey(|place| {
        let (ada_home, ben_home) = (Colleague::called("Ada", place)?, Colleague::called("Ben", place)?);
        let ada = Window::open_with(&ada_home.home, Example::Workshop.text())?;
        let ben = Window::open(&ben_home.home, &[])?;
        share(&ada, &[&ben])?;
        rename(&ada_home.home, "The workshop, renamed")?;
        sync(&ada)?;
        sync(&ben)?;
        ben.shows("The workshop, renamed")?;
        ben.close()?;
        Ok(ada.close()?)
    })
}

const BY_ADA: &str = "Both can live from the workshop";
const BY_BEN: &str = "Nobody owes anybody anything";

/// Whether a value stands on the page with who wrote it and when.
fn shows_value(window: &Window<'_>, value: &str, by: &str) -> Result<(), WindowError> {
    window.shows(value)?;
    window.until(&format!("{by} and a time"), || {
        let text = window.text()?;
        let told = text.lines().any(|line| line.starts_with(&format!("{by}, ")) && line.contains(':'));
        Ok(told.then_some(()))
    })
}

#[test]
fn what_two_windows_wrote_apart_is_shown_side_by_side_and_settled_by_one_press() -> Journey {
    journey(|place| {
        let (ada_home, ben_home) = (Colleague::called("Ada", place)?, Colleague::called("Ben", place)?);
        let ada = Window::open_with(&ada_home.home, Example::Workshop.text())?;
        let ben = Window::open(&ben_home.home, &[])?;
        share(&ada, &[&ben])?;
        press(&ben, "All plans")?;
        press(&ben, "Open The workshop")?;

        ben_home.leave()?;
        ada_home.write_purpose(&ada, BY_ADA)?;
        ben_home.write_purpose(&ben, BY_BEN)?;
        sync(&ben)?;
        ben.shows("The last round could not be made")?;
        ben.shows("There is no such folder")?;
        ben_home.come_back()?;
        for window in [&ada, &ben, &ada] {
            sync(window)?;
        }
        for window in [&ada, &ben] {
            window.press("Ctrl+1")?;
            window.find("button", "1 field with two values")?;
            press(window, "With the team")?;
            window.shows("Nothing had to be settled yet.")?;
            shows_value(window, BY_ADA, "Ada")?;
            shows_value(window, BY_BEN, "Ben")?;
        }

        press(&ben, &format!("This holds: {BY_ADA}, by Ada"))?;
        ben.shows("Nowhere do two values stand side by side.")?;
        ben.shows("settled by Ben")?;
        sync(&ben)?;
        sync(&ada)?;
        ada.press("Ctrl+1")?;
        press(&ada, "With the team")?;
        ada.shows("Nowhere do two values stand side by side.")?;
        ada.shows("settled by Ben")?;
        ada.shows(BY_ADA)?;
        ben.close()?;
        Ok(ada.close()?)
    })
}

/// The issues of the stage that is open, in their order.
const ISSUES: &str =
    "return [...document.querySelectorAll('section.issue')].map((row) => row.getAttribute('aria-label'))";

fn shows_issues(window: &Window<'_>, names: &[&str]) -> Result<(), WindowError> {
    window.press("Ctrl+2")?;
    window.until(&format!("the issues {names:?}"), || {
        let shown = window.run(ISSUES, Vec::new())?;
        Ok((shown == serde_json::json!(names)).then_some(()))
    })
}

/// Does something with an issue, by its menu.
fn act_on(window: &Window<'_>, issue: &str, act: &str) -> Result<(), WindowError> {
    window.press("Ctrl+2")?;
    press(window, &format!("What to do with {issue}"))?;
    window.click("menuitem", act)
}

#[test]
fn three_windows_move_remove_and_rename_apart_and_come_to_the_same_plan() -> Journey {
    journey(|place| {
        let homes = [
            Colleague::called("Ada", place)?,
            Colleague::called("Ben", place)?,
            Colleague::called("Cem", place)?,
        ];
        let ada = Window::open_with(&homes[0].home, Example::Workshop.text())?;
        let (ben, cem) = (Window::open(&homes[1].home, &[])?, Window::open(&homes[2].home, &[])?);
        share(&ada, &[&ben, &cem])?;
        for other in [&ben, &cem] {
            press(other, "All plans")?;
            press(other, "Open The workshop")?;
        }

        homes[1].leave()?;
        homes[2].leave()?;
        act_on(&ada, "Cash", "Move up")?;
        shows_issues(&ada, &["Cash", "Building", "Name", "Tools"])?;
        act_on(&ben, "Tools", "Remove Tools")?;
        shows_issues(&ben, &["Building", "Cash", "Name"])?;
        cem.press("Ctrl+2")?;
        press(&cem, "Name of the issue: Tools")?;
        cem.write("Tools and machines")?;
        cem.press("Enter")?;
        shows_issues(&cem, &["Building", "Cash", "Name", "Tools and machines"])?;
        homes[1].come_back()?;
        homes[2].come_back()?;
        for window in [&ada, &ben, &cem, &ada, &ben] {
            sync(window)?;
        }

        for window in [&ada, &ben, &cem] {
            shows_issues(window, &["Cash", "Building", "Name", "Tools and machines"])?;
            press(window, "With the team")?;
            window.shows("deleted by one, changed by another")?;
        }
        for window in [cem, ben, ada] {
            window.close()?;
        }
        Ok(())
    })
}
