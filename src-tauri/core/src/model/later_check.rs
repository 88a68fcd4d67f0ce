//! Whether the lines of the map and the rows of stages 5 to 8 fit together.
//!
//! Every fault names the row that can be left out to mend it, as the store names rows: a row inside another one by its
//! owner, a colon, and what it is about.

use std::{collections::BTreeSet, fmt::Display};

use uuid::Uuid;

use super::{
    Choice, Choices, Condition, ContingentTerm, Fallout, FalloutOf, Fault, FaultCode, IssueId, PackageId,
    PartyId, PlanParts, Voice, index::Index,
};

/// The largest number of events on which one package depends.
const LARGEST_EVENT_COUNT: usize = 3;

/// Everything that is wrong with these rows, none when they fit together.
pub(super) fn faults(parts: &PlanParts) -> Vec<Fault> {
    if !parts.has_later_rows() {
        return Vec::new();
    }
    let mut check = Check { parts, index: Index::of(parts), faults: Vec::new() };
    check.identifiers();
    check.map();
    check.grounds();
    check.packages();
    check.ideas();
    check.standards();
    check.events();
    check.terms();
    check.fallouts();
    check.talks();
    check.agreements();
    check.faults
}

impl PlanParts {
    /// Whether there are lines of the map or rows of stages 5 to 8.
    pub(super) fn has_later_rows(&self) -> bool {
        let lengths = [
            self.influences.len(),
            self.common_grounds.len(),
            self.circumstances.len(),
            self.ideas.len(),
            self.standards.len(),
            self.events.len(),
            self.terms.len(),
            self.fallouts.len(),
            self.offers.len(),
            self.talk_lines.len(),
            self.agreements.len(),
        ];
        lengths.into_iter().any(|length| length > 0)
    }
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

    fn unique(&mut self, table: &str, keys: impl Iterator<Item = String>) {
        let mut seen = BTreeSet::new();
        for key in keys {
            if !seen.insert(key.clone()) {
                self.fault(FaultCode::Duplicate, table, key, "");
            }
        }
    }

    fn identifiers(&mut self) {
        let parts = self.parts;
        let text = |id: Uuid| id.to_string();
        self.unique("influence", parts.influences.iter().map(|row| text(row.id.uuid())));
        self.unique("common_ground", parts.common_grounds.iter().map(|row| text(row.id.uuid())));
        self.unique("circumstance", parts.circumstances.iter().map(|row| text(row.id.uuid())));
        self.unique("idea", parts.ideas.iter().map(|row| text(row.id.uuid())));
        self.unique("standard", parts.standards.iter().map(|row| text(row.id.uuid())));
        self.unique("event", parts.events.iter().map(|row| text(row.id.uuid())));
        self.unique("contingent_term", parts.terms.iter().map(|row| text(row.id.uuid())));
        self.unique("fallout", parts.fallouts.iter().map(|row| text(row.id.uuid())));
        self.unique("offer", parts.offers.iter().map(|row| text(row.id.uuid())));
        self.unique("talk_line", parts.talk_lines.iter().map(|row| text(row.id.uuid())));
        self.unique("agreement", parts.agreements.iter().map(|row| text(row.id.uuid())));
        let mitigations = parts.fallouts.iter().flat_map(|row| &row.mitigations);
        self.unique("mitigation", mitigations.map(|row| text(row.id.uuid())));
        let commitments = parts.agreements.iter().flat_map(|row| &row.commitments);
        self.unique("commitment", commitments.map(|row| text(row.id.uuid())));
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

    fn known_package(&mut self, table: &str, row: impl Display, package: Option<PackageId>) {
        let known = |id: &PackageId| self.parts.packages.iter().any(|row| row.id == *id);
        if let Some(id) = package.filter(|id| !known(id)) {
            self.fault(FaultCode::Dangling, table, row, id);
        }
    }

    fn map(&mut self) {
        let parts = self.parts;
        for row in &parts.influences {
            for voice in [row.from, row.to] {
                match voice {
                    Voice::Party(id) => self.known_party("influence", row.id, Some(id)),
                    Voice::Stakeholder(id) if !parts.stakeholders.iter().any(|row| row.id == id) => {
                        self.fault(FaultCode::Dangling, "influence", row.id, id);
                    }
                    Voice::Stakeholder(_) => {}
                }
            }
            if row.from == row.to {
                self.fault(FaultCode::PointsAtItself, "influence", row.id, "");
            }
        }
        for row in &parts.circumstances {
            self.known_party("circumstance", row.id, Some(row.party));
            self.known_issue("circumstance", row.id, row.issue);
        }
    }

    fn grounds(&mut self) {
        for row in &self.parts.common_grounds {
            let mut owners = BTreeSet::new();
            for member in &row.members {
                let at = format!("{}:{}", row.id, member.criterion);
                match self.index.criteria.get(&member.criterion).copied() {
                    None => self.fault(FaultCode::Dangling, "common_criterion", at, member.criterion),
                    Some(owner) if !owners.insert(owner) => {
                        self.fault(FaultCode::GroundTooSmall, "common_criterion", at, owner);
                    }
                    Some(_) => {}
                }
            }
            if row.members.len() < 2 {
                self.fault(FaultCode::GroundTooSmall, "common_ground", row.id, "");
            }
        }
    }

    fn packages(&mut self) {
        let parts = self.parts;
        for row in &parts.packages {
            self.unique("package_row", row.changed.iter().map(|key| format!("{}:{key}", row.id)));
            for key in row.changed.iter().filter(|key| !parts.has_row(**key)) {
                self.fault(FaultCode::Dangling, "package_row", format!("{}:{key}", row.id), key);
            }
        }
    }

    fn ideas(&mut self) {
        let parts = self.parts;
        for row in &parts.ideas {
            self.known_party("idea", row.id, row.party);
            self.unique("idea_row", row.cites.iter().map(|key| format!("{}:{key}", row.id)));
            for key in row.cites.iter().filter(|key| !parts.has_row(**key)) {
                self.fault(FaultCode::Dangling, "idea_row", format!("{}:{key}", row.id), key);
            }
        }
    }

    fn standards(&mut self) {
        for row in &self.parts.standards {
            self.known_party("standard", row.id, row.party);
            let issues: BTreeSet<_> = row.about.iter().map(|condition| condition.issue).collect();
            if issues.len() < row.about.len() {
                self.fault(FaultCode::BadConditions, "standard", row.id, "");
            }
            for condition in &row.about {
                self.condition(row.id, condition);
            }
        }
    }

    fn condition(&mut self, row: impl Display, condition: &Condition) {
        let Some(issue) = self.index.issues.get(&condition.issue).copied() else {
            return self.fault(FaultCode::Dangling, "standard", row, condition.issue);
        };
        let fits = match &condition.choices {
            Choices::AnyOf(options) => {
                !options.is_empty() && options.iter().all(|id| self.index.is_option_of(*id, issue.id))
            }
            Choices::Between { from, to } => issue.range().is_some() && from <= to,
        };
        if !fits {
            self.fault(FaultCode::BadConditions, "standard", row, issue.id);
        }
    }

    fn events(&mut self) {
        for row in &self.parts.events {
            let key = |party: PartyId| format!("{}:{party}", row.id);
            self.unique("forecast", row.forecasts.iter().map(|forecast| key(forecast.party)));
            for forecast in &row.forecasts {
                self.known_party("forecast", key(forecast.party), Some(forecast.party));
            }
        }
    }

    fn choice(&mut self, table: &str, row: impl Display, issue: IssueId, choice: &Choice) {
        let code = match (self.index.issues.get(&issue).copied(), choice) {
            (None, _) => FaultCode::Dangling,
            (Some(_), Choice::Option(id)) if !self.index.is_option_of(*id, issue) => FaultCode::Dangling,
            (Some(_), Choice::Option(_)) => return,
            (Some(found), Choice::Amount(amount)) => match found.range() {
                None => FaultCode::WrongKind,
                Some(range) if amount < range.lower() || amount > range.upper() => {
                    FaultCode::AmountOutOfRange
                }
                Some(_) => return,
            },
        };
        self.fault(code, table, row, issue);
    }

    fn terms(&mut self) {
        let parts = self.parts;
        for row in &parts.terms {
            self.known_package("contingent_term", row.id, row.package);
            if !parts.events.iter().any(|event| event.id == row.event) {
                self.fault(FaultCode::Dangling, "contingent_term", row.id, row.event);
            }
            self.choice("contingent_term", row.id, row.issue, &row.then);
            self.choice("contingent_term", row.id, row.issue, &row.otherwise);
            if row.then == row.otherwise {
                self.fault(FaultCode::BranchesAlike, "contingent_term", row.id, row.issue);
            }
        }
        for package in &parts.packages {
            let terms: Vec<_> = parts.terms.iter().filter(|row| row.package == Some(package.id)).collect();
            self.terms_of(&terms);
        }
    }

    /// Looks at the terms of one package: one an issue, and three events at most.
    fn terms_of(&mut self, terms: &[&ContingentTerm]) {
        let (mut issues, mut events) = (BTreeSet::new(), BTreeSet::new());
        for row in terms {
            events.insert(row.event);
            if !issues.insert(row.issue) {
                self.fault(FaultCode::Duplicate, "contingent_term", row.id, row.issue);
            } else if events.len() > LARGEST_EVENT_COUNT {
                self.fault(FaultCode::TooManyEvents, "contingent_term", row.id, row.event);
            }
        }
    }

    fn fallouts(&mut self) {
        let parts = self.parts;
        for row in &parts.fallouts {
            self.fallout(row);
            if !parts.stakeholders.iter().any(|other| other.id == row.stakeholder) {
                self.fault(FaultCode::Dangling, "fallout", row.id, row.stakeholder);
            }
        }
    }

    fn fallout(&mut self, row: &Fallout) {
        match row.of {
            FalloutOf::Package(id) => self.known_package("fallout", row.id, Some(id)),
            FalloutOf::Option(id) if !self.index.options.contains_key(&id) => {
                self.fault(FaultCode::Dangling, "fallout", row.id, id);
            }
            FalloutOf::Option(_) => {}
        }
    }

    fn talks(&mut self) {
        let parts = self.parts;
        for row in &parts.offers {
            self.known_party("offer", row.id, Some(row.party));
            for (issue, choice) in &row.choices {
                self.choice("offer_choice", format!("{}:{issue}", row.id), *issue, choice);
            }
            let key = |party: PartyId| format!("{}:{party}", row.id);
            self.unique("reaction", row.reactions.iter().map(|reaction| key(reaction.party)));
            for reaction in &row.reactions {
                self.known_party("reaction", key(reaction.party), Some(reaction.party));
            }
        }
        for row in &parts.talk_lines {
            self.known_party("talk_line", row.id, row.party);
        }
    }

    fn agreements(&mut self) {
        for row in &self.parts.agreements {
            self.known_package("agreement", row.id, Some(row.package));
            let points = row.durability.iter().map(|answer| format!("{}:{}", row.id, answer.point.code()));
            self.unique("durability_answer", points);
            let explained: Vec<_> = row.explanations.iter().map(|row| row.party).collect();
            self.one_for_a_party("explanation", row.id, &explained);
            let checked: Vec<_> = row.checks.iter().map(|row| row.party).collect();
            self.one_for_a_party("after_check", row.id, &checked);
        }
    }

    fn one_for_a_party(&mut self, table: &str, owner: impl Display + Copy, parties: &[PartyId]) {
        self.unique(table, parties.iter().map(|party| format!("{owner}:{party}")));
        for party in parties {
            self.known_party(table, format!("{owner}:{party}"), Some(*party));
        }
    }
}
