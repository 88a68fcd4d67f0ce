//! Contents of single fields, each written and read through the door of its type.

use entente_core::{
    Ratio,
    model::{
        Chance, Choice, CircumstanceKind, CommitmentState, Confirmation, Degree, DurabilityPoint,
        EssentialsNow, Feeling, IdeaCode, IdeaState, InfluenceKind, MitigationState, Name, Provenance,
        ReactionKind, Relation, Severity, StandardKind, TalkLineKind, Words,
    },
};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use super::{Fields, Unreadable, fields::OWN};
use crate::{cells::RowCells, scalar::Scalar};

/// Something that one field, or a few fields of fixed names, hold.
pub(crate) trait Field: Sized {
    /// Writes it to the field of a name.
    fn write(&self, field: &'static str, cells: &mut RowCells);

    /// Reads it from the field of a name.
    fn read(field: &'static str, fields: &Fields<'_>) -> Result<Self, Unreadable>;
}

/// Something that is written as one text.
pub(crate) trait Text: Sized {
    /// The text.
    fn text(&self) -> String;

    /// What the text says.
    fn of(text: &str) -> Option<Self>;
}

impl<T: Text> Field for T {
    fn write(&self, field: &'static str, cells: &mut RowCells) {
        cells.text(field, self.text());
    }

    fn read(field: &'static str, fields: &Fields<'_>) -> Result<Self, Unreadable> {
        fields.needed(field, T::of)
    }
}

impl<T: Text> Field for Option<T> {
    fn write(&self, field: &'static str, cells: &mut RowCells) {
        cells.maybe(field, self.as_ref().map(T::text));
    }

    fn read(field: &'static str, fields: &Fields<'_>) -> Result<Self, Unreadable> {
        fields.maybe(field, T::of)
    }
}

macro_rules! texts {
    (shown { $($shown:ty => $read:expr),+ $(,)? } coded { $($code:ty),+ $(,)? } named { $($id:ident),+ $(,)? }) => {
        $(impl Text for $shown {
            fn text(&self) -> String {
                self.to_string()
            }

            fn of(text: &str) -> Option<Self> {
                let read: fn(&str) -> Option<Self> = $read;
                read(text)
            }
        })+
        $(impl Text for $code {
            fn text(&self) -> String {
                self.code().to_owned()
            }

            fn of(text: &str) -> Option<Self> {
                Self::from_code(text)
            }
        })+
        $(impl Text for entente_core::model::$id {
            fn text(&self) -> String {
                self.to_string()
            }

            fn of(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self::from)
            }
        })+
    };
}

texts! {
    shown {
        Name => |text| Self::new(text).ok(),
        Words => |text| Self::new(text).ok(),
        Ratio => |text| text.parse().ok(),
        Timestamp => |text| text.parse().ok(),
        Date => |text| text.parse().ok(),
    }
    coded {
        CircumstanceKind, CommitmentState, Confirmation, Degree, DurabilityPoint, EssentialsNow, Feeling, IdeaCode,
        IdeaState, InfluenceKind, MitigationState, ReactionKind, Relation, Severity, StandardKind, TalkLineKind,
    }
    named {
        CriterionId, EventId, IssueId, OptionId, PackageId, PartyId, StakeholderId,
    }
}

impl Field for u32 {
    fn write(&self, field: &'static str, cells: &mut RowCells) {
        cells.set(field, Some(Scalar::Whole(i64::from(*self))));
    }

    fn read(field: &'static str, fields: &Fields<'_>) -> Result<Self, Unreadable> {
        let whole = fields.maybe_whole(field)?;
        whole.and_then(|whole| Self::try_from(whole).ok()).ok_or(Unreadable(field))
    }
}

/// Where a row itself comes from has fields of its own, whatever it is called.
impl Field for Provenance {
    fn write(&self, _field: &'static str, cells: &mut RowCells) {
        cells.provenance(&OWN, self);
    }

    fn read(_field: &'static str, fields: &Fields<'_>) -> Result<Self, Unreadable> {
        fields.provenance(&OWN)
    }
}

/// A chance is its two ends.
impl Field for Chance {
    fn write(&self, _field: &'static str, cells: &mut RowCells) {
        cells.text("low", self.low());
        cells.text("high", self.high());
    }

    fn read(_field: &'static str, fields: &Fields<'_>) -> Result<Self, Unreadable> {
        Self::new(fields.ratio("low")?, fields.ratio("high")?).ok_or(Unreadable("high"))
    }
}

/// A choice is an option or an amount.
impl Field for Choice {
    fn write(&self, _field: &'static str, cells: &mut RowCells) {
        write_choice(self, ["option", "amount"], cells);
    }

    fn read(_field: &'static str, fields: &Fields<'_>) -> Result<Self, Unreadable> {
        read_choice(["option", "amount"], fields)
    }
}

/// Writes a choice to one of two fields.
pub(super) fn write_choice(choice: &Choice, [option, amount]: [&'static str; 2], cells: &mut RowCells) {
    match choice {
        Choice::Option(id) => cells.text(option, id),
        Choice::Amount(number) => cells.text(amount, number),
    }
}

/// Reads a choice from one of two fields.
pub(super) fn read_choice(
    [option, amount]: [&'static str; 2],
    fields: &Fields<'_>,
) -> Result<Choice, Unreadable> {
    match fields.maybe_id(option)? {
        Some(id) => Ok(Choice::Option(id)),
        None => Ok(Choice::Amount(fields.ratio(amount)?)),
    }
}
