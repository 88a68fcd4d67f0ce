//! `entente verify`.

use std::{collections::BTreeMap, path::Path};

use entente_core::certificate::CertificateError;
use entente_verify::{Confirmed, Refusal, verify};
use serde::Serialize;

use super::Outcome;
use crate::{
    arguments::{Form, VerifyArguments},
    catalogue::{counted, sentence, words},
    console::Console,
    failure::Failure,
    input,
};

/// What came of it, as JSON.
#[derive(Debug, Serialize)]
struct Answer {
    verified: bool,
    claims: Vec<WrittenClaim>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<WrittenRefusal>,
}

#[derive(Debug, Serialize)]
struct WrittenClaim {
    claim: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
}

/// Why a certificate is refused: the code, the claim, and the places there, counted from 0.
#[derive(Debug, Serialize)]
struct WrittenRefusal {
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<usize>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    places: BTreeMap<&'static str, usize>,
    detail: String,
}

/// Says whether a certificate holds for a plan, by the separate checker.
pub fn run(arguments: &VerifyArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let plan = input::plan(&arguments.plan)?;
    let text = input::text(&arguments.certificate)?;
    let verified = verify(&plan, &text);
    match (arguments.form.form(), verified) {
        (Form::Json, verified) => {
            let ended = if verified.is_ok() { Outcome::Done } else { Outcome::Refused };
            console.json(&answer(verified))?;
            Ok(ended)
        }
        (Form::Text, Ok(confirmed)) => {
            confirmed.iter().try_for_each(|claim| console.line(told(claim)))?;
            console.line(words("certificate.verified"))?;
            Ok(Outcome::Done)
        }
        (Form::Text, Err(refusal)) => {
            console.remark(&refused(&refusal, &arguments.certificate));
            Ok(Outcome::Refused)
        }
    }
}

fn answer(verified: Result<Vec<Confirmed>, Refusal>) -> Answer {
    match verified {
        Ok(confirmed) => {
            let claim = |claim: &Confirmed| WrittenClaim { claim: claim.code(), count: claim.count() };
            Answer { verified: true, claims: confirmed.iter().map(claim).collect(), refused: None }
        }
        Err(refusal) => {
            let (claim, places) = match &refusal {
                Refusal::Claim { claim, reason } => (Some(*claim), reason.places().into_iter().collect()),
                Refusal::Unreadable(_) | Refusal::OtherPlan { .. } | Refusal::NothingClaimed => {
                    (None, BTreeMap::new())
                }
            };
            let (code, detail) = (code(&refusal), refusal.to_string());
            let refused = Some(WrittenRefusal { code, claim, places, detail });
            Answer { verified: false, claims: Vec::new(), refused }
        }
    }
}

fn told(claim: &Confirmed) -> String {
    let key = format!("certificate.confirmed.{}", claim.code());
    match claim.count() {
        Some(count) => counted(&key, count),
        None => words(&key),
    }
}

/// The stable code of a refusal.
const fn code(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Unreadable(error) => match error {
            CertificateError::TooLarge(_) => "too_large",
            CertificateError::NotJson(_) => "not_json",
            CertificateError::UnknownFormat => "unknown_format",
            CertificateError::NewerVersion(_) => "newer_version",
            CertificateError::WrongShape { .. } => "wrong_shape",
            CertificateError::Altered => "altered",
        },
        Refusal::OtherPlan { .. } => "other_plan",
        Refusal::NothingClaimed => "nothing_claimed",
        Refusal::Claim { reason, .. } => reason.code(),
    }
}

/// Every code of a refusal.
#[cfg(test)]
pub fn codes() -> impl Iterator<Item = &'static str> {
    let whole = [
        "too_large",
        "not_json",
        "unknown_format",
        "newer_version",
        "wrong_shape",
        "altered",
        "other_plan",
        "nothing_claimed",
    ];
    whole.into_iter().chain(entente_verify::Reason::CODES.iter().copied())
}

/// Why a certificate is refused, in words: which claim, where, what is wrong there.
fn refused(refusal: &Refusal, file: &Path) -> String {
    let said =
        |fillings: &[(&str, &str)]| sentence(&format!("certificate.refused.{}", code(refusal)), fillings);
    let file = file.display();
    match refusal {
        Refusal::Unreadable(error) => {
            let said = match error {
                CertificateError::TooLarge(bytes) => said(&[("detail", &bytes.to_string())]),
                CertificateError::NotJson(detail) => said(&[("detail", detail)]),
                CertificateError::NewerVersion(version) => said(&[("detail", &version.to_string())]),
                CertificateError::WrongShape { at, detail } => said(&[("at", at), ("detail", detail)]),
                CertificateError::UnknownFormat | CertificateError::Altered => said(&[]),
            };
            format!("{file}: {said}")
        }
        Refusal::OtherPlan { .. } | Refusal::NothingClaimed => format!("{file}: {}", said(&[])),
        Refusal::Claim { claim, reason } => {
            // People count from 1.
            let shown = |(name, place): (&'static str, usize)| match name {
                "claimed" | "proved" | "points" => (name, place.to_string()),
                _ => (name, (place + 1).to_string()),
            };
            let places = reason.places().into_iter().map(shown);
            let places: Vec<(&str, String)> = places.collect();
            let fillings: Vec<(&str, &str)> =
                places.iter().map(|(name, place)| (*name, place.as_str())).collect();
            let claim = sentence("certificate.claim", &[("claim", &(claim + 1).to_string())]);
            format!("{file}: {claim}: {}", said(&fillings))
        }
    }
}
