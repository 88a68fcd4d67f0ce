//! Rows of stages 5 to 8 under edits: what is refused, and what goes with what it points at.

use uuid::Uuid;

use super::*;
use crate::{Ratio, examples::Example, model::*};

/// A plan that is edited step by step, with identifiers counted upwards.
struct Desk {
    plan: Plan,
    count: u128,
}

impl Desk {
    /// The workshop as it is before anything of stages 5 to 8 was written.
    fn workshop() -> Self {
        let mut parts = Example::Workshop.plan().unwrap().into_parts();
        parts.influences.clear();
        parts.common_grounds.clear();
        parts.circumstances.clear();
        parts.ideas.clear();
        parts.standards.clear();
        parts.events.clear();
        parts.terms.clear();
        parts.fallouts.clear();
        parts.offers.clear();
        parts.talk_lines.clear();
        parts.agreements.clear();
        parts.packages.clear();
        Self { plan: Plan::new(parts).unwrap(), count: 0 }
    }

    fn edit(&mut self, edit: Edit) -> Result<(), EditError> {
        let count = &mut self.count;
        let mut new_id = || {
            *count += 1;
            Uuid::from_u128(*count)
        };
        let mut context =
            EditContext { by: name("Anna"), at: jiff::Timestamp::UNIX_EPOCH, new_id: &mut new_id };
        self.plan = self.plan.apply(&edit, &mut context)?;
        Ok(())
    }

    fn done(&mut self, edit: Edit) {
        self.edit(edit).unwrap();
    }

    fn option(&self, issue: usize, place: usize) -> OptionId {
        self.plan.issues[issue].options()[place].id
    }

    /// A kept package of the first option of every issue.
    fn keep_package(&mut self) -> PackageId {
        let choices = self.plan.issues.iter().map(|row| (row.id, Choice::Option(row.options()[0].id)));
        let choices = choices.collect();
        self.done(Edit::Keep(KeepEdit::KeepPackage { title: name("one"), choices, reason: None }));
        self.plan.packages.last().unwrap().id
    }

    fn add_event(&mut self) -> EventId {
        self.done(Edit::Term(TermEdit::AddEvent { words: words("the orders hold") }));
        self.plan.events.last().unwrap().id
    }

    fn term(&self, event: EventId, package: Option<PackageId>, issue: usize) -> TermEntry {
        TermEntry {
            package,
            issue: self.plan.issues[issue].id,
            event,
            then: Choice::Option(self.option(issue, 0)),
            otherwise: Choice::Option(self.option(issue, 1)),
            trigger: Some(words("the order book in October")),
            cause: None,
            first_to_know: None,
            worse_branch: None,
        }
    }

    fn faults(&mut self, edit: Edit) -> Vec<FaultCode> {
        match self.edit(edit) {
            Err(EditError::Refused(faults)) => faults.into_iter().map(|fault| fault.code).collect(),
            other => panic!("{other:?}"),
        }
    }
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}

#[test]
fn common_ground_ties_one_criterion_of_each_of_two_parties() {
    let mut desk = Desk::workshop();
    let [one, two] = [0, 1].map(|place| desk.plan.criteria[place].id);
    let tie =
        |criteria| Edit::Ground(GroundEdit::Tie { relation: Relation::Shared, criteria, wording: None });
    assert_eq!(desk.faults(tie(vec![one])), [FaultCode::GroundTooSmall]);
    assert_eq!(desk.faults(tie(vec![one, two])), [FaultCode::GroundTooSmall], "both are Anna's");
    let ben = desk.plan.criteria_of(desk.plan.parties[1].id).next().unwrap().id;
    desk.done(tie(vec![one, ben]));
    desk.done(Edit::Criteria(CriteriaEdit::Remove { criterion: ben }));
    assert!(desk.plan.common_grounds.is_empty());
}

#[test]
fn another_wording_has_to_be_confirmed_anew() {
    let mut desk = Desk::workshop();
    let anna = desk.plan.criteria[0].id;
    let ben = desk.plan.criteria_of(desk.plan.parties[1].id).next().unwrap().id;
    let (relation, criteria) = (Relation::Shared, vec![anna, ben]);
    desk.done(Edit::Ground(GroundEdit::Tie {
        relation,
        criteria,
        wording: Some(words("the workshop runs")),
    }));
    let ground = desk.plan.common_grounds[0].id;
    let confirmation = Confirmation::Confirmed;
    desk.done(Edit::Ground(GroundEdit::Confirm { ground, criterion: anna, confirmation }));
    assert_eq!(desk.plan.common_grounds[0].members[0].confirmation, Confirmation::Confirmed);
    desk.done(Edit::Ground(GroundEdit::Change { ground, relation, wording: Some(words("it runs on")) }));
    assert_eq!(desk.plan.common_grounds[0].members[0].confirmation, Confirmation::Open);
}

#[test]
fn a_line_of_the_map_goes_with_its_stakeholder_and_never_leads_to_itself() {
    let mut desk = Desk::workshop();
    let karin = desk.plan.stakeholders[0].id;
    let ben = Voice::Party(desk.plan.parties[1].id);
    let line = |from, to| Edit::People(PeopleEdit::AddInfluence { from, to, kind: InfluenceKind::ListensTo });
    assert_eq!(desk.faults(line(ben, ben)), [FaultCode::PointsAtItself]);
    desk.done(line(ben, Voice::Stakeholder(karin)));
    desk.done(Edit::People(PeopleEdit::Remove { stakeholder: karin }));
    assert!(desk.plan.influences.is_empty());
}

#[test]
fn an_offer_of_the_log_stays_when_an_option_goes_and_loses_that_choice_only() {
    let mut desk = Desk::workshop();
    let (first, second) = (desk.plan.issues[0].id, desk.plan.issues[1].id);
    let choices = [(first, Choice::Option(desk.option(0, 0))), (second, Choice::Option(desk.option(1, 0)))];
    let party = desk.plan.parties[1].id;
    let offer = TalkEdit::Offer { party, choices: vec![choices.into_iter().collect()], words: None };
    desk.done(Edit::Talk(offer));
    desk.done(Edit::Table(TableEdit::RemoveOption { option: desk.option(0, 0) }));
    assert_eq!(desk.plan.offers[0].choices.keys().copied().collect::<Vec<_>>(), [second]);
    desk.done(Edit::Party(PartyEdit::Remove { party }));
    assert!(desk.plan.offers.is_empty());
}

#[test]
fn offers_that_are_laid_together_are_one_set() {
    let mut desk = Desk::workshop();
    let party = desk.plan.parties[0].id;
    let lay =
        |count| Edit::Talk(TalkEdit::Offer { party, choices: vec![Default::default(); count], words: None });
    desk.done(lay(3));
    desk.done(lay(1));
    assert_eq!(desk.plan.offers.iter().map(|row| row.set).collect::<Vec<_>>(), [1, 1, 1, 2]);
}

#[test]
fn a_package_depends_on_three_events_at_most_and_a_term_chooses_two_things() {
    let mut desk = Desk::workshop();
    let package = Some(desk.keep_package());
    for issue in 0..3 {
        let event = desk.add_event();
        let entry = desk.term(event, package, issue);
        desk.done(Edit::Term(TermEdit::AddTerm { entry }));
    }
    let event = desk.add_event();
    let entry = desk.term(event, package, 3);
    assert_eq!(desk.faults(Edit::Term(TermEdit::AddTerm { entry })), [FaultCode::TooManyEvents]);
    let mut entry = desk.term(event, None, 3);
    entry.otherwise = entry.then.clone();
    assert_eq!(desk.faults(Edit::Term(TermEdit::AddTerm { entry })), [FaultCode::BranchesAlike]);
    let first = desk.plan.events[0].id;
    desk.done(Edit::Term(TermEdit::RemoveEvent { event: first }));
    assert_eq!(desk.plan.terms.len(), 2);
}

#[test]
fn a_forecast_about_another_party_is_a_guess_and_takes_the_place_of_the_one_before() {
    let mut desk = Desk::workshop();
    let event = desk.add_event();
    let [anna, ben] = [0, 1].map(|place| desk.plan.parties[place].id);
    let forecast = |party, tenths: i64| {
        let chance = Ratio::fraction(tenths, 10).unwrap();
        let chance = Chance::new(chance.clone(), chance);
        Edit::Term(TermEdit::SetForecast { event, party, chance })
    };
    desk.done(forecast(anna, 8));
    desk.done(forecast(ben, 3));
    desk.done(forecast(ben, 4));
    let sources: Vec<_> =
        desk.plan.events[0].forecasts.iter().map(|row| (row.party, row.provenance.source)).collect();
    assert_eq!(sources, [(anna, Source::SaidByThem), (ben, Source::Assumed)]);
    assert_eq!(*desk.plan.events[0].forecasts[1].chance.low(), Ratio::fraction(4, 10).unwrap());
}

#[test]
fn a_package_that_is_agreed_cannot_be_dropped() {
    let mut desk = Desk::workshop();
    let package = desk.keep_package();
    desk.done(Edit::Agreement(AgreementEdit::Draw { package, terms: None }));
    let refused = desk.edit(Edit::Keep(KeepEdit::DropPackage { package }));
    assert_eq!(refused, Err(EditError::PackageAgreed(package.uuid())));
}

#[test]
fn every_party_has_one_explanation_and_one_after_check_of_an_agreement() {
    let mut desk = Desk::workshop();
    let package = desk.keep_package();
    desk.done(Edit::Agreement(AgreementEdit::Draw { package, terms: None }));
    let agreement = desk.plan.agreements[0].id;
    for party in desk.plan.parties.iter().map(|row| row.id).collect::<Vec<_>>() {
        for feeling in [Feeling::Mixed, Feeling::Well] {
            let entry = AfterCheckEntry {
                outcome: feeling,
                own_part: feeling,
                process: feeling,
                relationship: feeling,
                essentials: EssentialsNow::StillMet,
                words: None,
            };
            desk.done(Edit::Agreement(AgreementEdit::Check { agreement, party, entry: Some(entry) }));
            let words = Some(words("we can both live with it"));
            desk.done(Edit::Agreement(AgreementEdit::Explain { agreement, party, words }));
        }
    }
    let row = &desk.plan.agreements[0];
    assert_eq!((row.checks.len(), row.explanations.len()), (2, 2));
    assert!(row.checks.iter().all(|check| check.outcome == Feeling::Well));
}

#[test]
fn an_idea_keeps_what_it_cites_as_long_as_it_is_there() {
    let mut desk = Desk::workshop();
    let (issue, criterion) = (desk.plan.issues[0].id, desk.plan.criteria[0].id);
    let keep = |cites| IdeaEdit::Keep {
        code: IdeaCode::Own,
        party: None,
        words: Some(words("rent it")),
        cites,
        state: IdeaState::Parked,
    };
    let nowhere = RowKey { kind: RowKind::Issue, id: Uuid::from_u128(7) };
    assert_eq!(desk.faults(Edit::Idea(keep(vec![nowhere]))), [FaultCode::Dangling]);
    desk.done(Edit::Idea(keep(vec![issue.into(), criterion.into()])));
    desk.done(Edit::Criteria(CriteriaEdit::Remove { criterion }));
    assert_eq!(desk.plan.ideas[0].cites, [RowKey::from(issue)]);
    assert_eq!(desk.plan.ideas[0].words, Some(words("rent it")));
}

#[test]
fn a_mandate_of_a_party_that_is_gone_holds_for_nobody_in_particular() {
    let mut desk = Desk::workshop();
    let party = desk.plan.parties[1].id;
    let entry = StandardEntry {
        kind: StandardKind::Mandate,
        party: Some(party),
        words: words("the bank has to agree"),
        about: Vec::new(),
        day: Some(jiff::civil::date(2026, 6, 30)),
    };
    desk.done(Edit::Term(TermEdit::AddStandard { entry }));
    desk.done(Edit::Party(PartyEdit::Remove { party }));
    assert_eq!((desk.plan.standards[0].party, desk.plan.standards.len()), (None, 1));
}
