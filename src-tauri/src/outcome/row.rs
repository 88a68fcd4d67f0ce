//! Proposals as rows of the store.

use std::collections::BTreeMap;

use entente_core::{Ratio, model::Plan};
use entente_store::{Listing, ProposalLevel, ProposalParty, ProposalReason, ProposalRow};

use crate::wire::{
    analysis::{CardView, Finding, Outcomes, PartyOutcome},
    reason::Reason,
};

/// The rows of what was found: proposals first, then what is kept in view.
pub fn rows(plan: &Plan, finding: &Finding) -> Vec<ProposalRow> {
    match finding {
        Finding::Ready { outcomes } | Finding::Blocked { outcomes, .. } => all(plan, outcomes),
        Finding::TooFewData { .. } | Finding::TooLarge { .. } | Finding::Cancelled => Vec::new(),
    }
}

fn all(plan: &Plan, outcomes: &Outcomes) -> Vec<ProposalRow> {
    let proposed = outcomes.proposals.iter().map(|card| row(plan, card, Listing::Proposed));
    proposed.chain(outcomes.kept_in_view.iter().map(|card| row(plan, card, Listing::KeptInView))).collect()
}

fn row(plan: &Plan, card: &CardView, listing: Listing) -> ProposalRow {
    let reasons = card.listed.iter().chain(&card.label.reasons).map(told);
    let guesses = card.rests_on.iter().map(|rest| ProposalReason {
        code: "rests_on".to_owned(),
        parameters: serde_json::to_string(&rest.row).unwrap_or_default(),
    });
    ProposalRow {
        listing,
        label: card.label.code.code().to_owned(),
        title: card.title.clone(),
        alike: card.alike.clone(),
        choices: card.choices.iter().map(|choice| (choice.issue, choice.choice.clone())).collect(),
        parties: card.parties.iter().map(party).collect(),
        levels: card.parties.iter().flat_map(|outcome| levels(plan, outcome)).collect(),
        reasons: reasons.chain(guesses).collect(),
    }
}

fn told(reason: &Reason) -> ProposalReason {
    let params: BTreeMap<_, _> =
        reason.params.iter().map(|(place, filling)| (place, filling.text())).collect();
    let parameters = serde_json::to_string(&params).unwrap_or_default();
    ProposalReason { code: reason.code.clone(), parameters }
}

fn party(outcome: &PartyOutcome) -> ProposalParty {
    let exact = |figure: &crate::wire::figure::Figure| figure.exact.clone();
    ProposalParty {
        party: outcome.party,
        utility: outcome.utility.as_ref().map(exact),
        band: outcome.band.as_ref().map(|[low, high]| (exact(low), exact(high))),
        place: outcome.place.as_ref().map(exact),
    }
}

fn levels(plan: &Plan, outcome: &PartyOutcome) -> Vec<ProposalLevel> {
    let known = outcome.criteria.iter().filter_map(|row| Some((row, plan.criterion(row.criterion)?)));
    let told = known.map(|(row, criterion)| ProposalLevel {
        party: outcome.party,
        criterion: row.criterion,
        level: (Ratio::clone(row.level.low.ratio()), Ratio::clone(row.level.high.ratio())),
        needed: row.needed,
        standing: criterion.standing,
    });
    told.collect()
}
