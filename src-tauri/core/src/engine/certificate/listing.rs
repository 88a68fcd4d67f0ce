//! How the groups of a table stand in certificates.

use crate::{
    certificate::{BoxProof, LayerGroup},
    engine::{Among, Space, table::Group},
};

/// The groups of a space of which no joint choices are listed, with the proofs of their rows.
#[derive(Debug, Default)]
pub(super) struct Listing {
    searched: Vec<LayerGroup>,
}

impl Listing {
    /// Proves the rows of what was searched; nothing where that takes too much room.
    pub(super) fn of(space: &Space<'_>, among: Among) -> Option<Self> {
        let units: Vec<i128> = space.utility_forms().iter().map(|form| form.unit).collect();
        let searched = space.searched.iter().map(|group| group.shown(among, &units));
        Some(Self { searched: searched.collect::<Option<_>>()? })
    }

    /// A group as a certificate shows it.
    pub(super) fn group(&self, group: &Group<i128>) -> LayerGroup {
        let first = group.digits.first().map(|digit| digit.issue);
        let is_own = |own: &&LayerGroup| own.issues.first().copied() == first;
        match self.searched.iter().find(is_own) {
            // Where no package counts no row does either.
            Some(own) if group.rows.is_empty() => {
                let boxes = own.boxes.as_ref().map(|_| BoxProof::default());
                LayerGroup { boxes, ..own.clone() }
            }
            Some(own) => own.clone(),
            None => LayerGroup {
                issues: group.digits.iter().map(|digit| digit.issue).collect(),
                rows: group.rows.iter().map(|row| row.first as usize).collect(),
                boxes: None,
            },
        }
    }
}
