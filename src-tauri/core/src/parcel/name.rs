//! Identifiers that say nothing, and can be found again by whoever holds the plan.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::file::Parcel;
use crate::{
    interchange::{Refusal, RefusalCode, document},
    model::PlanId,
};

/// Keeps these digests apart from any other.
const PURPOSE: &[u8] = b"entente-parcel row";

/// The identifier under which a row of a plan goes out in the parcels of a form: a digest of three secrets, in the form of
/// a random identifier.
pub(super) fn called(form: PlanId, plan: PlanId, row: Uuid) -> Uuid {
    let mut digest = Sha256::new();
    digest.update(PURPOSE);
    for part in [form.uuid(), plan.uuid(), row] {
        digest.update(part.as_bytes());
    }
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest.finalize()).for_each(|(byte, from)| *byte = from);
    Builder::from_random_bytes(bytes).into_uuid()
}

/// Whether an identifier is one that parcels use: of no moment and no file.
pub(super) fn is_of_a_parcel(id: Uuid) -> bool {
    id.get_version_num() == 4
}

impl Parcel {
    /// The same parcel with rows called otherwise.
    pub(super) fn renamed(&self, names: &BTreeMap<Uuid, Uuid>) -> Result<Self, Refusal> {
        let unfit = |error: serde_json::Error| Refusal::new(RefusalCode::WrongShape, error);
        let mut value = serde_json::to_value(self).map_err(unfit)?;
        document::rename(&mut value, &mut |id| names.get(&id).copied().unwrap_or(id));
        serde_json::from_value(value).map_err(unfit)
    }

    /// Every identifier in the parcel.
    pub(super) fn ids(&self) -> BTreeSet<Uuid> {
        let mut found = BTreeSet::new();
        collect(&serde_json::to_value(self).unwrap_or_default(), &mut found);
        found
    }
}

fn collect(value: &Value, found: &mut BTreeSet<Uuid>) {
    match value {
        Value::String(text) => found.extend(Uuid::try_parse(text).ok()),
        Value::Array(rows) => rows.iter().for_each(|row| collect(row, found)),
        Value::Object(fields) => {
            found.extend(fields.keys().filter_map(|key| Uuid::try_parse(key).ok()));
            fields.values().for_each(|value| collect(value, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
