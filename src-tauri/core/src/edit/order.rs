//! Finding, moving and removing rows of a list.

use uuid::Uuid;

use super::EditError;
use crate::model::RowKind;

/// Rows of one kind that are found by their identifier.
pub(super) struct Rows<'a, T> {
    rows: &'a mut Vec<T>,
    kind: RowKind,
    id_of: fn(&T) -> Uuid,
}

impl<'a, T> Rows<'a, T> {
    pub(super) fn new(rows: &'a mut Vec<T>, kind: RowKind, id_of: fn(&T) -> Uuid) -> Self {
        Self { rows, kind, id_of }
    }

    fn place(&self, id: Uuid) -> Result<usize, EditError> {
        self.rows.iter().position(|row| (self.id_of)(row) == id).ok_or_else(|| self.kind.missing(id))
    }

    /// The row of an identifier.
    pub(super) fn find(self, id: Uuid) -> Result<&'a mut T, EditError> {
        let missing = self.kind.missing(id);
        let id_of = self.id_of;
        self.rows.iter_mut().find(|row| id_of(row) == id).ok_or(missing)
    }

    /// Takes a row out.
    pub(super) fn remove(self, id: Uuid) -> Result<T, EditError> {
        let place = self.place(id)?;
        Ok(self.rows.remove(place))
    }

    /// Moves a row to a place, counted from 0 without the row itself; past the end means last.
    pub(super) fn shift_to(self, id: Uuid, to: u32) -> Result<(), EditError> {
        let place = self.place(id)?;
        let row = self.rows.remove(place);
        let to = usize::try_from(to).unwrap_or(usize::MAX).min(self.rows.len());
        self.rows.insert(to, row);
        Ok(())
    }
}
