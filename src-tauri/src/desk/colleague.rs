//! Teams: made, joined and changed here, and kept in step beside the window. Where no plan is shared, none of it runs.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use entente_core::model::{Name, PlanId};
use entente_store::{Label, Store, TeamId};
use entente_team::{
    Standing, Team, TeamError,
    depot::{self, Depot, Place, Secret, sync_folder_of, try_out},
    identity::{Card, Identity, MemberId},
    membership,
    sync::{self, Care},
};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Desk, give::person, password::Passwords, signed, unpoisoned};
use crate::wire::{
    colleague::{
        CareAsk, InvitationView, MemberView, PlaceAsk, RoundView, SharedPlanView, StandingView, TeamEntry,
        TeamsView,
    },
    error::{CommandError, ErrorCode},
};

/// What is remembered of teams as long as the window is open.
#[derive(Debug)]
pub(super) struct Sharing {
    folder: Option<PathBuf>,
    passwords: Passwords,
    rounds: BTreeMap<TeamId, RoundView>,
}

impl Sharing {
    pub(super) fn with(passwords: Passwords) -> Self {
        Self { folder: None, passwords, rounds: BTreeMap::new() }
    }
}

impl Desk {
    /// The teams of this machine.
    pub fn list_teams(&self) -> Result<TeamsView, CommandError> {
        let teams = self.with(|store| store.teams())?;
        let teams: Result<_, _> = teams.iter().map(|row| self.team_view(row.id)).collect();
        let kept_by = self.0.database.as_deref().and_then(sync_folder_of);
        Ok(TeamsView { teams: teams?, database_kept_by: kept_by.map(|program| program.name().to_owned()) })
    }

    fn team_view(&self, id: TeamId) -> Result<TeamEntry, CommandError> {
        let (team, me, plans) = self.with(|store| {
            let team = Team::load(store, id)?;
            Ok::<_, CommandError>((team, person(store)?.member(), shared_plans(store, id)?))
        })?;
        let mut sharing = unpoisoned(&self.0.sharing);
        let round = sharing.rounds.get(&id).cloned();
        let mut members: Vec<MemberView> = team.members().iter().map(MemberView::of).collect();
        // Whoever works here is in step since the last round, whether or not there was anything to write in it.
        if let Some(made) = round.as_ref().filter(|round| round.error.is_none())
            && let Some(own) = members.iter_mut().find(|row| row.id == me.uuid())
        {
            own.last_synced = Some(made.at.clone());
        }
        let standing = team.charter().member(me).filter(|member| member.is_in());
        Ok(TeamEntry {
            id: id.uuid(),
            name: team.name().clone(),
            place: team.place().told(),
            awaits_password: team.place().needs_secret() && sharing.passwords.of(id).is_none(),
            standing: standing.map(|member| StandingView::from(member.standing)),
            members,
            plans,
            round,
        })
    }

    /// Takes the folder that a person chose; says what it is called.
    pub fn choose_team_folder(&self, folder: Option<PathBuf>) -> Option<String> {
        let name = folder.as_ref().map(|folder| folder.display().to_string());
        unpoisoned(&self.0.sharing).folder = folder;
        name
    }

    /// Tries a place out.
    pub fn try_place(&self, ask: &PlaceAsk) -> Result<(), CommandError> {
        let (place, secret) = self.place(ask)?;
        Ok(try_out(&*depot::open(&place, secret.as_ref())?)?)
    }

    /// Makes a team at a place.
    pub fn create_team(&self, name: Name, ask: &PlaceAsk) -> Result<TeamsView, CommandError> {
        let (place, secret) = self.place(ask)?;
        let depot = depot::open(&place, secret.as_ref())?;
        try_out(&*depot)?;
        let (mut store, person) = self.apart()?;
        let team = membership::create(&mut store, &*depot, &person, name, place)?;
        self.keep_secret(team.id(), secret);
        self.list_teams()
    }

    /// The teams at a place that whoever works here was invited to.
    pub fn find_invitations(&self, ask: &PlaceAsk) -> Result<Vec<InvitationView>, CommandError> {
        let (place, secret) = self.place(ask)?;
        let (_, person) = self.apart()?;
        let found = membership::invitations(&*depot::open(&place, secret.as_ref())?, &person)?;
        Ok(found.iter().map(InvitationView::of).collect())
    }

    /// Joins a team whose inviter has said their six words.
    pub fn join_team(&self, ask: &PlaceAsk, team: Uuid, words: &str) -> Result<TeamsView, CommandError> {
        let (place, secret) = self.place(ask)?;
        let depot = depot::open(&place, secret.as_ref())?;
        let (mut store, person) = self.apart()?;
        let found = membership::invitations(&*depot, &person)?;
        let invitation = found.iter().find(|invitation| invitation.team().uuid() == team);
        let invitation = invitation.ok_or(TeamError::NoInvitation)?;
        let team = membership::join(&mut store, &person, invitation, words, place)?;
        self.keep_secret(team.id(), secret);
        self.sync_teams(CareAsk::Thorough)
    }

    /// Invites a person whose six words were heard, or gives a member another standing.
    pub fn invite_member(
        &self,
        team: Uuid,
        card: &str,
        words: &str,
        standing: StandingView,
    ) -> Result<TeamsView, CommandError> {
        let card: Card = card.parse()?;
        if !card.is_told_by(words) {
            return Err(TeamError::OtherWords.into());
        }
        let standing = Standing::from(standing);
        self.changed(team, |store, depot, person, team| {
            membership::invite(store, depot, person, team, card, standing).map(drop)
        })
    }

    /// Removes a member.
    pub fn remove_member(&self, team: Uuid, member: Uuid) -> Result<TeamsView, CommandError> {
        self.changed(team, |store, depot, person, team| {
            membership::remove(store, depot, person, team, MemberId::from(member)).map(drop)
        })
    }

    /// Fills an emptied place again.
    pub fn refill_team(&self, team: Uuid) -> Result<TeamsView, CommandError> {
        self.changed(team, |store, depot, _, team| membership::refill(store, depot, team).map(drop))?;
        self.sync_teams(CareAsk::Thorough)
    }

    fn changed(
        &self,
        team: Uuid,
        work: impl FnOnce(&mut Store, &dyn Depot, &Identity, TeamId) -> Result<(), TeamError>,
    ) -> Result<TeamsView, CommandError> {
        let (mut store, person) = self.apart()?;
        let depot = self.depot(&Team::load(&store, team.into())?)?;
        work(&mut store, &*depot, &person, team.into())?;
        self.list_teams()
    }

    /// Shares a plan with a team, from what it says now.
    pub fn share_plan(&self, team: Uuid, plan: PlanId) -> Result<TeamsView, CommandError> {
        self.with(|store| {
            let note = signed(store, Label::stated("share_plan"))?;
            store.begin_sharing(plan, team.into(), &note).map(drop).map_err(CommandError::from)
        })?;
        self.sync_teams(CareAsk::Quick)
    }

    /// Lets a plan go on alone here.
    pub fn stop_sharing(&self, plan: PlanId) -> Result<TeamsView, CommandError> {
        self.with(|store| store.stop_sharing(plan))?;
        self.list_teams()
    }

    /// Takes the password of a team's place.
    pub fn give_password(&self, team: Uuid, password: &str) -> Result<TeamsView, CommandError> {
        self.keep_secret(team.into(), Some(Secret::new(password.to_owned())));
        self.sync_teams(CareAsk::Quick)
    }

    /// Keeps every team in step, once. The window goes on meanwhile: a connection of its own does the work.
    pub fn sync_teams(&self, care: CareAsk) -> Result<TeamsView, CommandError> {
        let teams = self.with(|store| store.teams())?;
        if !teams.is_empty() {
            let _turn = unpoisoned(&self.0.in_step);
            let (mut store, person) = self.apart()?;
            for row in teams {
                let outcome = self.round(&mut store, &person, row.id, care);
                let now = Timestamp::now();
                let mut sharing = unpoisoned(&self.0.sharing);
                if outcome.as_ref().is_err_and(|error| error.code == ErrorCode::DepotCredentials) {
                    sharing.passwords.forget(row.id);
                }
                sharing.rounds.insert(row.id, outcome.unwrap_or_else(|error| RoundView::failed(error, now)));
            }
        }
        self.list_teams()
    }

    fn round(
        &self,
        store: &mut Store,
        person: &Identity,
        team: TeamId,
        care: CareAsk,
    ) -> Result<RoundView, CommandError> {
        let known = Team::load(store, team)?;
        let depot = self.depot(&known)?;
        let care = match care {
            CareAsk::Quick => Care::Quick,
            CareAsk::Thorough => Care::Thorough,
        };
        let report = sync::round(store, &*depot, person, team, care)?;
        self.listen(team, known.place(), self.secret(&known));
        Ok(RoundView::of(&report, Timestamp::now()))
    }

    /// A connection of its own, and whoever works here.
    fn apart(&self) -> Result<(Store, Identity), CommandError> {
        let database: &Path = self.0.database.as_deref().ok_or_else(CommandError::store_nowhere)?;
        let person = self.with(person)?;
        Ok((Store::open(database)?, person))
    }

    fn depot(&self, team: &Team) -> Result<Box<dyn Depot>, CommandError> {
        Ok(depot::open(team.place(), self.secret(team).as_ref())?)
    }

    fn secret(&self, team: &Team) -> Option<Secret> {
        team.place().needs_secret().then(|| unpoisoned(&self.0.sharing).passwords.of(team.id())).flatten()
    }

    fn place(&self, ask: &PlaceAsk) -> Result<(Place, Option<Secret>), CommandError> {
        match ask {
            PlaceAsk::Folder => {
                let folder = unpoisoned(&self.0.sharing).folder.clone();
                Ok((Place::Folder { path: folder.ok_or_else(CommandError::no_folder)? }, None))
            }
            PlaceAsk::WebDav { .. } | PlaceAsk::S3 { .. } | PlaceAsk::Postgres { .. } => {
                let (place, secret) = ask.server().ok_or_else(|| CommandError::bad_request("a place"))?;
                Ok((place, Some(secret)))
            }
        }
    }

    fn keep_secret(&self, team: TeamId, secret: Option<Secret>) {
        if let Some(secret) = secret {
            unpoisoned(&self.0.sharing).passwords.keep(team, secret);
        }
    }
}

fn shared_plans(store: &Store, team: TeamId) -> Result<Vec<SharedPlanView>, CommandError> {
    let mut plans = Vec::new();
    for id in store.shared_plans(team)? {
        let name = store.plan_name(id)?;
        let waiting = if name.is_some() { store.pending_count(id)? } else { 0 };
        plans.push(SharedPlanView { id, name, waiting });
    }
    Ok(plans)
}
