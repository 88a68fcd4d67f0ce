//! GENIUS: one domain file and a profile for each party, in XML.
//!
//! A profile gives every item of a discrete issue an evaluation and every issue a weight; worth is the sum over issues of
//! weight times evaluation divided by the largest evaluation of the issue (the additive utility space of GENIUS). Where
//! the largest evaluation is 0, so is every worth. Weights belong to issues by index, issues and items to the domain by
//! text: their order may differ from file to file.

use super::{
    additive::{Filling, Profile, Scenario, Table},
    decimal::number,
    source::{Kind, Opened},
    xml::Element,
};
use crate::{
    Ratio,
    interchange::refusal::{Refusal, RefusalCode},
};

/// The scenario of a domain and its profiles.
pub(super) fn scenario(files: &[Opened<'_>]) -> Result<Scenario, Refusal> {
    let spaces = files.iter().map(Space::of).collect::<Result<Vec<_>, _>>()?;
    let (domains, profiles): (Vec<_>, Vec<_>) = spaces.iter().partition(|space| space.is_domain);
    let domain = match domains.as_slice() {
        [] => return Err(Refusal::new(RefusalCode::NoDomain, "")),
        [domain] => domain,
        [_, second, ..] => return Err(Refusal::new(RefusalCode::SeveralDomains, "").inside(second.file.name)),
    };
    if profiles.is_empty() {
        return Err(Refusal::new(RefusalCode::NoProfile, "").on(domain.space).inside(domain.file.name));
    }
    let table = domain.table().map_err(|refusal| refusal.inside(domain.file.name))?;
    let profiles =
        profiles.iter().map(|space| space.profile(&table).map_err(|refusal| refusal.inside(space.file.name)));
    let profiles = profiles.collect::<Result<_, _>>()?;
    Ok(Scenario { name: plan_name(domain.file), table, profiles })
}

/// The utility space of one file.
struct Space<'a> {
    file: &'a Opened<'a>,
    space: &'a Element,
    is_domain: bool,
}

impl<'a> Space<'a> {
    fn of(file: &'a Opened<'a>) -> Result<Self, Refusal> {
        let Kind::Genius(root) = &file.kind else {
            return Err(Refusal::new(RefusalCode::MixedFormats, "").inside(file.name));
        };
        let is_template = root.name == "negotiation_template";
        let space = if is_template { root.all("utility_space").next().unwrap_or(root) } else { root };
        if is_nonlinear(space) {
            return Err(Refusal::new(RefusalCode::Nonlinear, file.stem()).on(space).inside(file.name));
        }
        let is_rated = |element: &Element| {
            element.attribute("evaluation").is_some()
                || ["weight", "evaluator"].contains(&element.name.as_str())
        };
        Ok(Self { file, space, is_domain: is_template || !space.any(&is_rated) })
    }

    fn table(&self) -> Result<Table, Refusal> {
        let issues = objective(self.space)?.all("issue").map(|issue| {
            let items = items(issue)?.into_iter().map(|item| item.required("value").map(str::to_owned));
            Ok((issue.required("name")?.to_owned(), items.collect::<Result<Vec<_>, _>>()?))
        });
        let issues = issues.collect::<Result<Vec<_>, Refusal>>()?;
        if issues.is_empty() {
            return Err(Refusal::new(RefusalCode::MissingIssue, "<issue>").on(self.space));
        }
        Table::new(issues).map_err(|refusal| refusal.on(self.space))
    }

    fn profile(&self, table: &Table) -> Result<Profile, Refusal> {
        let objective = objective(self.space)?;
        let party = self.file.stem();
        let mut filling = Filling::new(table, party);
        for (place, issue) in objective.all("issue").enumerate() {
            let at = filling.issue(issue.required("name")?).map_err(|refusal| refusal.on(issue))?;
            let weight = weight(objective, issue, place)?;
            filling.take(at, weight, worths(issue)?).map_err(|refusal| refusal.on(issue))?;
        }
        let notes = std::mem::take(&mut filling.notes);
        let (weights, worths) = filling.finished().map_err(|refusal| refusal.on(objective))?;
        Ok(Profile {
            party: party.to_owned(),
            file: self.file.name.to_owned(),
            weights,
            worths,
            reservation: value_of(self.space, "reservation")?,
            discount: value_of(self.space, "discount_factor")?,
            notes,
        })
    }
}

/// Whether worth in a utility space does not add up over issues.
fn is_nonlinear(space: &Element) -> bool {
    space.any(&|element: &Element| {
        element.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("nonlinear"))
            || ["utility", "ufun", "hyperRectangle"].contains(&element.name.as_str())
    })
}

/// What the plan is called: the name of the domain file without the word for what it is.
pub(super) fn plan_name(file: &Opened<'_>) -> String {
    let stem = file.stem();
    let cut = stem.len().checked_sub("_domain".len()).filter(|cut| {
        stem.get(*cut..).is_some_and(|end| {
            ["_domain", "-domain", " domain"].iter().any(|word| end.eq_ignore_ascii_case(word))
        })
    });
    cut.and_then(|cut| stem.get(..cut)).filter(|name| !name.is_empty()).unwrap_or(stem).to_owned()
}

/// The objective of a utility space, in which all issues stand directly.
pub(super) fn objective(space: &Element) -> Result<&Element, Refusal> {
    let wrong = || Refusal::new(RefusalCode::WrongShape, "<objective>").on(space);
    let objective = space.all("objective").next().ok_or_else(wrong)?;
    match objective.all("objective").next() {
        Some(inner) => Err(Refusal::new(RefusalCode::NestedObjectives, "").on(inner)),
        None => Ok(objective),
    }
}

/// The number of an element that stands at most once beside the objective.
pub(super) fn value_of(space: &Element, name: &str) -> Result<Option<Ratio>, Refusal> {
    let mut found = space.all(name);
    let Some(element) = found.next() else { return Ok(None) };
    match found.next() {
        Some(second) => Err(Refusal::new(RefusalCode::NamedTwice, name).on(second)),
        None => amount(element, "value").map(Some),
    }
}

/// The items of a discrete issue.
fn items(issue: &Element) -> Result<Vec<&Element>, Refusal> {
    let kind = ["vtype", "type", "etype"].iter().find_map(|key| issue.attribute(key));
    let items: Vec<_> = issue.all("item").collect();
    if kind.is_some_and(|kind| kind != "discrete") || items.is_empty() {
        let name = issue.attribute("name").unwrap_or_default();
        return Err(Refusal::new(RefusalCode::RealValued, name).on(issue));
    }
    Ok(items)
}

/// The weight of an issue: of the same index, which is its place when it has none.
fn weight(objective: &Element, issue: &Element, place: usize) -> Result<Ratio, Refusal> {
    let place = (place + 1).to_string();
    let index = issue.attribute("index").unwrap_or(&place).trim();
    let mut found =
        objective.all("weight").filter(|weight| weight.attribute("index").map(str::trim) == Some(index));
    let name = issue.attribute("name").unwrap_or_default();
    match (found.next(), found.next()) {
        (Some(weight), None) => amount(weight, "value"),
        (Some(_), Some(second)) => {
            Err(Refusal::new(RefusalCode::NamedTwice, format!("<weight index={index}>")).on(second))
        }
        (None, _) => Err(Refusal::new(RefusalCode::MissingWeight, name).on(issue)),
    }
}

/// The worth of every item: its evaluation by the largest of the issue.
fn worths(issue: &Element) -> Result<Vec<(&str, Ratio)>, Refusal> {
    let rated =
        items(issue)?.into_iter().map(|item| Ok((item.required("value")?, amount(item, "evaluation")?)));
    let rated = rated.collect::<Result<Vec<_>, Refusal>>()?;
    let largest = rated.iter().map(|(_, evaluation)| evaluation.clone()).max().unwrap_or_else(Ratio::zero);
    let divided = rated.into_iter().map(|(value, evaluation)| {
        let worth =
            if largest.is_zero() { Ratio::zero() } else { Ratio::from(evaluation.exact() / largest.exact()) };
        (value, worth)
    });
    Ok(divided.collect())
}

/// A number of an attribute that is not below zero.
pub(super) fn amount(element: &Element, key: &str) -> Result<Ratio, Refusal> {
    let exact = number(element.required(key)?.trim()).map_err(|refusal| refusal.on(element))?;
    if exact.is_negative() {
        return Err(Refusal::new(RefusalCode::OutOfRange, exact).on(element));
    }
    Ok(exact)
}
