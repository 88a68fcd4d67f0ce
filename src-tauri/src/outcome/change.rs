//! What could turn out otherwise, in sentences.

use entente_core::{
    edit::RowRef,
    engine::proposal::{Change, Condition, Effect},
};

use super::Teller;
use crate::wire::{analysis::ChangeRow, reason::Reason};

impl Teller<'_> {
    pub(super) fn change(self, change: &Change) -> ChangeRow {
        let criterion = change.criterion;
        let condition = change.conditions.first();
        let code = condition.map_or("level_lower", |condition| condition.code());
        let told = Reason::plain(format!("change.{code}"))
            .with("party", self.party_name(change.party))
            .with("criterion", self.statement(criterion));
        let (told, guess) = match condition {
            Some(Condition::NeedHigher { to }) => (told.with("to", to), Some(RowRef::Need(criterion))),
            Some(Condition::LevelLower) | None => (told, Some(RowRef::Criterion(criterion))),
            Some(Condition::RankedFirst) => (told, None),
        };
        let (effect, stay, go) = effect(&change.effect);
        ChangeRow { party: change.party, criterion, guess, condition: told, effect, stay, go }
    }
}

fn effect(effect: &Effect) -> (Reason, Vec<u32>, Vec<u32>) {
    match effect {
        Effect::Stay { stay, go, .. } => {
            let (stay, go) = (numbers(stay), numbers(go));
            let told = match (stay.is_empty(), go.is_empty()) {
                (_, true) => Reason::plain("change.all_stay"),
                (true, false) => Reason::plain("change.none_stays"),
                (false, false) => Reason::plain("change.stay").with("cards", listed(&stay)),
            };
            (told, stay, go)
        }
        Effect::Order(order) => {
            let order = numbers(order);
            let told = if order.is_sorted() {
                Reason::plain("change.order_stays")
            } else {
                Reason::plain("change.order").with("cards", listed(&order))
            };
            (told, order, Vec::new())
        }
    }
}

/// Places from 0 as the numbers of the cards, from 1.
fn numbers(places: &[usize]) -> Vec<u32> {
    places.iter().map(|place| u32::try_from(place + 1).unwrap_or(u32::MAX)).collect()
}

fn listed(numbers: &[u32]) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}
