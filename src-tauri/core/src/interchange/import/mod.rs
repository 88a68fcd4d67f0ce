//! What other tools write, and our own files, taken in as plans.
//!
//! Read are `entente-plan` files, GENIUS XML (a domain with its profiles, additive or of hyper-rectangles), GeniusWeb JSON (profiles, with or without their
//! domain) and NegoLog JSON profiles. Numbers are read as the decimal text they are. An import names nothing essential:
//! these formats know no essentials, and only a party can say what is.

mod additive;
#[cfg(test)]
mod box_tests;
mod decimal;
mod genius;
mod geniusweb;
mod hyper_rectangle;
mod matching;
mod negolog;
mod note;
mod source;
#[cfg(test)]
mod tests;
mod xml;

pub use note::{ImportNote, ImportNoteCode};
pub use source::SourceFile;

use super::{
    plan_file,
    refusal::{Refusal, RefusalCode},
};
use crate::model::{Plan, code::coded};
use additive::Scenario;
use source::Kind;

coded! {
    /// A format of files that Entente reads.
    pub enum FileFormat {
        /// A plan of Entente.
        EntentePlan = "entente_plan",
        /// GENIUS, in XML.
        Genius = "genius",
        /// GeniusWeb, in JSON.
        GeniusWeb = "geniusweb",
        /// NegoLog, in JSON.
        NegoLog = "negolog",
    }
}

/// A plan that was read from files, and what a person should know about how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The plan.
    pub plan: Plan,
    /// The format of the files.
    pub format: FileFormat,
    /// What was kept, left out or not known, in the order of the parties.
    pub notes: Vec<ImportNote>,
}

/// The plan of one `entente-plan` file, or of the domain and the profiles of another tool, in the given order.
///
/// The same files always give the same plan, identifiers included.
pub fn import(files: &[SourceFile<'_>]) -> Result<Imported, Refusal> {
    let opened = files.iter().map(SourceFile::opened).collect::<Result<Vec<_>, _>>()?;
    let Some(first) = opened.first() else {
        return Err(Refusal::new(RefusalCode::NoProfile, ""));
    };
    let format = first.kind.format();
    if let Some(other) = opened.iter().find(|file| file.kind.format() != format) {
        return Err(Refusal::new(RefusalCode::MixedFormats, other.kind.format().code()).inside(other.name));
    }
    let scenario = match &first.kind {
        Kind::Plan if opened.len() == 1 => {
            let plan = plan_file::read(first.text).map_err(|refusal| refusal.inside(first.name))?;
            return Ok(Imported { plan, format, notes: Vec::new() });
        }
        Kind::Plan => return Err(Refusal::new(RefusalCode::SeveralPlans, first.name)),
        Kind::Genius(_) if hyper_rectangle::are_some(&opened) => {
            let (plan, notes) = hyper_rectangle::plan(&opened, source::identity(files))?;
            return Ok(Imported { plan, format, notes });
        }
        Kind::Genius(_) => genius::scenario(&opened)?,
        Kind::GeniusWebDomain | Kind::GeniusWebProfile => geniusweb::scenario(&opened)?,
        Kind::NegoLog => negolog::scenario(&opened)?,
    };
    finished(scenario, format, files)
}

fn finished(scenario: Scenario, format: FileFormat, files: &[SourceFile<'_>]) -> Result<Imported, Refusal> {
    let notes = scenario.notes();
    let plan = scenario.into_plan(source::identity(files))?;
    Ok(Imported { plan, format, notes })
}
