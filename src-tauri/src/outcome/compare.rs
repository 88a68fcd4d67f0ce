//! Packages side by side.

use std::collections::BTreeMap;

use entente_core::{
    advice::open_points,
    engine::{
        Case, Space, Waste, Watch,
        proposal::{Card, package_card},
    },
    model::{Choice, IssueId},
};

use super::Teller;
use crate::wire::{
    advice::{AgainstView, ComparedView, WasteView},
    analysis::ChoiceView,
    plan::OpenPointView,
};

/// What is chosen, by issue.
type Choices = BTreeMap<IssueId, Choice>;

impl Teller<'_> {
    /// Packages side by side, as they were asked; nothing for one that is not on the table.
    pub fn comparison(self, packages: &[Choices], watch: &Watch<'_>) -> Vec<Option<ComparedView>> {
        let case = Case::of(self.plan).ok();
        let space = case.as_ref().and_then(|case| case.space(watch).ok());
        let compared = (1..).zip(packages).map(|(number, choices)| {
            let card = package_card(self.plan, choices).ok().flatten()?;
            let waste = self.waste(case.as_ref(), space.as_ref(), choices, watch);
            Some(self.compared(&card, number, waste))
        });
        compared.collect()
    }

    fn compared(self, card: &Card, number: u32, waste: WasteView) -> ComparedView {
        let kept = self.plan.packages.iter().find(|row| row.choices == card.choices).map(|row| row.id);
        let against = self.plan.parties.iter().zip(&card.check.against_course);
        ComparedView {
            card: self.card(card, number, None),
            against: against.map(|(party, against)| AgainstView::of(party.id, against)).collect(),
            waste,
            open_points: open_points(self.plan, &card.choices, kept).iter().map(OpenPointView::of).collect(),
        }
    }

    fn waste(
        self,
        case: Option<&Case>,
        space: Option<&Space<'_>>,
        choices: &Choices,
        watch: &Watch<'_>,
    ) -> WasteView {
        let found = case.zip(space).and_then(|(case, space)| {
            let chosen = case.chosen_by_issue(choices)?;
            Some((case, space.waste(&chosen, watch).ok()?))
        });
        match found {
            Some((_, Waste::None)) => WasteView::None,
            Some((case, Waste::By(better))) => {
                let better = case.choices(&better);
                let issues = self.plan.issues.iter();
                let choices = issues.filter_map(|issue| Some(ChoiceView::of(issue, better.get(&issue.id)?)));
                WasteView::By { choices: choices.collect() }
            }
            None => WasteView::NotKnown,
        }
    }
}
