//! What can be asked for between parties, and with a neutral.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::FormArguments;

/// What can be done with parcels.
#[derive(Debug, Subcommand)]
pub enum ParcelCommand {
    /// Makes a parcel: a form for another party, or the answer where the plan was opened from a form. Nothing goes unless it is ticked.
    Make(MakeArguments),
    /// Opens a form as a plan of its own, or takes an answer into the plan that asked.
    Read(ReadArguments),
}

/// What a parcel is to hold.
#[derive(Debug, Args)]
pub struct MakeArguments {
    /// The plan file, or - for standard input.
    pub plan: PathBuf,
    /// The name of the party that a form asks.
    #[arg(long, value_name = "PARTY")]
    pub to: Option<String>,
    /// What goes: title, purpose, everything-said, or a kind of row with or without its words, such as issue or "criterion:Free of
    /// debt". Kinds: issue, constraint, position, value, reading, criterion, need, levels, order, package.
    #[arg(long = "tick", value_name = "WHAT")]
    pub ticks: Vec<String>,
    /// The order of issues and options.
    #[arg(long, default_value = "alphabetical", value_parser = ["alphabetical", "agreed"])]
    pub order: String,
    /// The day that stands on it, year-month-day; none unless said.
    #[arg(long, value_name = "DAY")]
    pub day: Option<String>,
    /// Where to write it; standard output unless said.
    #[arg(short, long = "out", value_name = "PARCEL.json")]
    pub output: Option<PathBuf>,
}

/// What becomes of a parcel.
#[derive(Debug, Args)]
pub struct ReadArguments {
    /// The parcel, or - for standard input.
    pub parcel: PathBuf,
    /// The plan that asked; the answer is laid over its guesses.
    #[arg(long, value_name = "PLAN.json")]
    pub into: Option<PathBuf>,
    /// Which criterion of the answer is which guess: "their words=our words".
    #[arg(long = "pair", value_name = "THEIRS=OURS", requires = "into")]
    pub pairs: Vec<String>,
    /// Where to write the plan; standard output unless said.
    #[arg(short, long = "out", value_name = "PLAN.json")]
    pub output: Option<PathBuf>,
}

/// What can be done with sheets.
#[derive(Debug, Subcommand)]
pub enum SheetCommand {
    /// Tells the card of the person of this file, and makes the person where a name is given and there is none.
    Card {
        /// The file of the person's keys, which nobody else is to see.
        #[arg(long, value_name = "FILE")]
        me: PathBuf,
        /// The name of a new person.
        #[arg(long)]
        name: Option<String>,
    },
    /// Seals what a party lets a neutral know.
    Seal(SealArguments),
    /// Takes a sealed sheet into the case of a neutral.
    Open {
        /// The sealed sheet.
        sheet: PathBuf,
        /// The folder of the case.
        #[arg(long, value_name = "FOLDER")]
        case: PathBuf,
        /// The file of the neutral's keys.
        #[arg(long, value_name = "FILE")]
        me: PathBuf,
    },
    /// Answers one question from a case, for all parties alike.
    Result {
        /// The folder of the case.
        #[arg(long, value_name = "FOLDER")]
        case: PathBuf,
        /// The question.
        #[arg(value_parser = ["room", "candidates", "rule"])]
        query: String,
        /// The file of the neutral's keys.
        #[arg(long, value_name = "FILE")]
        me: PathBuf,
        /// The day of the question, year-month-day; today unless said.
        #[arg(long, value_name = "DAY")]
        day: Option<String>,
        /// Where to write it; standard output unless said.
        #[arg(short, long = "out", value_name = "RESULT.json")]
        output: Option<PathBuf>,
    },
    /// Says whether a result was signed by the neutral of this card, and is whole.
    Check {
        /// The result, or - for standard input.
        result: PathBuf,
        /// The card of the neutral.
        #[arg(long, value_name = "CARD")]
        from: String,
    },
}

/// What is sealed for whom.
#[derive(Debug, Args)]
pub struct SealArguments {
    /// The plan file, or - for standard input.
    pub plan: PathBuf,
    /// The name of the party whose sheet it is.
    #[arg(long, value_name = "PARTY")]
    pub party: String,
    /// What all parties call the matter.
    #[arg(long, value_name = "NAME")]
    pub case: String,
    /// The rule agreed on beforehand.
    #[arg(long, value_parser = ["nash", "kalai_smorodinsky", "leximin", "equal_gains"])]
    pub rule: String,
    /// The card of the neutral.
    #[arg(long, value_name = "CARD")]
    pub to: String,
    /// The file of one's own keys.
    #[arg(long, value_name = "FILE")]
    pub me: PathBuf,
    /// Where to write it.
    #[arg(short, long = "out", value_name = "SHEET")]
    pub output: PathBuf,
}

/// What is written for whom.
#[derive(Debug, Args)]
pub struct GiveArguments {
    /// The plan file, or - for standard input.
    pub plan: PathBuf,
    /// For whom: me writes everything; team writes everything, encrypted; everyone writes what all parties may see.
    #[arg(long = "for", value_parser = ["me", "team", "everyone"])]
    pub audience: String,
    /// As what: a plan file, or a table for a spreadsheet.
    #[arg(long = "as", default_value = "plan", value_parser = ["plan", "csv"])]
    pub form: String,
    /// The file whose first line is the passphrase.
    #[arg(long, value_name = "FILE", conflicts_with = "cards")]
    pub passphrase: Option<PathBuf>,
    /// The card of somebody who can open it.
    #[arg(long = "card", value_name = "CARD")]
    pub cards: Vec<String>,
    /// Where to write it; standard output unless said, but never for what is encrypted.
    #[arg(short, long = "out", value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What is opened by what.
#[derive(Debug, Args)]
pub struct UnlockArguments {
    /// The backup.
    pub backup: PathBuf,
    /// The file whose first line is the passphrase.
    #[arg(long, value_name = "FILE", required_unless_present = "me")]
    pub passphrase: Option<PathBuf>,
    /// The file of one's own keys.
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase")]
    pub me: Option<PathBuf>,
    /// Where to write the plan; standard output unless said.
    #[arg(short, long = "out", value_name = "PLAN.json")]
    pub output: Option<PathBuf>,
}

/// What would be shown.
#[derive(Debug, Args)]
pub struct GivesAwayArguments {
    /// The plan file, or - for standard input.
    pub plan: PathBuf,
    /// The name of the party that shows them.
    #[arg(long, value_name = "PARTY")]
    pub party: String,
    /// The title of a kept package, in the order in which they are shown.
    #[arg(long = "package", value_name = "TITLE", required = true)]
    pub packages: Vec<String>,
    /// In which form.
    #[command(flatten)]
    pub form: FormArguments,
}
