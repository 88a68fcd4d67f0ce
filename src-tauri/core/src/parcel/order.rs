//! The order in which rows go out: it tells nothing.

use uuid::Uuid;

use super::file::Parcel;
use crate::model::{Condition, code::coded};

coded! {
    /// The order in which issues, options and packages go out.
    pub enum RowOrder {
        /// By their names.
        Alphabetical = "alphabetical",
        /// As they stand in the plan, because the parties agreed on that order.
        Agreed = "agreed",
    }
}

/// Sorts rows by what they say, and rows that say the same by what they will be called.
fn sort<Row>(rows: &mut [Row], key: impl Fn(&Row) -> (String, Uuid)) {
    rows.sort_by_cached_key(key);
}

impl Parcel {
    /// Puts every table into an order that tells nothing. `called` gives the identifier under which a row goes out.
    pub(super) fn put_in_order(&mut self, order: RowOrder, called: &dyn Fn(Uuid) -> Uuid) {
        let low = |text: &str| text.to_lowercase();
        match order {
            RowOrder::Agreed => {}
            RowOrder::Alphabetical => {
                sort(&mut self.issues, |row| (low(row.name.as_str()), called(row.id.uuid())));
                for row in &mut self.issues {
                    sort(&mut row.options, |row| (low(row.name.as_str()), called(row.id.uuid())));
                }
                sort(&mut self.packages, |row| (low(row.title.as_str()), called(row.id.uuid())));
            }
        }
        sort(&mut self.parties, |row| (low(row.name.as_str()), called(row.id.uuid())));
        sort(&mut self.positions, |row| (low(row.words.as_str()), called(row.id.uuid())));
        sort(&mut self.values, |row| (low(row.words.as_str()), called(row.id.uuid())));
        sort(&mut self.criteria, |row| (low(row.statement.as_str()), called(row.id.uuid())));
        self.put_links_in_order(called);
    }

    /// Rows without words of their own go by what they will be called.
    fn put_links_in_order(&mut self, called: &dyn Fn(Uuid) -> Uuid) {
        let issues: Vec<_> = self.issues.iter().map(|row| row.id).collect();
        let place = |id| issues.iter().position(|issue| *issue == id);
        let in_order = |when: &mut Vec<Condition>| when.sort_by_key(|row| place(row.issue));
        for row in &mut self.criteria {
            row.main.sort_by_key(|id| place(*id));
        }
        self.shifts.iter_mut().for_each(|row| in_order(&mut row.when));
        self.constraints.iter_mut().for_each(|row| in_order(&mut row.when));
        self.readings.sort_by_key(|row| called(row.id.uuid()));
        self.shifts.sort_by_key(|row| called(row.id.uuid()));
        self.constraints.sort_by_key(|row| called(row.id.uuid()));
        let criteria: Vec<_> = self.criteria.iter().map(|row| row.id).collect();
        let options: Vec<_> = self.issues.iter().flat_map(|row| &row.options).map(|row| row.id).collect();
        self.ratings.sort_by_cached_key(|row| {
            let criterion = criteria.iter().position(|id| *id == row.criterion);
            let option = row.option.and_then(|at| options.iter().position(|id| *id == at));
            (criterion, option, row.amount.clone().map(|at| at.amount))
        });
    }
}
