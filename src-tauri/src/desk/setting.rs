//! What a person sets once, for all plans.

use entente_store::{Setting, Store};

use super::{Desk, author};
use crate::wire::{
    error::CommandError,
    settings::{NamedBy, Settings, SingleLetters, Theme},
};

impl Desk {
    /// The settings as they are.
    pub fn get_settings(&self) -> Result<Settings, CommandError> {
        self.with(|store| read(store))
    }

    /// Changes the settings.
    pub fn set_settings(&self, settings: &Settings) -> Result<Settings, CommandError> {
        self.with(|store| {
            if settings.named_by == NamedBy::Person {
                store.set_setting(Setting::Author, Some(settings.author.as_str()))?;
            }
            store.set_setting(Setting::Theme, Some(settings.theme.code()))?;
            store.set_setting(Setting::LetterKeys, Some(settings.single_letters.code()))?;
            read(store)
        })
    }
}

fn read(store: &Store) -> Result<Settings, CommandError> {
    let theme = store.setting(Setting::Theme)?;
    let letters = store.setting(Setting::LetterKeys)?;
    let named = store.setting(Setting::Author)?;
    Ok(Settings {
        author: author(store)?,
        named_by: named.map_or(NamedBy::System, |_| NamedBy::Person),
        theme: theme.and_then(|code| Theme::from_code(&code)).unwrap_or_default(),
        single_letters: letters.and_then(|code| SingleLetters::from_code(&code)).unwrap_or_default(),
    })
}
