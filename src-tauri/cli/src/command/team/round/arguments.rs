//! What can be asked of blind rounds.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::arguments::{DatabaseArguments, FormArguments};

/// One thing to do with a blind round.
#[derive(Debug, Subcommand)]
pub enum RoundCommand {
    /// Asks everybody in the team who may answer to rank and rate alone.
    Open {
        /// The plan, by identifier or name.
        plan: String,
        /// The party whose criteria are asked about; your own unless said.
        #[arg(long)]
        party: Option<String>,
        /// A criterion to ask about, several times for several; all of the party unless said.
        #[arg(long, value_name = "STATEMENT")]
        criterion: Vec<String>,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Seals your answer: nobody reads it before everybody has answered.
    Answer {
        /// The answer, as `entente team round status --json` writes what is asked; - for standard input.
        file: PathBuf,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Tells what is asked and who is missing, and once it is revealed how the answers lie and what they change.
    Status {
        #[command(flatten)]
        form: FormArguments,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Reveals a round that you opened without those who are missing.
    Reveal {
        #[command(flatten)]
        round: WhichRound,
    },
    /// Takes over what the team agrees on, in one step; a lone dissent is kept as a comment.
    Agree {
        /// The list, in the form of an answer; what most answered unless said.
        #[arg(long, value_name = "FILE")]
        list: Option<PathBuf>,
        #[command(flatten)]
        round: WhichRound,
    },
}

/// Which round of which plan.
#[derive(Debug, Args)]
pub struct WhichRound {
    /// The plan, by identifier or name.
    #[arg(long)]
    pub plan: String,
    /// The round, by identifier; the latest unless said.
    #[arg(long)]
    pub round: Option<String>,
    #[command(flatten)]
    pub database: DatabaseArguments,
}
