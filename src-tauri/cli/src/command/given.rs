//! `entente gives-away`.

use std::collections::BTreeMap;

use entente_core::{
    engine::proposal::{GivenAway, NotTold, Shown, given_away},
    model::{Choice, IssueId, PartyId, Plan},
};
use serde::Serialize;

use super::Outcome;
use crate::{
    arguments::{Form, GivesAwayArguments},
    catalogue::sentence,
    console::Console,
    failure::Failure,
    input,
};

/// What a set of offers gives away, as JSON.
#[derive(Debug, Serialize)]
struct Answer {
    shown: &'static str,
    orders: Option<usize>,
    fit: Option<usize>,
    first: Vec<First>,
    not_told: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct First {
    criterion: String,
    orders: usize,
}

/// Says what kept packages would give away of a party, one after the other and together.
pub fn run(arguments: &GivesAwayArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(&arguments.plan)?;
    let party = input::party(&plan, &arguments.party)?;
    let kept = |title: &String| {
        let found = plan.packages.iter().find(|row| row.title.to_string() == *title);
        found.map(|row| row.choices.clone()).ok_or_else(|| Failure::NoSuchPackage(title.clone()))
    };
    let offers = arguments.packages.iter().map(kept).collect::<Result<Vec<_>, _>>()?;
    match arguments.form.form() {
        Form::Json => {
            let answers: Vec<_> =
                Shown::ALL.iter().map(|shown| answer(&plan, party, &offers, *shown)).collect();
            console.json(&answers)?;
        }
        Form::Text => {
            for line in told(&plan, party, &offers) {
                console.line(line)?;
            }
        }
    }
    Ok(Outcome::Done)
}

fn answer(plan: &Plan, party: PartyId, offers: &[BTreeMap<IssueId, Choice>], shown: Shown) -> Answer {
    let (given, not_told) = match given_away(plan, party, offers, shown) {
        Ok(given) => (Some(given), None),
        Err(code) => (None, Some(code.code())),
    };
    let first = given.iter().flat_map(|given| &given.first);
    let first = first.map(|(id, orders)| First { criterion: statement(plan, *id), orders: *orders });
    Answer {
        shown: shown.code(),
        first: first.collect(),
        orders: given.as_ref().map(|given| given.orders),
        fit: given.as_ref().map(|given| given.fit),
        not_told,
    }
}

fn statement(plan: &Plan, id: entente_core::model::CriterionId) -> String {
    plan.criterion(id).map(|row| row.statement.to_string()).unwrap_or_default()
}

/// What offers give away, a line for each way of showing them; nothing where it cannot be told.
pub(super) fn told(plan: &Plan, party: PartyId, offers: &[BTreeMap<IssueId, Choice>]) -> Vec<String> {
    Shown::ALL.iter().map(|shown| line(plan, *shown, given_away(plan, party, offers, *shown))).collect()
}

fn line(plan: &Plan, shown: Shown, given: Result<GivenAway, NotTold>) -> String {
    let given = match given {
        Ok(given) => given,
        Err(code) => return sentence(&format!("given_away.not_told.{}", code.code()), &[]),
    };
    let (orders, fit) = (given.orders.to_string(), given.fit.to_string());
    let fillings = [("fit", fit.as_str()), ("orders", orders.as_str())];
    let counted = sentence(&format!("given_away.{}", shown.code()), &fillings);
    match given.named() {
        Some(id) => {
            let named = statement(plan, id);
            format!("{counted} {}", sentence("given_away.named", &[("criterion", named.as_str())]))
        }
        None => counted,
    }
}
