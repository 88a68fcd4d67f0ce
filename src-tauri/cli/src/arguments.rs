//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Prepares negotiations in which every party wins, without a window.
///
/// Exit codes: 0 done, 1 no package meets every essential, 2 bad input.
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
    /// Writes a built-in plan: workshop, lease or field-to-loaf.
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
    /// Says whether a plan fits together, and what is worth a second look.
    Check {
        /// The plan file, or - for standard input.
        plan: PathBuf,
    },
    /// Lists the shared outcomes, each with its reasons.
    Propose {
        /// The plan file, or - for standard input.
        plan: PathBuf,
        /// The largest number of shared outcomes.
        #[arg(long, value_name = "N")]
        count: Option<usize>,
        /// Writes JSON.
        #[arg(long)]
        json: bool,
    },
    /// Lists the packages that nothing betters for all.
    Frontier(FrontierArguments),
    /// Says which packages four rules of fairness pick.
    Rules {
        /// The plan file, or - for standard input.
        plan: PathBuf,
        /// Writes JSON.
        #[arg(long)]
        json: bool,
    },
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
        /// Writes JSON.
        #[arg(long)]
        json: bool,
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
    /// Writes the JSON Schema of a plan file.
    Schema,
}

/// What can be asked about the frontier.
#[derive(Debug, Args)]
pub struct FrontierArguments {
    /// The plan file, or - for standard input.
    pub plan: PathBuf,
    /// Writes JSON.
    #[arg(long)]
    pub json: bool,
    /// Looks only among packages that meet every essential.
    #[arg(long)]
    pub essentials: bool,
    /// 1 compares level by level and lists level profiles.
    #[arg(long, value_name = "TIER", value_parser = ["1"])]
    pub tier: Option<String>,
    /// Leaves utilities on the scale of an imported file, not divided by the sum of the weights.
    #[arg(long)]
    pub file_scale: bool,
}

/// Which database.
#[derive(Debug, Args)]
pub struct DatabaseArguments {
    /// The database; the one of the window unless said, or the one ENTENTE_DB names.
    #[arg(long, value_name = "FILE")]
    pub db: Option<PathBuf>,
}
