//! `entente offers`.

use entente_core::{
    Ratio,
    engine::{
        Watch,
        proposal::{Card, EqualAmong, EqualOffers, equal_offers},
        world::Seed,
    },
    model::Plan,
};
use serde::Serialize;

use super::{Outcome, given};
use crate::{
    arguments::{Form, OffersArguments},
    catalogue::{sentence, words},
    console::Console,
    failure::Failure,
    input,
    label::Labels,
    written::{CardWriter, WrittenCard},
};

/// Equal-value offers as JSON.
#[derive(Debug, Serialize)]
struct Answer {
    party: String,
    /// Which part of the party's range lies between the offers.
    spread: Ratio,
    /// Among which packages they were sought.
    among: &'static str,
    offers: Vec<WrittenCard>,
}

/// Tells packages that are about equal to one party and differ for the others.
pub fn run(arguments: &OffersArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(&arguments.plan)?;
    let labels = Labels::of(&plan);
    let party = input::party(&plan, &arguments.party)?;
    let kept = |title: &String| plan.packages.iter().find(|row| row.title.to_string() == *title);
    let near = arguments.near.as_ref().map(|title| {
        kept(title).map(|row| &row.choices).ok_or_else(|| Failure::NoSuchPackage(title.clone()))
    });
    let found = equal_offers(&plan, party, near.transpose()?, Seed::of_plan(&plan), &Watch::idle())?;
    match arguments.form.form() {
        Form::Json => {
            let cards = CardWriter::new(&labels);
            console.json(&Answer {
                party: arguments.party.clone(),
                spread: found.spread.clone(),
                among: found.among.code(),
                offers: found.offers.iter().map(|card| cards.written(card, &[])).collect(),
            })?;
        }
        Form::Text => {
            tell(&plan, &labels, arguments, &found, console)?;
            let offers: Vec<_> = found.offers.iter().map(|card| card.choices.clone()).collect();
            if !offers.is_empty() {
                given::told(&plan, party, &offers).into_iter().try_for_each(|line| console.line(line))?;
            }
        }
    }
    Ok(if found.looked_at == 0 { Outcome::NothingMeets } else { Outcome::Done })
}

fn tell(
    plan: &Plan,
    labels: &Labels,
    arguments: &OffersArguments,
    found: &EqualOffers,
    console: &mut Console,
) -> Result<(), Failure> {
    let named = [("party", arguments.party.as_str())];
    if found.offers.is_empty() {
        return console.line(sentence("cli.offers.none", &named));
    }
    console.line(sentence("cli.offers.equal", &named))?;
    for (number, card) in (1..).zip(&found.offers) {
        console.line(format!("\n{number}. {}", chosen(labels, card)))?;
        for row in &card.parties {
            let levels = row.criteria.iter().map(|own| {
                let level = own.level.known().map_or_else(|| "–".to_owned(), ToString::to_string);
                format!("{} {level}", labels.criterion(own.criterion))
            });
            let party = plan.party(row.party).map(|row| row.name.to_string()).unwrap_or_default();
            console.line(format!("   {party}: {}", levels.collect::<Vec<_>>().join(" · ")))?;
        }
    }
    match found.among {
        EqualAmong::All => Ok(()),
        EqualAmong::Frontier => console.line(format!("\n{}", words("cli.offers.frontier"))),
        EqualAmong::Found => console.line(format!("\n{}", words("cli.offers.found"))),
    }
}

fn chosen(labels: &Labels, card: &Card) -> String {
    let chosen = labels.package(&card.choices).0;
    chosen.iter().map(|(_, choice)| choice.as_str()).collect::<Vec<_>>().join(" · ")
}
