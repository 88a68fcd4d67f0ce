//! What a person sets once, for all plans.

use entente_core::model::Name;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The settings of this person on this computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The name that changes are signed with.
    pub author: Name,
    /// Who said that name.
    pub named_by: NamedBy,
    /// How the window looks.
    pub theme: Theme,
    /// Whether single letters do something on a focused row.
    pub single_letters: SingleLetters,
}

/// Who said the name that changes are signed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NamedBy {
    /// The system: nobody was asked yet.
    System,
    /// The person.
    Person,
}

/// How the window looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system does.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The look of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::System, Self::Light, Self::Dark].into_iter().find(|theme| theme.code() == code)
    }
}

/// Whether single letters do something on a focused row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SingleLetters {
    /// They do.
    #[default]
    On,
    /// They do nothing.
    Off,
}

impl SingleLetters {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
        }
    }

    /// What a code says.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::On, Self::Off].into_iter().find(|letters| letters.code() == code)
    }
}
