//! Teams, as the page shows them, and what it asks about them.

use std::collections::BTreeMap;

use entente_core::model::{Name, PlanId};
use entente_team::{
    ListedMember, Standing,
    depot::{Place, Secret},
    membership::Invitation,
    sync::{Fault, Report},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{error::CommandError, plan::count};

/// How long an address, a name or a password is at most.
const LONGEST_FIELD: usize = 2_000;

/// The teams of this machine.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TeamsView {
    /// The teams, by name.
    pub teams: Vec<TeamEntry>,
    /// The program that keeps the folder of the database in step with other machines, which can damage it.
    pub database_kept_by: Option<String>,
}

/// One team.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TeamEntry {
    /// Its identifier.
    #[ts(type = "string")]
    pub id: Uuid,
    /// What it is called.
    pub name: Name,
    /// Where its files lie, for people.
    pub place: String,
    /// Whether its place needs a password that is not known yet.
    pub awaits_password: bool,
    /// What whoever works here is to the team.
    pub standing: Option<StandingView>,
    /// Who belongs to it, or did.
    pub members: Vec<MemberView>,
    /// The plans that it shares.
    pub plans: Vec<SharedPlanView>,
    /// What the last round came to; nothing before the first one.
    pub round: Option<RoundView>,
}

/// A member of a team.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MemberView {
    /// Which member.
    #[ts(type = "string")]
    pub id: Uuid,
    /// What they are called.
    pub name: Name,
    /// What they are to the team; nothing for who was removed.
    pub standing: Option<StandingView>,
    /// When they wrote the last file of theirs that has come, RFC 3339.
    pub last_synced: Option<String>,
}

/// What a member is to a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StandingView {
    /// Changes plans, and says who belongs to the team.
    Owner,
    /// Changes plans.
    Edit,
    /// Reads plans, and says something about their rows.
    Comment,
    /// Reads plans.
    Read,
}

impl From<Standing> for StandingView {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Owner => Self::Owner,
            Standing::Edit => Self::Edit,
            Standing::Comment => Self::Comment,
            Standing::Read => Self::Read,
        }
    }
}

impl From<StandingView> for Standing {
    fn from(standing: StandingView) -> Self {
        match standing {
            StandingView::Owner => Self::Owner,
            StandingView::Edit => Self::Edit,
            StandingView::Comment => Self::Comment,
            StandingView::Read => Self::Read,
        }
    }
}

impl MemberView {
    /// The view of a member.
    pub fn of(member: &ListedMember) -> Self {
        Self {
            id: member.member.uuid(),
            name: member.name.clone(),
            standing: member.standing.map(StandingView::from),
            last_synced: member.last_synced.map(|at| at.to_string()),
        }
    }
}

/// A plan that a team shares.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SharedPlanView {
    /// The plan.
    pub id: PlanId,
    /// What it is called; nothing while it has not come.
    pub name: Option<Name>,
    /// How many changes of this machine wait to be written.
    pub waiting: u32,
}

/// What a round came to.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RoundView {
    /// When it ended, RFC 3339.
    pub at: String,
    /// How many files of others were read.
    pub taken: u32,
    /// How many files of ours were written.
    pub put: u32,
    /// The plans that changed here.
    pub changed: Vec<PlanId>,
    /// What is not as it should be.
    pub faults: Vec<FaultView>,
    /// Why there was no round.
    pub error: Option<CommandError>,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FaultView {
    /// The key of its sentence.
    pub key: String,
    /// What fills the places of the sentence.
    pub params: BTreeMap<String, String>,
    /// The plan that it is about.
    pub plan: Option<PlanId>,
}

impl RoundView {
    /// The view of a round.
    pub fn of(report: &Report, at: Timestamp) -> Self {
        Self {
            at: at.to_string(),
            taken: count(report.taken),
            put: count(report.put),
            changed: report.changed.clone(),
            faults: report.faults.iter().map(FaultView::of).collect(),
            error: None,
        }
    }

    /// The view of a round that was none.
    pub fn failed(error: CommandError, at: Timestamp) -> Self {
        let (changed, faults) = (Vec::new(), Vec::new());
        Self { at: at.to_string(), taken: 0, put: 0, changed, faults, error: Some(error) }
    }
}

impl FaultView {
    fn of(fault: &Fault) -> Self {
        let params = fault.fillings().into_iter().map(|(place, text)| (place.to_owned(), text));
        Self { key: fault.code().to_owned(), params: params.collect(), plan: fault.plan() }
    }
}

/// A team at a place that whoever works here was invited to.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InvitationView {
    /// The team.
    #[ts(type = "string")]
    pub team: Uuid,
    /// What it is called.
    pub name: Name,
    /// Who invites.
    pub inviter: Name,
}

impl InvitationView {
    /// The view of an invitation.
    pub fn of(invitation: &Invitation) -> Self {
        Self {
            team: invitation.team().uuid(),
            name: invitation.name().clone(),
            inviter: invitation.inviter().name().clone(),
        }
    }
}

/// Where a team's files are to lie.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum PlaceAsk {
    /// The folder that was chosen last.
    Folder,
    /// A server that speaks WebDAV.
    WebDav {
        /// Its address, with the folder.
        url: String,
        /// The name to sign in with.
        user: String,
        /// The password.
        password: String,
    },
    /// A bucket on a server that speaks the language of S3.
    S3 {
        /// The address of the server.
        endpoint: String,
        /// The region; empty where the server knows none.
        region: String,
        /// The bucket.
        bucket: String,
        /// The key to sign in with.
        user: String,
        /// The secret key.
        password: String,
    },
    /// A `PostgreSQL` database.
    Postgres {
        /// The address of the server.
        host: String,
        /// The database.
        database: String,
        /// The name to sign in with.
        user: String,
        /// The password.
        password: String,
    },
}

impl PlaceAsk {
    /// The place and its password; nothing for a folder, or where a field is too long.
    pub fn server(&self) -> Option<(Place, Secret)> {
        const POSTGRES_PORT: u16 = 5432;
        let fits = |fields: &[&String]| fields.iter().all(|field| field.len() <= LONGEST_FIELD);
        match self {
            Self::Folder => None,
            Self::WebDav { url, user, password } => fits(&[url, user, password]).then(|| {
                (Place::WebDav { url: url.clone(), user: user.clone() }, Secret::new(password.clone()))
            }),
            Self::S3 { endpoint, region, bucket, user, password } => {
                fits(&[endpoint, region, bucket, user, password]).then(|| {
                    let (endpoint, region, bucket) = (endpoint.clone(), region.clone(), bucket.clone());
                    let place = Place::S3 { endpoint, region, bucket, access_key: user.clone() };
                    (place, Secret::new(password.clone()))
                })
            }
            Self::Postgres { host, database, user, password } => {
                let (server, port) = match host.rsplit_once(':') {
                    Some((server, port)) => (server, port.parse().ok()?),
                    None => (host.as_str(), POSTGRES_PORT),
                };
                let (host, database) = (server.to_owned(), database.clone());
                let place = Place::Postgres { host, port, database, user: user.clone() };
                fits(&[user, password]).then(|| (place, Secret::new(password.clone())))
            }
        }
    }
}

/// How closely a round looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CareAsk {
    /// As every half minute.
    Quick,
    /// As when somebody asks for it.
    Thorough,
}
