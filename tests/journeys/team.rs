//! Two colleagues, each in a window of their own, share a plan through one folder.

use std::os::unix::fs::symlink;

use entente_core::{examples::Example, model::Name};
use entente_store::{Label, Note, Store};
use entente_team::identity::Card;
use entente_tests::{
    hand::Hand,
    home::Home,
    journey::{Journey, journey},
    window::{Window, WindowError},
};

fn go_to_team(hand: &Hand<'_>) -> Result<(), WindowError> {
    hand.press("Ctrl+K")?;
    hand.is_at("Find or do")?;
    hand.enter("Team", "Enter")
}

fn press(hand: &Hand<'_>, button: &str) -> Result<(), WindowError> {
    hand.tab_to(button)?;
    hand.press("Enter")
}

fn fill(window: &Window<'_>, hand: &Hand<'_>, field: &str, text: &str) -> Result<(), WindowError> {
    hand.tab_to(field)?;
    window.write(text)
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
        let (ada_hand, ben_hand) = (Hand::on(&ada), Hand::on(&ben));

        go_to_team(&ada_hand)?;
        press(&ada_hand, "Choose the folder")?;
        fill(&ada, &ada_hand, "Name of a new team", "Our side")?;
        press(&ada_hand, "Make the team")?;
        ada.shows("Made: Our side")?;
        go_to_team(&ben_hand)?;
        press(&ben_hand, "Choose the folder")?;
        press(&ben_hand, "Look for invitations")?;
        ben.shows("Nobody has invited you there yet.")?;

        let theirs = card(&ben)?;
        fill(&ada, &ada_hand, "Card of somebody to invite", &theirs.to_string())?;
        fill(&ada, &ada_hand, "The six words that they read out", &card(&ada)?.words().join(" "))?;
        press(&ada_hand, "Invite")?;
        ada.shows("The six words are not those of the card.")?;
        ada_hand.tab_to("The six words that they read out")?;
        ada.press("Ctrl+A")?;
        ada.write(&theirs.words().join(" "))?;
        press(&ada_hand, "Invite")?;
        ada.shows("Invited")?;
        press(&ada_hand, "Share The workshop")?;
        ada.shows("Go on alone")?;

        press(&ben_hand, "Look for invitations")?;
        ben.shows("invites you to “Our side”")?;
        ben_hand.tab_to("The six words of")?;
        ben.write(&card(&ada)?.words().join(" "))?;
        press(&ben_hand, "Join Our side")?;
        ben.shows("You belong to Our side now")?;
        ben.shows("The workshop")?;

        rename(ada_home, "The workshop, renamed")?;
        press(&ada_hand, "Sync now")?;
        press(&ben_hand, "Sync now")?;
        ben.shows("The workshop, renamed")?;
        ben.close()?;
        Ok(ada.close()?)
    })
}
