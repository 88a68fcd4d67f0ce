//! Whether the rows of a plan fit together.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Display,
};

use super::{
    Choice, Choices, Combine, Condition, Fault, FaultCode, IssueId, LARGEST_PARTY_COUNT, PartyId, PlanParts,
    RatedAt, Value, ValueId, index::Index, later_check, magnitude,
};
use crate::Ratio;

/// The largest number of amounts at which one criterion is rated for one numeric issue.
const LARGEST_AMOUNT_COUNT: usize = 5;
/// The largest number of values that the path of a cycle shows.
const LONGEST_SHOWN_PATH: usize = 12;

/// Everything that is wrong with the rows, none when they fit together.
pub(super) fn faults(parts: &PlanParts) -> Vec<Fault> {
    let mut check = Check { parts, index: Index::of(parts), faults: Vec::new() };
    check.identifiers();
    check.parties();
    check.table();
    check.ladder();
    check.criteria();
    check.ratings();
    check.conditions();
    check.courses();
    check.kept();
    check.faults.extend(magnitude::faults(parts));
    check.faults.extend(later_check::faults(parts));
    check.faults
}

struct Check<'a> {
    parts: &'a PlanParts,
    index: Index<'a>,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, code: FaultCode, table: &str, row: impl Display, detail: impl Display) {
        self.faults.push(Fault { code, at: format!("{table}/{row}"), detail: detail.to_string() });
    }

    fn unique<T: Ord + Display>(&mut self, table: &str, keys: impl Iterator<Item = T>) {
        let mut seen = BTreeSet::new();
        for key in keys {
            let text = key.to_string();
            if !seen.insert(key) {
                self.fault(FaultCode::Duplicate, table, &text, "");
            }
        }
    }

    fn identifiers(&mut self) {
        let parts = self.parts;
        self.unique("party", parts.parties.iter().map(|row| row.id));
        self.unique("stakeholder", parts.stakeholders.iter().map(|row| row.id));
        self.unique("issue", parts.issues.iter().map(|row| row.id));
        self.unique("option", parts.issues.iter().flat_map(|issue| issue.options()).map(|row| row.id));
        self.unique("position", parts.positions.iter().map(|row| row.id));
        self.unique("value", parts.values.iter().map(|row| row.id));
        self.unique("criterion", parts.criteria.iter().map(|row| row.id));
        self.unique("reading", parts.readings.iter().map(|row| row.id));
        self.unique("shift", parts.shifts.iter().map(|row| row.id));
        self.unique("constraint", parts.constraints.iter().map(|row| row.id));
        self.unique("question", parts.questions.iter().map(|row| row.id));
        self.unique("package", parts.packages.iter().map(|row| row.id));
        self.unique("version", parts.versions.iter().map(|row| row.id));
        self.unique("pass", parts.passes.iter().map(|row| row.id));
        self.unique("course", parts.courses.iter().map(|row| row.party));
    }

    fn known_party(&mut self, table: &str, row: impl Display, party: Option<PartyId>) {
        if let Some(id) = party.filter(|id| !self.index.parties.contains(id)) {
            self.fault(FaultCode::Dangling, table, row, id);
        }
    }

    fn known_issue(&mut self, table: &str, row: impl Display, issue: Option<IssueId>) {
        if let Some(id) = issue.filter(|id| !self.index.issues.contains_key(id)) {
            self.fault(FaultCode::Dangling, table, row, id);
        }
    }

    fn own_value(&mut self, table: &str, row: impl Display, party: PartyId, value: Option<ValueId>) {
        match value.map(|id| (id, self.index.values.get(&id))) {
            Some((id, None)) => self.fault(FaultCode::Dangling, table, row, id),
            Some((id, Some(value))) if value.party != party => {
                self.fault(FaultCode::OtherParty, table, row, id)
            }
            Some(_) | None => {}
        }
    }

    fn parties(&mut self) {
        let parts = self.parts;
        if parts.parties.len() > LARGEST_PARTY_COUNT {
            self.fault(FaultCode::TooManyParties, "parties", parts.id, parts.parties.len());
        }
        self.known_party("plan", parts.id, parts.mine);
        for row in &parts.stakeholders {
            self.known_party("stakeholder", row.id, row.party);
        }
        for row in &parts.questions {
            self.known_party("question", row.id, row.party);
            self.known_issue("question", row.id, row.issue);
            if let Some(id) = row.criterion.filter(|id| !self.index.criteria.contains_key(id)) {
                self.fault(FaultCode::Dangling, "question", row.id, id);
            }
        }
    }

    fn table(&mut self) {
        for row in &self.parts.positions {
            self.known_party("position", row.id, Some(row.party));
            self.known_issue("position", row.id, Some(row.issue));
        }
    }

    fn ladder(&mut self) {
        let parts = self.parts;
        for row in &parts.values {
            self.known_party("value", row.id, Some(row.party));
            self.own_value("value", row.id, row.party, row.leads_to);
        }
        for cycle in self.index.ladder_cycles() {
            let first = cycle.first().map_or_else(String::new, |value| value.id.to_string());
            self.fault(FaultCode::LadderCycle, "value", first, round(&cycle));
        }
        for row in &parts.readings {
            self.known_party("reading", row.id, Some(row.party));
            self.known_issue("reading", row.id, Some(row.issue));
            self.own_value("reading", row.id, row.party, row.value);
            if row.criterion.is_none() && row.value.is_none() {
                self.fault(FaultCode::ServesNothing, "reading", row.id, "");
            }
            match row.criterion.map(|id| (id, self.index.criteria.get(&id).copied())) {
                Some((id, None)) => self.fault(FaultCode::Dangling, "reading", row.id, id),
                Some((id, Some(owner))) if owner != row.party => {
                    self.fault(FaultCode::OtherParty, "reading", row.id, id);
                }
                Some(_) | None => {}
            }
        }
    }

    fn criteria(&mut self) {
        let parts = self.parts;
        for row in &parts.criteria {
            self.known_party("criterion", row.id, Some(row.party));
            self.own_value("criterion", row.id, row.party, row.value);
            for issue in &row.main {
                self.known_issue("criterion", row.id, Some(*issue));
            }
            if row.main.iter().collect::<BTreeSet<_>>().len() < row.main.len() {
                self.fault(FaultCode::Duplicate, "criterion", row.id, "main");
            }
            if row.main.len() > 1 && row.combine == Combine::Blend && self.index.is_essential(row) {
                self.fault(FaultCode::BlendedEssential, "criterion", row.id, "");
            }
            if self.index.is_protected(row) && (row.rank.is_some() || row.points.is_some()) {
                self.fault(FaultCode::WeighedProtected, "criterion", row.id, "");
            }
        }
    }

    fn ratings(&mut self) {
        let parts = self.parts;
        let mut seen = BTreeSet::new();
        for row in &parts.ratings {
            if !self.index.criteria.contains_key(&row.criterion) {
                self.fault(FaultCode::Dangling, "rating", row.key(), row.criterion);
            }
            if !seen.insert((row.criterion, &row.at)) {
                self.fault(FaultCode::Duplicate, "rating", row.key(), "");
            }
            match &row.at {
                RatedAt::Option(id) if !self.index.options.contains_key(id) => {
                    self.fault(FaultCode::Dangling, "rating", row.key(), id);
                }
                RatedAt::Option(_) => {}
                RatedAt::Amount { issue, amount } => self.amount("rating", row.key(), *issue, amount),
            }
        }
        self.amount_counts();
    }

    fn amount_counts(&mut self) {
        let mut counts = BTreeMap::<_, usize>::new();
        for row in &self.parts.ratings {
            if let RatedAt::Amount { issue, .. } = &row.at {
                *counts.entry((row.criterion, *issue)).or_default() += 1;
            }
        }
        for ((criterion, issue), count) in counts {
            if count > LARGEST_AMOUNT_COUNT {
                self.fault(FaultCode::TooManyAmounts, "criterion", criterion, issue);
            }
        }
    }

    fn amount(&mut self, table: &str, row: impl Display, issue: IssueId, amount: &Ratio) {
        match self.index.issues.get(&issue).map(|found| found.range()) {
            None => self.fault(FaultCode::Dangling, table, row, issue),
            Some(None) => self.fault(FaultCode::WrongKind, table, row, issue),
            Some(Some(range)) if amount < range.lower() || amount > range.upper() => {
                self.fault(FaultCode::AmountOutOfRange, table, row, amount);
            }
            Some(Some(_)) => {}
        }
    }

    fn conditions(&mut self) {
        let parts = self.parts;
        for row in &parts.shifts {
            if !self.index.criteria.contains_key(&row.criterion) {
                self.fault(FaultCode::Dangling, "shift", row.id, row.criterion);
            }
            self.all_of("shift", row.id, &row.when);
        }
        for row in &parts.constraints {
            self.all_of("constraint", row.id, &row.when);
        }
    }

    fn all_of(&mut self, table: &str, row: impl Display + Copy, when: &[Condition]) {
        let issues: BTreeSet<_> = when.iter().map(|condition| condition.issue).collect();
        if when.is_empty() || issues.len() < when.len() {
            self.fault(FaultCode::BadConditions, table, row, "");
        }
        for condition in when {
            self.condition(table, row, condition);
        }
    }

    fn condition(&mut self, table: &str, row: impl Display + Copy, condition: &Condition) {
        let Some(issue) = self.index.issues.get(&condition.issue).copied() else {
            return self.fault(FaultCode::Dangling, table, row, condition.issue);
        };
        match &condition.choices {
            Choices::AnyOf(options) if options.is_empty() => {
                self.fault(FaultCode::BadConditions, table, row, issue.id)
            }
            Choices::AnyOf(options) => {
                for id in options {
                    if !self.index.is_option_of(*id, issue.id) {
                        self.fault(FaultCode::Dangling, table, row, id);
                    }
                }
            }
            Choices::Between { from, to } if issue.range().is_none() || from > to => {
                self.fault(FaultCode::BadConditions, table, row, issue.id);
            }
            Choices::Between { .. } => {}
        }
    }

    fn courses(&mut self) {
        let parts = self.parts;
        for row in &parts.courses {
            self.known_party("course", row.party, Some(row.party));
            self.unique("course", row.levels.iter().map(|level| level.criterion));
            for level in &row.levels {
                match self.index.criteria.get(&level.criterion).map(|owner| *owner == row.party) {
                    None => self.fault(FaultCode::Dangling, "course", row.party, level.criterion),
                    Some(false) => self.fault(FaultCode::OtherParty, "course", row.party, level.criterion),
                    Some(true) => {}
                }
            }
            let worth = row.utility_from_file.as_ref();
            if worth.is_some_and(|worth| worth.is_negative() || *worth > Ratio::one()) {
                self.fault(FaultCode::WorthOutOfRange, "course", row.party, "");
            }
        }
    }

    fn kept(&mut self) {
        let parts = self.parts;
        for row in &parts.packages {
            for (issue, choice) in &row.choices {
                match (self.index.issues.get(issue), choice) {
                    (None, _) => self.fault(FaultCode::Dangling, "package", row.id, issue),
                    (Some(_), Choice::Option(id)) if !self.index.is_option_of(*id, *issue) => {
                        self.fault(FaultCode::Dangling, "package", row.id, id);
                    }
                    (Some(_), Choice::Option(_)) => {}
                    (Some(_), Choice::Amount(amount)) => self.amount("package", row.id, *issue, amount),
                }
            }
        }
    }
}

impl PlanParts {
    /// The path of a cycle of the ladder through a value, as words joined by arrows; nothing when there is none.
    pub(crate) fn cycle_from(&self, start: ValueId) -> Option<String> {
        let index = Index::of(self);
        let cycles = index.ladder_cycles();
        cycles.iter().find(|cycle| cycle.iter().any(|value| value.id == start)).map(|cycle| {
            let place = cycle.iter().position(|value| value.id == start).unwrap_or_default();
            let (before, after) = cycle.split_at(place);
            round(&[after, before].concat())
        })
    }
}

/// The words of values along a cycle, back to the first, joined by arrows.
fn round(cycle: &[&Value]) -> String {
    let mut words: Vec<_> = cycle.iter().take(LONGEST_SHOWN_PATH).map(|value| value.words.as_str()).collect();
    if cycle.len() > LONGEST_SHOWN_PATH {
        words.push("…");
    }
    words.extend(cycle.first().map(|value| value.words.as_str()));
    words.join(" → ")
}
