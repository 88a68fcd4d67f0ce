//! GeniusWeb: profiles of linear additive utility spaces in JSON, each with the domain inside, and maybe a domain file.
//!
//! Worths are from 0 to 1 as they stand. The reservation is a bid; its worth is that of the package it names.

use std::collections::BTreeMap;

use num_rational::BigRational;
use num_traits::Zero as _;
use serde::Deserialize;
use serde_json::Value;

use super::{
    additive::{Filling, Profile, Scenario, Table},
    decimal::{Decimal, Entries, read},
    source::{Kind, Opened},
};
use crate::{
    Ratio,
    interchange::refusal::{Refusal, RefusalCode},
};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Domain {
    name: String,
    issues_values: Entries<Values>,
}

/// The values of one issue: listed, or a range of numbers.
#[derive(Deserialize)]
struct Values {
    values: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Wrapper {
    #[serde(rename = "LinearAdditiveUtilitySpace")]
    space: Space,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Space {
    name: String,
    domain: Domain,
    issue_utilities: Entries<Utilities>,
    issue_weights: Entries<Decimal>,
    reservation_bid: Option<Bid>,
}

/// The utilities of one issue, under the name that its release of GeniusWeb gives them.
#[derive(Deserialize)]
struct Utilities {
    #[serde(rename = "DiscreteValueSetUtilities", alias = "DiscreteUtilities", alias = "discreteutils")]
    discrete: Option<Discrete>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Discrete {
    value_utilities: Entries<Decimal>,
}

#[derive(Deserialize)]
struct Bid {
    #[serde(rename = "issuevalues", alias = "issueValues")]
    choices: BTreeMap<String, Value>,
}

/// The scenario of the profiles, with the domain of a file of its own or of the first profile.
pub(super) fn scenario(files: &[Opened<'_>]) -> Result<Scenario, Refusal> {
    let (mut domains, mut spaces) = (Vec::new(), Vec::new());
    for file in files {
        match file.kind {
            Kind::GeniusWebDomain => domains.push((file.name, inside(file, read::<Domain>(file.text))?)),
            Kind::GeniusWebProfile => {
                spaces.push((file.name, inside(file, read::<Wrapper>(file.text))?.space))
            }
            Kind::Plan | Kind::Genius(_) | Kind::NegoLog => {}
        }
    }
    if let [_, (second, _), ..] = domains.as_slice() {
        return Err(Refusal::new(RefusalCode::SeveralDomains, "").inside(second));
    }
    let Some((first, space)) = spaces.first() else {
        return Err(Refusal::new(RefusalCode::NoProfile, ""));
    };
    let (file, domain) = domains.first().map_or((first, &space.domain), |(file, domain)| (file, domain));
    let table = table(domain).map_err(|refusal| refusal.inside(file))?;
    let profiles =
        spaces.iter().map(|(file, space)| profile(file, space, &table).map_err(|r| r.inside(file)));
    Ok(Scenario { name: domain.name.clone(), profiles: profiles.collect::<Result<_, _>>()?, table })
}

fn inside<T>(file: &Opened<'_>, outcome: Result<T, Refusal>) -> Result<T, Refusal> {
    outcome.map_err(|refusal| refusal.inside(file.name))
}

fn table(domain: &Domain) -> Result<Table, Refusal> {
    let issues = domain.issues_values.0.iter().map(|(issue, values)| match &values.values {
        Some(values) => Ok((issue.clone(), values.clone())),
        None => Err(Refusal::new(RefusalCode::RealValued, issue).at(format!("/issuesValues/{issue}"))),
    });
    Table::new(issues.collect::<Result<_, _>>()?)
}

fn profile(file: &str, space: &Space, table: &Table) -> Result<Profile, Refusal> {
    let mut filling = Filling::new(table, &space.name);
    for (issue, utilities) in &space.issue_utilities.0 {
        let pointer = format!("/LinearAdditiveUtilitySpace/issueUtilities/{issue}");
        let place = filling.issue(issue).map_err(|refusal| refusal.at(pointer.clone()))?;
        let discrete = utilities.discrete.as_ref();
        let discrete =
            discrete.ok_or_else(|| Refusal::new(RefusalCode::RealValued, issue).at(pointer.clone()))?;
        let weight = space.issue_weights.get(issue);
        let weight =
            weight.ok_or_else(|| Refusal::new(RefusalCode::MissingWeight, issue).at(pointer.clone()))?;
        let worths =
            discrete.value_utilities.0.iter().map(|(value, worth)| (value.as_str(), worth.0.clone()));
        filling.take(place, weight.0.clone(), worths.collect()).map_err(|refusal| refusal.at(pointer))?;
    }
    let notes = std::mem::take(&mut filling.notes);
    let whole = |refusal: Refusal| refusal.at("/LinearAdditiveUtilitySpace");
    let (weights, worths) = filling.finished().map_err(whole)?;
    let reservation = match &space.reservation_bid {
        Some(bid) => Some(worth_of(bid, table, &weights, &worths)?),
        None => None,
    };
    Ok(Profile {
        party: space.name.clone(),
        file: file.to_owned(),
        weights,
        worths,
        reservation,
        discount: None,
        notes,
    })
}

/// The worth of a bid on the scale of weights divided by their sum; an issue it leaves open adds nothing.
fn worth_of(bid: &Bid, table: &Table, weights: &[Ratio], worths: &[Vec<Ratio>]) -> Result<Ratio, Refusal> {
    let pointer = |issue: &str| format!("/LinearAdditiveUtilitySpace/reservationBid/issuevalues/{issue}");
    let mut sum = BigRational::zero();
    for (issue, value) in &bid.choices {
        let place = table
            .issues
            .place(issue)
            .ok_or_else(|| Refusal::new(RefusalCode::UnknownIssue, issue).at(pointer(issue)))?
            .place;
        let option = value
            .as_str()
            .and_then(|value| table.option(place, value))
            .ok_or_else(|| Refusal::new(RefusalCode::UnknownOption, value).at(pointer(issue)))?
            .place;
        let worth = worths.get(place).and_then(|row| row.get(option));
        if let (Some(worth), Some(weight)) = (worth, weights.get(place)) {
            sum += worth.exact() * weight.exact();
        }
    }
    let whole: BigRational = weights.iter().map(|weight| weight.exact().clone()).sum();
    Ok(Ratio::from(sum / whole))
}
