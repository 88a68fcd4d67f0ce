//! Two colleagues, each in a window of their own, share a plan through one folder.

use std::os::unix::fs::symlink;

use entente_core::{examples::Example, model::Name};
use entente_store::{Label, Note, Store};
use entente_team::identity::Card;
use entente_tests::{
    home::Home,
    journey::{Journey, journey},
    window::{Window, WindowError},
};

fn press(window: &Window<'_>, button: &str) -> Result<(), WindowError> {
    window.click("button", button)
}

/// Writes into a field. Of two windows on one screen only one has the keys, so the field itself is written to.
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

/// Renames the plan as the other windows of this home would.
fn rename(home: &Home, name: &str) -> Result<(), Box<dyn std::error::Error>> {
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
    journey(|ada_home| {
        let ben_home = Home::new()?;
        let shared = ada_home.files().join("team");
        std::fs::create_dir_all(&shared)?;
        symlink(&shared, ben_home.files().join("team"))?;
        let ada = Window::open_with(ada_home, Example::Workshop.text())?;
        let ben = Window::open(&ben_home, &[])?;
        ada.press("Ctrl+0")?;
        press(&ada, "Colleagues")?;
        let ours = card(&ada)?;
        press(&ada, "Choose the folder")?;
        fill(&ada, "Name of a new team", "Our side")?;
        press(&ada, "Make the team")?;
        ada.shows("Made: Our side")?;
        press(&ben, "Colleagues")?;
        press(&ben, "Choose the folder")?;
        press(&ben, "Look for invitations")?;
        ben.shows("Nobody has invited you there yet.")?;

        let theirs = card(&ben)?;
        fill(&ada, "Card of somebody to invite", &theirs.to_string())?;
        fill(&ada, "The six words that they read out", &ours.words().join(" "))?;
        press(&ada, "Invite")?;
        ada.shows("The six words are not those of the card.")?;
        fill(&ada, "The six words that they read out", &theirs.words().join(" "))?;
        press(&ada, "Invite")?;
        ada.shows("Invited")?;
        press(&ada, "Share The workshop")?;
        ada.shows("Go on alone")?;

        press(&ben, "Look for invitations")?;
        ben.shows("invites you to “Our side”")?;
        fill(&ben, &format!("The six words of {}", ours.name()), &ours.words().join(" "))?;
        press(&ben, "Join Our side")?;
        ben.shows("You belong to Our side now")?;
        ben.shows("The workshop")?;

        rename(ada_home, "The workshop, renamed")?;
        press(&ada, "Sync now")?;
        press(&ben, "Sync now")?;
        ben.shows("The workshop, renamed")?;
        ben.close()?;
        Ok(ada.close()?)
    })
}
