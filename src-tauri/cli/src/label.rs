//! Names as keys: where two rows have the same name, the second is called `name#2`.

use std::collections::{BTreeMap, BTreeSet};

use entente_core::model::{Choice, CriterionId, IssueId, OptionId, PartyId, Plan};

/// What the rows of a plan are called, each different from the others of its kind.
#[derive(Debug)]
pub struct Labels {
    parties: BTreeMap<PartyId, String>,
    issues: BTreeMap<IssueId, String>,
    options: BTreeMap<OptionId, String>,
    criteria: BTreeMap<CriterionId, String>,
    /// The issues in plan order.
    order: Vec<IssueId>,
}

impl Labels {
    /// The labels of a plan.
    pub fn of(plan: &Plan) -> Self {
        let parties = distinct(plan.parties.iter().map(|row| (row.id, row.name.as_str())));
        let issues = distinct(plan.issues.iter().map(|row| (row.id, row.name.as_str())));
        let options = plan.issues.iter().flat_map(|issue| {
            distinct(issue.options().iter().map(|option| (option.id, option.name.as_str())))
        });
        let criteria = plan.parties.iter().flat_map(|party| {
            distinct(plan.criteria_of(party.id).map(|row| (row.id, row.statement.as_str())))
        });
        Self {
            parties: parties.into_iter().collect(),
            issues: issues.into_iter().collect(),
            options: options.collect(),
            criteria: criteria.collect(),
            order: plan.issues.iter().map(|issue| issue.id).collect(),
        }
    }

    /// The party's name.
    pub fn party(&self, id: PartyId) -> &str {
        self.parties.get(&id).map_or("", String::as_str)
    }

    /// The issue's name.
    pub fn issue(&self, id: IssueId) -> &str {
        self.issues.get(&id).map_or("", String::as_str)
    }

    /// The criterion's statement.
    pub fn criterion(&self, id: CriterionId) -> &str {
        self.criteria.get(&id).map_or("", String::as_str)
    }

    /// The option's name.
    pub fn option(&self, id: OptionId) -> &str {
        self.options.get(&id).map_or("", String::as_str)
    }

    /// The option's name, or the amount.
    pub fn choice(&self, choice: &Choice) -> String {
        match choice {
            Choice::Option(id) => self.option(*id).to_owned(),
            Choice::Amount(amount) => amount.to_string(),
        }
    }

    /// What is chosen, issue by issue in plan order.
    pub fn package(&self, choices: &BTreeMap<IssueId, Choice>) -> Entries {
        let pairs = self.order.iter().filter_map(|id| Some((id, choices.get(id)?)));
        Entries(pairs.map(|(id, choice)| (self.issue(*id).to_owned(), self.choice(choice))).collect())
    }
}

/// Keys and texts that are written as an object in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries(pub Vec<(String, String)>);

impl serde::Serialize for Entries {
    fn serialize<S: serde::Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.collect_map(self.0.iter().map(|(key, text)| (key, text)))
    }
}

fn distinct<'a, Id>(names: impl Iterator<Item = (Id, &'a str)>) -> Vec<(Id, String)> {
    let mut taken = BTreeSet::new();
    let mut label = |name: &str| {
        let others = (2_usize..).map(|number| format!("{name}#{number}"));
        let free = std::iter::once(name.to_owned()).chain(others).find(|label| !taken.contains(label));
        let label = free.unwrap_or_default();
        taken.insert(label.clone());
        label
    };
    names.map(|(id, name)| (id, label(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let labels = distinct(["a", "b", "a", "a#2", "a"].into_iter().enumerate());
        let labels: Vec<_> = labels.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(labels, ["a", "b", "a#2", "a#2#2", "a#3"]);
    }

    #[test]
    fn entries_keep_their_order() {
        let entries = Entries(vec![("b".into(), "1".into()), ("a".into(), "2".into())]);
        assert_eq!(serde_json::to_string(&entries).unwrap(), r#"{"b":"1","a":"2"}"#);
    }
}
