//! Backups, as the page lists them.

use entente_core::model::{Name, PlanId};
use entente_store::{Backup, BackupPlan, BackupState};
use serde::Serialize;
use ts_rs::TS;

use super::plan::count;

/// The backups of this computer, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupsView {
    /// The backups.
    pub backups: Vec<BackupRow>,
}

/// One backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupRow {
    /// The name of its file: what is brought back goes by it.
    pub file: String,
    /// The day it was made, year-month-day; nothing for one made before a new version of the database.
    pub day: Option<String>,
    /// How many bytes it has.
    pub bytes: u32,
    /// What is in it; nothing for one that is damaged.
    pub plans: Option<Vec<BackupPlanRow>>,
}

/// A plan of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupPlanRow {
    /// Its identifier.
    pub id: PlanId,
    /// What it is called.
    pub name: Name,
    /// The names of its parties, in plan order.
    pub parties: Vec<Name>,
    /// When it was changed last, RFC 3339.
    pub changed_at: String,
}

impl BackupsView {
    /// The view of backups.
    pub fn of(backups: &[Backup]) -> Self {
        Self { backups: backups.iter().map(BackupRow::of).collect() }
    }
}

impl BackupRow {
    fn of(row: &Backup) -> Self {
        Self {
            file: row.file.clone(),
            day: row.day.map(|day| day.to_string()),
            bytes: count(usize::try_from(row.bytes).unwrap_or(usize::MAX)),
            plans: match &row.state {
                BackupState::Sound(plans) => Some(plans.iter().map(BackupPlanRow::of).collect()),
                BackupState::Damaged(_) => None,
            },
        }
    }
}

impl BackupPlanRow {
    fn of(row: &BackupPlan) -> Self {
        Self {
            id: row.id,
            name: row.name.clone(),
            parties: row.parties.clone(),
            changed_at: row.changed_at.to_string(),
        }
    }
}
