//! What is remembered between starts.

use rusqlite::{OptionalExtension as _, params};

use crate::{error::StorageError, store::Store};

/// Something that is remembered between starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The name under which changes are made.
    Author,
    /// Light, dark, or as the system has it.
    Theme,
    /// The plan that was open last.
    LastPlan,
    /// Whether single letters are keys.
    LetterKeys,
}

impl Setting {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Theme => "theme",
            Self::LastPlan => "last_plan",
            Self::LetterKeys => "letter_keys",
        }
    }
}

impl Store {
    /// What is remembered, if anything.
    pub fn setting(&self, setting: Setting) -> Result<Option<String>, StorageError> {
        let mut select = self.connection.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
        Ok(select.query_row([setting.code()], |row| row.get(0)).optional()?)
    }

    /// Remembers a text, or nothing.
    pub fn set_setting(&mut self, setting: Setting, value: Option<&str>) -> Result<(), StorageError> {
        match value {
            Some(value) => self.connection.execute(
                "INSERT INTO setting (name, value) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                params![setting.code(), value],
            )?,
            None => self.connection.execute("DELETE FROM setting WHERE name = ?1", [setting.code()])?,
        };
        Ok(())
    }
}
