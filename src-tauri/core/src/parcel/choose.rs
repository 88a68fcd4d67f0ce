//! What is ticked, made into the rows of a parcel; what rests on something that is not ticked stays behind.

use std::collections::BTreeSet;

use super::{
    Tick,
    file::Parcel,
    row::{
        ParcelAmount, ParcelConstraint, ParcelCriterion, ParcelIssue, ParcelNeed, ParcelOption,
        ParcelPackage, ParcelParty, ParcelPosition, ParcelRange, ParcelRating, ParcelReading, ParcelShift,
        ParcelValue,
    },
};
use crate::model::{
    Condition, Criterion, CriterionId, Issue, IssueId, IssueOption, Party, PartyId, Plan, Position,
    Provenance, RatedAt, RatedLevel, Rating, Reading, Shift, Standing, Value, ValueId,
};

/// A plan, what is ticked of it, and whose rows may go.
pub(super) struct Chooser<'a> {
    pub(super) plan: &'a Plan,
    pub(super) ticks: &'a BTreeSet<Tick>,
    /// Nobody else's rows go, whatever is ticked.
    pub(super) parties: &'a [PartyId],
    /// Guesses go in a form, to be confirmed; in an answer goes what was said.
    pub(super) guesses: Guesses,
}

/// Whether rows go that are guesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guesses {
    /// They do.
    Go,
    /// They stay.
    Stay,
}

impl Chooser<'_> {
    fn has(&self, tick: Tick) -> bool {
        self.ticks.contains(&tick)
    }

    fn goes(&self, party: PartyId, provenance: &Provenance) -> bool {
        self.parties.contains(&party)
            && match self.guesses {
                Guesses::Go => true,
                Guesses::Stay => !provenance.is_guess(),
            }
    }

    fn issue(&self, id: IssueId) -> bool {
        self.has(Tick::Issue(id))
    }

    fn all(&self, when: &[Condition]) -> bool {
        when.iter().all(|row| self.issue(row.issue))
    }

    pub(super) fn value(&self, row: &Value) -> bool {
        self.has(Tick::Value(row.id)) && self.goes(row.party, &row.provenance)
    }

    pub(super) fn criterion(&self, row: &Criterion) -> bool {
        self.has(Tick::Criterion(row.id)) && self.goes(row.party, &row.provenance)
    }

    fn criterion_of(&self, id: CriterionId) -> Option<&Criterion> {
        self.plan.criterion(id).filter(|row| self.criterion(row))
    }

    fn value_of(&self, id: ValueId) -> Option<ValueId> {
        self.plan.value(id).filter(|row| self.value(row)).map(|row| row.id)
    }

    pub(super) fn reading(&self, row: &Reading) -> bool {
        let serves = row.criterion.and_then(|id| self.criterion_of(id)).is_some()
            || row.value.and_then(|id| self.value_of(id)).is_some();
        self.has(Tick::Reading(row.id))
            && self.goes(row.party, &row.provenance)
            && self.issue(row.issue)
            && serves
    }

    fn levels(&self, id: CriterionId) -> Option<&Criterion> {
        self.criterion_of(id).filter(|_| self.has(Tick::Levels(id)))
    }

    pub(super) fn rating(&self, row: &Rating) -> bool {
        let issue = match &row.at {
            RatedAt::Option(option) => self.plan.option(*option).map(|(issue, _)| issue.id),
            RatedAt::Amount { issue, .. } => Some(*issue),
        };
        issue.is_some_and(|issue| {
            self.issue(issue)
                && self
                    .levels(row.criterion)
                    .is_some_and(|own| own.main.contains(&issue) && self.goes(own.party, &row.provenance))
        })
    }

    pub(super) fn shift(&self, row: &Shift) -> bool {
        self.levels(row.criterion).is_some_and(|own| self.goes(own.party, &row.provenance))
            && self.all(&row.when)
    }

    fn order(&self, row: &Party) -> bool {
        self.has(Tick::Order(row.id)) && self.goes(row.id, &row.order_provenance)
    }

    /// Whether a row of a party goes.
    pub(super) fn speaks_of(&self, party: PartyId) -> bool {
        let plan = self.plan;
        plan.values.iter().any(|row| row.party == party && self.value(row))
            || plan.criteria.iter().any(|row| row.party == party && self.criterion(row))
            || plan.positions.iter().any(|row| row.party == party && self.position(row))
    }

    fn position(&self, row: &Position) -> bool {
        self.has(Tick::Position(row.id)) && self.issue(row.issue) && self.goes(row.party, &row.provenance)
    }

    /// Fills a parcel with what is ticked.
    pub(super) fn fill(&self, parcel: &mut Parcel) {
        let plan = self.plan;
        parcel.title = self.has(Tick::Title).then(|| plan.name.clone());
        parcel.purpose = plan.purpose.clone().filter(|_| self.has(Tick::Purpose));
        parcel.issues = plan.issues.iter().filter(|row| self.issue(row.id)).map(issue).collect();
        self.fill_table(parcel);
        let values = plan.values.iter().filter(|row| self.value(row));
        parcel.values = values.map(|row| self.written_value(row)).collect();
        let criteria = plan.criteria.iter().filter(|row| self.criterion(row));
        parcel.criteria = criteria.map(|row| self.written_criterion(row)).collect();
        let readings = plan.readings.iter().filter(|row| self.reading(row));
        parcel.readings = readings.map(|row| self.written_reading(row)).collect();
        parcel.ratings = plan.ratings.iter().filter(|row| self.rating(row)).map(rating).collect();
        parcel.shifts = plan.shifts.iter().filter(|row| self.shift(row)).map(shift).collect();
        let named: BTreeSet<PartyId> = [parcel.party]
            .into_iter()
            .chain(parcel.values.iter().map(|row| row.party))
            .chain(parcel.criteria.iter().map(|row| row.party))
            .chain(parcel.readings.iter().map(|row| row.party))
            .chain(parcel.positions.iter().map(|row| row.party))
            .collect();
        let parties = plan.parties.iter().filter(|row| named.contains(&row.id));
        parcel.parties = parties.map(|row| self.written_party(row)).collect();
    }

    fn fill_table(&self, parcel: &mut Parcel) {
        let plan = self.plan;
        for row in
            plan.constraints.iter().filter(|row| self.has(Tick::Constraint(row.id)) && self.all(&row.when))
        {
            let (reason, when) = (row.reason.clone(), row.when.clone());
            parcel.constraints.push(ParcelConstraint { id: row.id, reason, when });
        }
        for row in plan.positions.iter().filter(|row| self.position(row)) {
            let (issue, party, words) = (row.issue, row.party, row.words.clone());
            parcel.positions.push(ParcelPosition { id: row.id, issue, party, words });
        }
        for row in plan.packages.iter().filter(|row| self.has(Tick::Package(row.id))) {
            if row.choices.keys().all(|issue| self.issue(*issue)) {
                let (title, choices) = (row.title.clone(), row.choices.clone());
                parcel.packages.push(ParcelPackage { id: row.id, title, choices });
            }
        }
    }

    fn written_party(&self, row: &Party) -> ParcelParty {
        let essentials = self.order(row).then_some(row.essentials);
        ParcelParty { id: row.id, name: row.name.clone(), essentials }
    }

    fn written_value(&self, row: &Value) -> ParcelValue {
        let leads_to = row.leads_to.and_then(|id| self.value_of(id));
        let (words, protection) = (row.words.clone(), row.protection);
        ParcelValue { id: row.id, party: row.party, words, protection, leads_to }
    }

    fn written_criterion(&self, row: &Criterion) -> ParcelCriterion {
        // A protected value says by itself that its criterion is essential; without it that has to be written.
        let told = row.value.is_some_and(|id| self.value_of(id).is_some());
        let standing = if self.plan.is_essential(row) && !told { Standing::Essential } else { row.standing };
        let need = ParcelNeed { standing, level: row.need.level };
        ParcelCriterion {
            id: row.id,
            party: row.party,
            statement: row.statement.clone(),
            level_words: row.level_words.clone(),
            combine: row.combine,
            value: row.value.and_then(|id| self.value_of(id)),
            evidence: row.evidence.clone(),
            need: (self.has(Tick::Need(row.id)) && self.goes(row.party, &row.need.provenance))
                .then_some(need),
            rank: row.rank.filter(|_| self.plan.party(row.party).is_some_and(|party| self.order(party))),
            main: row.main.iter().copied().filter(|id| self.issue(*id)).collect(),
        }
    }

    fn written_reading(&self, row: &Reading) -> ParcelReading {
        ParcelReading {
            id: row.id,
            party: row.party,
            issue: row.issue,
            strength: row.strength,
            criterion: row.criterion.filter(|id| self.criterion_of(*id).is_some()),
            value: row.value.and_then(|id| self.value_of(id)),
        }
    }
}

fn issue(row: &Issue) -> ParcelIssue {
    let option = |row: &IssueOption| ParcelOption { id: row.id, name: row.name.clone() };
    let range = row.range().map(|range| ParcelRange {
        lower: range.lower().clone(),
        upper: range.upper().clone(),
        step: range.step().clone(),
        unit: range.unit().cloned(),
    });
    ParcelIssue {
        id: row.id,
        name: row.name.clone(),
        range,
        options: row.options().iter().map(option).collect(),
    }
}

fn rating(row: &Rating) -> ParcelRating {
    let (option, amount) = match &row.at {
        RatedAt::Option(option) => (Some(*option), None),
        RatedAt::Amount { issue, amount } => {
            (None, Some(ParcelAmount { issue: *issue, amount: amount.clone() }))
        }
    };
    let level = match &row.level {
        RatedLevel::Known(level) => Some(level.clone()),
        RatedLevel::Unknown => None,
    };
    ParcelRating { criterion: row.criterion, option, amount, level }
}

fn shift(row: &Shift) -> ParcelShift {
    ParcelShift { id: row.id, criterion: row.criterion, by: row.by, when: row.when.clone() }
}
