//! How a row of the file and a row of the model become each other, field by field.

/// Declares rows of the file beside the rows of the model they stand for.
///
/// Fields carry the same names on both sides and are grouped by how often they occur; both conversions name every field,
/// so a field added to the model does not compile until the file has a place for it.
macro_rules! rows {
    ($(
        $(#[$meta:meta])*
        $row:ident for $model:ident {
            $(one { $($(#[$one_meta:meta])* $one:ident: $one_type:ty),+ $(,)? })?
            $(maybe { $($(#[$maybe_meta:meta])* $maybe:ident: $maybe_type:ty),+ $(,)? })?
            $(many { $($(#[$many_meta:meta])* $many:ident: $many_type:ty),+ $(,)? })?
        }
    )+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $row {
            $($($(#[$one_meta])* pub(crate) $one: $one_type,)+)?
            $($(
                $(#[$maybe_meta])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub(crate) $maybe: Option<$maybe_type>,
            )+)?
            $($(
                $(#[$many_meta])*
                #[serde(default)]
                pub(crate) $many: Vec<$many_type>,
            )+)?
        }

        impl From<$model> for $row {
            fn from(row: $model) -> Self {
                let $model { $($($one,)+)? $($($maybe,)+)? $($($many,)+)? } = row;
                Self {
                    $($($one: $one.into(),)+)?
                    $($($maybe: $maybe.map(Into::into),)+)?
                    $($($many: $many.into_iter().map(Into::into).collect(),)+)?
                }
            }
        }

        impl From<$row> for $model {
            fn from(row: $row) -> Self {
                let $row { $($($one,)+)? $($($maybe,)+)? $($($many,)+)? } = row;
                Self {
                    $($($one: $one.into(),)+)?
                    $($($maybe: $maybe.map(Into::into),)+)?
                    $($($many: $many.into_iter().map(Into::into).collect(),)+)?
                }
            }
        }
    )+};
}
pub(super) use rows;
