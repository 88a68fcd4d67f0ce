//! What stands in the way, in sentences.

use entente_core::{
    engine::proposal::{self, Blocked, Nearest, Repair},
    model::{CriterionId, NeededLevel, PartyId},
};

use super::{Teller, card::level};
use crate::wire::{
    analysis::{BlockedEssential, BlockedView, BlockingSet, NearestView, RepairCode, RepairView, Shortfall},
    plan::ProvenanceView,
    reason::Reason,
};

impl Teller<'_> {
    pub(super) fn blocked(self, blocked: &Blocked) -> BlockedView {
        BlockedView {
            sets: blocked.sets.iter().map(|set| self.set(set)).collect(),
            nearest: (1..).zip(&blocked.nearest).map(|(number, near)| self.nearest(near, number)).collect(),
            repairs: blocked.repairs.iter().map(|repair| self.repair(repair)).collect(),
        }
    }

    fn set(self, set: &proposal::BlockingSet) -> BlockingSet {
        let known = set.essentials.iter().filter_map(|row| Some((row, self.plan.criterion(row.criterion)?)));
        let told = known.map(|(row, criterion)| BlockedEssential {
            party: row.party,
            criterion: row.criterion,
            needed: NeededLevel::new(row.needed).unwrap_or_default(),
            met_alone: row.alone.as_ref().map_or_else(|| "?".to_owned(), |alone| alone.exact().to_string()),
            provenance: ProvenanceView::of(&criterion.need.provenance),
        });
        BlockingSet { essentials: told.collect() }
    }

    fn nearest(self, near: &Nearest, number: u32) -> NearestView {
        let mut card = self.card(&near.card, number, None);
        card.alike = near.others.exact().to_string();
        let short = near.short.iter().map(|row| Shortfall {
            party: row.party,
            criterion: row.criterion,
            level: level(&row.level),
            needed: NeededLevel::new(row.needed).unwrap_or_default(),
            by: row.by.rounded(2),
        });
        NearestView { card, short: short.collect() }
    }

    fn repair(self, repair: &Repair) -> RepairView {
        let (kind, reason) = self.repair_words(repair);
        let (party, criterion) = match repair {
            Repair::NewOption { .. } | Repair::Constraint { .. } => (None, None),
            Repair::Rating { party, criterion, .. } | Repair::Shift { party, criterion, .. } => {
                (Some(*party), Some(*criterion))
            }
            Repair::Ease { eases, .. } => {
                (eases.first().map(|ease| ease.party), eases.first().map(|ease| ease.criterion))
            }
        };
        let opens = Some(repair.opens().count.exact().to_string());
        RepairView { kind, reason, row: repair.row(), party, criterion, opens }
    }

    fn repair_words(self, repair: &Repair) -> (RepairCode, Reason) {
        match repair {
            Repair::NewOption { issue, levels, .. } => {
                let gives =
                    levels.iter().map(|row| self.judged(row.party, row.criterion) + &row.level.rounded(2));
                let reason = Reason::plain("repair.option").with("issue", self.issue_name(*issue));
                (RepairCode::Option, reason.with("levels", gives.collect::<Vec<_>>().join("; ")))
            }
            Repair::Rating { criterion, by, .. } => {
                (RepairCode::Rating, self.higher("repair.rating", *criterion, *by))
            }
            Repair::Shift { criterion, by, .. } => {
                (RepairCode::Shift, self.higher("repair.shift", *criterion, *by))
            }
            Repair::Constraint { constraint, .. } => {
                let row = self.plan.constraints.iter().find(|row| row.id == *constraint);
                let words =
                    row.and_then(|row| row.reason.as_ref()).map(ToString::to_string).unwrap_or_default();
                (RepairCode::Constraint, Reason::plain("repair.constraint").with("reason", words))
            }
            Repair::Ease { eases, .. } => {
                let told = eases.iter().map(|ease| {
                    format!("{}{} → {}", self.judged(ease.party, ease.criterion), ease.from, ease.to)
                });
                (
                    RepairCode::Ease,
                    Reason::plain("repair.ease").with("eases", told.collect::<Vec<_>>().join("; ")),
                )
            }
        }
    }

    fn judged(self, party: PartyId, criterion: CriterionId) -> String {
        format!("{}: {} ", self.party_name(party), self.statement(criterion))
    }

    fn higher(self, code: &str, criterion: CriterionId, by: u8) -> Reason {
        let owner = self.plan.criterion(criterion).map(|row| self.party_name(row.party)).unwrap_or_default();
        Reason::plain(code).with("party", owner).with("criterion", self.statement(criterion)).with("by", by)
    }
}
