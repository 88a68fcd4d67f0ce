//! Rows of any kind as they are named in answers.

use entente_core::model::{IssueId, PartyId, Plan, RowKey};
use serde::Serialize;

use crate::{catalogue::sentence, label::Labels};

/// A row that an answer cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WrittenRow {
    /// What it is.
    kind: &'static str,
    /// Its identifier.
    id: String,
    /// What it says, in its own words or by what it is about.
    name: String,
}

/// Names the rows of one plan.
#[derive(Clone, Copy, Debug)]
pub struct RowWriter<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What its rows are called.
    pub labels: &'a Labels,
}

impl RowWriter<'_> {
    /// A row as it is written.
    pub fn row(self, key: RowKey) -> WrittenRow {
        WrittenRow { kind: key.kind.code(), id: key.id.to_string(), name: self.name(key) }
    }

    /// Rows as one line for people.
    pub fn line(self, keys: &[RowKey]) -> String {
        let named = keys.iter().map(|key| {
            let name = self.name(*key);
            sentence(&format!("row_named.{}", key.kind.code()), &[("name", &name)])
        });
        named.collect::<Vec<_>>().join(" · ")
    }

    /// What a row is called; nothing for one that has no words.
    fn name(self, key: RowKey) -> String {
        let names = self.stated().chain(self.of_parties()).chain(self.worded()).chain(self.inside());
        let mut names = names.filter(|(named, _)| *named == key);
        names.next().map(|(_, name)| name).unwrap_or_default()
    }

    /// What is on the table, and what judges it.
    fn stated(self) -> impl Iterator<Item = (RowKey, String)> {
        let Self { plan, labels } = self;
        let parties = plan.parties.iter().map(|row| (row.id.into(), labels.party(row.id).to_owned()));
        let issues = plan.issues.iter().map(|row| (row.id.into(), labels.issue(row.id).to_owned()));
        let options = plan.issues.iter().flat_map(|row| row.options());
        let options = options.map(|row| (row.id.into(), labels.option(row.id).to_owned()));
        let criteria = plan.criteria.iter().map(|row| (row.id.into(), labels.criterion(row.id).to_owned()));
        let values = plan.values.iter().map(|row| (row.id.into(), row.words.to_string()));
        let stakeholders = plan.stakeholders.iter().map(|row| (row.id.into(), row.name.to_string()));
        parties.chain(issues).chain(options).chain(criteria).chain(values).chain(stakeholders)
    }

    /// What goes by its party and its issue.
    fn of_parties(self) -> impl Iterator<Item = (RowKey, String)> {
        let of = move |party: PartyId, issue: Option<IssueId>| {
            let issue = issue.map(|issue| self.labels.issue(issue));
            let parts = [Some(self.labels.party(party)), issue];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        };
        let readings =
            self.plan.readings.iter().map(move |row| (row.id.into(), of(row.party, Some(row.issue))));
        let circumstances = self
            .plan
            .circumstances
            .iter()
            .map(move |row| (row.id.into(), format!("{}: {}", of(row.party, row.issue), row.words)));
        readings.chain(circumstances)
    }

    /// What has words or a title of its own.
    fn worded(self) -> impl Iterator<Item = (RowKey, String)> {
        let plan = self.plan;
        let wording =
            |words: Option<&entente_core::model::Words>| words.map(ToString::to_string).unwrap_or_default();
        let grounds =
            plan.common_grounds.iter().map(move |row| (row.id.into(), wording(row.wording.as_ref())));
        let standards = plan.standards.iter().map(|row| (row.id.into(), row.words.to_string()));
        let events = plan.events.iter().map(|row| (row.id.into(), row.words.to_string()));
        let fallouts = plan.fallouts.iter().map(|row| (row.id.into(), row.words.to_string()));
        let packages = plan.packages.iter().map(|row| (row.id.into(), row.title.to_string()));
        grounds.chain(standards).chain(events).chain(fallouts).chain(packages)
    }

    /// What stands inside another row, or goes by one.
    fn inside(self) -> impl Iterator<Item = (RowKey, String)> {
        let plan = self.plan;
        let mitigations = plan.fallouts.iter().flat_map(|row| &row.mitigations);
        let mitigations = mitigations.map(|row| (row.id.into(), row.words.to_string()));
        let agreements = plan.agreements.iter().map(|row| {
            let package = plan.packages.iter().find(|package| package.id == row.package);
            (row.id.into(), package.map(|package| package.title.to_string()).unwrap_or_default())
        });
        mitigations.chain(agreements)
    }
}
