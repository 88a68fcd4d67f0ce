//! Whole plans: listed, sought, made, opened, copied, deleted and brought back.

use entente_core::{
    examples::Example,
    model::{Name, Plan, PlanId, PlanParts},
};
use entente_store::{Label, PlanEntry, Store};
use jiff::Timestamp;
use uuid::Uuid;

use super::{Desk, author, plan::view, signed, unpoisoned};
use crate::{
    catalogue,
    wire::{
        error::CommandError,
        found::FoundView,
        library::{ExampleRow, LibraryView, NewPlan},
        plan::PlanView,
    },
};

impl Desk {
    /// Lists every plan.
    pub fn list_plans(&self) -> Result<LibraryView, CommandError> {
        self.with(|store| {
            let entries = store.plans()?;
            self.library(store, &entries)
        })
    }

    /// Lists the plans in which every word of a text occurs.
    pub fn search_plans(&self, text: &str) -> Result<LibraryView, CommandError> {
        self.with(|store| {
            let entries = store.search(text)?;
            self.library(store, &entries)
        })
    }

    /// Finds the rows of all plans that hold every word of a text.
    pub fn find_rows(&self, text: &str) -> Result<FoundView, CommandError> {
        if self.is_any_shared() {
            return Ok(FoundView::of(&[]));
        }
        self.with(|store| Ok::<_, CommandError>(FoundView::of(&store.find(text)?)))
    }

    /// Lists the built-in examples.
    pub fn list_examples(&self) -> Result<Vec<ExampleRow>, CommandError> {
        Example::ALL.iter().map(|&example| Ok(ExampleRow::of(example, &example.plan()?))).collect()
    }

    /// Makes a plan in which nothing is known yet.
    pub fn create_plan(&self, request: NewPlan) -> Result<PlanView, CommandError> {
        let usual = || Name::new(catalogue::text("plan.untitled")).map_err(|_| CommandError::bad_name());
        let said = || request.purpose.as_ref().and_then(|purpose| first_words(purpose.as_str()));
        let name = request.name.clone().or_else(said).map_or_else(usual, Ok)?;
        let parts =
            PlanParts { purpose: request.purpose, ..PlanParts::new(PlanId::from(Uuid::now_v7()), name) };
        self.add(Plan::new(parts)?, Label::stated("create_plan"))
    }

    /// Makes a plan of a built-in example.
    pub fn add_example(&self, name: &str) -> Result<PlanView, CommandError> {
        let example = Example::from_code(name).ok_or_else(|| CommandError::bad_request(name))?;
        self.add(example.plan()?, Label::stated("add_example"))
    }

    /// Puts the examples into a library without plans.
    pub fn fill_with_examples(&self) -> Result<(), CommandError> {
        if !self.list_plans()?.plans.is_empty() {
            return Ok(());
        }
        Example::ALL.iter().rev().try_for_each(|example| self.add_example(example.code()).map(drop))
    }

    /// Opens a plan.
    pub fn open_plan(&self, plan: PlanId) -> Result<PlanView, CommandError> {
        // A plan is opened as its keeper sees it: whoever shares a screen says so anew.
        *unpoisoned(&self.0.seen) = None;
        self.with(|store| {
            let saved = store.open_plan(plan, Timestamp::now())?;
            let last = store.changes(plan)?.last().map(|change| change.at);
            Ok::<_, CommandError>(view(&saved, last))
        })
    }

    /// Copies a plan under a name of its own.
    pub fn duplicate_plan(&self, plan: PlanId) -> Result<LibraryView, CommandError> {
        self.with(|store| {
            let original = store.load(plan)?;
            let name = copied_name(&original.plan.name)?;
            let note = signed(store, Label::stated("duplicate_plan"))?;
            store.duplicate(plan, name, &note)?;
            Ok::<_, CommandError>(())
        })?;
        self.list_plans()
    }

    /// Deletes a plan; undoing brings it back.
    pub fn delete_plan(&self, plan: PlanId) -> Result<LibraryView, CommandError> {
        self.with(|store| {
            let note = signed(store, Label::stated("delete_plan"))?;
            store.delete(plan, &note).map(drop).map_err(CommandError::from)
        })?;
        self.list_plans()
    }

    /// Takes back what was done last with a whole plan.
    pub fn undo_library(&self) -> Result<LibraryView, CommandError> {
        self.with(|store| {
            let by = author(store)?;
            store.undo_library(by, Timestamp::now()).map(drop).map_err(CommandError::from)
        })?;
        self.list_plans()
    }

    /// Does again what was taken back last.
    pub fn redo_library(&self) -> Result<LibraryView, CommandError> {
        self.with(|store| {
            let by = author(store)?;
            store.redo_library(by, Timestamp::now()).map(drop).map_err(CommandError::from)
        })?;
        self.list_plans()
    }

    /// Adds a plan to the library and opens it.
    pub(super) fn add(&self, plan: Plan, label: Label) -> Result<PlanView, CommandError> {
        *unpoisoned(&self.0.seen) = None;
        self.with(|store| {
            let note = signed(store, label)?;
            let saved = store.import(plan, &note)?;
            store.open_plan(saved.plan.id, note.at)?;
            Ok::<_, CommandError>(view(&saved, Some(note.at)))
        })
    }

    fn library(&self, store: &mut Store, entries: &[PlanEntry]) -> Result<LibraryView, CommandError> {
        let mut listing = unpoisoned(&self.0.listing);
        let plans = entries.iter().map(|entry| listing.row(store, entry)).collect::<Result<_, _>>()?;
        let steps = store.library_steps()?;
        Ok(LibraryView {
            plans,
            undo: steps.undo.map(|label| label.as_str().to_owned()),
            redo: steps.redo.map(|label| label.as_str().to_owned()),
        })
    }
}

/// The longest name that is taken from what a plan is about, in letters.
const LONGEST_SAID_NAME: usize = 48;

/// As many first words of a text as make a name: its first sentence, cut between words where it is long.
fn first_words(text: &str) -> Option<Name> {
    let sentence = text.split_inclusive(['.', '!', '?', '\n']).next().unwrap_or_default();
    let sentence = sentence.trim().trim_end_matches(['.', '!', '?']);
    let mut name = String::new();
    for word in sentence.split_whitespace() {
        if !name.is_empty() && name.chars().count() + word.chars().count() >= LONGEST_SAID_NAME {
            name.push('…');
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    Name::new(&name).ok()
}

fn copied_name(name: &Name) -> Result<Name, CommandError> {
    let copied = catalogue::text("plan.copy_of").replace("{name}", name.as_str());
    Name::new(&copied).or_else(|_| Name::new(name.as_str())).map_err(|_| CommandError::bad_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_called_by_the_first_sentence_of_what_it_is_about() {
        assert_eq!(
            first_words("Settle the workshop. And stay friends.").unwrap().as_str(),
            "Settle the workshop"
        );
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let said = "The workshop runs, nobody owes anybody, and we sit at one table at Christmas";
        assert_eq!(first_words(said).unwrap().as_str(), "The workshop runs, nobody owes anybody, and we…");
    }

    #[test]
    fn nothing_said_names_nothing() {
        assert!(first_words(" \n").is_none());
    }
}
