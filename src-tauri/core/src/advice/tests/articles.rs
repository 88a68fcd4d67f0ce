//! What the source articles ask of advice, each test named after its article.

use std::collections::BTreeMap;

use super::{fixture::Sketch, *};
use crate::{
    Ratio,
    edit::{
        AgreementEdit, CriteriaEdit, FalloutEdit, FalloutEntry, IdeaEdit, KeepEdit, PeopleEdit, PlanEdit,
        RatingEdit, StakeholderEntry, TalkEdit,
    },
    engine::{
        Watch, WinLabel,
        proposal::{AnalysisRequest, analyse, package_card},
    },
    examples,
    model::{
        Choice, CriterionId, FalloutOf, Hearing, Idea, IdeaCode, IdeaState, IssueId, Level, MitigationState,
        NeededLevel, PartyId, RatedLevel, RowKey, Severity, StakeholderKind, Stance, Standing, Strength,
        TalkLineKind,
    },
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

/// How many verdicts on packages turn when every level of a criterion is one lower.
fn turned(plan: &Plan, criterion: CriterionId, packages: &[&BTreeMap<IssueId, Choice>]) -> usize {
    let label = |plan: &Plan| -> Vec<_> {
        packages.iter().map(|choices| package_card(plan, choices).unwrap().unwrap().check.label).collect()
    };
    let rated = plan.ratings.iter().filter(|row| row.criterion == criterion);
    let lower = rated.map(|row| {
        let RatedLevel::Known(level) = &row.level else { panic!("{row:?}") };
        let below = (0..3).rev().map(Ratio::from).find(|below| below.exact() < level.ratio().exact());
        let level = RatedLevel::Known(Level::new(below.unwrap_or_else(Ratio::zero)).unwrap());
        Edit::Rating(RatingEdit::Rate { criterion, at: row.at.clone(), level })
    });
    let answered = changed(plan, &mut 1_000, &Edit::Together(lower.collect()));
    label(plan).iter().zip(label(&answered)).filter(|(before, after)| **before != *after).count()
}

#[test]
fn sales_marketing_and_social_what_is_asked_first_turns_most_verdicts_and_one_at_least() {
    let plan = examples::workshop().unwrap();
    let ben = plan.parties[1].id;
    let essentials: Vec<_> = plan.criteria_of(ben).filter(|row| plan.is_essential(row)).collect();
    let [debt, name] = essentials.as_slice() else { panic!("{essentials:?}") };
    let full = CriteriaEdit::SetNeeded { criterion: name.id, needed: NeededLevel::new(3).unwrap() };
    let strict = changed(&plan, &mut 1_000, &Edit::Criteria(full));
    for (plan, first, other) in [(&plan, debt.id, name.id), (&strict, name.id, debt.id)] {
        let found = analyse(plan, &AnalysisRequest::default(), &Watch::idle()).unwrap();
        let packages: Vec<_> = found.proposals.iter().map(|row| &row.card.choices).collect();
        let asked = found.ask_first.unwrap();
        assert_eq!((asked.criterion, asked.count), (first, turned(plan, first, &packages)));
        assert!(asked.count > turned(plan, other, &packages));
    }
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

/// A plan of two in which only Anna has a criterion.
fn only_anna_has_spoken() -> Plan {
    let mut sketch = Sketch::of_two();
    sketch.criterion(0, "Craft", 1, 0, [3, 0]);
    sketch.plan()
}

fn criterion_of(party: PartyId, plan: &Plan) -> Edit {
    Edit::Criteria(CriteriaEdit::Add {
        party,
        statement: words("Free of debt"),
        evidence: None,
        value: None,
        main: vec![plan.issues[1].id],
        standing: Standing::Open,
        source: None,
    })
}

fn heard(plan: &Plan) -> Edit {
    let row = plan.stakeholders[0].clone();
    let entry = StakeholderEntry {
        name: row.name,
        kind: row.kind,
        party: row.party,
        parts: row.parts,
        hearing: Hearing::Heard,
        stance: row.stance,
        about: row.about,
        workaround: row.workaround,
    };
    Edit::People(PeopleEdit::Change { stakeholder: row.id, entry })
}

#[test]
fn the_real_buyers_journey_options_typed_before_all_are_heard_are_parked_and_come_back_unchanged() {
    let mut count = 1_000;
    let plan = changed(&only_anna_has_spoken(), &mut count, &must_be_heard("Karin"));
    let note = Edit::Idea(IdeaEdit::Note { party: None, words: words("rent the yard to the boatbuilder") });
    let noted = changed(&plan, &mut count, &note);
    let typed = noted.ideas[0].clone();
    assert_eq!(typed.state, IdeaState::Parked);
    assert!(advice(&noted).iter().any(|row| row.code == AdviceCode::OptionsParked));
    let ben = noted.parties[1].id;
    let voiced = changed(&noted, &mut count, &criterion_of(ben, &noted));
    assert_eq!(voiced.ideas[0], typed, "Karin has not been heard");
    let all = changed(&voiced, &mut count, &heard(&voiced));
    assert_eq!(all.ideas, [Idea { state: IdeaState::Open, ..typed }]);
    assert!(!advice(&all).iter().any(|row| row.code == AdviceCode::OptionsParked));
    assert_eq!(changed(&all, &mut count, &note).ideas[1].state, IdeaState::Open, "nobody is awaited");
}

#[test]
fn the_real_buyers_journey_who_passes_the_gate_of_parked_options_gets_them_back() {
    let mut count = 1_000;
    let note = Edit::Idea(IdeaEdit::Note { party: None, words: words("rent the yard out") });
    let noted = changed(&only_anna_has_spoken(), &mut count, &note);
    assert_eq!(noted.ideas[0].state, IdeaState::Parked, "Ben has no criterion");
    let pass = Edit::Keep(KeepEdit::PassGate { gate: AdviceCode::OptionsParked, reason: None });
    let passed = changed(&noted, &mut count, &pass);
    assert_eq!((passed.ideas[0].state, passed.passes.len()), (IdeaState::Open, 1));
}

#[test]
fn the_real_buyers_journey_every_gate_is_passed_by_one_edit_and_the_pass_is_logged() {
    let plan = Sketch::of_two().plan();
    for gate in AdviceCode::ALL {
        let pass = Edit::Keep(KeepEdit::PassGate { gate: *gate, reason: None });
        let passed = changed(&plan, &mut 1_000, &pass);
        let [row] = passed.passes.as_slice() else { panic!("{gate:?} is not logged") };
        assert_eq!((row.gate, row.by.as_str(), row.at), (*gate, "Anna", jiff::Timestamp::UNIX_EPOCH));
    }
}

#[test]
fn making_negotiation_win_win_two_readings_of_one_issue_are_both_cited_by_one_idea() {
    let mut sketch = Sketch::of_two();
    let craft = sketch.criterion(0, "The craft goes on", 1, 0, [3, 0]);
    let debt = sketch.criterion(1, "Free of debt", 1, 0, [0, 3]);
    let one = sketch.reading(0, 0, craft, Strength::OnlyWay);
    let other = sketch.reading(1, 0, debt, Strength::OneOfSeveral);
    let cites_both = |plan: &Plan| {
        ideas(plan).iter().any(|idea| {
            idea.code == IdeaCode::DifferentReadings
                && [RowKey::from(one), other.into()].iter().all(|key| idea.cites.contains(key))
        })
    };
    assert!(cites_both(&sketch.plan()));
    sketch.parts.readings.pop();
    assert!(!cites_both(&sketch.plan()), "one reading differs from none");
}

#[test]
fn making_negotiation_win_win_an_essential_at_level_one_is_never_called_win_win_however_high_the_rest() {
    let mut sketch = Sketch::of_two();
    sketch.criterion(0, "Craft", 1, 0, [3, 3]);
    sketch.criterion(0, "Income", 2, 1, [3, 3]);
    sketch.criterion(1, "Free of debt", 1, 0, [1, 2]);
    sketch.criterion(1, "Name", 2, 1, [3, 3]);
    for (row, standing) in
        sketch.parts.criteria.iter_mut().zip([Standing::Essential, Standing::Open, Standing::Essential])
    {
        row.standing = standing;
        row.evidence = Some(words("it is seen"));
    }
    let plan = sketch.plan();
    let label = |place| {
        let choices = [(sketch.what(0), sketch.option(0, place)), (sketch.what(1), sketch.option(1, 0))];
        let choices = choices.into_iter().map(|(issue, option)| (issue, Choice::Option(option))).collect();
        package_card(&plan, &choices).unwrap().unwrap().check.label
    };
    assert_eq!((label(0), label(1)), (Some(WinLabel::NotYet), Some(WinLabel::WinWin)));
}

#[test]
fn making_negotiation_win_win_what_fails_one_partys_essential_is_not_ready_to_sign_without_a_written_reason()
{
    let mut sketch = Sketch::of_two();
    sketch.criterion(1, "Free of debt", 1, 0, [1, 2]);
    sketch.parts.criteria[0].standing = Standing::Essential;
    sketch.parts.criteria[0].evidence = Some(words("nothing is owed"));
    let (keep, sell) = (sketch.package([0, 0]), sketch.package([1, 0]));
    let mut stands = |package| {
        sketch.parts.agreements.clear();
        sketch.agreement(package, None);
        let plan = sketch.plan();
        standing(&plan, &plan.agreements[0])
    };
    assert_eq!((stands(keep), stands(sell)), (AgreementStanding::NotReady, AgreementStanding::Ready));
    stands(keep);
    sketch.parts.agreements[0].in_spite_of = Some(words("Ben asked for it"));
    let plan = sketch.plan();
    assert_eq!(standing(&plan, &plan.agreements[0]), AgreementStanding::Ready);
}

/// Words that a field for a limit, a target or a walk-away would be called by.
const LIMITS: [&str; 12] = [
    "limit",
    "target",
    "walk",
    "reserve",
    "reservation",
    "bottom",
    "floor",
    "ceiling",
    "minimum",
    "maximum",
    "batna",
    "aspiration",
];

#[test]
fn making_negotiation_win_win_no_field_of_a_plan_takes_a_limit_a_target_or_a_walk_away() {
    let schema: serde_json::Value = serde_json::from_str(&crate::interchange::schema()).unwrap();
    let mut fields = Vec::new();
    collect_fields(&schema, &mut fields);
    assert!(fields.len() > 150, "{}", fields.len());
    let asked = fields.iter().filter(|name| LIMITS.iter().any(|word| name.contains(word)));
    assert_eq!(asked.collect::<Vec<_>>(), Vec::<&String>::new());
}

fn collect_fields(schema: &serde_json::Value, into: &mut Vec<String>) {
    if let Some(fields) = schema.get("properties").and_then(serde_json::Value::as_object) {
        into.extend(fields.keys().cloned());
    }
    match schema {
        serde_json::Value::Object(inside) => inside.values().for_each(|inside| collect_fields(inside, into)),
        serde_json::Value::Array(inside) => inside.iter().for_each(|inside| collect_fields(inside, into)),
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => {}
    }
}
