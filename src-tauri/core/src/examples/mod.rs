//! Built-in plans, kept as files of the format in which plans are exported: they show the format as well as the method.

use crate::{
    interchange::{Refusal, read},
    model::{Plan, code::coded},
};

coded! {
    /// A built-in plan.
    pub enum Example {
        /// Two siblings and one inheritance: the workshop, with Ben's rows as Anna guesses them.
        Workshop = "workshop",
        /// The same two, half a year on: Ben has said his rows himself, and what was agreed has been reviewed.
        WorkshopSettled = "workshop-settled",
        /// A house to let: seven issues, a rent in steps, a protected value and an answer not known yet.
        Lease = "lease",
        /// Growers, a mill and a bakery with a neutral, everything said.
        FieldToLoaf = "field-to-loaf",
    }
}

impl Example {
    /// The plan as the text of its file.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Workshop => include_str!("workshop.json"),
            Self::WorkshopSettled => include_str!("workshop-settled.json"),
            Self::Lease => include_str!("lease.json"),
            Self::FieldToLoaf => include_str!("field-to-loaf.json"),
        }
    }

    /// The plan; the built-in files are read like any other.
    pub fn plan(self) -> Result<Plan, Refusal> {
        read(self.text())
    }
}

/// The built-in plan of two siblings who inherit a workshop.
pub fn workshop() -> Result<Plan, Refusal> {
    Example::Workshop.plan()
}

/// The built-in plan of a house to let.
pub fn lease() -> Result<Plan, Refusal> {
    Example::Lease.plan()
}

/// The built-in plan of a supply deal between three parties.
pub fn field_to_loaf() -> Result<Plan, Refusal> {
    Example::FieldToLoaf.plan()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        advice::{AgreementStanding, standing},
        interchange::export,
    };

    #[test]
    fn every_built_in_file_is_what_export_writes() {
        for example in Example::ALL {
            let plan = example.plan().unwrap_or_else(|refusal| panic!("{}: {refusal}", example.code()));
            let written = export(&plan);
            let apart = written.lines().zip(example.text().lines()).find(|(ours, theirs)| ours != theirs);
            assert_eq!((apart, written.len()), (None, example.text().len()), "{}", example.code());
        }
    }

    #[test]
    fn no_example_agrees_on_what_fails_somebodys_essential() {
        for plan in Example::ALL.iter().map(|example| example.plan().unwrap()) {
            let stands = plan.agreements.iter().map(|row| standing(&plan, row));
            assert!(stands.clone().all(|stands| stands != AgreementStanding::NotReady), "{}", plan.name);
        }
    }

    #[test]
    fn three_examples_go_all_the_way_to_a_review() {
        for plan in [Example::WorkshopSettled.plan().unwrap(), lease().unwrap(), field_to_loaf().unwrap()] {
            let stands: Vec<_> = plan.agreements.iter().map(|row| standing(&plan, row)).collect();
            assert_eq!(stands, [AgreementStanding::SettledWell], "{}", plan.name);
        }
    }

    #[test]
    fn the_workshop_has_the_figures_of_its_case() {
        let plan = workshop().unwrap();
        let packages: usize = plan.issues.iter().map(|issue| issue.options().len()).product();
        assert_eq!((plan.parties.len(), plan.criteria.len(), plan.shifts.len(), packages), (2, 6, 6, 54));
        assert_eq!(plan.criteria.iter().filter(|row| plan.is_essential(row)).count(), 3);
        let ben = plan.parties[1].id;
        let guessed = |id| plan.criteria_of(ben).any(|row| row.id == id);
        assert!(plan.ratings.iter().all(|row| row.provenance.is_guess() == guessed(row.criterion)));
    }

    #[test]
    fn the_lease_shows_what_the_others_do_not() {
        let plan = lease().unwrap();
        assert_eq!((plan.issues.len(), plan.constraints.len(), plan.courses.len()), (7, 1, 2));
        assert!(plan.issues[0].range().is_some());
        assert!(plan.criteria.iter().any(|row| plan.is_protected(row)));
    }

    #[test]
    fn everything_of_field_to_loaf_was_said_and_nobody_keeps_it() {
        let plan = field_to_loaf().unwrap();
        assert_eq!((plan.parties.len(), plan.mine), (3, None));
        assert!(plan.ratings.iter().all(|row| !row.provenance.is_guess()));
    }
}
