//! Backups of the database, made once a day, and plans brought back out of them.

use std::path::Path;

use entente_core::model::{Name, PlanId};
use entente_store::{BackupState, Backups, Label};
use jiff::{Timestamp, ZonedDateTime};

use super::{Desk, plan::view, signed};
use crate::{
    catalogue,
    wire::{backup::BackupsView, error::CommandError, plan::PlanView},
};

impl Desk {
    /// Every backup, the latest first, with what is in it.
    pub fn list_backups(&self) -> Result<BackupsView, CommandError> {
        Ok(BackupsView::of(&self.backups()?.list()?))
    }

    /// Backs everything up now, in place of an earlier backup of today.
    pub fn back_up(&self) -> Result<BackupsView, CommandError> {
        self.backups()?.back_up(ZonedDateTime::now().date())?;
        self.list_backups()
    }

    /// Brings a plan of a backup back beside those that are there, and opens it.
    pub fn restore_backup(&self, file: &str, plan: PlanId) -> Result<PlanView, CommandError> {
        let backups = self.backups()?;
        let name = restored_name(&backups, file, plan)?;
        self.with(|store| {
            let note = signed(store, Label::stated("restore_backup"))?;
            let saved = store.restore(&backups, file, plan, name, &note)?;
            store.open_plan(saved.plan.id, Timestamp::now())?;
            Ok::<_, CommandError>(view(&saved, Some(note.at)))
        })
    }

    /// Makes the backup of today, when there is none yet. What goes wrong is logged: nobody is waiting for it.
    pub(super) fn keep_daily(database: &Path) {
        if let Err(error) = Backups::of(database).keep_daily(ZonedDateTime::now().date()) {
            tracing::warn!(%error, "there is no backup of today");
        }
    }

    fn backups(&self) -> Result<Backups, CommandError> {
        let database = self.0.database.as_deref().ok_or_else(CommandError::store_nowhere)?;
        Ok(Backups::of(database))
    }
}

/// What a plan of a backup is called when it is brought back: its name, and the day it is from.
fn restored_name(backups: &Backups, file: &str, plan: PlanId) -> Result<Name, CommandError> {
    let found = backups.list()?.into_iter().find(|row| row.file == file);
    let found = found.ok_or_else(|| CommandError::backup_missing(file))?;
    let plans = match &found.state {
        BackupState::Sound(plans) => plans.as_slice(),
        BackupState::Damaged(_) => &[],
    };
    let Some(row) = plans.iter().find(|row| row.id == plan) else {
        // The store says by name what is wrong with it.
        return Name::new(file).map_err(|_| CommandError::bad_name());
    };
    let day = found.day.map(|day| day.strftime("%-d %B %Y").to_string()).unwrap_or_default();
    let named = catalogue::sentence("backup.restored_name", &[("name", row.name.as_str()), ("day", &day)]);
    Name::new(&named).or_else(|_| Name::new(row.name.as_str())).map_err(|_| CommandError::bad_name())
}
