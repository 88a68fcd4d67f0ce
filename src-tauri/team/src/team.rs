//! A team as it is remembered on this machine.

use std::collections::BTreeMap;

use entente_core::model::Name;
use entente_store::{Role, Store, TeamId, TeamRow};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    charter::{Charter, CharterFile},
    depot::{KeyFileName, Place},
    error::TeamError,
    identity::{Identity, MemberId},
    sealed::hash,
    standing::{Member, Standing},
};

/// What is remembered of a team beside its name and place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ledger {
    charter: Charter,
    /// The file of the charter, to be put again should it be gone.
    file: Vec<u8>,
    /// Charters of the same epoch, by other owners at the same time, that were taken over.
    rivals: Vec<String>,
}

/// A member as lists of the team name them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListedMember {
    /// Which member.
    pub member: MemberId,
    /// What they are called.
    pub name: Name,
    /// What they are to the team; nothing for who was removed.
    pub standing: Option<Standing>,
    /// When they wrote the last file of theirs that has come, by their own clock.
    pub last_synced: Option<Timestamp>,
}

/// A team that somebody of this machine belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    id: TeamId,
    place: Place,
    ledger: Ledger,
    presence: BTreeMap<MemberId, Timestamp>,
}

impl Team {
    /// The team of a charter, whose files lie at a place.
    pub(crate) fn of(place: Place, file: &CharterFile) -> Self {
        let ledger = Ledger { charter: file.charter.clone(), file: file.bytes.clone(), rivals: Vec::new() };
        Self { id: file.charter.team(), place, ledger, presence: BTreeMap::new() }
    }

    /// A team that is remembered.
    ///
    /// # Errors
    ///
    /// When there is no such team, or what is remembered cannot be read.
    pub fn load(store: &Store, id: TeamId) -> Result<Self, TeamError> {
        let row = store.team(id)?.ok_or(TeamError::NoTeam(id))?;
        let ledger: Ledger = serde_json::from_slice(&row.keys).map_err(|_| TeamError::Unreadable(id))?;
        let listed: Vec<ListedMember> =
            serde_json::from_str(&row.members).map_err(|_| TeamError::Unreadable(id))?;
        let presence = listed.into_iter().filter_map(|member| Some((member.member, member.last_synced?)));
        Ok(Self { id, place: Place::read(&row.place)?, ledger, presence: presence.collect() })
    }

    /// Remembers the team.
    ///
    /// # Errors
    ///
    /// When the database cannot be written.
    pub fn save(&self, store: &mut Store, identity: &Identity) -> Result<(), TeamError> {
        let unreadable = |_| TeamError::Unreadable(self.id);
        let member = identity.member();
        let row = TeamRow {
            id: self.id,
            name: self.name().clone(),
            place: self.place.written(),
            member: stored(member).ok_or(TeamError::Unreadable(self.id))?,
            role: self.charter().member(member).map_or(Role::Read, |member| member.standing.role()),
            keys: serde_json::to_vec(&self.ledger).map_err(unreadable)?,
            members: serde_json::to_string(&self.members()).map_err(unreadable)?,
        };
        Ok(store.save_team(&row)?)
    }

    /// The team.
    pub const fn id(&self) -> TeamId {
        self.id
    }

    /// What it is called.
    pub const fn name(&self) -> &Name {
        &self.ledger.charter.name
    }

    /// Where its files lie.
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// The same team at another place.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// Its charter.
    pub const fn charter(&self) -> &Charter {
        &self.ledger.charter
    }

    /// The name and the bytes of the charter's file.
    pub fn charter_file(&self) -> (KeyFileName, &[u8]) {
        (KeyFileName::of(self.charter().epoch, hash(&self.ledger.file)), &self.ledger.file)
    }

    /// Everybody who belongs to it or did, and when they last synced.
    pub fn members(&self) -> Vec<ListedMember> {
        let listed = |member: &Member| ListedMember {
            member: member.id(),
            name: member.card.name().clone(),
            standing: member.is_in().then_some(member.standing),
            last_synced: self.presence.get(&member.id()).copied(),
        };
        self.charter().members.iter().map(listed).collect()
    }

    /// Takes the charter of a later epoch over.
    pub(crate) fn follow(&mut self, file: &CharterFile) {
        let mut charter = file.charter.clone();
        for key in self.ledger.charter.keys.all() {
            charter.keys.add(key.clone());
        }
        self.ledger = Ledger { charter, file: file.bytes.clone(), rivals: Vec::new() };
    }

    /// Takes over what another charter of this epoch says.
    pub(crate) fn reconcile(&mut self, file: &CharterFile) {
        self.ledger.charter.reconcile(&file.charter);
        self.ledger.rivals.push(file.name().to_string());
    }

    /// Whether a charter of this name was taken over.
    pub(crate) fn knows(&self, name: &KeyFileName) -> bool {
        let current = self.charter_file().0;
        name.epoch < current.epoch || *name == current || self.ledger.rivals.contains(&name.to_string())
    }

    /// Whether two owners have acted at once, and nobody has made one charter of theirs yet.
    pub(crate) const fn has_rivals(&self) -> bool {
        !self.ledger.rivals.is_empty()
    }

    /// Notes when a member wrote a file.
    pub(crate) fn heard_of(&mut self, member: MemberId, at: Timestamp) {
        let last = self.presence.entry(member).or_insert(at);
        *last = at.max(*last);
    }
}

/// A member as the store names them.
pub fn stored(member: MemberId) -> Option<entente_store::MemberId> {
    entente_store::MemberId::new(&member.to_string())
}
