//! Enumerations that have one stable code on every floor: file, table, wire and message key.

/// Declares an enumeration whose variants carry a stable text code.
macro_rules! coded {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$note:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, ts_rs::TS, schemars::JsonSchema,
        )]
        pub enum $name {
            $($(#[$note])* #[serde(rename = $code)] $variant),+
        }

        impl $name {
            /// Every variant, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code of the variant.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The variant of a code, or nothing when there is none.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|variant| variant.code() == code)
            }
        }
    };
}
pub(crate) use coded;
