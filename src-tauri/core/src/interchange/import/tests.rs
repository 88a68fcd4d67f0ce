use super::*;
use crate::{
    interchange::export,
    model::{GainBasis, RatedLevel},
};

const DOMAIN: &str = r#"<negotiation_template><utility_space number_of_issues="2">
<objective index="0" name="root">
  <issue index="1" name="Price" type="discrete"><item index="1" value="low"/><item index="2" value="high"/></issue>
  <issue index="2" name="Colour" type="discrete"><item index="1" value="red"/><item index="2" value="blue"/></issue>
</objective></utility_space></negotiation_template>"#;

/// Issues and weights in another order than the domain's; the largest evaluation of a colour is 0.
const BUYER: &str = r#"<utility_space><objective index="0" name="root">
  <weight index="2" value="0.75"/><weight index="1" value="0.5"/>
  <issue index="2" name="colour " type="discrete"><item value="blue" evaluation="0"/><item value="RED" evaluation="0"/></issue>
  <issue index="1" name="Price" type="discrete"><item value="low" evaluation="8"/><item value="high" evaluation="3"/></issue>
</objective><discount_factor value="0.9"/><reservation value="0.25"/></utility_space>"#;

fn source<'a>(name: &'a str, text: &'a str) -> SourceFile<'a> {
    SourceFile { name, bytes: text.as_bytes() }
}

fn genius(profile: &str) -> Result<Imported, Refusal> {
    import(&[source("folder/shop_domain.xml", DOMAIN), source("folder/buyer.xml", profile)])
}

fn refused(profile: &str) -> (RefusalCode, String) {
    let refusal = genius(profile).unwrap_err();
    (refusal.code, refusal.place.to_string())
}

fn levels(plan: &Plan) -> Vec<String> {
    let shown = |level: &RatedLevel| match level {
        RatedLevel::Known(level) => level.ratio().to_string(),
        RatedLevel::Unknown => "?".to_owned(),
    };
    plan.ratings.iter().map(|rating| shown(&rating.level)).collect()
}

#[test]
fn a_genius_profile_becomes_criteria_rated_by_the_largest_evaluation() {
    let plan = genius(BUYER).unwrap().plan;
    assert_eq!((plan.name.as_str(), plan.parties[0].name.as_str()), ("shop", "buyer"));
    assert_eq!(levels(&plan), ["3", "9/8", "0", "0"]);
    let points = plan.criteria.iter().map(|row| row.points.as_ref().unwrap().ratio().to_string());
    assert_eq!(points.collect::<Vec<_>>(), ["1/2", "3/4"]);
    assert_eq!(plan.courses[0].utility_from_file, Some("1/4".parse().unwrap()));
}

#[test]
fn an_import_says_what_it_kept_and_left_out() {
    let imported = genius(BUYER).unwrap();
    let notes: Vec<_> = imported.notes.iter().map(|note| (note.code, note.detail.as_str())).collect();
    assert_eq!(
        notes,
        [
            (ImportNoteCode::NothingEssential, ""),
            (ImportNoteCode::WeightsKept, "5/4"),
            (ImportNoteCode::ReservationKept, "1/4"),
            (ImportNoteCode::DiscountIgnored, "9/10"),
            (ImportNoteCode::MatchedLoosely, "colour "),
            (ImportNoteCode::MatchedLoosely, "RED"),
        ]
    );
}

#[test]
fn equal_files_give_equal_bytes_wherever_they_lie() {
    let elsewhere = import(&[source("shop_domain.xml", DOMAIN), source("buyer.xml", BUYER)]).unwrap();
    assert_eq!(export(&genius(BUYER).unwrap().plan), export(&elsewhere.plan));
}

#[test]
fn without_a_reservation_gains_count_from_zero() {
    let plan = genius(&BUYER.replace("<reservation value=\"0.25\"/>", "")).unwrap().plan;
    assert_eq!((plan.gain_basis, plan.courses.len()), (GainBasis::Zero, 0));
    assert_eq!(genius(BUYER).unwrap().plan.gain_basis, GainBasis::CourseOnly);
}

#[test]
fn what_does_not_match_the_domain_is_refused_where_it_stands() {
    assert_eq!(refused(&BUYER.replace("RED", "pink")).0, RefusalCode::UnknownOption);
    assert_eq!(refused(&BUYER.replace("RED", "blue")).0, RefusalCode::NamedTwice);
    assert_eq!(
        refused(&BUYER.replace("Price", "Cost")),
        (RefusalCode::UnknownIssue, "folder/buyer.xml 4:3 <issue>".into())
    );
    assert_eq!(
        refused(&BUYER.replace("<item value=\"RED\" evaluation=\"0\"/>", "")).0,
        RefusalCode::MissingOption
    );
    assert_eq!(
        refused(&BUYER.replace("<weight index=\"1\" value=\"0.5\"/>", "")).0,
        RefusalCode::MissingWeight
    );
}

#[test]
fn what_is_no_amount_is_refused() {
    assert_eq!(refused(&BUYER.replace("\"0.5\"", "\"-0.5\"")).0, RefusalCode::OutOfRange);
    assert_eq!(refused(&BUYER.replace("\"0.5\"", "\"NaN\"")).0, RefusalCode::NotANumber);
    assert_eq!(refused(&BUYER.replace("\"0.5\"", "\"1e40\"")).0, RefusalCode::NumberTooLarge);
    assert_eq!(refused(&BUYER.replace("0.5", "0").replace("0.75", "0.0")).0, RefusalCode::NoWeight);
    assert_eq!(refused(&BUYER.replace("value=\"0.25\"", "value=\"1.5\"")).0, RefusalCode::OutOfRange);
}

#[test]
fn files_that_wait_for_later_are_refused_by_name() {
    let bent =
        r#"<utility_space type="nonlinear"><objective><utility maxutility="5"/></objective></utility_space>"#;
    assert_eq!(refused(bent), (RefusalCode::Nonlinear, "folder/shop_domain.xml 3:3 <issue>".into()));
    let real = DOMAIN.replace("name=\"Price\" type=\"discrete\"", "name=\"Price\" type=\"real\"");
    let files = [source("d.xml", real.as_str()), source("p.xml", BUYER)];
    assert_eq!(import(&files).unwrap_err().code, RefusalCode::RealValued);
    assert_eq!(
        refused("<utility_space><objective><weight/><objective/></objective></utility_space>").0,
        RefusalCode::NestedObjectives
    );
}

#[test]
fn a_domain_and_a_profile_are_both_needed() {
    let domain = source("d.xml", DOMAIN);
    assert_eq!(import(&[domain]).unwrap_err().code, RefusalCode::NoProfile);
    assert_eq!(import(&[domain, domain]).unwrap_err().code, RefusalCode::SeveralDomains);
    assert_eq!(import(&[source("p.xml", BUYER)]).unwrap_err().code, RefusalCode::NoDomain);
    assert_eq!(import(&[]).unwrap_err().code, RefusalCode::NoProfile);
    let plan = source("w.json", crate::examples::Example::Workshop.text());
    assert_eq!(import(&[domain, plan]).unwrap_err().code, RefusalCode::MixedFormats);
    assert_eq!(import(&[plan, plan]).unwrap_err().code, RefusalCode::SeveralPlans);
    assert_eq!(import(&[source("x.txt", "[]")]).unwrap_err().code, RefusalCode::UnknownFormat);
}

const WEB: &str = r#"{"LinearAdditiveUtilitySpace": {
  "issueUtilities": {
    "b": {"DiscreteValueSetUtilities": {"valueUtilities": {"y": 0.123456789012345678901, "x": 1.0}}},
    "a": {"discreteutils": {"valueUtilities": {"only": 0.5}}}},
  "issueWeights": {"a": 0.2, "b": 0.2},
  "domain": {"name": "two", "issuesValues": {"b": {"values": ["x", "y"]}, "a": {"values": ["only"]}}},
  "name": "me",
  "reservationBid": {"issuevalues": {"a": "only", "b": "x"}}}}"#;

#[test]
fn a_geniusweb_profile_keeps_its_order_and_digits_and_turns_its_bid_into_a_worth() {
    let plan = import(&[source("p.json", WEB)]).unwrap().plan;
    assert_eq!(plan.issues.iter().map(|issue| issue.name.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!(levels(&plan), ["3", "370370367037037036703/1000000000000000000000", "3/2"]);
    assert_eq!(plan.courses[0].utility_from_file, Some("3/4".parse().unwrap()));
}

#[test]
fn a_geniusweb_range_or_a_worth_above_one_is_refused() {
    let range =
        WEB.replace("{\"values\": [\"only\"]}", "{\"range\": {\"low\": 1, \"high\": 2, \"step\": 1}}");
    assert_eq!(import(&[source("p.json", range.as_str())]).unwrap_err().code, RefusalCode::RealValued);
    let high = WEB.replace("1.0", "1.01");
    assert_eq!(import(&[source("p.json", high.as_str())]).unwrap_err().code, RefusalCode::OutOfRange);
}

#[test]
fn negolog_profiles_need_no_domain() {
    let profile = |worth: &str| {
        format!(
            r#"{{"reservationValue": 0.1, "issueWeights": {{"a": 1}}, "issues": {{"a": {{"x": {worth}, "y": 0}}}}}}"#
        )
    };
    let (one, two) = (profile("0.25"), profile("1"));
    let plan = import(&[source("A.json", &one), source("B.json", &two)]).unwrap().plan;
    assert_eq!(
        (plan.name.as_str(), levels(&plan)),
        ("A · B", ["3/4", "0", "3", "0"].map(str::to_owned).to_vec())
    );
    assert_eq!(plan.courses[1].utility_from_file, Some("1/10".parse().unwrap()));
}

#[test]
fn a_plan_file_comes_back_as_the_plan_it_was() {
    let text = crate::examples::Example::Lease.text();
    let imported = import(&[source("lease.json", text)]).unwrap();
    assert_eq!((imported.format, imported.notes.len()), (FileFormat::EntentePlan, 0));
    assert_eq!(export(&imported.plan), text);
}
