//! Why an edit is refused, as the page is told it.

use entente_core::{
    edit::EditError,
    model::{Fault, RangeError, TextError},
};

use super::{CommandError, ErrorCode};

impl From<EditError> for CommandError {
    fn from(error: EditError) -> Self {
        let (code, place) = match &error {
            EditError::NotThere { kind, .. } => {
                (ErrorCode::RowMissing, Some(("kind", kind.code().to_owned())))
            }
            EditError::OtherKind(_) => (ErrorCode::OtherKind, None),
            EditError::Range(RangeError::Empty) => (ErrorCode::RangeEmpty, None),
            EditError::Range(RangeError::Step(step)) => {
                (ErrorCode::RangeStep, Some(("step", step.to_string())))
            }
            EditError::TooManyParties => (ErrorCode::TooManyParties, None),
            EditError::LadderCycle { path } => (ErrorCode::LadderCycle, Some(("path", path.clone()))),
            EditError::NoSuchLevel(_) => (ErrorCode::NoSuchLevel, None),
            EditError::PackageAgreed(_) => (ErrorCode::PackageAgreed, None),
            EditError::Version(_) => (ErrorCode::VersionUnreadable, None),
            EditError::Refused(faults) => return unfit(faults),
        };
        let told = Self::new(code, &error);
        place.into_iter().fold(told, |told, (place, text)| told.with(place, text))
    }
}

impl From<TextError> for CommandError {
    fn from(error: TextError) -> Self {
        match error {
            TextError::Empty => Self::new(ErrorCode::TextEmpty, &error),
            TextError::TooLong(most) => Self::new(ErrorCode::TextTooLong, &error).with("most", most),
            TextError::Invisible(character) => {
                let code = format!("U+{:04X}", u32::from(character));
                Self::new(ErrorCode::TextInvisible, &error).with("character", code)
            }
        }
    }
}

impl From<Vec<Fault>> for CommandError {
    fn from(faults: Vec<Fault>) -> Self {
        unfit(&faults)
    }
}

fn unfit(faults: &[Fault]) -> CommandError {
    let message: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let told = CommandError::new(ErrorCode::RowsDoNotFit, &message.join("; "));
    faults.iter().take(1).fold(told, |told, fault| {
        let hint = format!("fault.{}", fault.code.code());
        told.with("at", &fault.at).with("detail", &fault.detail).hinting(hint)
    })
}
