//! What can be asked for on the command line.

mod exchange;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use exchange::{
    GiveArguments, GivesAwayArguments, MakeArguments, ParcelCommand, ReadArguments, SealArguments,
    SheetCommand, UnlockArguments,
};

use crate::{command::TeamCommand, point::Scale};

/// Prepares negotiations in which every party wins, without a window.
///
/// Exit codes: 0 done, 1 no package meets every essential, 2 bad input or a certificate that is refused.
#[derive(Debug, Parser)]
#[command(name = "entente", version)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// One thing to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Writes a built-in plan: workshop, workshop-settled, lease or field-to-loaf.
    Example {
        /// Which of them.
        #[arg(default_value = "workshop")]
        name: String,
        /// Where to write it; standard output unless said.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Makes a plan from files: a plan of Entente, GENIUS XML, GeniusWeb or NegoLog JSON.
    Import {
        /// The plan; or the domain and the profiles, in the order of the parties.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Where to write the plan; standard output unless said.
        #[arg(short, long, value_name = "PLAN.json")]
        output: Option<PathBuf>,
    },
    /// Lists the backups of the database, and what is in them.
    Backups {
        /// Makes one of today first, in place of an earlier one of today.
        #[arg(long)]
        now: bool,
        #[command(flatten)]
        form: FormArguments,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Brings a backup back: a plan of it beside those that are there, or all of it as a new database. Nothing is written over.
    Restore(RestoreArguments),
    /// Says whether a plan fits together, and what is worth a second look.
    Check {
        /// The plan file, or - for standard input.
        plan: PathBuf,
    },
    /// Tells what criteria have to do with each other across parties, and where parties differ usefully.
    CommonGround {
        /// The plan file, or - for standard input.
        plan: PathBuf,
        #[command(flatten)]
        form: FormArguments,
    },
    /// Tells ideas, each with the rows that it comes from and the step it leads to.
    Ideas {
        /// The plan file, or - for standard input.
        plan: PathBuf,
        #[command(flatten)]
        form: FormArguments,
    },
    /// Makes a parcel for another party, or reads one.
    Parcel {
        /// Which of them.
        #[command(subcommand)]
        what: ParcelCommand,
    },
    /// Seals a sheet for a neutral, takes one into a neutral's case, or answers from it.
    Sheet {
        /// Which of them.
        #[command(subcommand)]
        what: SheetCommand,
    },
    /// Writes a plan for somebody: all of it for yourself or your team, what all parties may see for everyone.
    Give(GiveArguments),
    /// Opens a backup that was encrypted for a team.
    Unlock(UnlockArguments),
    /// Says what showing kept packages gives away of what comes first for a party.
    GivesAway(GivesAwayArguments),
    /// Tells what every contingent term comes to, branch by branch.
    Terms {
        /// The plan file, or - for standard input.
        plan: PathBuf,
        #[command(flatten)]
        form: FormArguments,
    },
    /// Lists the packages that nothing betters for all.
    Frontier(FrontierArguments),
    /// Proposes packages that meet every essential, with the reason for each.
    Propose(ProposeArguments),
    /// Writes a plan, or outcomes of it, as a page to print and hand over.
    Report(ReportArguments),
    /// Says which packages four rules of fairness pick.
    Rules(RulesArguments),
    /// Tells three to five packages that are about equal to one party and differ for the others.
    Offers(OffersArguments),
    /// Confirms a certificate of an answer by a separate checker that reads the plan alone.
    Verify(VerifyArguments),
    /// Writes a plan of the database to a file.
    Export {
        /// The identifier of the plan, or its name.
        plan: String,
        /// Where to write it; standard output unless said.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Lists the plans of the database.
    List {
        #[command(flatten)]
        form: FormArguments,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Adds a plan to the database.
    Add {
        /// The plan file, or - for standard input.
        plan: PathBuf,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Shares plans with colleagues through a folder or a server that you have already.
    #[command(subcommand)]
    Team(TeamCommand),
    /// Writes the JSON Schema of a file.
    Schema {
        /// Of which file.
        #[arg(default_value = "plan", value_parser = ["plan", "certificate", "parcel", "sheet", "result"])]
        of: String,
    },
}

/// What can be asked about the frontier.
#[derive(Debug, Args)]
pub struct FrontierArguments {
    /// The plan file, or - for standard input.
    pub plan: PathBuf,
    /// In which form.
    #[command(flatten)]
    pub form: FormArguments,
    /// Looks only among packages that meet every essential.
    #[arg(long)]
    pub essentials: bool,
    /// 1 compares level by level and lists level profiles.
    #[arg(long, value_name = "TIER", value_parser = ["1"])]
    pub tier: Option<String>,
    /// Writes a certificate of the answer too; entente verify confirms it.
    #[arg(long, value_name = "FILE", conflicts_with = "tier")]
    pub certificate: Option<PathBuf>,
    /// On which scale.
    #[command(flatten)]
    pub scale: ScaleArguments,
}

/// What can be asked about the rules.
#[derive(Debug, Args)]
pub struct RulesArguments {
    /// The plan file, or - for standard input.
    pub plan: PathBuf,
    /// Writes a certificate of the answer too; entente verify confirms it.
    #[arg(long, value_name = "FILE")]
    pub certificate: Option<PathBuf>,
    /// In which form.
    #[command(flatten)]
    pub form: FormArguments,
    /// On which scale.
    #[command(flatten)]
    pub scale: ScaleArguments,
}

/// What is to be confirmed.
#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// The plan file, or - for standard input.
    pub plan: PathBuf,
    /// The certificate.
    pub certificate: PathBuf,
    /// In which form.
    #[command(flatten)]
    pub form: FormArguments,
}

/// On which scale utilities are written.
#[derive(Clone, Copy, Debug, Args)]
pub struct ScaleArguments {
    /// Leaves utilities on the scale of an imported file, not divided by the sum of the weights.
    #[arg(long)]
    file_scale: bool,
}

impl ScaleArguments {
    /// The scale that was asked for.
    pub const fn scale(self) -> Scale {
        if self.file_scale { Scale::File } else { Scale::Divided }
    }
}

/// In which form an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// In which form.
#[derive(Clone, Copy, Debug, Args)]
pub struct FormArguments {
    /// Writes JSON.
    #[arg(long)]
    json: bool,
}

impl FormArguments {
    /// The form that was asked for.
    pub const fn form(self) -> Form {
        if self.json { Form::Json } else { Form::Text }
    }
}

/// Which database.
#[derive(Debug, Args)]
pub struct DatabaseArguments {
    /// The database; the one of the window unless said, or the one ENTENTE_DB names.
    #[arg(long, value_name = "FILE")]
    pub db: Option<PathBuf>,
}

/// What `propose` is asked.
#[derive(Debug, clap::Args)]
pub struct ProposeArguments {
    /// The plan file, or - for standard input.
    pub plan: PathBuf,
    /// Writes a certificate of the answer too; entente verify confirms it.
    #[arg(long, value_name = "FILE")]
    pub certificate: Option<PathBuf>,
    /// How many proposals at most.
    #[arg(long)]
    pub count: Option<usize>,
    /// In how many worlds they are tried, where guesses may be wrong; 0 leaves that out.
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = clap::value_parser!(u64).range(..=1_000_000))]
    pub worlds: u64,
    #[command(flatten)]
    pub form: FormArguments,
}

/// What a report is to tell.
#[derive(Debug, clap::Args)]
pub struct ReportArguments {
    /// The plan file, or - for standard input.
    pub plan: PathBuf,
    /// To whom: own tells everything; joint tells shared rows only, the same to every party.
    #[arg(long, default_value = "own", value_parser = ["own", "joint"])]
    pub audience: String,
    /// An outcome to tell on a sheet of its own: its number among the proposals, or the title of a kept package; what
    /// is agreed on unless said.
    #[arg(long = "outcome", value_name = "NUMBER|TITLE")]
    pub outcomes: Vec<String>,
    /// How much: plan tells the whole plan and the outcomes; outcomes tells those alone.
    #[arg(long, default_value = "plan", value_parser = ["plan", "outcomes"])]
    pub extent: String,
    /// The form; a PDF is made in the window, or by any browser that prints the page.
    #[arg(long, default_value = "html", value_parser = ["html", "pdf"])]
    pub format: String,
    /// The paper.
    #[arg(long, default_value = "a4", value_parser = ["a4", "letter"])]
    pub paper: String,
    /// The day that stands on it, year-month-day; today unless said.
    #[arg(long, value_name = "DAY")]
    pub day: Option<String>,
    /// Where to write it; standard output unless said.
    #[arg(short, long = "out", value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What is brought back.
#[derive(Debug, clap::Args)]
pub struct RestoreArguments {
    /// The backup, as entente backups names it.
    pub file: String,
    /// The plan, by identifier or name, to bring back beside those that are there.
    #[arg(long, required_unless_present = "output")]
    pub plan: Option<String>,
    /// Writes the whole backup to a new database.
    #[arg(short, long = "out", value_name = "NEW.db", conflicts_with = "plan")]
    pub output: Option<PathBuf>,
    /// Whose backups.
    #[command(flatten)]
    pub database: DatabaseArguments,
}

/// What can be asked about equal-value offers.
#[derive(Debug, clap::Args)]
pub struct OffersArguments {
    /// The plan file, or - for standard input.
    pub plan: PathBuf,
    /// The name of the party to which the packages are about equal.
    #[arg(long, value_name = "PARTY")]
    pub party: String,
    /// The title of a kept package: the offers are worth about as much to the party.
    #[arg(long, value_name = "PACKAGE")]
    pub near: Option<String>,
    /// In which form.
    #[command(flatten)]
    pub form: FormArguments,
}
