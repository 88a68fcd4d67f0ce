//! The entries of the menu, in the order they are shown.

use super::editing::Editing;

/// What choosing an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The page is told the entry's id.
    Tell,
    /// The focused text is edited.
    Edit(Editing),
    /// Entente ends.
    Quit,
}

/// One entry.
#[derive(Debug)]
pub struct Entry {
    /// The stable id the page knows it by.
    pub id: &'static str,
    /// The keys that choose it.
    pub keys: Option<&'static str>,
    /// What it does.
    pub deed: Deed,
}

impl Entry {
    /// The key of its words in the catalogue.
    pub fn words(&self) -> String {
        format!("menu.{}", self.id)
    }
}

/// One row of a menu.
#[derive(Debug)]
pub enum Row {
    /// Something to choose.
    Entry(Entry),
    /// A line between groups.
    Line,
}

/// One menu of the bar.
#[derive(Debug)]
pub struct Section {
    /// The key of its title in the catalogue.
    pub words: &'static str,
    /// Its rows.
    pub rows: &'static [Row],
}

const fn tell(id: &'static str, keys: Option<&'static str>) -> Row {
    Row::Entry(Entry { id, keys, deed: Deed::Tell })
}

const fn edit(id: &'static str, keys: &'static str, command: Editing) -> Row {
    Row::Entry(Entry { id, keys: Some(keys), deed: Deed::Edit(command) })
}

const FILE: &[Row] = &[
    tell("file.new_plan", Some("CmdOrCtrl+N")),
    tell("file.open", Some("CmdOrCtrl+O")),
    tell("file.plans", Some("CmdOrCtrl+0")),
    Row::Line,
    tell("file.keep_version", Some("CmdOrCtrl+S")),
    tell("file.export", Some("CmdOrCtrl+E")),
    tell("file.report", Some("CmdOrCtrl+P")),
    Row::Line,
    Row::Entry(Entry { id: "file.quit", keys: Some("CmdOrCtrl+Q"), deed: Deed::Quit }),
];

const EDIT: &[Row] = &[
    tell("edit.undo", Some("CmdOrCtrl+Z")),
    tell("edit.redo", Some("CmdOrCtrl+Shift+Z")),
    Row::Line,
    edit("edit.cut", "CmdOrCtrl+X", Editing::Cut),
    edit("edit.copy", "CmdOrCtrl+C", Editing::Copy),
    edit("edit.paste", "CmdOrCtrl+V", Editing::Paste),
    edit("edit.select_all", "CmdOrCtrl+A", Editing::SelectAll),
    Row::Line,
    tell("edit.history", None),
];

const VIEW: &[Row] = &[
    tell("view.stage_1", Some("CmdOrCtrl+1")),
    tell("view.stage_2", Some("CmdOrCtrl+2")),
    tell("view.stage_3", Some("CmdOrCtrl+3")),
    tell("view.stage_4", Some("CmdOrCtrl+4")),
    tell("view.stage_5", Some("CmdOrCtrl+5")),
    tell("view.stage_6", Some("CmdOrCtrl+6")),
    tell("view.stage_7", Some("CmdOrCtrl+7")),
    tell("view.stage_8", Some("CmdOrCtrl+8")),
    Row::Line,
    tell("view.theme_light", None),
    tell("view.theme_dark", None),
    tell("view.theme_system", None),
    Row::Line,
    tell("view.zoom_in", Some("CmdOrCtrl+=")),
    tell("view.zoom_out", Some("CmdOrCtrl+-")),
    tell("view.zoom_reset", Some("CmdOrCtrl+Alt+0")),
];

const HELP: &[Row] = &[tell("help.keys", Some("F1")), tell("help.about", None)];

/// The menus of the bar.
pub const SECTIONS: &[Section] = &[
    Section { words: "menu.file.title", rows: FILE },
    Section { words: "menu.edit.title", rows: EDIT },
    Section { words: "menu.view.title", rows: VIEW },
    Section { words: "menu.help.title", rows: HELP },
];

/// Finds the entry of an id.
pub fn of(id: &str) -> Option<&'static Entry> {
    entries().find(|entry| entry.id == id)
}

fn entries() -> impl Iterator<Item = &'static Entry> {
    SECTIONS.iter().flat_map(|section| section.rows).filter_map(|row| match row {
        Row::Entry(entry) => Some(entry),
        Row::Line => None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::catalogue::text;

    #[test]
    fn every_entry_has_words() {
        for entry in entries() {
            assert_ne!(text(&entry.words()), entry.words());
        }
        for section in SECTIONS {
            assert_ne!(text(section.words), section.words);
        }
    }

    #[test]
    fn no_two_entries_share_an_id_or_keys() {
        let ids: BTreeSet<_> = entries().map(|entry| entry.id).collect();
        let keys: BTreeSet<_> = entries().filter_map(|entry| entry.keys).collect();
        assert_eq!(ids.len(), entries().count());
        assert_eq!(keys.len(), entries().filter(|entry| entry.keys.is_some()).count());
    }

    #[test]
    fn an_entry_is_found_by_its_id() {
        assert_eq!(of("file.quit").map(|entry| entry.deed), Some(Deed::Quit));
        assert!(of("file.nothing").is_none());
    }
}
