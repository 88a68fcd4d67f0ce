//! Rows that stand inside another row, in tables of their own.

use entente_core::model::{
    AfterCheck, Choice, Commitment, DurabilityAnswer, Explanation, Forecast, GroundMember, IssueId,
    Mitigation, Offer, Reaction, RowKey, RowKind,
};
use uuid::Uuid;

use super::{
    Fields, Row, Unreadable,
    field::{Field, Text as _},
};
use crate::cells::RowCells;

/// A row and the row it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Owned<T> {
    pub(crate) owner: Uuid,
    pub(crate) row: T,
}

/// What one offer chooses for one issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OfferedChoice {
    pub(crate) issue: IssueId,
    pub(crate) choice: Choice,
}

/// A row that stands inside another one.
pub(crate) trait Inside: Clone + PartialEq {
    /// The field that names its owner.
    const OWNER: &'static str;

    /// The identifier of the row, given its owner's.
    fn id(&self, owner: Uuid) -> String;

    /// Writes what the row holds.
    fn write(&self, cells: &mut RowCells);

    /// Reads the row back.
    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable>;
}

/// The rows that stand inside others, each with its owner.
pub(crate) fn inside<'a, O: 'a, T: Inside + 'a>(
    owners: &'a [O],
    rows: impl Fn(&'a O) -> (Uuid, &'a [T]),
) -> Vec<Owned<T>> {
    let owned = owners
        .iter()
        .map(rows)
        .flat_map(|(owner, rows)| rows.iter().map(move |row| Owned { owner, row: row.clone() }));
    owned.collect()
}

/// The choices of every offer.
pub(crate) fn offered(offers: &[Offer]) -> Vec<Owned<OfferedChoice>> {
    let choices = offers.iter().flat_map(|offer| {
        let row =
            |(issue, choice): (&IssueId, &Choice)| OfferedChoice { issue: *issue, choice: choice.clone() };
        offer.choices.iter().map(move |entry| Owned { owner: offer.id.uuid(), row: row(entry) })
    });
    choices.collect()
}

impl<T: Inside> Row for Owned<T> {
    fn id(&self) -> String {
        self.row.id(self.owner)
    }

    fn family(&self) -> String {
        self.owner.to_string()
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text(T::OWNER, self.owner);
        self.row.write(cells);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self { owner: fields.id(T::OWNER)?, row: T::read(fields)? })
    }
}

macro_rules! inside {
    ($($row:ident in $owner:ident by $key:ident { $($field:ident),+ $(,)? };)+) => {$(
        impl Inside for $row {
            const OWNER: &'static str = stringify!($owner);

            fn id(&self, owner: Uuid) -> String {
                format!("{owner}:{}", self.$key.text())
            }

            fn write(&self, cells: &mut RowCells) {
                $(Field::write(&self.$field, stringify!($field), cells);)+
            }

            fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
                Ok(Self { $($field: Field::read(stringify!($field), fields)?,)+ })
            }
        }
    )+};
}

macro_rules! named_inside {
    ($($row:ident in $owner:ident { $($field:ident),+ $(,)? };)+) => {$(
        impl Inside for $row {
            const OWNER: &'static str = stringify!($owner);

            fn id(&self, _owner: Uuid) -> String {
                self.id.to_string()
            }

            fn write(&self, cells: &mut RowCells) {
                $(Field::write(&self.$field, stringify!($field), cells);)+
            }

            fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
                Ok(Self { id: fields.own_id()?, $($field: Field::read(stringify!($field), fields)?,)+ })
            }
        }
    )+};
}

inside! {
    GroundMember in common_ground by criterion { criterion, confirmation };
    Forecast in event by party { party, chance, provenance };
    OfferedChoice in offer by issue { issue, choice };
    Reaction in offer by party { party, kind, words, at };
    DurabilityAnswer in agreement by point { point, words };
    Explanation in agreement by party { party, words };
    AfterCheck in agreement by party {
        party, outcome, own_part, process, relationship, essentials, words, at
    };
}

named_inside! {
    Mitigation in fallout { words, state, said_by };
    Commitment in agreement { who, what, due, state };
}

impl Inside for RowKey {
    const OWNER: &'static str = "idea";

    fn id(&self, owner: Uuid) -> String {
        format!("{owner}:{self}")
    }

    fn write(&self, cells: &mut RowCells) {
        cells.text("kind", self.kind.code());
        cells.text("row", self.id);
    }

    fn read(fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Ok(Self { kind: fields.needed("kind", RowKind::from_code)?, id: fields.id("row")? })
    }
}
