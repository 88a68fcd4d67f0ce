//! A neutral's case: the sealed sheets of all parties in a folder, opened anew for every question, and the log of questions.
//!
//! Nothing that was opened is ever written down: the folder holds sealed sheets and the log, and what leaves it are
//! results.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use entente_core::{
    engine::proposal::AnalysisError,
    interchange::{Refusal, check_length},
    sheet::{Case, CaseError, LogEntry, Query, ResultSignature, SheetResult, ask, check_log},
};
use jiff::civil::Date;

use crate::{
    identity::{Card, Identity, Purpose, Signature},
    sheet::{Opened, UnsealError, open},
};

/// The end of the name of a sealed sheet.
const SEALED: &str = "sheet";
/// The log of questions.
const LOG: &str = "log.json";

/// Says why a case does not answer; its folder is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NeutralError {
    /// The folder cannot be read or written.
    #[error("{0}")]
    Folder(#[from] io::Error),
    /// A sheet is refused.
    #[error("{file}: {error}")]
    Sheet {
        /// The file.
        file: String,
        /// Why.
        error: UnsealError,
    },
    /// Another sheet of the same person is there already.
    #[error("there is a sheet of {0} already")]
    KnownAlready(String),
    /// The sheets are not about the same matter.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// The log was changed from outside.
    #[error("the log of questions was changed")]
    Log,
    /// The question has no answer within the limits.
    #[error(transparent)]
    Analysis(#[from] AnalysisError),
}

/// The folder of a case.
#[derive(Clone, Debug)]
pub struct CaseFolder(PathBuf);

impl CaseFolder {
    /// The case in a folder, which is made when there is none.
    pub fn at(folder: &Path) -> Result<Self, NeutralError> {
        fs::create_dir_all(folder)?;
        Ok(Self(folder.to_owned()))
    }

    /// Takes a sealed sheet in, as it is, once it opens and fits what is there.
    pub fn take_in(&self, name: &str, sealed: &[u8], neutral: &Identity) -> Result<Card, NeutralError> {
        let refused = |error| NeutralError::Sheet { file: name.to_owned(), error };
        let opened = open(sealed, neutral).map_err(refused)?;
        let mut all = self.opened(neutral)?;
        if all.iter().any(|known| known.from.member() == opened.from.member()) {
            return Err(NeutralError::KnownAlready(opened.from.name().to_string()));
        }
        let from = opened.from.clone();
        all.push(opened);
        if all.len() > 1 {
            Case::of(&all.iter().map(|row| row.sheet.clone()).collect::<Vec<_>>())?;
        }
        let file = self.0.join(format!("{}.{SEALED}", from.member()));
        let beside = file.with_extension("part");
        fs::write(&beside, sealed)?;
        fs::rename(beside, file)?;
        Ok(from)
    }

    /// Every sheet, opened: for answering, and for nothing else.
    fn opened(&self, neutral: &Identity) -> Result<Vec<Opened>, NeutralError> {
        let mut files: Vec<PathBuf> =
            fs::read_dir(&self.0)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        files.retain(|file| file.extension().is_some_and(|end| end == SEALED));
        files.sort();
        files.iter().map(|file| Self::open_file(file, neutral)).collect()
    }

    fn open_file(file: &Path, neutral: &Identity) -> Result<Opened, NeutralError> {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let refused = |error| NeutralError::Sheet { file: name.clone(), error };
        check_length(fs::metadata(file)?.len()).map_err(|refusal| refused(refusal.into()))?;
        open(&fs::read(file)?, neutral).map_err(refused)
    }

    /// Who has sent a sheet.
    pub fn cards(&self, neutral: &Identity) -> Result<Vec<Card>, NeutralError> {
        Ok(self.opened(neutral)?.into_iter().map(|row| row.from).collect())
    }

    /// Every question that was asked.
    pub fn log(&self) -> Result<Vec<LogEntry>, NeutralError> {
        match fs::read(self.0.join(LOG)) {
            Ok(bytes) => {
                let log: Vec<LogEntry> = serde_json::from_slice(&bytes).map_err(|_| NeutralError::Log)?;
                if check_log(&log) { Ok(log) } else { Err(NeutralError::Log) }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error.into()),
        }
    }

    /// Answers a question and signs the answer; it is logged before the answer is given.
    pub fn ask(&self, neutral: &Identity, query: Query, day: Date) -> Result<SheetResult, NeutralError> {
        let sheets: Vec<_> = self.opened(neutral)?.into_iter().map(|row| row.sheet).collect();
        let result = signed(ask(&Case::of(&sheets)?, query, day, self.log()?)?, neutral);
        let beside = self.0.join("log.part");
        fs::write(&beside, serde_json::to_vec_pretty(&result.log).map_err(io::Error::from)?)?;
        fs::rename(beside, self.0.join(LOG))?;
        Ok(result)
    }
}

/// A result with the neutral's name under it.
fn signed(result: SheetResult, neutral: &Identity) -> SheetResult {
    let signature = neutral.sign(Purpose::Result, result.unsigned().as_bytes());
    result.signed_as(ResultSignature { card: neutral.card().to_string(), signature: signature.digits() })
}

/// Says why a result is refused; nothing of it is to be believed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResultError {
    /// It is refused by the guards of every file.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Nobody signed it, or what was signed is another text.
    #[error("it is not signed, or was changed on the way")]
    Unsigned,
    /// Somebody else signed it.
    #[error("it is signed by {0}, who is not the neutral")]
    Foreign(String),
    /// The questions in it are not all there, or the answer is to none of them.
    #[error("its log of questions is not whole")]
    Log,
}

impl ResultError {
    /// The key of the message.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Refused(_) => "error.result_refused",
            Self::Unsigned => "error.result_unsigned",
            Self::Foreign(_) => "error.result_foreign",
            Self::Log => "error.result_log",
        }
    }
}

/// Reads a result that the neutral of this card is said to have handed out.
pub fn read_result(text: &str, neutral: &Card) -> Result<SheetResult, ResultError> {
    let result = SheetResult::read(text)?;
    let told = result.signed.as_ref().ok_or(ResultError::Unsigned)?;
    let by: Card = told.card.parse().map_err(|_| ResultError::Unsigned)?;
    let signature = Signature::of_digits(&told.signature).ok_or(ResultError::Unsigned)?;
    if !by.has_signed(Purpose::Result, result.unsigned().as_bytes(), signature) {
        return Err(ResultError::Unsigned);
    }
    if by.member() != neutral.member() {
        return Err(ResultError::Foreign(by.name().to_string()));
    }
    if result.is_whole() { Ok(result) } else { Err(ResultError::Log) }
}

#[cfg(test)]
mod tests {
    use entente_core::{
        engine::proposal::RuleCode,
        examples::Example,
        model::Name,
        sheet::{Answer, Room, SheetRequest, make},
    };
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;
    use crate::sheet::seal;

    fn person(name: &str) -> Identity {
        Identity::generate(Name::new(name).unwrap()).unwrap()
    }

    fn sealed(party: usize, from: &Identity, neutral: &Identity) -> Vec<u8> {
        let plan = Example::Workshop.plan().unwrap();
        let case = Name::new("The matter").unwrap();
        let request = SheetRequest { case, party: plan.parties[party].id, rule: RuleCode::Nash };
        let text = make(&plan, &request, Uuid::new_v4()).unwrap().outgoing.released().unwrap().to_owned();
        seal(&text, from, neutral.card()).unwrap()
    }

    #[test]
    fn sheets_are_laid_together_and_every_question_is_logged() {
        let folder = tempfile::tempdir().unwrap();
        let case = CaseFolder::at(folder.path()).unwrap();
        let (anna, ben, neutral) = (person("Anna"), person("Ben"), person("Nadia"));
        let day = date(2026, 5, 6);
        case.take_in("a", &sealed(0, &anna, &neutral), &neutral).unwrap();
        assert!(matches!(case.ask(&neutral, Query::Room, day), Err(NeutralError::Case(CaseError::TooFew))));
        assert!(case.log().unwrap().is_empty());
        case.take_in("b", &sealed(1, &ben, &neutral), &neutral).unwrap();
        let again = case.take_in("c", &sealed(1, &ben, &neutral), &neutral);
        assert!(matches!(again, Err(NeutralError::KnownAlready(name)) if name == "Ben"));
        assert_eq!(case.ask(&neutral, Query::Room, day).unwrap().answer, Answer::Room(Room::Yes));
        assert_eq!(case.ask(&neutral, Query::Rule, day).unwrap().log.len(), 2);
        assert_eq!(case.cards(&neutral).unwrap().len(), 2);
    }

    #[test]
    fn a_log_that_was_changed_stops_the_case() {
        let folder = tempfile::tempdir().unwrap();
        let case = CaseFolder::at(folder.path()).unwrap();
        let (anna, ben, neutral) = (person("Anna"), person("Ben"), person("Nadia"));
        case.take_in("a", &sealed(0, &anna, &neutral), &neutral).unwrap();
        case.take_in("b", &sealed(1, &ben, &neutral), &neutral).unwrap();
        for _ in 0..2 {
            case.ask(&neutral, Query::Candidates, date(2026, 5, 6)).unwrap();
        }
        let log = folder.path().join(LOG);
        let text = fs::read_to_string(&log).unwrap().replacen("candidates", "room", 1);
        fs::write(&log, text).unwrap();
        assert!(matches!(case.ask(&neutral, Query::Room, date(2026, 5, 6)), Err(NeutralError::Log)));
    }

    #[test]
    fn a_result_is_believed_as_the_neutral_signed_it_and_from_nobody_else() {
        let folder = tempfile::tempdir().unwrap();
        let case = CaseFolder::at(folder.path()).unwrap();
        let (anna, ben, neutral, eve) = (person("Anna"), person("Ben"), person("Nadia"), person("Eve"));
        case.take_in("a", &sealed(0, &anna, &neutral), &neutral).unwrap();
        case.take_in("b", &sealed(1, &ben, &neutral), &neutral).unwrap();
        let result = case.ask(&neutral, Query::Room, date(2026, 5, 6)).unwrap();
        assert_eq!(read_result(&result.text(), neutral.card()), Ok(result.clone()));
        assert_eq!(read_result(&result.unsigned(), neutral.card()), Err(ResultError::Unsigned));
        let mut changed = result.clone();
        changed.answer = Answer::Room(Room::No);
        assert_eq!(read_result(&changed.text(), neutral.card()), Err(ResultError::Unsigned));
        let forged = signed(changed.clone(), &eve);
        assert_eq!(read_result(&forged.text(), neutral.card()), Err(ResultError::Foreign("Eve".to_owned())));
        let borrowed = ResultSignature { card: neutral.card().to_string(), ..forged.signed.clone().unwrap() };
        let borrowed = forged.signed_as(borrowed);
        assert_eq!(read_result(&borrowed.text(), neutral.card()), Err(ResultError::Unsigned));
        assert_eq!(read_result(&signed(changed, &neutral).text(), neutral.card()), Err(ResultError::Log));
    }
}
