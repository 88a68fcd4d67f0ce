//! Laying what a party said over what was guessed of it.

use super::{Guessed, LeftOut, LeftOutCode, TakenKind, TakenRow};
use crate::{
    model::{
        Constraint, Criterion, CriterionId, Issue, IssueKind, Package, PartyId, PlanParts, Position,
        Provenance, RatedLevel, Rating, Reading, Shift, Strength, Value,
    },
    parcel::{Parcel, ParcelCriterion},
};

/// The rows of a plan while an answer is laid over them.
pub(super) struct Merge {
    pub(super) parts: PlanParts,
    pub(super) rows: Vec<TakenRow>,
    pub(super) left_out: Vec<LeftOut>,
    party: PartyId,
    word: Provenance,
}

impl Merge {
    pub(super) fn new(parts: PlanParts, party: PartyId, word: Provenance) -> Self {
        Self { parts, rows: Vec::new(), left_out: Vec::new(), party, word }
    }

    /// Lays everything over; the answer is called as the plan calls its rows.
    pub(super) fn all(&mut self, said: PlanParts, answer: &Parcel) {
        said.issues.into_iter().for_each(|row| self.issue(row));
        said.constraints.into_iter().for_each(|row| self.constraint(row));
        said.values.into_iter().for_each(|row| self.value(row));
        for (row, file) in said.criteria.into_iter().zip(&answer.criteria) {
            self.criterion(row, file);
        }
        self.order(answer);
        said.readings.into_iter().for_each(|row| self.reading(row));
        said.ratings.into_iter().for_each(|row| self.rating(row));
        said.shifts.into_iter().for_each(|row| self.shift(row));
        said.positions.into_iter().for_each(|row| self.position(row));
        said.packages.into_iter().for_each(|row| self.package(row));
    }

    fn leave_out(&mut self, code: LeftOutCode, said: impl ToString) {
        self.left_out.push(LeftOut { code, said: said.to_string() });
    }

    fn told(
        &mut self,
        kind: TakenKind,
        criterion: Option<CriterionId>,
        said: impl ToString,
        guess: Option<String>,
    ) {
        let said = said.to_string();
        let guessed = match &guess {
            None => Guessed::Nothing,
            Some(guess) if *guess == said => Guessed::Right,
            Some(_) => Guessed::Otherwise,
        };
        self.rows.push(TakenRow { kind, criterion, said, guess, guessed });
    }

    /// Whether a criterion is the party's own to speak of.
    fn is_theirs(&self, id: CriterionId) -> bool {
        self.parts.criterion(id).is_some_and(|row| row.party == self.party)
    }

    fn issue(&mut self, row: Issue) {
        let Some(own) = self.parts.issues.iter_mut().find(|own| own.id == row.id) else {
            self.told(TakenKind::Issue, None, &row.name, None);
            self.parts.issues.push(row);
            return;
        };
        let mut added = Vec::new();
        let mut changed = false;
        match (&mut own.kind, row.kind) {
            (IssueKind::Listed(own), IssueKind::Listed(said)) => {
                for option in said {
                    if !own.iter().any(|row| row.id == option.id) {
                        added.push(option.name.to_string());
                        own.push(option);
                    }
                }
            }
            (IssueKind::Numeric(own), IssueKind::Numeric(said)) => changed = *own != said,
            (IssueKind::Listed(_), IssueKind::Numeric(_)) | (IssueKind::Numeric(_), IssueKind::Listed(_)) => {
                changed = true;
            }
        }
        added.into_iter().for_each(|name| self.told(TakenKind::IssueOption, None, name, None));
        if changed {
            self.leave_out(LeftOutCode::IssueChanged, row.name);
        }
    }

    fn constraint(&mut self, row: Constraint) {
        if !self.parts.constraints.iter().any(|own| own.id == row.id || own.when == row.when) {
            let said = row.reason.as_ref().map(ToString::to_string).unwrap_or_default();
            self.told(TakenKind::Constraint, None, said, None);
            self.parts.constraints.push(Constraint { provenance: self.word.clone(), ..row });
        }
    }

    fn value(&mut self, row: Value) {
        let row = Value { provenance: self.word.clone(), ..row };
        let own = self.parts.values.iter().position(|own| own.id == row.id);
        let theirs = own.is_none_or(|at| self.parts.values[at].party == self.party);
        if row.party != self.party || !theirs {
            return self.leave_out(LeftOutCode::NotTheirs, row.words);
        }
        let old = own.map(|at| &self.parts.values[at]);
        let guess = old.filter(|old| old.provenance.is_guess()).map(|old| old.words.to_string());
        self.told(TakenKind::Value, None, &row.words, guess);
        match own {
            Some(at) => self.parts.values[at] = row,
            None => self.parts.values.push(row),
        }
    }

    fn criterion(&mut self, row: Criterion, file: &ParcelCriterion) {
        let own = self.parts.criteria.iter().position(|own| own.id == row.id);
        let theirs = own.is_none_or(|at| self.parts.criteria[at].party == self.party);
        if row.party != self.party || !theirs {
            return self.leave_out(LeftOutCode::NotTheirs, row.statement);
        }
        let word = self.word.clone();
        let mut row = Criterion { provenance: word.clone(), ..row };
        row.need.provenance = word;
        let Some(old) = own.map(|at| self.parts.criteria[at].clone()) else {
            self.told(TakenKind::Criterion, Some(row.id), &row.statement, None);
            self.parts.criteria.push(row);
            return;
        };
        let guess = old.provenance.is_guess().then(|| old.statement.to_string());
        self.told(TakenKind::Criterion, Some(row.id), &row.statement, guess);
        self.need(&row, file, &old);
        // What the answer leaves open stays as it was.
        row.evidence = row.evidence.or(old.evidence);
        row.value = row.value.or(old.value);
        row.rank = old.rank;
        row.points = old.points;
        for (said, known) in row.level_words.iter_mut().zip(old.level_words) {
            *said = said.take().or(known);
        }
        if row.main.is_empty() {
            (row.main, row.combine) = (old.main, old.combine);
        }
        if file.need.is_none() {
            (row.standing, row.need) = (old.standing, old.need);
        }
        if let Some(at) = own {
            self.parts.criteria[at] = row;
        }
    }

    /// Tells what they say of a need, where they do, as two things that can each have been guessed.
    fn need(&mut self, row: &Criterion, file: &ParcelCriterion, old: &Criterion) {
        if file.need.is_some() {
            let guessed = old.need.provenance.is_guess();
            let standing = guessed.then(|| old.standing.code().to_owned());
            self.told(TakenKind::Standing, Some(row.id), row.standing.code(), standing);
            let level = guessed.then(|| old.need.level.get().to_string());
            self.told(TakenKind::Needed, Some(row.id), row.need.level.get(), level);
        }
    }

    /// The order of the party's criteria, where the answer says one: criteria it does not speak of have no place then.
    fn order(&mut self, answer: &Parcel) {
        let Some(essentials) = answer.about().and_then(|row| row.essentials) else { return };
        let (party, word) = (self.party, self.word.clone());
        for row in self.parts.parties.iter_mut().filter(|row| row.id == party) {
            row.essentials = essentials;
            row.order_provenance = word.clone();
        }
        for row in self.parts.criteria.iter_mut().filter(|row| row.party == party) {
            row.rank = answer.criteria.iter().find(|said| said.id == row.id).and_then(|said| said.rank);
            row.points = None;
        }
        let protected: Vec<_> =
            self.parts.criteria.iter().filter(|row| self.parts.is_protected(row)).map(|row| row.id).collect();
        self.parts
            .criteria
            .iter_mut()
            .filter(|row| protected.contains(&row.id))
            .for_each(|row| row.rank = None);
    }

    fn reading(&mut self, row: Reading) {
        let row = Reading { provenance: self.word.clone(), ..row };
        let name = self.parts.issue(row.issue).map(|issue| issue.name.to_string()).unwrap_or_default();
        let serves = |own: &Reading| {
            own.party == row.party
                && own.issue == row.issue
                && (own.criterion.is_some() && own.criterion == row.criterion
                    || own.criterion.is_none() && row.criterion.is_none() && own.value == row.value)
        };
        let readings = &self.parts.readings;
        let own =
            readings.iter().position(|own| own.id == row.id).or_else(|| readings.iter().position(serves));
        let theirs = own.is_none_or(|at| self.parts.readings[at].party == self.party);
        if row.party != self.party || !theirs {
            return self.leave_out(LeftOutCode::NotTheirs, name);
        }
        let old = own.map(|at| self.parts.readings[at].clone());
        let written = |strength: Strength| format!("{name}: {}", strength.code());
        let guess = old.as_ref().filter(|old| old.provenance.is_guess()).map(|old| written(old.strength));
        self.told(TakenKind::Reading, row.criterion, written(row.strength), guess);
        match (own, old) {
            (Some(at), Some(old)) => {
                let value = row.value.or(old.value);
                self.parts.readings[at] = Reading { id: old.id, value, ..row };
            }
            (Some(_), None) | (None, _) => self.parts.readings.push(row),
        }
    }

    fn rating(&mut self, row: Rating) {
        if !self.is_theirs(row.criterion) {
            return self.leave_out(LeftOutCode::NotTheirs, level(&row.level));
        }
        let row = Rating { provenance: self.word.clone(), ..row };
        let own =
            self.parts.ratings.iter().position(|own| own.criterion == row.criterion && own.at == row.at);
        let guess = own.map(|at| &self.parts.ratings[at]).filter(|old| old.provenance.is_guess());
        let guess = guess.map(|old| level(&old.level));
        self.told(TakenKind::Rating, Some(row.criterion), level(&row.level), guess);
        match own {
            Some(at) => self.parts.ratings[at] = row,
            None => self.parts.ratings.push(row),
        }
    }

    fn shift(&mut self, row: Shift) {
        if !self.is_theirs(row.criterion) {
            return self.leave_out(LeftOutCode::NotTheirs, row.by.levels());
        }
        let row = Shift { provenance: self.word.clone(), ..row };
        let same = |own: &Shift| own.criterion == row.criterion && own.when == row.when;
        let shifts = &self.parts.shifts;
        let own = shifts.iter().position(|own| own.id == row.id).or_else(|| shifts.iter().position(same));
        let guess = own.map(|at| &self.parts.shifts[at]).filter(|old| old.provenance.is_guess());
        let guess = guess.map(|old| old.by.levels().to_string());
        self.told(TakenKind::Shift, Some(row.criterion), row.by.levels(), guess);
        match own {
            Some(at) => self.parts.shifts[at] = Shift { id: self.parts.shifts[at].id, ..row },
            None => self.parts.shifts.push(row),
        }
    }

    fn position(&mut self, row: Position) {
        if row.party != self.party {
            return self.leave_out(LeftOutCode::NotTheirs, row.words);
        }
        let row = Position { provenance: self.word.clone(), ..row };
        let same =
            |own: &Position| own.party == row.party && own.issue == row.issue && own.words == row.words;
        let positions = &self.parts.positions;
        let own = positions.iter().position(|own| own.party == row.party && own.id == row.id);
        let own = own.or_else(|| positions.iter().position(same));
        let guess = own.map(|at| &self.parts.positions[at]).filter(|old| old.provenance.is_guess());
        let guess = guess.map(|old| old.words.to_string());
        self.told(TakenKind::Position, None, &row.words, guess);
        match own {
            Some(at) => self.parts.positions[at] = Position { id: self.parts.positions[at].id, ..row },
            None => self.parts.positions.push(row),
        }
    }

    fn package(&mut self, row: Package) {
        if !self.parts.packages.iter().any(|own| own.id == row.id || own.choices == row.choices) {
            self.told(TakenKind::Package, None, &row.title, None);
            self.parts.packages.push(row);
        }
    }
}

/// A level in words of its own: a number, or a question mark where it is not known.
fn level(level: &RatedLevel) -> String {
    match level {
        RatedLevel::Known(level) => level.ratio().to_string(),
        RatedLevel::Unknown => "?".to_owned(),
    }
}
