//! The values that cells hold.

use automerge::ScalarValue;
use rusqlite::{
    ToSql,
    types::{ToSqlOutput, ValueRef},
};

/// What one cell holds; a cell that holds nothing is absent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// A text: words, names, codes, identifiers, exact numbers, moments.
    Text(String),
    /// A small whole number, such as a rank.
    Whole(i64),
    /// A mark, such as “deleted”.
    Mark(bool),
}

impl Scalar {
    /// The scalar of a value of a document, or nothing when it holds nothing that cells can hold.
    ///
    /// A number where a row is marked as deleted says that the row was edited, which is not to delete it.
    pub(crate) fn from_document(field: &str, value: &ScalarValue) -> Option<Self> {
        match value {
            ScalarValue::Uint(_) if field == crate::table::DELETED => None,
            ScalarValue::Str(text) => Some(Self::Text(text.to_string())),
            ScalarValue::Int(whole) => Some(Self::Whole(*whole)),
            ScalarValue::Uint(whole) => i64::try_from(*whole).ok().map(Self::Whole),
            ScalarValue::Boolean(mark) => Some(Self::Mark(*mark)),
            ScalarValue::Null
            | ScalarValue::Bytes(_)
            | ScalarValue::F64(_)
            | ScalarValue::Counter(_)
            | ScalarValue::Timestamp(_)
            | ScalarValue::Unknown { .. } => None,
        }
    }

    /// The value of a document for a cell.
    pub(crate) fn to_document(cell: Option<&Self>) -> ScalarValue {
        match cell {
            None => ScalarValue::Null,
            Some(Self::Text(text)) => ScalarValue::Str(text.as_str().into()),
            Some(Self::Whole(whole)) => ScalarValue::Int(*whole),
            Some(Self::Mark(mark)) => ScalarValue::Boolean(*mark),
        }
    }

    /// The scalar of a stored history value of a field, or nothing when there was none.
    pub(crate) fn from_row(field: &str, value: ValueRef<'_>) -> Option<Self> {
        match value {
            ValueRef::Text(text) => Some(Self::Text(String::from_utf8_lossy(text).into_owned())),
            ValueRef::Integer(whole) if field == crate::table::DELETED => Some(Self::Mark(whole != 0)),
            ValueRef::Integer(whole) => Some(Self::Whole(whole)),
            ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => None,
        }
    }
}

impl ToSql for Scalar {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Text(text) => text.to_sql(),
            Self::Whole(whole) => whole.to_sql(),
            Self::Mark(mark) => mark.to_sql(),
        }
    }
}
