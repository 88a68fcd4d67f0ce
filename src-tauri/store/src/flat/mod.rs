//! Rows as cells and back: one row type for each table.

mod field;
mod fields;
mod inside;
mod judged;
mod kept;
mod later;
mod linked;
mod people;
mod situation;
mod tied;
mod walk;

pub(crate) use fields::{Fields, Unreadable};
pub(crate) use inside::{Inside, OfferedChoice, Owned, inside, offered};
pub(crate) use situation::PlanHead;
pub(crate) use tied::{ChoiceRow, ConditionOptionRow, ConditionRow, CourseLevelRow, MainRow, OptionRow};
pub(crate) use walk::{Visitor, walk};

use crate::cells::RowCells;

/// A row of one table: its identifier, its siblings, and what its cells hold.
pub(crate) trait Row: PartialEq {
    /// The identifier: of the row itself, or those of the rows it ties together, joined by colons.
    fn id(&self) -> String;

    /// What a row shares with the siblings among which it has an order.
    fn family(&self) -> String {
        String::new()
    }

    /// Writes what the row holds.
    fn write(&self, cells: &mut RowCells);

    /// Reads the row back.
    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable>
    where
        Self: Sized;
}
