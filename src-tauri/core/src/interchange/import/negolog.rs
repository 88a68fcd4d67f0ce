//! NegoLog: profiles in JSON, without a domain file; the first profile says what is on the table.
//!
//! Worths are from 0 to 1 as they stand, and so is the reservation.

use serde::Deserialize;

use super::{
    additive::{Filling, Profile, Scenario, Table},
    decimal::{Decimal, Entries, read},
    source::Opened,
};
use crate::interchange::refusal::{Refusal, RefusalCode};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    reservation_value: Option<Decimal>,
    discount_factor: Option<Decimal>,
    issue_weights: Entries<Decimal>,
    issues: Entries<Entries<Decimal>>,
}

/// The scenario of the profiles.
pub(super) fn scenario(files: &[Opened<'_>]) -> Result<Scenario, Refusal> {
    let read = files.iter().map(|file| {
        read::<File>(file.text).map(|content| (file, content)).map_err(|refusal| refusal.inside(file.name))
    });
    let read = read.collect::<Result<Vec<_>, _>>()?;
    let Some((first, content)) = read.first() else {
        return Err(Refusal::new(RefusalCode::NoProfile, ""));
    };
    let issues =
        content.issues.0.iter().map(|(issue, worths)| {
            (issue.clone(), worths.0.iter().map(|(value, _)| value.clone()).collect())
        });
    let table = Table::new(issues.collect()).map_err(|refusal| refusal.inside(first.name))?;
    let profiles = read
        .iter()
        .map(|(file, content)| profile(file, content, &table).map_err(|refusal| refusal.inside(file.name)));
    let name = files.iter().map(Opened::stem).collect::<Vec<_>>().join(" · ");
    Ok(Scenario { name, profiles: profiles.collect::<Result<_, _>>()?, table })
}

fn profile(file: &Opened<'_>, content: &File, table: &Table) -> Result<Profile, Refusal> {
    let mut filling = Filling::new(table, file.stem());
    for (issue, worths) in &content.issues.0 {
        let pointer = format!("/issues/{issue}");
        let place = filling.issue(issue).map_err(|refusal| refusal.at(pointer.clone()))?;
        let weight = content.issue_weights.get(issue);
        let weight =
            weight.ok_or_else(|| Refusal::new(RefusalCode::MissingWeight, issue).at(pointer.clone()))?;
        let worths = worths.0.iter().map(|(value, worth)| (value.as_str(), worth.0.clone()));
        filling.take(place, weight.0.clone(), worths.collect()).map_err(|refusal| refusal.at(pointer))?;
    }
    let notes = std::mem::take(&mut filling.notes);
    let (weights, worths) = filling.finished().map_err(|refusal| {
        let pointer = if refusal.code == RefusalCode::NoWeight { "/issueWeights" } else { "/issues" };
        refusal.at(pointer)
    })?;
    Ok(Profile {
        party: file.stem().to_owned(),
        file: file.name.to_owned(),
        weights,
        worths,
        reservation: content.reservation_value.clone().map(|worth| worth.0),
        discount: content.discount_factor.clone().map(|discount| discount.0),
        notes,
    })
}
