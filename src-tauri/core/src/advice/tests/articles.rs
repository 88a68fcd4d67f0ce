//! What the source articles ask of advice, each test named after its article.

use super::{fixture::Sketch, *};
use crate::{
    edit::{AgreementEdit, FalloutEdit, FalloutEntry, PeopleEdit, PlanEdit, StakeholderEntry, TalkEdit},
    model::{FalloutOf, Hearing, MitigationState, PartyId, Severity, StakeholderKind, Stance, TalkLineKind},
};

fn must_be_heard(who: &str) -> Edit {
    Edit::People(PeopleEdit::Add {
        entry: StakeholderEntry {
            name: name(who),
            kind: StakeholderKind::Person,
            party: None,
            parts: Default::default(),
            hearing: Hearing::MustBeHeard,
            stance: Stance::NotAware,
            about: None,
            workaround: None,
        },
    })
}

fn line(kind: TalkLineKind, party: Option<PartyId>) -> Edit {
    Edit::Talk(TalkEdit::AddLine { kind, party, words: words("as we say it") })
}

fn changed(plan: &Plan, count: &mut u128, edit: &Edit) -> Plan {
    let mut new_id = || {
        *count += 1;
        Uuid::from_u128(*count)
    };
    let mut context = EditContext { by: name("Anna"), at: jiff::Timestamp::UNIX_EPOCH, new_id: &mut new_id };
    plan.apply(edit, &mut context).unwrap()
}

fn agreement_codes(plan: &Plan) -> Vec<AdviceCode> {
    advice(plan).into_iter().filter(|row| row.stage == Stage::Agreement).map(|row| row.code).collect()
}

#[test]
fn twelve_dirty_little_secrets_a_voice_that_comes_later_opens_every_package_at_once() {
    let mut sketch = Sketch::of_two();
    sketch.package([0, 0]);
    let before = sketch.plan();
    let open = |plan: &Plan| open_points(plan, &plan.packages[0].choices, Some(plan.packages[0].id));
    assert_eq!((open(&before), unheard(&before).count()), (vec![], 0));
    let after = changed(&before, &mut 1_000, &must_be_heard("Karin"));
    let codes: Vec<_> = open(&after).iter().map(|point| point.code).collect();
    assert_eq!(codes, [OpenPointCode::NotAware]);
    assert_eq!(unheard(&after).collect::<Vec<_>>(), [after.stakeholders[0].id], "it wants a fresh look");
}

#[test]
fn twelve_dirty_little_secrets_who_is_badly_disturbed_keeps_an_agreement_from_ready_until_a_reason_is_stored()
{
    let mut sketch = Sketch::of_two();
    let package = sketch.package([1, 0]);
    let (stakeholder, sold) = (sketch.stakeholder(), sketch.option(0, 1));
    let mut count = 1_000;
    let entry = FalloutEntry {
        of: FalloutOf::Option(sold),
        stakeholder,
        severity: Severity::Severe,
        words: words("The jobs go"),
    };
    let plan = changed(&sketch.plan(), &mut count, &Edit::Fallout(FalloutEdit::Add { entry }));
    let draw = AgreementEdit::Draw { package, terms: None };
    let plan = changed(&plan, &mut count, &Edit::Agreement(draw));
    let stands = |plan: &Plan| standing(plan, &plan.agreements[0]);
    assert_eq!(stands(&plan), AgreementStanding::NotReady);
    assert!(advice(&plan).iter().any(|row| row.code == AdviceCode::NotSoftened));
    let agreement = plan.agreements[0].id;
    let reason = AgreementEdit::SetInSpiteOf {
        agreement,
        words: Some(words("they asked us not to wait for a buyer")),
    };
    let with_reason = changed(&plan, &mut count, &Edit::Agreement(reason));
    assert_eq!(stands(&with_reason), AgreementStanding::Ready);

    let fallout = plan.fallouts[0].id;
    let soften = FalloutEdit::AddMitigation { fallout, words: words("two years with the buyer") };
    let softened = changed(&plan, &mut count, &Edit::Fallout(soften));
    let mitigation = softened.fallouts[0].mitigations[0].id;
    let accept = FalloutEdit::ChangeMitigation {
        mitigation,
        words: words("two years with the buyer"),
        state: MitigationState::Accepted,
        said_by: None,
    };
    assert_eq!(stands(&softened), AgreementStanding::NotReady, "a proposal softens nothing yet");
    let softened = changed(&softened, &mut count, &Edit::Fallout(accept));
    assert_eq!(stands(&softened), AgreementStanding::Ready);
}

#[test]
fn we_close_only_the_low_hanging_fruit_a_dormant_plan_is_whole_when_its_day_comes() {
    let mut sketch = Sketch::of_two();
    let package = sketch.package([0, 0]);
    sketch.fallout(FalloutOf::Package(package), Severity::Marked, MitigationState::Proposed);
    let plan = sketch.plan();
    let until = |day| Edit::Plan(PlanEdit::SetDormant { until: day, note: None });
    let asleep = changed(&plan, &mut 1_000, &until(Some(jiff::civil::date(2026, 9, 1))));
    assert_eq!(asleep.dormant_until, Some(jiff::civil::date(2026, 9, 1)));
    assert_eq!(changed(&asleep, &mut 1_000, &until(None)), plan);
}

#[test]
fn two_cold_call_case_studies_a_conversation_plan_warns_of_what_it_lacks_by_name() {
    let plan = Sketch::of_two().plan();
    assert_eq!(agreement_codes(&plan), [], "nothing is said of a plan that nobody has begun");
    let mut count = 1_000;
    let ben = plan.parties[1].id;
    let told = changed(&plan, &mut count, &line(TalkLineKind::Purpose, Some(ben)));
    let lacking = [
        AdviceCode::NoPurposeForAll,
        AdviceCode::NoPermission,
        AdviceCode::NoAddress,
        AdviceCode::NobodyElse,
    ];
    assert_eq!(agreement_codes(&told), lacking, "a purpose for one is none for all");
    let kinds =
        [TalkLineKind::Purpose, TalkLineKind::Permission, TalkLineKind::Address, TalkLineKind::WhoElse];
    let whole = kinds.into_iter().fold(told, |plan, kind| changed(&plan, &mut count, &line(kind, None)));
    assert_eq!(agreement_codes(&whole), []);
}

#[test]
fn two_cold_call_case_studies_four_questions_for_facts_in_a_row_warn_and_three_do_not() {
    let mut count = 1_000;
    let mut ask = |plan: Plan, kind| changed(&plan, &mut count, &line(kind, None));
    let facts = |code: &AdviceCode| *code == AdviceCode::FactsInARow;
    let three = [TalkLineKind::FactQuestion; 3].into_iter().fold(Sketch::of_two().plan(), &mut ask);
    assert!(!agreement_codes(&three).iter().any(facts));
    let broken = [TalkLineKind::CriteriaQuestion, TalkLineKind::FactQuestion];
    let broken = broken.into_iter().fold(three.clone(), &mut ask);
    assert!(!agreement_codes(&broken).iter().any(facts));
    assert!(agreement_codes(&ask(three, TalkLineKind::FactQuestion)).iter().any(facts));
}

#[test]
fn two_cold_call_case_studies_the_default_plan_asks_who_else_should_be_heard() {
    let plan = Sketch::of_two().plan();
    let usual: Vec<_> = usual_lines(&plan).collect();
    assert!(usual.contains(&TalkLineKind::WhoElse));
    let mut count = 1_000;
    let whole = usual.into_iter().fold(plan, |plan, kind| changed(&plan, &mut count, &line(kind, None)));
    assert_eq!((usual_lines(&whole).count(), agreement_codes(&whole)), (0, vec![]));
}

#[test]
fn sales_marketing_and_social_answering_what_is_asked_first_changes_a_verdict() {
    use crate::{
        edit::RatingEdit,
        engine::{
            Watch,
            proposal::{AnalysisRequest, analyse, package_card},
        },
        examples,
        model::{Level, RatedLevel},
    };
    let plan = examples::workshop().unwrap();
    let found = analyse(&plan, &AnalysisRequest::default(), &Watch::idle()).unwrap();
    let asked = found.ask_first.unwrap();
    let label = |plan: &Plan| -> Vec<_> {
        let cards = found.proposals.iter().map(|row| package_card(plan, &row.card.choices));
        cards.map(|card| card.unwrap().unwrap().check.label).collect()
    };
    let criterion = asked.criterion;
    let guessed = plan.ratings.iter().filter(|row| row.criterion == criterion);
    let lower: Vec<Edit> = guessed
        .map(|row| {
            let level = RatedLevel::Known(Level::lowest());
            Edit::Rating(RatingEdit::Rate { criterion, at: row.at.clone(), level })
        })
        .collect();
    assert_ne!(label(&changed(&plan, &mut 1_000, &Edit::Together(lower))), label(&plan));
}

#[test]
fn how_the_sales_industry_colludes_in_failure_a_signature_asks_every_party_for_a_review() {
    let mut sketch = Sketch::of_two();
    let package = sketch.package([0, 0]);
    sketch.agreement(package, None);
    let waiting = |plan: &Plan| {
        let rows = advice(plan).into_iter().filter(|row| row.code == AdviceCode::NotReviewed);
        rows.filter_map(|row| row.party).collect::<Vec<_>>()
    };
    assert_eq!(waiting(&sketch.plan()), []);
    sketch.parts.agreements[0].signed = Some(jiff::civil::date(2026, 5, 4));
    assert_eq!(waiting(&sketch.plan()), [sketch.who(0), sketch.who(1)]);
}
