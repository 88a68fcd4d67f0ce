//! A sheet on its way to a neutral: encrypted to the neutral's card, and signed, since encryption alone does not say who
//! sent it. The signature names the neutral, so that a sheet cannot be passed on as if it had been for somebody else.

use entente_core::{
    interchange::{Refusal, check_length},
    sheet::Sheet,
};

use crate::identity::{Card, CardError, Identity, Purpose, Signature};

/// The first line of what is encrypted: which form it has.
const FORM: &str = "entente-sealed 1";

/// Says why a sheet is not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Encryption failed.
    #[error("encryption failed")]
    Encryption,
}

/// Says why a sealed sheet is refused; nothing of it is used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnsealError {
    /// It is not encrypted to whoever opens it, or was changed on the way.
    #[error("it is not for this card, or was changed on the way")]
    NotForUs,
    /// What is inside is no sheet.
    #[error("what is inside is no sheet")]
    NoSheet,
    /// The card inside is none.
    #[error(transparent)]
    Card(#[from] CardError),
    /// It was not signed by the card inside, for whoever opens it.
    #[error("it was not signed by {0}")]
    Unsigned(String),
    /// The sheet is refused by the guards of every file.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl UnsealError {
    /// The key of the message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotForUs => "error.sheet_not_for_us",
            Self::NoSheet => "error.sheet_no_sheet",
            Self::Card(error) => error.code(),
            Self::Unsigned(_) => "error.sheet_unsigned",
            Self::Refused(_) => "error.sheet_refused",
        }
    }
}

/// A sheet that was opened, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The sheet.
    pub sheet: Sheet,
    /// The card of whoever signed it.
    pub from: Card,
}

/// What is signed: for whom, and what.
fn covered(neutral: &Card, text: &str) -> Vec<u8> {
    [neutral.member().uuid().as_bytes(), text.as_bytes()].concat()
}

/// Seals the text of a sheet to a neutral.
pub fn seal(text: &str, from: &Identity, neutral: &Card) -> Result<Vec<u8>, SealError> {
    let signature = from.sign(Purpose::Sheet, &covered(neutral, text));
    let inside = format!("{FORM}\n{}\n{}\n{text}", from.card(), signature.digits());
    age::encrypt(neutral.recipient(), inside.as_bytes()).map_err(|_| SealError::Encryption)
}

/// Opens a sealed sheet and checks who signed it.
pub fn open(sealed: &[u8], neutral: &Identity) -> Result<Opened, UnsealError> {
    check_length(sealed.len() as u64)?;
    let inside = age::decrypt(neutral.opening(), sealed).map_err(|_| UnsealError::NotForUs)?;
    let inside = std::str::from_utf8(&inside).map_err(|_| UnsealError::NoSheet)?;
    let mut lines = inside.splitn(4, '\n');
    if lines.next() != Some(FORM) {
        return Err(UnsealError::NoSheet);
    }
    let from: Card = lines.next().ok_or(UnsealError::NoSheet)?.parse()?;
    let signature = lines.next().and_then(Signature::of_digits).ok_or(UnsealError::NoSheet)?;
    let text = lines.next().ok_or(UnsealError::NoSheet)?;
    if !from.has_signed(Purpose::Sheet, &covered(neutral.card(), text), signature) {
        return Err(UnsealError::Unsigned(from.name().to_string()));
    }
    Ok(Opened { sheet: Sheet::read(text)?, from })
}

#[cfg(test)]
mod tests {
    use entente_core::{
        engine::proposal::RuleCode,
        examples::Example,
        model::Name,
        sheet::{SheetRequest, make},
    };
    use uuid::Uuid;

    use super::*;

    fn person(name: &str) -> Identity {
        Identity::generate(Name::new(name).unwrap()).unwrap()
    }

    fn text() -> String {
        let plan = Example::Workshop.plan().unwrap();
        let request = SheetRequest {
            case: Name::new("The matter").unwrap(),
            party: plan.parties[0].id,
            rule: RuleCode::Nash,
        };
        make(&plan, &request, Uuid::new_v4()).unwrap().outgoing.released().unwrap().to_owned()
    }

    #[test]
    fn the_neutral_opens_what_was_sealed_and_knows_whose_it_is() {
        let (anna, neutral) = (person("Anna"), person("Nadia"));
        let opened = open(&seal(&text(), &anna, neutral.card()).unwrap(), &neutral).unwrap();
        assert_eq!((opened.sheet.text(), &opened.from), (text_like(&opened.sheet), anna.card()));
    }

    fn text_like(sheet: &Sheet) -> String {
        Sheet::read(&sheet.text()).unwrap().text()
    }

    #[test]
    fn nobody_else_opens_it_and_nothing_of_it_can_be_changed() {
        let (anna, neutral) = (person("Anna"), person("Nadia"));
        let sealed = seal(&text(), &anna, neutral.card()).unwrap();
        assert_eq!(open(&sealed, &anna).unwrap_err(), UnsealError::NotForUs);
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(open(&changed, &neutral).unwrap_err(), UnsealError::NotForUs);
        assert!(!sealed.windows(8).any(|bytes| bytes == b"Building"));
    }

    #[test]
    fn a_sheet_that_was_for_another_neutral_or_signed_by_another_is_refused() {
        let (anna, eve, nadia, nora) = (person("Anna"), person("Eve"), person("Nadia"), person("Nora"));
        let inside = age::decrypt(nadia.opening(), &seal(&text(), &anna, nadia.card()).unwrap()).unwrap();
        let passed_on = age::encrypt(nora.card().recipient(), &inside).unwrap();
        assert_eq!(open(&passed_on, &nora).unwrap_err(), UnsealError::Unsigned("Anna".to_owned()));
        let inside = String::from_utf8(inside).unwrap();
        let forged = inside.replacen(&anna.card().to_string(), &eve.card().to_string(), 1);
        let forged = age::encrypt(nadia.card().recipient(), forged.as_bytes()).unwrap();
        assert_eq!(open(&forged, &nadia).unwrap_err(), UnsealError::Unsigned("Eve".to_owned()));
    }
}
