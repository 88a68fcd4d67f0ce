//! What a plan of several people looks like: with the team, and colleagues.

use entente_core::{
    blind::{Answer, LevelAnswer, Questions},
    model::{Level, Plan, PlanId, Rank, RatedLevel},
};
use entente_store::BlindRoundId;
use entente_team::blind;
use entente_tests::{
    colleagues::{Circle, Machine},
    home::Home,
    journey::{Journey, journey},
    plans,
    window::Window,
};

use crate::{album::Album, walk::go_to};

/// Opens a round about everything of the own party.
fn begin(machine: &mut Machine, plan: PlanId) -> Result<BlindRoundId, Box<dyn std::error::Error>> {
    let note = machine.note("open_blind_round")?;
    let saved = machine.store.load(plan)?.plan;
    let party = saved.mine.or_else(|| saved.parties.first().map(|row| row.id)).ok_or("no party")?;
    Ok(blind::begin(&mut machine.store, plan, party, &Questions::about(&saved, party), &note)?)
}

/// Answers a round with one level for everything.
fn answer(machine: &mut Machine, plan: PlanId, round: BlindRoundId, level: i64) -> Journey {
    let note = machine.note("seal_blind_answer")?;
    let asked = blind::round(&mut machine.store, plan, round)?.asked;
    let level = RatedLevel::Known(Level::new(level.into())?);
    let levels = asked.choices.into_iter();
    let said = Answer {
        member: note.by.clone(),
        ranks: asked.criteria.iter().zip(1..).map(|(id, place)| (*id, Rank::new(place))).collect(),
        levels: levels.map(|(criterion, at)| LevelAnswer { criterion, at, level: level.clone() }).collect(),
    };
    Ok(blind::answer(&mut machine.store, plan, round, &said, &note)?)
}

#[test]
fn a_blind_round_and_colleagues_with_long_names_fit() -> Journey {
    journey(|home| {
        let (ben, cy) = (Home::new()?, Home::new()?);
        let names = ["Ada Okonkwo-Lindqvist", "Ben", "Christopher Montgomery-Featherstonehaugh"];
        let [ada_name, ben_name, cy_name] = names;
        let mut parts = plans::three_parties_with_long_names()?.into_parts();
        parts.mine = parts.parties.first().map(|row| row.id);
        let plan = Plan::new(parts).map_err(|_| "no plan")?;
        let (id, open) = (plan.id, format!("Open {}", plan.name));
        let mut circle = Circle::sharing(&[(home, ada_name), (&ben, ben_name), (&cy, cy_name)], plan)?;
        let first = begin(circle.machines.first_mut().ok_or("nobody")?, id)?;
        circle.meet()?;
        for (machine, level) in circle.machines.iter_mut().zip([2, 2, 0]) {
            answer(machine, id, first, level)?;
        }
        circle.meet()?;
        let second = begin(circle.machines.last_mut().ok_or("nobody")?, id)?;
        circle.meet()?;
        let revealed = circle.machines.first_mut().ok_or("nobody")?.store.blind_rows(id)?;
        assert!(revealed.rounds.iter().any(|round| round.id == second));
        circle.close()?;

        let window = Window::open(home, &[])?;
        let mut album = Album::default();
        window.click("button", &open)?;
        go_to(&window, "With the team")?;
        window.shows("Still missing")?;
        album.take(&window, "team-asking")?;
        window.click("button", "Begin a blind round")?;
        window.shows("What is asked")?;
        album.take(&window, "team-begin")?;
        window.click("button", "Begin a blind round")?;
        window.shows("How the answers lie")?;
        let scroll = "[...document.querySelectorAll('h4')].find((head) => \
             head.textContent.includes('How the answers lie'))?.scrollIntoView()";
        window.run(scroll, Vec::new())?;
        album.take(&window, "team-spread")?;
        window.press("Ctrl+0")?;
        window.click("button", "Colleagues")?;
        window.shows("My card")?;
        album.take(&window, "colleagues")?;
        window.click("button", &format!("Remove {ben_name}"))?;
        window.shows("They keep what they have read already.")?;
        album.take(&window, "colleagues-remove")?;
        assert_eq!(album.unfit(), [""; 0]);
        Ok(window.close()?)
    })
}
