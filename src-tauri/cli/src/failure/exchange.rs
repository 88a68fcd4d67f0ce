//! What can go wrong between parties and with a neutral, in words.

use entente_core::{
    audience::{Hit, ShareError},
    parcel::{MakeError, OpenError, TakeError},
    sheet::{CaseError, SheetError},
};
use entente_team::{neutral::NeutralError, sheet::UnsealError};

use super::{Failure, refused};
use crate::catalogue::sentence;

/// The words of a failure between parties.
pub(super) fn words(failure: &Failure) -> String {
    match failure {
        Failure::HeldBack(hits) => held_back(hits),
        Failure::NoSuchTick(what) => sentence("cli.failure.no_such_tick", &[("what", what)]),
        Failure::Make(error) => unmade(error),
        Failure::Open(error) => unopened(error),
        Failure::AnswerOfWhat => sentence("cli.failure.answer_of_what", &[]),
        Failure::Take(error) => untaken(error),
        Failure::Share(ShareError::Unfit(_)) | Failure::NothingShared(_) => {
            sentence("error.nothing_to_share", &[])
        }
        Failure::Share(ShareError::Unreadable(refusal)) => refused(refusal),
        Failure::NoName => sentence("cli.failure.no_name", &[]),
        Failure::NoOutput => sentence("cli.failure.no_output", &[]),
        Failure::InTheWay(file) => sentence("cli.failure.in_the_way", &[("file", file)]),
        Failure::NoSeal => sentence("error.sheet_not_sealed", &[]),
        Failure::Sheet(SheetError::Unreadable(refusal)) => refused(refusal),
        Failure::Sheet(SheetError::Nothing | SheetError::NoSuchParty) => sentence("error.sheet_empty", &[]),
        Failure::Card(error) => sentence(error.code(), &[]),
        Failure::Person(error) => sentence(error.code(), &[]),
        Failure::Neutral(error) => unanswered(error),
        Failure::TeamBackup(error) => sentence(error.code(), &[]),
        other => other.to_string(),
    }
}

/// What holds something back, each with the field it is from.
fn held_back(hits: &[Hit]) -> String {
    let line = |hit: &Hit| {
        let fillings = [("private", hit.private.as_str()), ("place", &hit.place), ("found", &hit.found)];
        format!("  {}", sentence("parcel.hit", &fillings))
    };
    let lines: Vec<String> = hits.iter().map(line).collect();
    format!("{}\n{}", sentence("parcel.held_back", &[]), lines.join("\n"))
}

fn unmade(error: &MakeError) -> String {
    match error {
        MakeError::NoSuchParty(_) => sentence("error.row_missing", &[]),
        MakeError::OwnForm => sentence("error.parcel_own_form", &[]),
        MakeError::Unreadable(refusal) => refused(refusal),
    }
}

fn unopened(error: &OpenError) -> String {
    sentence("error.parcel_unfit", &[("detail", &error.to_string())])
}

fn untaken(error: &TakeError) -> String {
    match error {
        TakeError::Form => sentence("error.parcel_is_form", &[]),
        TakeError::OtherPlan => sentence("error.parcel_other_plan", &[]),
        TakeError::Rows(error) => unopened(error),
        TakeError::Refused(refusal) => refused(refusal),
        TakeError::Unfit(_) => sentence("error.parcel_unfit", &[("detail", &error.to_string())]),
    }
}

fn unanswered(error: &NeutralError) -> String {
    match error {
        NeutralError::Folder(error) => sentence("error.case_folder", &[("detail", &error.to_string())]),
        NeutralError::Sheet { file, error: UnsealError::Refused(refusal) } => {
            format!("{file}: {}", refused(refusal))
        }
        NeutralError::Sheet { file, error } => format!("{file}: {}", sentence(error.code(), &[])),
        NeutralError::KnownAlready(name) => sentence("error.sheet_known", &[("name", name)]),
        NeutralError::Log => sentence("error.case_log", &[]),
        NeutralError::Analysis(_) => sentence("too_large.packages", &[]),
        NeutralError::Case(error) => apart(error),
    }
}

fn apart(error: &CaseError) -> String {
    match error {
        CaseError::TooFew => sentence("error.case_too_few", &[]),
        CaseError::Twice(party) => sentence("error.sheet_known", &[("name", party.as_str())]),
        CaseError::OtherCase { party, case } => {
            sentence("error.case_other", &[("party", party.as_str()), ("case", case.as_str())])
        }
        CaseError::OtherRule { party, rule } => {
            let rule = crate::catalogue::words(&format!("rule.{}.name", rule.code()));
            sentence("error.case_other_rule", &[("party", party.as_str()), ("rule", &rule)])
        }
        CaseError::OtherTable { party, what } => {
            sentence("error.case_other_table", &[("party", party.as_str()), ("what", what)])
        }
        CaseError::Rows(_) | CaseError::Refused(_) | CaseError::Unfit(_) => {
            sentence("error.parcel_unfit", &[("detail", &error.to_string())])
        }
    }
}
