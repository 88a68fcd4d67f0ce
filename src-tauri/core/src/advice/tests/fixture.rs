//! Small plans for tests, built row by row.

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{Ratio, model::*};

/// A plan that is being built; identifiers are counted from 1.
pub(in crate::advice) struct Sketch {
    pub(in crate::advice) parts: PlanParts,
    count: u128,
}

pub(in crate::advice) fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

pub(in crate::advice) fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}

impl Sketch {
    /// A plan of Anna and Ben with two issues of two options each: Building {keep, sell} and Cash {now, later}.
    pub(in crate::advice) fn of_two() -> Self {
        let mut sketch = Self { parts: PlanParts::new(Uuid::nil().into(), name("Workshop")), count: 0 };
        sketch.party("Anna");
        sketch.party("Ben");
        sketch.issue("Building", &["keep", "sell"]);
        sketch.issue("Cash", &["now", "later"]);
        sketch
    }

    pub(in crate::advice) fn plan(&self) -> Plan {
        Plan::new(self.parts.clone()).unwrap()
    }

    pub(in crate::advice) fn id<T: From<Uuid>>(&mut self) -> T {
        self.count += 1;
        Uuid::from_u128(self.count).into()
    }

    pub(in crate::advice) fn party(&mut self, who: &str) -> PartyId {
        let id = self.id();
        self.parts.parties.push(Party {
            id,
            name: name(who),
            about: None,
            essentials: EssentialsSaid::AsMarked,
            order_provenance: Provenance::said(None, None),
        });
        id
    }

    pub(in crate::advice) fn issue(&mut self, what: &str, options: &[&str]) -> IssueId {
        let id = self.id();
        let options = options.iter().map(|text| IssueOption { id: self.id(), name: name(text) }).collect();
        self.parts.issues.push(Issue { id, name: name(what), kind: IssueKind::Listed(options) });
        id
    }

    /// The party at a place.
    pub(in crate::advice) fn who(&self, place: usize) -> PartyId {
        self.parts.parties[place].id
    }

    /// The issue at a place.
    pub(in crate::advice) fn what(&self, place: usize) -> IssueId {
        self.parts.issues[place].id
    }

    /// An option of the issue at a place.
    pub(in crate::advice) fn option(&self, issue: usize, place: usize) -> OptionId {
        self.parts.issues[issue].options()[place].id
    }

    /// A criterion of a party with its rank, set by the issue at a place to these levels.
    pub(in crate::advice) fn criterion(
        &mut self,
        party: usize,
        statement: &str,
        rank: u32,
        issue: usize,
        levels: [i64; 2],
    ) -> CriterionId {
        let id = self.id();
        let said = Provenance::said(None, None);
        self.parts.criteria.push(Criterion {
            id,
            party: self.who(party),
            value: None,
            statement: words(statement),
            evidence: None,
            level_words: [None, None, None, None],
            standing: Standing::Open,
            need: Need { level: NeededLevel::default(), provenance: said.clone() },
            rank: Rank::new(rank),
            points: None,
            main: vec![self.what(issue)],
            combine: Combine::Weakest,
            provenance: said.clone(),
        });
        for (place, level) in levels.into_iter().enumerate() {
            let level = RatedLevel::Known(Level::new(Ratio::from(level)).unwrap());
            let at = RatedAt::Option(self.option(issue, place));
            self.parts.ratings.push(Rating { criterion: id, at, level, provenance: said.clone() });
        }
        id
    }

    pub(in crate::advice) fn reading(
        &mut self,
        party: usize,
        issue: usize,
        criterion: CriterionId,
        strength: Strength,
    ) -> ReadingId {
        let (id, party, issue) = (self.id(), self.who(party), self.what(issue));
        let provenance = Provenance::said(None, None);
        let row = Reading { id, party, issue, criterion: Some(criterion), value: None, strength, provenance };
        self.parts.readings.push(row);
        id
    }

    pub(in crate::advice) fn ground(
        &mut self,
        relation: Relation,
        criteria: &[CriterionId],
        text: Option<&str>,
    ) -> GroundId {
        let open = |criterion: &CriterionId| GroundMember {
            criterion: *criterion,
            confirmation: Confirmation::Open,
        };
        let members = criteria.iter().map(open).collect();
        let id = self.id();
        self.parts.common_grounds.push(CommonGround { id, relation, wording: text.map(words), members });
        id
    }

    pub(in crate::advice) fn circumstance(
        &mut self,
        party: usize,
        kind: CircumstanceKind,
        degree: Degree,
    ) -> CircumstanceId {
        let (id, party) = (self.id(), self.who(party));
        let (words, provenance) = (words("because"), Provenance::said(None, None));
        self.parts.circumstances.push(Circumstance {
            id,
            party,
            kind,
            degree,
            issue: None,
            words,
            provenance,
        });
        id
    }

    /// An event that Anna and Ben think this likely, in tenths.
    pub(in crate::advice) fn event(&mut self, tenths: [i64; 2]) -> EventId {
        let id = self.id();
        let forecasts = tenths.into_iter().enumerate().map(|(place, tenths)| {
            let chance = Ratio::fraction(tenths, 10).unwrap();
            let chance = Chance::new(chance.clone(), chance).unwrap();
            Forecast { party: self.who(place), chance, provenance: Provenance::said(None, None) }
        });
        let forecasts = forecasts.collect();
        self.parts.events.push(Event { id, words: words("the orders hold"), forecasts });
        id
    }

    /// A kept package that chooses the options at these places.
    pub(in crate::advice) fn package(&mut self, places: [usize; 2]) -> PackageId {
        let id = self.id();
        let chosen = places.into_iter().enumerate();
        let choices = chosen
            .map(|(issue, place)| (self.what(issue), Choice::Option(self.option(issue, place))))
            .collect();
        let (title, by, at) = (name("one"), name("Anna"), Timestamp::UNIX_EPOCH);
        let row = Package { id, title, choices, reason: None, changed: Vec::new(), by, at };
        self.parts.packages.push(row);
        id
    }

    pub(in crate::advice) fn stakeholder(&mut self) -> StakeholderId {
        let id = self.id();
        self.parts.stakeholders.push(Stakeholder {
            id,
            name: name("Karin"),
            kind: StakeholderKind::Person,
            party: None,
            parts: Default::default(),
            hearing: Hearing::MustBeHeard,
            stance: Stance::NotAware,
            about: None,
            workaround: None,
        });
        id
    }

    pub(in crate::advice) fn fallout(
        &mut self,
        of: FalloutOf,
        severity: Severity,
        state: MitigationState,
    ) -> FalloutId {
        let (stakeholder, id) = (self.stakeholder(), self.id());
        let mitigation = Mitigation { id: self.id(), words: words("a grant"), state, said_by: None };
        self.parts.fallouts.push(Fallout {
            id,
            of,
            stakeholder,
            severity,
            words: words("the jobs go"),
            provenance: Provenance::guessed(None, None),
            mitigations: vec![mitigation],
        });
        id
    }

    pub(in crate::advice) fn agreement(&mut self, package: PackageId, signed: Option<Date>) -> AgreementId {
        let id = self.id();
        self.parts.agreements.push(Agreement {
            id,
            package,
            terms: None,
            signed,
            in_spite_of: None,
            commitments: Vec::new(),
            durability: Vec::new(),
            explanations: Vec::new(),
            checks: Vec::new(),
        });
        id
    }
}
