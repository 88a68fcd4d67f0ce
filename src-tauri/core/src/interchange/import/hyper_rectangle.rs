//! GENIUS profiles of hyper-rectangles: worth is the sum of the weights of the boxes that a package lies in, over a
//! declared maximum (the nonlinear utility space of the GENIUS simulator; Ito, Hattori and Klein, "Multi-issue negotiation
//! protocol for agents: exploring nonlinear utility spaces", IJCAI 2007).
//!
//! A box is closed: both ends of its intervals are inside. Each box becomes a criterion whose main issues are those it
//! names, at level 3 inside its interval and 0 outside, the weakest of which counts: level 3 exactly where all of them
//! hold. Its weight is kept. Whole-numbered issues become the list of their numbers. Worth is therefore divided by the sum
//! of the weights and not by the declared maximum, which is noted and kept beside the party's order; above that maximum
//! GENIUS cuts worth off, and here nothing is cut off.

use num_rational::BigRational;
use num_traits::ToPrimitive as _;
use uuid::Uuid;

use super::{
    additive::{self, Ids, Table},
    genius::{amount, objective, plan_name, value_of},
    note::{ImportNote, ImportNoteCode},
    source::{Kind, Opened},
    xml::Element,
};
use crate::{
    Ratio,
    interchange::refusal::{Refusal, RefusalCode},
    model::{
        CriterionId, GainBasis, Issue, Level, Plan, PlanId, PlanParts, RatedAt, RatedLevel, Rating, Words,
    },
};

/// The largest number of amounts of one issue that are listed.
const LARGEST_LIST: i64 = 10_000;

/// Whether some of the files give worth by something else than issues.
pub(super) fn are_some(files: &[Opened<'_>]) -> bool {
    files.iter().any(|file| root(file).is_some_and(|root| root.any(&|element| element.name == "utility")))
}

/// The plan of a domain and its profiles of boxes, and what a person should know about it.
pub(super) fn plan(files: &[Opened<'_>], identity: Uuid) -> Result<(Plan, Vec<ImportNote>), Refusal> {
    let domain = Domain::of(files)?;
    let ids = Ids(identity);
    let mut parts = PlanParts::new(PlanId::from(identity), additive::name(&domain.name)?);
    parts.issues = ids.issues(&domain.table()?)?;
    let mut notes =
        vec![ImportNote { code: ImportNoteCode::NothingEssential, party: None, detail: String::new() }];
    let profiles = files.iter().filter(|file| !is_domain(file));
    for (place, file) in profiles.enumerate() {
        let read = Profile::of(file, &domain).and_then(|profile| {
            notes.extend(profile.notes());
            profile.add(&mut parts, &ids, place, &domain)
        });
        read.map_err(|refusal| refusal.inside(file.name))?;
    }
    if parts.parties.is_empty() {
        return Err(Refusal::new(RefusalCode::NoProfile, ""));
    }
    Ok((additive::whole(parts)?, notes))
}

fn root<'a>(file: &'a Opened<'_>) -> Option<&'a Element> {
    match &file.kind {
        Kind::Genius(root) => Some(root),
        Kind::Plan | Kind::GeniusWebDomain | Kind::GeniusWebProfile | Kind::NegoLog => None,
    }
}

fn is_domain(file: &Opened<'_>) -> bool {
    root(file).is_some_and(|root| root.name == "negotiation_template")
}

/// The whole-numbered issues on the table.
struct Domain {
    name: String,
    issues: Vec<WholeIssue>,
}

/// An issue of whole numbers from one to another.
struct WholeIssue {
    name: String,
    lower: i64,
    upper: i64,
}

impl Domain {
    fn of(files: &[Opened<'_>]) -> Result<Self, Refusal> {
        let mut domains = files.iter().filter(|file| is_domain(file));
        let Some(file) = domains.next() else { return Err(Refusal::new(RefusalCode::NoDomain, "")) };
        if let Some(second) = domains.next() {
            return Err(Refusal::new(RefusalCode::SeveralDomains, "").inside(second.name));
        }
        let read = || {
            let Some(root) = root(file) else { return Err(Refusal::new(RefusalCode::NoDomain, "")) };
            let space = root.all("utility_space").next().unwrap_or(root);
            let issues = objective(space)?.all("issue").map(WholeIssue::of).collect::<Result<Vec<_>, _>>()?;
            if issues.is_empty() {
                return Err(Refusal::new(RefusalCode::MissingIssue, "<issue>").on(space));
            }
            Ok(Self { name: plan_name(file), issues })
        };
        read().map_err(|refusal| refusal.inside(file.name))
    }

    fn table(&self) -> Result<Table, Refusal> {
        let numbers =
            |issue: &WholeIssue| (issue.lower..=issue.upper).map(|number| number.to_string()).collect();
        Table::new(self.issues.iter().map(|issue| (issue.name.clone(), numbers(issue))).collect())
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.issues.iter().position(|issue| issue.name == name)
    }
}

impl WholeIssue {
    fn of(issue: &Element) -> Result<Self, Refusal> {
        let name = issue.required("name")?.to_owned();
        let kind = ["vtype", "type", "etype"].iter().find_map(|key| issue.attribute(key));
        match kind {
            Some("integer") => {}
            Some("real") => return Err(Refusal::new(RefusalCode::RealValued, name).on(issue)),
            other => {
                let found = format!("<issue type={}>", other.unwrap_or("discrete"));
                return Err(Refusal::new(RefusalCode::Nonlinear, found).on(issue));
            }
        }
        let range = issue.all("range").next().unwrap_or(issue);
        let (lower, upper) = (whole(range, "lowerbound")?, whole(range, "upperbound")?);
        if upper < lower || upper - lower >= LARGEST_LIST {
            return Err(Refusal::new(RefusalCode::OutOfRange, format!("{lower}–{upper}")).on(issue));
        }
        Ok(Self { name, lower, upper })
    }
}

/// A whole number of an attribute.
fn whole(element: &Element, key: &str) -> Result<i64, Refusal> {
    let number =
        super::decimal::number(element.required(key)?.trim()).map_err(|refusal| refusal.on(element))?;
    let exact = number.exact().is_integer().then(|| number.exact().to_integer().to_i64()).flatten();
    exact.ok_or_else(|| Refusal::new(RefusalCode::RealValued, number).on(element))
}

/// What one file says about one party.
struct Profile<'a> {
    party: &'a str,
    file: &'a str,
    boxes: Vec<WeighedBox>,
    maximum: Ratio,
    reservation: Option<Ratio>,
    discount: Option<Ratio>,
}

/// A weight that counts where every interval holds: positions of issues with both ends.
struct WeighedBox {
    weight: Ratio,
    sides: Vec<(usize, i64, i64)>,
}

impl<'a> Profile<'a> {
    fn of(file: &'a Opened<'_>, domain: &Domain) -> Result<Self, Refusal> {
        let Some(space) = root(file) else { return Err(Refusal::new(RefusalCode::MixedFormats, "")) };
        let objective = objective(space)?;
        let indices = indices(objective, domain)?;
        let wrong = || Refusal::new(RefusalCode::Nonlinear, file.stem()).on(space);
        let utility = objective.all("utility").chain(space.all("utility")).next().ok_or_else(wrong)?;
        let maximum = amount(utility, "maxutility")?;
        let mut boxes = Vec::new();
        for part in &utility.children {
            plain(part)?;
            let factor = part.attribute("weight").map_or(Ok(Ratio::one()), |_| amount(part, "weight"))?;
            for element in &part.children {
                boxes.push(WeighedBox::of(element, &factor, &indices, domain)?);
            }
        }
        if maximum.is_zero() || boxes.iter().all(|own| own.weight.is_zero()) {
            return Err(Refusal::new(RefusalCode::NoWeight, "").on(utility));
        }
        Ok(Self {
            party: file.stem(),
            file: file.name,
            boxes,
            maximum,
            reservation: value_of(space, "reservation")?,
            discount: value_of(space, "discount_factor")?,
        })
    }

    fn sum(&self) -> Ratio {
        Ratio::from(self.boxes.iter().map(|own| own.weight.exact().clone()).sum::<BigRational>())
    }

    /// The worth of no agreement on the scale of weights divided by their sum.
    fn without(&self) -> Option<Ratio> {
        let sum = self.sum();
        let scaled = |worth: &Ratio| worth.exact() * self.maximum.exact() / sum.exact();
        self.reservation.as_ref().map(|worth| Ratio::from(scaled(worth)))
    }

    fn notes(&self) -> Vec<ImportNote> {
        let note = |code, detail: &Ratio| ImportNote {
            code,
            party: Some(self.party.to_owned()),
            detail: detail.to_string(),
        };
        let mut notes = vec![
            note(ImportNoteCode::WeightsKept, &self.sum()),
            note(ImportNoteCode::MaximumReplaced, &self.maximum),
        ];
        notes.push(match self.without() {
            Some(worth) => note(ImportNoteCode::ReservationKept, &worth),
            None => note(ImportNoteCode::NoReservation, &Ratio::zero()),
        });
        let discount = self.discount.as_ref().filter(|discount| **discount != Ratio::one());
        notes.extend(discount.map(|discount| note(ImportNoteCode::DiscountIgnored, discount)));
        notes
    }

    fn add(&self, parts: &mut PlanParts, ids: &Ids, place: usize, domain: &Domain) -> Result<(), Refusal> {
        let provenance = additive::seen(self.file);
        let mut order = provenance.clone();
        let file = provenance.note.as_ref().map_or("", Words::as_str);
        order.note = Words::new(&format!("{file}, maxutility {}", self.maximum)).ok();
        let party = additive::seat(parts, ids, place, self.party, order)?;
        match self.without() {
            Some(worth) => parts.courses.push(additive::course(party, worth)?),
            None => parts.gain_basis = GainBasis::Zero,
        }
        for (at, own) in self.boxes.iter().enumerate() {
            let id = CriterionId::from(ids.of(&format!("criterion/{place}/{at}")));
            let (mut main, mut told) = (Vec::new(), Vec::new());
            for (issue, from, to) in &own.sides {
                let Some((row, side)) = parts.issues.get(*issue).zip(domain.issues.get(*issue)) else {
                    continue;
                };
                main.push(row.id);
                told.push(format!("{} {from}–{to}", row.name));
                let rated = rated(row, side.lower, *from..=*to);
                let rating =
                    |(at, level)| Rating { criterion: id, at, level, provenance: provenance.clone() };
                parts.ratings.extend(rated.map(rating));
            }
            let told = told.join(" · ");
            let statement = Words::new(&told).map_err(|error| additive::unwritable(&told, error))?;
            let weight = own.weight.clone();
            parts.criteria.push(additive::criterion((id, party), statement, main, weight, &provenance)?);
        }
        Ok(())
    }
}

/// The levels of an issue's numbers: 3 inside an interval, 0 outside.
fn rated(
    issue: &Issue,
    lower: i64,
    inside: std::ops::RangeInclusive<i64>,
) -> impl Iterator<Item = (RatedAt, RatedLevel)> {
    (lower..).zip(issue.options()).map(move |(number, option)| {
        let level = if inside.contains(&number) { Level::highest() } else { Level::lowest() };
        (RatedAt::Option(option.id), RatedLevel::Known(level))
    })
}

/// The places of a profile's issues in the domain, by the index under which the profile names them.
fn indices<'a>(objective: &'a Element, domain: &Domain) -> Result<Vec<(&'a str, usize)>, Refusal> {
    let mut found = Vec::new();
    for issue in objective.all("issue") {
        let own = WholeIssue::of(issue)?;
        let place = domain.place(&own.name);
        let place = place.ok_or_else(|| Refusal::new(RefusalCode::UnknownIssue, &own.name).on(issue))?;
        let named = domain.issues.get(place);
        if named.is_none_or(|named| (named.lower, named.upper) != (own.lower, own.upper)) {
            return Err(
                Refusal::new(RefusalCode::UnknownOption, format!("{}–{}", own.lower, own.upper)).on(issue)
            );
        }
        if found.iter().any(|(_, other)| *other == place) {
            return Err(Refusal::new(RefusalCode::NamedTwice, own.name).on(issue));
        }
        found.push((issue.required("index")?.trim(), place));
    }
    Ok(found)
}

/// Refuses what is no plain sum of boxes.
fn plain(part: &Element) -> Result<(), Refusal> {
    let is = |key: &str, value: &str| part.attribute(key).is_none_or(|own| own.eq_ignore_ascii_case(value));
    if part.name == "ufun" && is("type", "PlainUfun") && is("aggregation", "sum") {
        return Ok(());
    }
    Err(Refusal::new(RefusalCode::Nonlinear, part.attribute("type").unwrap_or(&part.name)).on(part))
}

impl WeighedBox {
    fn of(
        element: &Element,
        factor: &Ratio,
        indices: &[(&str, usize)],
        domain: &Domain,
    ) -> Result<Self, Refusal> {
        let is_plain =
            element.name == "hyperRectangle" && element.children.iter().all(|side| side.name == "INCLUDES");
        if !is_plain {
            return Err(Refusal::new(RefusalCode::Nonlinear, &element.name).on(element));
        }
        let weight = Ratio::from(amount(element, "utility")?.exact() * factor.exact());
        let mut sides: Vec<(usize, i64, i64)> = Vec::new();
        for side in &element.children {
            let index = side.required("index")?.trim();
            let place = indices.iter().find(|(own, _)| *own == index).map(|(_, place)| *place);
            let place = place.ok_or_else(|| Refusal::new(RefusalCode::UnknownIssue, index).on(side))?;
            let (from, to) = (whole(side, "min")?, whole(side, "max")?);
            match sides.iter_mut().find(|(other, ..)| *other == place) {
                Some((_, lower, upper)) => (*lower, *upper) = ((*lower).max(from), (*upper).min(to)),
                None => sides.push((place, from, to)),
            }
        }
        if let (true, Some(first)) = (sides.is_empty(), domain.issues.first()) {
            sides.push((0, first.lower, first.upper));
        }
        sides.sort_unstable();
        Ok(Self { weight, sides })
    }
}
