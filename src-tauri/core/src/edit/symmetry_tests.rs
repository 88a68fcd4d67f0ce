//! Whatever one party can have, each can, by the same edits: seen at every place of the file's schema that names a party.

use std::collections::BTreeSet;

use serde_json::Value as Json;
use uuid::Uuid;

use super::*;
use crate::{
    Ratio,
    interchange::{export, schema},
    model::*,
};

/// Two parties of one name over two issues, each with a criterion, and a kept package.
struct Pair {
    plan: Plan,
    count: u128,
}

impl Pair {
    fn new() -> Self {
        let id = PlanId::from(Uuid::nil());
        let mut pair = Self { plan: Plan::empty(id, name("The mill")), count: 0 };
        for _ in 0..2 {
            pair.done(Edit::Party(PartyEdit::Add { name: name("Either") }));
            let options = vec![name("keep"), name("let")];
            pair.done(Edit::Table(TableEdit::AddIssue { name: name("Mill"), options }));
        }
        for party in [0, 1].map(|place| pair.plan.parties[place].id) {
            pair.done(criterion(party));
        }
        let choices = pair.choices();
        pair.done(Edit::Keep(KeepEdit::KeepPackage { title: name("one"), choices, reason: None }));
        pair
    }

    fn done(&mut self, edit: Edit) {
        let count = &mut self.count;
        let mut new_id = || {
            *count += 1;
            Uuid::from_u128(*count)
        };
        let at = jiff::Timestamp::UNIX_EPOCH;
        let mut context = EditContext { by: name("Either"), at, new_id: &mut new_id };
        self.plan = self.plan.apply(&edit, &mut context).unwrap();
    }

    fn choices(&self) -> std::collections::BTreeMap<IssueId, Choice> {
        self.plan.issues.iter().map(|row| (row.id, Choice::Option(row.options()[0].id))).collect()
    }

    fn issue(&self) -> IssueId {
        self.plan.issues[0].id
    }
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}

fn criterion(party: PartyId) -> Edit {
    let (statement, standing) = (words("The wheel turns"), Standing::Open);
    let row = CriteriaEdit::Add {
        party,
        statement,
        evidence: None,
        value: None,
        main: Vec::new(),
        standing,
        source: None,
    };
    Edit::Criteria(row)
}

/// Every edit that says something of, for or to a party, made for one party.
fn live(party: PartyId) -> Plan {
    let mut pair = Pair::new();
    say_who(&mut pair, party);
    say_what_counts(&mut pair, party);
    talk(&mut pair, party);
    agree(&mut pair, party);
    pair.plan
}

fn say_who(pair: &mut Pair, party: PartyId) {
    let entry = StakeholderEntry {
        name: name("Lena"),
        kind: StakeholderKind::Person,
        party: Some(party),
        parts: [Part::CarriesOut].into(),
        hearing: Hearing::MustBeHeard,
        stance: Stance::Exploring,
        about: None,
        workaround: Some(words("a lent mill")),
    };
    let essentials = EssentialsSaid::NothingIsEssential;
    for edit in [
        Edit::Plan(PlanEdit::SetMine { party: Some(party) }),
        Edit::Party(PartyEdit::Describe { party, about: Some(words("lives by the weir")) }),
        Edit::Party(PartyEdit::SayEssentials { party, essentials }),
        Edit::People(PeopleEdit::Add { entry }),
    ] {
        pair.done(edit);
    }
    let lena = Voice::Stakeholder(pair.plan.stakeholders[0].id);
    for (from, to) in [(Voice::Party(party), lena), (lena, Voice::Party(party))] {
        pair.done(Edit::People(PeopleEdit::AddInfluence { from, to, kind: InfluenceKind::ListensTo }));
    }
}

fn say_what_counts(pair: &mut Pair, party: PartyId) {
    let issue = pair.issue();
    let (leads_to, from) = (None, None);
    let (value, strength) = (words("Bread for the village"), Some(Strength::OnlyWay));
    let row = LadderEdit::AddValue { party, words: value, leads_to, from, issue: Some(issue), strength };
    pair.done(Edit::Ladder(row));
    pair.done(criterion(party));
    let criterion = pair.plan.criteria.last().unwrap().id;
    let at = RatedAt::Option(pair.plan.issues[0].options()[0].id);
    let level = RatedLevel::Known(Level::lowest());
    let entry = CircumstanceEntry {
        kind: CircumstanceKind::Time,
        degree: Degree::Little,
        issue: None,
        words: words("spring"),
    };
    pair.done(Edit::Term(TermEdit::AddEvent { words: words("the river freezes") }));
    let event = pair.plan.events[0].id;
    let half = Ratio::fraction(1, 2).unwrap();
    let chance = Chance::new(half.clone(), half);
    for edit in [
        Edit::Table(TableEdit::AddPosition { issue, party, words: words("It stays mine"), source: None }),
        Edit::Criteria(CriteriaEdit::Order { party, groups: vec![vec![criterion]] }),
        Edit::Rating(RatingEdit::Rate { criterion, at, level: level.clone() }),
        Edit::Rating(RatingEdit::SetCourse { party, words: Some(words("sell the flour elsewhere")) }),
        Edit::Rating(RatingEdit::RateCourse { party, criterion, level: Some(level) }),
        Edit::Ground(GroundEdit::AddCircumstance { party, entry }),
        Edit::Term(TermEdit::SetForecast { event, party, chance }),
    ] {
        pair.done(edit);
    }
}

fn talk(pair: &mut Pair, party: PartyId) {
    let choices = vec![pair.choices()];
    let question = KeepEdit::AddQuestion {
        party: Some(party),
        issue: None,
        criterion: None,
        words: words("What would you miss?"),
        answer: None,
    };
    let entry = StandardEntry {
        kind: StandardKind::Mandate,
        party: Some(party),
        words: words("the bank has to agree"),
        about: Vec::new(),
        day: None,
    };
    let line =
        TalkEdit::AddLine { kind: TalkLineKind::Tell, party: Some(party), words: words("as we see it") };
    for edit in [
        Edit::Keep(question),
        Edit::Term(TermEdit::AddStandard { entry }),
        Edit::Idea(IdeaEdit::Note { party: Some(party), words: words("share the wheel") }),
        Edit::Talk(line),
        Edit::Talk(TalkEdit::Offer { party, choices, words: None }),
    ] {
        pair.done(edit);
    }
    let (offer, kind) = (pair.plan.offers[0].id, Some(ReactionKind::Declined));
    pair.done(Edit::Talk(TalkEdit::React { offer, party, kind, words: None }));
}

fn agree(pair: &mut Pair, party: PartyId) {
    let package = pair.plan.packages[0].id;
    pair.done(Edit::Agreement(AgreementEdit::Draw { package, terms: None }));
    let agreement = pair.plan.agreements[0].id;
    let entry = AfterCheckEntry {
        outcome: Feeling::Well,
        own_part: Feeling::Well,
        process: Feeling::Well,
        relationship: Feeling::Well,
        essentials: EssentialsNow::StillMet,
        words: None,
    };
    let said = Some(words("we both grind"));
    pair.done(Edit::Agreement(AgreementEdit::Explain { agreement, party, words: said }));
    pair.done(Edit::Agreement(AgreementEdit::Check { agreement, party, entry: Some(entry) }));
}

/// Where in a file an identifier stands.
fn places(value: &Json, id: &str, at: &str, into: &mut BTreeSet<String>) {
    match value {
        Json::String(text) if text == id => drop(into.insert(at.to_owned())),
        Json::Array(rows) => rows.iter().for_each(|row| places(row, id, at, into)),
        Json::Object(fields) => {
            fields.iter().for_each(|(key, row)| places(row, id, &format!("{at}/{key}"), into));
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

/// Where in the schema the identifier of a party is asked for.
fn asked(schema: &Json, node: &Json, at: &str, into: &mut BTreeSet<String>) {
    match node {
        Json::Object(fields) => {
            for (key, inside) in fields {
                match (key.as_str(), inside) {
                    ("$ref", Json::String(name)) if name == "#/$defs/PartyId" => {
                        into.insert(at.to_owned());
                    }
                    ("$ref", Json::String(name)) => {
                        let inside = schema.pointer(name.trim_start_matches('#')).unwrap();
                        asked(schema, inside, at, into);
                    }
                    ("properties", Json::Object(rows)) => {
                        rows.iter().for_each(|(key, row)| asked(schema, row, &format!("{at}/{key}"), into));
                    }
                    ("$defs", _) => {}
                    _ => asked(schema, inside, at, into),
                }
            }
        }
        Json::Array(rows) => rows.iter().for_each(|row| asked(schema, row, at, into)),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

#[test]
fn every_field_that_names_a_party_is_reached_by_edits_for_each_party_alike() {
    let schema: Json = serde_json::from_str(&schema()).unwrap();
    let mut fields = BTreeSet::new();
    asked(&schema, &schema, "", &mut fields);
    assert!(fields.len() > 15, "{fields:?}");
    for place in [0, 1] {
        let party = Pair::new().plan.parties[place].id;
        let file: Json = serde_json::from_str(&export(&live(party))).unwrap();
        let mut reached = BTreeSet::new();
        places(&file, &party.to_string(), "", &mut reached);
        assert_eq!(fields.difference(&reached).collect::<Vec<_>>(), Vec::<&String>::new(), "party {place}");
    }
}

#[test]
fn the_same_edits_make_the_same_rows_for_each_party() {
    let [one, other] = [0, 1].map(|place| Pair::new().plan.parties[place].id);
    let sorted = |text: &str| {
        let mut file: Json = serde_json::from_str(text).unwrap();
        let parties = file["parties"].as_array_mut().unwrap();
        parties.sort_by_key(|row| row["id"].to_string());
        let criteria = file["criteria"].as_array_mut().unwrap();
        criteria.sort_by_key(|row| row["party"].to_string());
        file
    };
    let (first, second) = (export(&live(one)), export(&live(other)));
    let (a, b) = (one.to_string(), other.to_string());
    let mirrored = first.replace(&a, "@@").replace(&b, &a).replace("@@", &b);
    let without_ids = |mut file: Json| {
        file["criteria"].as_array_mut().unwrap().iter_mut().for_each(|row| row["id"] = Json::Null);
        file
    };
    assert_eq!(without_ids(sorted(&mirrored)), without_ids(sorted(&second)));
}
