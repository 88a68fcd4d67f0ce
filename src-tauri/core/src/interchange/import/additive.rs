//! What the imported formats have in common: issues with options, and parties whose worth adds up over issues.

use uuid::Uuid;

use super::{
    matching::{Match, Names},
    note::{ImportNote, ImportNoteCode},
    source::base,
};
use crate::{
    Ratio,
    interchange::refusal::{Refusal, RefusalCode},
    model::{
        Combine, Confidence, Criterion, CriterionId, EssentialsSaid, GainBasis, Issue, IssueId, IssueKind,
        IssueOption, Level, Name, Need, NeededLevel, NoAgreementCourse, OptionId, Party, PartyId, Plan,
        PlanId, PlanParts, Points, Provenance, RatedAt, RatedLevel, Rating, Source, Standing, TextError,
        Words,
    },
};

/// A table and the profiles of the parties at it.
pub(super) struct Scenario {
    pub(super) name: String,
    pub(super) table: Table,
    pub(super) profiles: Vec<Profile>,
}

/// The issues, each with its options, in the order of the file.
pub(super) struct Table {
    pub(super) issues: Names,
    options: Vec<Names>,
}

/// What one file says about one party.
pub(super) struct Profile {
    pub(super) party: String,
    pub(super) file: String,
    /// A weight for every issue.
    pub(super) weights: Vec<Ratio>,
    /// A worth from 0 to 1 for every option of every issue.
    pub(super) worths: Vec<Vec<Ratio>>,
    /// The worth of no agreement, on the scale of weights divided by their sum.
    pub(super) reservation: Option<Ratio>,
    /// A discount over time.
    pub(super) discount: Option<Ratio>,
    /// What else is to be said.
    pub(super) notes: Vec<ImportNote>,
}

/// One cell per issue and option, filled as a profile is read in whatever order it is written.
pub(super) struct Filling<'a> {
    table: &'a Table,
    party: &'a str,
    cells: Vec<Option<(Ratio, Vec<Option<Ratio>>)>>,
    pub(super) notes: Vec<ImportNote>,
}

impl Table {
    /// A table whose issues, and the options of each, have a name of their own.
    pub(super) fn new(issues: Vec<(String, Vec<String>)>) -> Result<Self, Refusal> {
        let (issues, options): (Vec<_>, Vec<_>) = issues.into_iter().unzip();
        let options = issues
            .iter()
            .zip(options)
            .map(|(issue, options)| Names::new(options).map_err(|refusal| refusal.at(format!("/{issue}"))));
        Ok(Self { options: options.collect::<Result<_, _>>()?, issues: Names::new(issues)? })
    }

    /// Where an option stands among those of an issue.
    pub(super) fn option(&self, issue: usize, wanted: &str) -> Option<Match> {
        self.options.get(issue)?.place(wanted)
    }

    fn rows(&self) -> impl Iterator<Item = (&String, &Names)> {
        self.issues.list().iter().zip(&self.options)
    }
}

impl<'a> Filling<'a> {
    pub(super) fn new(table: &'a Table, party: &'a str) -> Self {
        Self { table, party, cells: vec![None; table.options.len()], notes: Vec::new() }
    }

    /// The place of an issue of the profile in the table.
    pub(super) fn issue(&mut self, name: &str) -> Result<usize, Refusal> {
        let found =
            self.table.issues.place(name).ok_or_else(|| Refusal::new(RefusalCode::UnknownIssue, name))?;
        self.notes.extend(found.note(self.party, name));
        Ok(found.place)
    }

    /// Takes the weight of an issue and the worth of its options.
    pub(super) fn take(
        &mut self,
        issue: usize,
        weight: Ratio,
        worths: Vec<(&str, Ratio)>,
    ) -> Result<(), Refusal> {
        let mut row = vec![None; self.table.options.get(issue).map_or(0, |names| names.list().len())];
        for (name, worth) in worths {
            let found = self.table.option(issue, name);
            let found = found.ok_or_else(|| Refusal::new(RefusalCode::UnknownOption, name))?;
            self.notes.extend(found.note(self.party, name));
            match row.get_mut(found.place) {
                Some(cell @ None) => *cell = Some(worth),
                Some(Some(_)) | None => return Err(Refusal::new(RefusalCode::NamedTwice, name)),
            }
        }
        match self.cells.get_mut(issue) {
            Some(cell @ None) => *cell = Some((weight, row)),
            Some(Some(_)) | None => {
                let name = self.table.issues.list().get(issue).map_or("", String::as_str);
                return Err(Refusal::new(RefusalCode::NamedTwice, name));
            }
        }
        Ok(())
    }

    /// The weights and the worths, when nothing is missing.
    pub(super) fn finished(self) -> Result<(Vec<Ratio>, Vec<Vec<Ratio>>), Refusal> {
        let (mut weights, mut worths) = (Vec::new(), Vec::new());
        for ((name, options), cell) in self.table.rows().zip(self.cells) {
            let (weight, row) = cell.ok_or_else(|| Refusal::new(RefusalCode::MissingIssue, name))?;
            let known = options.list().iter().zip(row).map(|(option, worth)| {
                worth.ok_or_else(|| Refusal::new(RefusalCode::MissingOption, format!("{name}: {option}")))
            });
            worths.push(known.collect::<Result<Vec<_>, _>>()?);
            weights.push(weight);
        }
        if weights.iter().all(Ratio::is_zero) {
            return Err(Refusal::new(RefusalCode::NoWeight, ""));
        }
        Ok((weights, worths))
    }
}

impl Profile {
    /// The sum of the weights.
    fn sum(&self) -> Ratio {
        let sum = self.weights.iter().map(|weight| weight.exact().clone()).sum::<num_rational::BigRational>();
        Ratio::from(sum)
    }

    fn notes(&self) -> Vec<ImportNote> {
        let note = |code, detail: &Ratio| ImportNote {
            code,
            party: Some(self.party.clone()),
            detail: detail.to_string(),
        };
        let mut notes = vec![note(ImportNoteCode::WeightsKept, &self.sum())];
        notes.push(match &self.reservation {
            Some(worth) => note(ImportNoteCode::ReservationKept, worth),
            None => note(ImportNoteCode::NoReservation, &Ratio::zero()),
        });
        let discount = self.discount.as_ref().filter(|discount| **discount != Ratio::one());
        notes.extend(discount.map(|discount| note(ImportNoteCode::DiscountIgnored, discount)));
        notes.extend(self.notes.iter().cloned());
        notes
    }
}

impl Scenario {
    /// What a person should know about the import.
    pub(super) fn notes(&self) -> Vec<ImportNote> {
        let nothing =
            ImportNote { code: ImportNoteCode::NothingEssential, party: None, detail: String::new() };
        std::iter::once(nothing).chain(self.profiles.iter().flat_map(Profile::notes)).collect()
    }

    /// The plan: one criterion for every party and issue, rated three times the worth, weighed as in the file.
    pub(super) fn into_plan(self, plan: Uuid) -> Result<Plan, Refusal> {
        let mut parts = PlanParts::new(PlanId::from(plan), name(&self.name)?);
        if self.profiles.iter().any(|profile| profile.reservation.is_none()) {
            parts.gain_basis = GainBasis::Zero;
        }
        let ids = Ids(plan);
        parts.issues = ids.issues(&self.table)?;
        for (place, profile) in self.profiles.into_iter().enumerate() {
            let file = profile.file.clone();
            add(&mut parts, &ids, place, profile).map_err(|refusal| refusal.inside(&file))?;
        }
        whole(parts)
    }
}

/// The plan of rows that were read.
pub(super) fn whole(parts: PlanParts) -> Result<Plan, Refusal> {
    Plan::new(parts).map_err(|faults| {
        let detail = faults.first().map(ToString::to_string).unwrap_or_default();
        Refusal::new(RefusalCode::Fault, detail)
    })
}

/// Identifiers derived from the identifier of the plan.
pub(super) struct Ids(pub(super) Uuid);

impl Ids {
    pub(super) fn of(&self, row: &str) -> Uuid {
        Uuid::new_v5(&self.0, row.as_bytes())
    }

    pub(super) fn issues(&self, table: &Table) -> Result<Vec<Issue>, Refusal> {
        table
            .rows()
            .enumerate()
            .map(|(place, (issue, options))| {
                let options = options.list().iter().enumerate().map(|(at, option)| {
                    let id = OptionId::from(self.of(&format!("option/{place}/{at}")));
                    Ok(IssueOption { id, name: name(option)? })
                });
                let kind = IssueKind::Listed(options.collect::<Result<_, Refusal>>()?);
                let id = IssueId::from(self.of(&format!("issue/{place}")));
                Ok(Issue { id, name: name(issue)?, kind })
            })
            .collect()
    }
}

fn add(parts: &mut PlanParts, ids: &Ids, place: usize, profile: Profile) -> Result<(), Refusal> {
    let provenance = seen(&profile.file);
    let party = seat(parts, ids, place, &profile.party, provenance.clone())?;
    if let Some(worth) = profile.reservation {
        parts.courses.push(course(party, worth)?);
    }
    let rows = parts.issues.clone().into_iter().zip(profile.weights).zip(profile.worths).enumerate();
    for (at, ((issue, weight), worths)) in rows {
        let id = CriterionId::from(ids.of(&format!("criterion/{place}/{at}")));
        for (option, worth) in issue.options().iter().zip(worths) {
            let (at, level) = (RatedAt::Option(option.id), RatedLevel::Known(level(&worth)?));
            parts.ratings.push(Rating { criterion: id, at, level, provenance: provenance.clone() });
        }
        let statement =
            Words::new(issue.name.as_str()).map_err(|error| unwritable(issue.name.as_str(), error))?;
        parts.criteria.push(criterion((id, party), statement, vec![issue.id], weight, &provenance)?);
    }
    Ok(())
}

/// Where what a file says comes from.
pub(super) fn seen(file: &str) -> Provenance {
    Provenance {
        source: Source::SeenInDocument,
        confidence: Confidence::Certain,
        by: None,
        at: None,
        note: Words::new(base(file)).ok(),
    }
}

/// Takes a party of a file into the plan.
pub(super) fn seat(
    parts: &mut PlanParts,
    ids: &Ids,
    place: usize,
    party: &str,
    order_provenance: Provenance,
) -> Result<PartyId, Refusal> {
    let id = PartyId::from(ids.of(&format!("party/{place}")));
    let essentials = EssentialsSaid::AsMarked;
    parts.parties.push(Party { id, name: name(party)?, about: None, essentials, order_provenance });
    Ok(id)
}

/// The course without agreement of which a file states the worth.
pub(super) fn course(party: PartyId, worth: Ratio) -> Result<NoAgreementCourse, Refusal> {
    if worth.is_negative() || worth > Ratio::one() {
        return Err(Refusal::new(RefusalCode::OutOfRange, worth).at("reservation"));
    }
    Ok(NoAgreementCourse { party, words: None, levels: Vec::new(), utility_from_file: Some(worth) })
}

/// A criterion of a file: its own identifier with its party's, and nothing essential about it.
pub(super) fn criterion(
    (id, party): (CriterionId, PartyId),
    statement: Words,
    main: Vec<IssueId>,
    weight: Ratio,
    provenance: &Provenance,
) -> Result<Criterion, Refusal> {
    let points = Points::new(weight.clone());
    Ok(Criterion {
        id,
        party,
        value: None,
        statement,
        evidence: None,
        level_words: Default::default(),
        standing: Standing::Open,
        need: Need { level: NeededLevel::default(), provenance: provenance.clone() },
        rank: None,
        points: Some(points.ok_or_else(|| Refusal::new(RefusalCode::OutOfRange, weight))?),
        main,
        combine: Combine::Weakest,
        provenance: provenance.clone(),
    })
}

fn level(worth: &Ratio) -> Result<Level, Refusal> {
    let three = num_rational::BigRational::from(num_bigint::BigInt::from(3));
    Level::new(Ratio::from(worth.exact() * three)).map_err(|_| Refusal::new(RefusalCode::OutOfRange, worth))
}

pub(super) fn name(text: &str) -> Result<Name, Refusal> {
    Name::new(text).map_err(|error| unwritable(text, error))
}

pub(super) fn unwritable(text: &str, error: TextError) -> Refusal {
    let code = match error {
        TextError::Empty => RefusalCode::WrongShape,
        TextError::TooLong(_) => RefusalCode::TextTooLong,
        TextError::Invisible(_) => RefusalCode::InvisibleCharacter,
    };
    Refusal::new(code, text.chars().take(40).collect::<String>())
}
