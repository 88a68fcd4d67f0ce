//! Lines of the map and rows of stages 5 to 8 that do not fit: core says which, and leaves them out.

use entente_core::model::{FaultCode, PlanParts};

use super::Mend;
use crate::{review::ReviewCode, table::Table};

impl Mend<'_> {
    pub(super) fn later(&mut self, parts: &mut PlanParts) {
        for unfit in parts.drop_unfit() {
            let Some((table, row)) = unfit.fault.at.split_once('/') else { continue };
            let Some(table) = Table::from_name(table) else { continue };
            let code = code_of(unfit.fault.code);
            match unfit.emptied {
                Some(field) => self.cut(table, row, field, code),
                None => drop(self.drop_row(table, row, code)),
            }
        }
    }
}

fn code_of(code: FaultCode) -> ReviewCode {
    match code {
        FaultCode::Dangling => ReviewCode::Dangling,
        FaultCode::OtherParty => ReviewCode::OtherParty,
        FaultCode::BadConditions => ReviewCode::BadConditions,
        FaultCode::AmountOutOfRange | FaultCode::NumberTooLarge | FaultCode::WorthOutOfRange => {
            ReviewCode::OutOfRange
        }
        FaultCode::WrongKind => ReviewCode::WrongKind,
        FaultCode::TooManyEvents | FaultCode::TooManyParties | FaultCode::TooManyAmounts => {
            ReviewCode::TooMany
        }
        FaultCode::LadderCycle => ReviewCode::LadderCycle,
        FaultCode::ServesNothing | FaultCode::GroundTooSmall => ReviewCode::ServesNothing,
        FaultCode::BlendedEssential => ReviewCode::BlendedEssential,
        FaultCode::WeighedProtected => ReviewCode::WeighedProtected,
        FaultCode::Duplicate | FaultCode::PointsAtItself | FaultCode::BranchesAlike => {
            ReviewCode::Contradicts
        }
    }
}
