//! Names of profiles matched with the names of their domain.

use std::collections::BTreeMap;

use super::note::{ImportNote, ImportNoteCode};
use crate::interchange::refusal::{Refusal, RefusalCode};

/// The names of issues, or of the options of one issue, in the order of the file and each different from the others.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    list: Vec<String>,
    exact: BTreeMap<String, usize>,
    /// Places by the name in small letters without white space around it; nothing where several names look alike.
    folded: BTreeMap<String, Option<usize>>,
}

/// Where a name was found, and whether by the same text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) place: usize,
    is_exact: bool,
}

impl Names {
    /// Takes names, or says which stands twice.
    pub(super) fn new(list: Vec<String>) -> Result<Self, Refusal> {
        let mut names = Self { list, ..Self::default() };
        for (place, name) in names.list.iter().enumerate() {
            if names.exact.insert(name.clone(), place).is_some() {
                return Err(Refusal::new(RefusalCode::NamedTwice, name));
            }
            names.folded.entry(folded(name)).and_modify(|alike| *alike = None).or_insert(Some(place));
        }
        Ok(names)
    }

    /// The names in the order of the file.
    pub(super) fn list(&self) -> &[String] {
        &self.list
    }

    /// Where a name stands: by the same text, else by the only one that is the same without regard to case and to white
    /// space around it.
    pub(super) fn place(&self, wanted: &str) -> Option<Match> {
        let exact = self.exact.get(wanted).map(|place| Match { place: *place, is_exact: true });
        exact.or_else(|| {
            let place = self.folded.get(&folded(wanted)).copied().flatten()?;
            Some(Match { place, is_exact: false })
        })
    }
}

impl Match {
    /// A note that a name was matched although it is written differently.
    pub(super) fn note(self, party: &str, name: &str) -> Option<ImportNote> {
        (!self.is_exact).then(|| ImportNote {
            code: ImportNoteCode::MatchedLoosely,
            party: Some(party.to_owned()),
            detail: name.to_owned(),
        })
    }
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], wanted: &str) -> Option<(usize, bool)> {
        let names = Names::new(names.iter().map(|name| (*name).to_owned()).collect()).unwrap();
        names.place(wanted).map(|found| (found.place, found.is_exact))
    }

    #[test]
    fn the_same_text_comes_first() {
        assert_eq!(found(&["yes", "Yes"], "Yes"), Some((1, true)));
    }

    #[test]
    fn case_and_outer_space_are_forgiven_when_only_one_fits() {
        assert_eq!(found(&["no", " Yes "], "yes"), Some((1, false)));
        assert_eq!(found(&["Yes", "YES"], "yes"), None);
        assert_eq!(found(&["no"], "yes"), None);
    }

    #[test]
    fn a_name_that_stands_twice_is_refused() {
        let twice = Names::new(vec!["a".to_owned(), "a".to_owned()]);
        assert_eq!(twice.unwrap_err().code, RefusalCode::NamedTwice);
    }
}
