//! What can be asked of a team.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use entente_team::depot::Place;

use super::round::RoundCommand;
use crate::{
    arguments::{DatabaseArguments, FormArguments},
    failure::{Failure, TeamFailure},
};

/// The port of `PostgreSQL` where none is said.
const POSTGRES_PORT: u16 = 5432;

/// One thing to do with a team.
#[derive(Debug, Subcommand)]
pub enum TeamCommand {
    /// Writes your card, to send to an owner of a team; or tells the name and the six words of somebody's card.
    Card {
        /// The card of somebody else.
        card: Option<String>,
        #[command(flatten)]
        me: MeArguments,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Says whether a place can be read and written, or what is wrong.
    Try {
        #[command(flatten)]
        place: PlaceArguments,
    },
    /// Makes a team, whose files lie in a folder or on a server that you have already.
    Create {
        /// What the team is called.
        name: String,
        #[command(flatten)]
        place: PlaceArguments,
        #[command(flatten)]
        me: MeArguments,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Joins a team that you were invited to; says who invites you until you give their six words.
    Join {
        #[command(flatten)]
        place: PlaceArguments,
        /// The six words that whoever invited you reads out.
        #[arg(long)]
        words: Option<String>,
        #[command(flatten)]
        me: MeArguments,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Invites a person by their card, or gives them another role.
    Invite {
        /// The card.
        card: String,
        /// The six words that the person reads out.
        #[arg(long)]
        words: Option<String>,
        /// What they may do: owner, edit, comment or read.
        #[arg(long, default_value = "edit")]
        role: String,
        #[command(flatten)]
        team: WhichTeam,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Removes a member: they keep what they have seen, and read nothing that is written from now on.
    Remove {
        /// The member, by name or identifier.
        member: String,
        #[command(flatten)]
        team: WhichTeam,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Lists who belongs to the team, and when each last synced.
    Members {
        #[command(flatten)]
        team: WhichTeam,
        #[command(flatten)]
        form: FormArguments,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Shares a plan with the team: what it says now, not what it said before.
    Share {
        /// The plan, by identifier or name.
        plan: String,
        #[command(flatten)]
        team: WhichTeam,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Reads what others have written and writes what was written here.
    Sync {
        #[command(flatten)]
        team: WhichTeam,
        /// Fills a place again that was emptied.
        #[arg(long)]
        refill: bool,
        #[command(flatten)]
        form: FormArguments,
        #[command(flatten)]
        database: DatabaseArguments,
    },
    /// Lets each member rank and rate alone, and compares once all are in.
    Round {
        /// Which of them.
        #[command(subcommand)]
        what: RoundCommand,
    },
    /// Tells the teams of this machine, where their files lie and what waits; asks nobody.
    Status {
        #[command(flatten)]
        form: FormArguments,
        #[command(flatten)]
        database: DatabaseArguments,
    },
}

/// Who works at this machine.
#[derive(Debug, Args)]
pub struct MeArguments {
    /// Your name, the first time.
    #[arg(long, value_name = "NAME")]
    pub me: Option<String>,
}

/// Which team.
#[derive(Debug, Args)]
pub struct WhichTeam {
    /// The team, by name or identifier; the only one unless said.
    #[arg(long)]
    pub team: Option<String>,
}

/// Where the team's files lie. Passwords come in the variable `ENTENTE_STORE_PASSWORD`.
#[derive(Debug, Args)]
pub struct PlaceArguments {
    /// A folder that is shared, or kept in step by Nextcloud, Dropbox, OneDrive or another.
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// A WebDAV server, with its folder.
    #[arg(long, value_name = "URL", requires = "user")]
    webdav: Option<String>,
    /// An S3 server.
    #[arg(long, value_name = "URL", requires_all = ["user", "bucket"])]
    s3: Option<String>,
    /// The bucket of an S3 server.
    #[arg(long)]
    bucket: Option<String>,
    /// The region of an S3 server, where it has any.
    #[arg(long, default_value = "")]
    region: String,
    /// A `PostgreSQL` database, as host or host:port, then a slash and the database.
    #[arg(long, value_name = "HOST[:PORT]/DATABASE", requires = "user")]
    postgres: Option<String>,
    /// The name, or the access key, to sign in with.
    #[arg(long)]
    user: Option<String>,
}

impl PlaceArguments {
    /// The place that was named.
    pub fn place(&self) -> Result<Place, Failure> {
        let user = self.user.clone().unwrap_or_default();
        match (&self.folder, &self.webdav, &self.s3, &self.postgres) {
            (Some(folder), None, None, None) => {
                let path = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
                Ok(Place::Folder { path })
            }
            (None, Some(url), None, None) => Ok(Place::WebDav { url: url.clone(), user }),
            (None, None, Some(endpoint), None) => Ok(Place::S3 {
                endpoint: endpoint.clone(),
                region: self.region.clone(),
                bucket: self.bucket.clone().unwrap_or_default(),
                access_key: user,
            }),
            (None, None, None, Some(address)) => {
                database(address, user).ok_or_else(|| TeamFailure::NoPlace.into())
            }
            (..) => Err(TeamFailure::NoPlace.into()),
        }
    }
}

fn database(address: &str, user: String) -> Option<Place> {
    let (server, database) = address.split_once('/')?;
    let (host, port) = match server.rsplit_once(':') {
        Some((host, port)) => (host, port.parse().ok()?),
        None => (server, POSTGRES_PORT),
    };
    Some(Place::Postgres { host: host.to_owned(), port, database: database.to_owned(), user })
}
