//! Teams and the person of this machine, as plain rows that never leave.

use entente_core::model::Name;
use rusqlite::{OptionalExtension as _, Row, params};

use super::{MemberId, Role, TeamId};
use crate::{change::through, error::StorageError, store::Store};

/// A team that somebody of this machine belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamRow {
    /// The team.
    pub id: TeamId,
    /// What it is called.
    pub name: Name,
    /// Where its files lie, as the sharing crate writes it; without credentials.
    pub place: String,
    /// Who of its members works here.
    pub member: MemberId,
    /// What that member may do.
    pub role: Role,
    /// The keys of the team, as the sharing crate wraps them.
    pub keys: Vec<u8>,
    /// Who belongs to it, as the sharing crate writes it.
    pub members: String,
}

const TEAMS: &str = "SELECT id, name, place, member, role, keys, members FROM team";

impl Store {
    /// Every team, by name.
    pub fn teams(&self) -> Result<Vec<TeamRow>, StorageError> {
        let mut select = self.connection.prepare_cached(&format!("{TEAMS} ORDER BY name, id"))?;
        Ok(select.query_map([], team)?.collect::<Result<_, _>>()?)
    }

    /// One team, if it is known here.
    pub fn team(&self, id: TeamId) -> Result<Option<TeamRow>, StorageError> {
        let mut select = self.connection.prepare_cached(&format!("{TEAMS} WHERE id = ?1"))?;
        Ok(select.query_row([id.to_string()], team).optional()?)
    }

    /// Remembers a team, in place of what was remembered of it.
    pub fn save_team(&mut self, row: &TeamRow) -> Result<(), StorageError> {
        self.connection.execute(
            "INSERT INTO team (id, name, place, member, role, keys, members) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, place = excluded.place, member = excluded.member,
                role = excluded.role, keys = excluded.keys, members = excluded.members",
            params![
                row.id.to_string(),
                row.name.as_str(),
                row.place,
                row.member.as_str(),
                row.role.code(),
                row.keys,
                row.members,
            ],
        )?;
        Ok(())
    }

    /// Forgets a team here, and nowhere else; its plans stay and go on alone.
    pub fn forget_team(&mut self, id: TeamId) -> Result<(), StorageError> {
        let transaction = self.connection.transaction()?;
        transaction.execute("UPDATE sharing SET state = 'alone' WHERE team = ?1", [id.to_string()])?;
        transaction.execute("DELETE FROM team WHERE id = ?1", [id.to_string()])?;
        Ok(transaction.commit()?)
    }

    /// The keys of whoever works here, as the sharing crate wrote them.
    pub fn identity(&self) -> Result<Option<Vec<u8>>, StorageError> {
        let mut select = self.connection.prepare_cached("SELECT bytes FROM identity")?;
        Ok(select.query_row([], |row| row.get(0)).optional()?)
    }

    /// Keeps the keys of whoever works here.
    pub fn save_identity(&mut self, bytes: &[u8]) -> Result<(), StorageError> {
        self.connection.execute(
            "INSERT INTO identity (one, bytes) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET bytes = excluded.bytes",
            [bytes],
        )?;
        Ok(())
    }
}

fn team(row: &Row<'_>) -> rusqlite::Result<TeamRow> {
    Ok(TeamRow {
        id: through(row, 0, TeamId::parse)?,
        name: through(row, 1, |text| Name::new(text).ok())?,
        place: row.get(2)?,
        member: through(row, 3, MemberId::new)?,
        role: through(row, 4, Role::from_code)?,
        keys: row.get(5)?,
        members: row.get(6)?,
    })
}
