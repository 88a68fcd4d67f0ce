//! Changes to the kept versions of a plan.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EditContext, EditError, order::Rows};
use crate::{
    interchange::{freeze, thaw},
    model::{KeptVersion, Name, PlanParts, RowKind, VersionId, Words},
};

/// A change to the kept versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum VersionEdit {
    /// Keeps the plan as it is now.
    Keep {
        /// What it is called.
        name: Name,
        /// Why it is kept.
        reason: Option<Words>,
    },
    /// Gives the plan the rows of a kept version; the kept versions stay as they are.
    Restore {
        /// The version.
        version: VersionId,
    },
    /// Lets a kept version go.
    Drop {
        /// The version.
        version: VersionId,
    },
}

impl VersionEdit {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Keep { .. } => "keep_version",
            Self::Restore { .. } => "restore_version",
            Self::Drop { .. } => "drop_version",
        }
    }

    pub(super) fn apply(
        &self,
        parts: &mut PlanParts,
        context: &mut EditContext<'_>,
    ) -> Result<(), EditError> {
        match self {
            Self::Keep { name, reason } => {
                parts.versions.push(KeptVersion {
                    id: context.id(),
                    name: name.clone(),
                    reason: reason.clone(),
                    by: context.by.clone(),
                    at: context.at,
                    content: freeze(parts),
                });
                Ok(())
            }
            Self::Restore { version } => restore(parts, *version),
            Self::Drop { version } => versions(parts).remove(version.uuid()).map(drop),
        }
    }
}

fn versions(parts: &mut PlanParts) -> Rows<'_, KeptVersion> {
    Rows::new(&mut parts.versions, RowKind::Version, |row| row.id.uuid())
}

fn restore(parts: &mut PlanParts, version: VersionId) -> Result<(), EditError> {
    let kept = thaw(&versions(parts).find(version.uuid())?.content);
    let kept = kept.map_err(|refusal| EditError::Version(refusal.to_string()))?;
    *parts = PlanParts { id: parts.id, versions: std::mem::take(&mut parts.versions), ..kept };
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::{
        edit::{Edit, PlanEdit},
        examples,
        model::Plan,
    };

    fn after(plan: &Plan, edit: Edit) -> Plan {
        let mut id = || Uuid::from_u128(7);
        let by = Name::new("Anna").unwrap();
        let mut context = EditContext { by, at: Timestamp::UNIX_EPOCH, new_id: &mut id };
        plan.apply(&edit, &mut context).unwrap()
    }

    fn name(text: &str) -> Name {
        Name::new(text).unwrap()
    }

    #[test]
    fn a_kept_version_brings_back_the_rows_and_stays_kept() {
        let plan = examples::workshop().unwrap();
        let kept =
            after(&plan, Edit::Version(VersionEdit::Keep { name: name("before the visit"), reason: None }));
        let version = kept.versions[0].id;
        let changed = after(&kept, Edit::Plan(PlanEdit::Rename { name: name("The house") }));
        let restored = after(&changed, Edit::Version(VersionEdit::Restore { version }));
        assert_eq!(restored, kept);
    }

    #[test]
    fn a_version_that_is_let_go_is_gone() {
        let plan = examples::workshop().unwrap();
        let kept = after(&plan, Edit::Version(VersionEdit::Keep { name: name("one"), reason: None }));
        let version = kept.versions[0].id;
        assert_eq!(after(&kept, Edit::Version(VersionEdit::Drop { version })), plan);
    }
}
