//! Making a team, and who belongs to it.

use entente_core::model::Name;
use entente_store::{Store, TeamId};
use uuid::Uuid;

use crate::{
    charter::{Charter, CharterFile},
    depot::{Depot, DepotPath, KeyFileName, Place, id_of},
    error::TeamError,
    identity::{Card, Identity, MemberId},
    standing::{LastFile, Member, Removal, Standing},
    sync::{Care, check_store, learn, round},
    team::{Team, stored},
};

/// The person of this machine; made anew, with this name, when there is none yet.
///
/// # Errors
///
/// When the database cannot be read or written, or the system gives no random numbers.
pub fn person(store: &mut Store, name: &Name) -> Result<Identity, TeamError> {
    if let Some(secret) = store.identity()? {
        return Ok(Identity::from_secret(&secret)?);
    }
    let identity = Identity::generate(name.clone())?;
    store.save_identity(&identity.to_secret())?;
    Ok(identity)
}

/// Makes a team at a place, with whoever works here as its owner.
///
/// # Errors
///
/// When the storage does not take its first files.
pub fn create(
    store: &mut Store,
    depot: &dyn Depot,
    identity: &Identity,
    name: Name,
    place: Place,
) -> Result<Team, TeamError> {
    let id = TeamId::from(Uuid::new_v4());
    let owner = Member { card: identity.card().clone(), standing: Standing::Owner, removal: None };
    let charter = Charter::first(id, name, Uuid::new_v4().simple().to_string(), owner)?;
    let file = charter.seal(identity)?;
    depot.put_new(&DepotPath::id(id), charter.store.as_bytes())?;
    depot.put_new(&DepotPath::key_file(id, &file.name()), &file.bytes)?;
    let team = Team::of(place, &file);
    check_store(&team, depot)?;
    team.save(store, identity)?;
    Ok(team)
}

/// A team at a place that whoever works here was invited to.
#[derive(Clone, Debug)]
pub struct Invitation {
    file: CharterFile,
    inviter: Card,
}

impl Invitation {
    /// The team.
    pub fn team(&self) -> TeamId {
        self.file.charter.team()
    }

    /// What it is called.
    pub const fn name(&self) -> &Name {
        &self.file.charter.name
    }

    /// Who says so; their six words are to be compared by voice.
    pub const fn inviter(&self) -> &Card {
        &self.inviter
    }
}

/// The teams at a place that whoever works here was invited to.
///
/// # Errors
///
/// When the storage cannot be read.
pub fn invitations(depot: &dyn Depot, identity: &Identity) -> Result<Vec<Invitation>, TeamError> {
    let mut found = Vec::new();
    for team in depot.list(&DepotPath::root())?.iter().filter_map(|name| id_of::<TeamId>(name)) {
        found.extend(invitation(depot, identity, team)?);
    }
    Ok(found)
}

fn invitation(depot: &dyn Depot, identity: &Identity, team: TeamId) -> Result<Option<Invitation>, TeamError> {
    let named = depot.get(&DepotPath::id(team))?;
    let names = depot.list(&DepotPath::keys(team))?;
    let mut names: Vec<_> = names.iter().filter_map(|name| KeyFileName::parse(name)).collect();
    names.sort();
    for name in names.iter().rev() {
        let Some(bytes) = depot.get(&DepotPath::key_file(team, name))? else { continue };
        let Ok(file) = CharterFile::open(&bytes, identity) else { continue };
        let fits = file.name() == *name
            && file.charter.team() == team
            && named.as_deref() == Some(file.charter.store.as_bytes());
        let signer = file.charter.member(file.signer).filter(|signer| signer.is_owner());
        let Some(signer) = signer.filter(|_| fits) else { continue };
        if file.signed_by(&signer.card).is_ok() {
            return Ok(Some(Invitation { inviter: signer.card.clone(), file }));
        }
    }
    Ok(None)
}

/// Joins the team of an invitation, whose inviter has said their six words.
///
/// # Errors
///
/// When the words are not those of the inviter's card.
pub fn join(
    store: &mut Store,
    identity: &Identity,
    invitation: &Invitation,
    words: &str,
    place: Place,
) -> Result<Team, TeamError> {
    if !invitation.inviter.is_told_by(words) {
        return Err(TeamError::OtherWords);
    }
    let team = Team::of(place, &invitation.file);
    team.save(store, identity)?;
    Ok(team)
}

/// Invites a person to a team by their card, whose six words were compared by voice. A person who belongs to it gets
/// another standing.
///
/// # Errors
///
/// When whoever works here is no owner, or the storage does not take the new charter.
pub fn invite(
    store: &mut Store,
    depot: &dyn Depot,
    identity: &Identity,
    team: TeamId,
    card: Card,
    standing: Standing,
) -> Result<Team, TeamError> {
    let mut team = current(store, depot, identity, team)?;
    let mut members = team.charter().members.clone();
    let invited = Member { card, standing, removal: None };
    match members.iter_mut().find(|member| member.id() == invited.id()) {
        Some(member) if member.is_in() && member.standing == standing => return Err(TeamError::AlreadyIn),
        Some(member) => *member = invited,
        None => members.push(invited),
    }
    proclaim(store, depot, identity, &mut team, members)?;
    Ok(team)
}

/// Removes a member: from a new epoch on they have no key, and what they write does not count. They keep what they have
/// seen, and what they have put there by now counts: it is taken in first.
///
/// # Errors
///
/// When whoever works here is no owner, or the storage does not take the new charter.
pub fn remove(
    store: &mut Store,
    depot: &dyn Depot,
    identity: &Identity,
    team: TeamId,
    member: MemberId,
) -> Result<Team, TeamError> {
    round(store, depot, identity, team, Care::Quick)?;
    let mut team = current(store, depot, identity, team)?;
    let removal = Removal { epoch: team.charter().epoch + 1, last: last_files(store, &team, member)? };
    let mut members = team.charter().members.clone();
    match members.iter_mut().find(|found| found.id() == member && found.is_in()) {
        Some(found) => found.removal = Some(removal),
        None => return Err(TeamError::NotIn),
    }
    proclaim(store, depot, identity, &mut team, members)?;
    Ok(team)
}

/// The last file of each writer of a member that was taken in here.
fn last_files(store: &Store, team: &Team, member: MemberId) -> Result<Vec<LastFile>, TeamError> {
    let member = stored(member).ok_or(TeamError::NotIn)?;
    let mut last = Vec::new();
    for plan in store.shared_plans(team.id())? {
        for chain in store.chains(plan)?.into_iter().filter(|chain| chain.member == member) {
            let (plan, writer) = (plan.uuid(), chain.writer.uuid());
            last.push(LastFile { plan, writer, number: chain.number });
        }
    }
    Ok(last)
}

/// The team as the storage has it now, for an owner to change.
fn current(store: &Store, depot: &dyn Depot, identity: &Identity, team: TeamId) -> Result<Team, TeamError> {
    let mut team = Team::load(store, team)?;
    check_store(&team, depot)?;
    learn(&mut team, depot, identity)?;
    let me = team.charter().member(identity.member());
    if me.is_some_and(Member::is_owner) { Ok(team) } else { Err(TeamError::NotOwner) }
}

/// Makes the charter of the next epoch, and puts it where everybody finds it.
pub(crate) fn proclaim(
    store: &mut Store,
    depot: &dyn Depot,
    identity: &Identity,
    team: &mut Team,
    members: Vec<Member>,
) -> Result<(), TeamError> {
    if !members.iter().any(Member::is_owner) {
        return Err(TeamError::LastOwner);
    }
    let file = team.charter().next(members)?.seal(identity)?;
    depot.put_new(&DepotPath::key_file(team.id(), &file.name()), &file.bytes)?;
    team.follow(&file);
    team.save(store, identity)
}

/// Fills emptied storage again with what names the team and its keys; everybody puts their own files again when they sync.
///
/// # Errors
///
/// When the storage holds another store's name, or does not take the files.
pub fn refill(store: &Store, depot: &dyn Depot, team: TeamId) -> Result<Team, TeamError> {
    let team = Team::load(store, team)?;
    let id = team.charter().store.as_bytes();
    if matches!(check_store(&team, depot), Err(TeamError::StoreMissing)) {
        depot.put_again(&DepotPath::id(team.id()), id)?;
    }
    let (name, bytes) = team.charter_file();
    depot.put_new(&DepotPath::key_file(team.id(), &name), bytes)?;
    check_store(&team, depot)?;
    Ok(team)
}
