//! Ideas of people's own that are put aside until everybody who must be heard has been.

use crate::{
    advice,
    model::{IdeaCode, IdeaState, PlanParts},
};

/// What becomes of an idea of somebody's own when it is noted: it is put aside while somebody still has to be heard.
pub(super) fn state(parts: &PlanParts) -> IdeaState {
    if advice::is_anybody_awaited(parts) { IdeaState::Parked } else { IdeaState::Open }
}

/// Brings the ideas of people's own that were put aside back as they were, once nobody is awaited any more.
pub(super) fn bring_back(before: &PlanParts, parts: &mut PlanParts) {
    if advice::is_anybody_awaited(before) && !advice::is_anybody_awaited(parts) {
        for row in &mut parts.ideas {
            if (row.code, row.state) == (IdeaCode::Own, IdeaState::Parked) {
                row.state = IdeaState::Open;
            }
        }
    }
}
