//! Ideas that were noted or taken up from the app's own.

use jiff::Timestamp;

use super::{IdeaId, Name, PartyId, RowKey, Words, code::coded};

/// An idea, kept with what it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idea {
    /// Its identifier.
    pub id: IdeaId,
    /// The way in which it was found.
    pub code: IdeaCode,
    /// In whose words it is; nothing for the app's.
    pub party: Option<PartyId>,
    /// The idea in words.
    pub words: Option<Words>,
    /// The rows it comes from.
    pub cites: Vec<RowKey>,
    /// What became of it.
    pub state: IdeaState,
    /// Who kept it.
    pub by: Name,
    /// When it was kept.
    pub at: Timestamp,
}

coded! {
    /// The ways in which ideas are found.
    pub enum IdeaCode {
        /// What else would give it.
        Sideways = "sideways",
        /// Each keeps its own reading.
        DifferentReadings = "different_readings",
        /// A swap along opposite ranks.
        Trade = "trade",
        /// A new option aimed at a shared criterion.
        Bridge = "bridge",
        /// An issue taken apart.
        Unbundle = "unbundle",
        /// Kinds of issue that are not on the table yet.
        Add = "add",
        /// A fallout taken away.
        CutTheCost = "cut_the_cost",
        /// Something that ranks higher, for a loss.
        Compensate = "compensate",
        /// A term that depends on an event.
        IfThen = "if_then",
        /// Phases, trials, guarantees.
        TimeAndRisk = "time_and_risk",
        /// An outside standard, or a fair procedure.
        StandardOrProcedure = "standard_or_procedure",
        /// Something no worse for anyone than what was agreed.
        Improve = "improve",
        /// A person's own.
        Own = "own",
    }
}

coded! {
    /// What became of an idea.
    pub enum IdeaState {
        /// It is being looked at.
        Open = "open",
        /// It is put aside until those who must be heard have been.
        Parked = "parked",
        /// It led to a step.
        Taken = "taken",
        /// It is not wanted.
        Dismissed = "dismissed",
    }
}
