//! GENIUS profiles of hyper-rectangles.

use super::*;
use crate::{
    Ratio,
    engine::{Among, Case, Watch},
    interchange::{export, read},
    model::{GainBasis, Words},
};

const DOMAIN: &str = r#"<negotiation_template><utility_space number_of_issues="2">
<objective index="0" name="root">
  <issue index="1" name="a" type="integer" lowerbound="0" upperbound="3"/>
  <issue index="2" name="b" type="integer" lowerbound="1" upperbound="3"/>
</objective></utility_space></negotiation_template>"#;

/// Two boxes that overlap at a = 2 alone, and one that holds everywhere.
const PROFILE: &str = r#"<utility_space type="nonlinear"><objective index="0" name="root">
  <issue index="1" name="b" type="integer" lowerbound="1" upperbound="3"/>
  <issue index="2" name="a" type="integer" lowerbound="0" upperbound="3"/>
  <utility maxutility="12"><ufun type="PlainUfun" weight="2" aggregation="sum">
    <hyperRectangle utility="2.5"><INCLUDES index="2" min="0" max="2"/></hyperRectangle>
    <hyperRectangle utility="4"><INCLUDES index="2" min="2" max="9"/><INCLUDES index="1" min="3" max="3"/></hyperRectangle>
    <hyperRectangle utility="1"/>
  </ufun></utility>
</objective><reservation value="0.5"/></utility_space>"#;

fn source<'a>(name: &'a str, text: &'a str) -> SourceFile<'a> {
    SourceFile { name, bytes: text.as_bytes() }
}

fn read_in(profile: &str) -> Result<Imported, Refusal> {
    import(&[source("cube-domain.xml", DOMAIN), source("one.xml", profile), source("two.xml", PROFILE)])
}

fn refused(profile: &str) -> RefusalCode {
    read_in(profile).unwrap_err().code
}

/// The points of the frontier on the scale of the file, each with its count.
fn points(plan: &Plan) -> Vec<(Vec<String>, String)> {
    let case = Case::of(plan).unwrap();
    let space = case.space(&Watch::idle()).unwrap();
    let frontier = space.frontier(Among::Everything, &Watch::idle()).unwrap();
    let sum = Ratio::from(15);
    let scaled = |own: &Ratio| Ratio::from(own.exact() * sum.exact()).to_string();
    let row = |point: &crate::engine::Point| {
        (point.utilities.iter().map(scaled).collect(), point.count.to_string())
    };
    frontier.points().iter().map(row).collect()
}

#[test]
fn a_box_is_closed_at_both_ends_and_counts_where_all_of_its_sides_hold() {
    let plan = read_in(PROFILE).unwrap().plan;
    assert_eq!(points(&plan), [(vec!["15".to_owned(), "15".to_owned()], "1".to_owned())]);
    let narrow = PROFILE.replace("max=\"2\"", "max=\"1\"");
    let plan = read_in(&narrow).unwrap().plan;
    assert_eq!(points(&plan), [(vec!["10".to_owned(), "15".to_owned()], "1".to_owned())]);
}

#[test]
fn weights_are_kept_and_the_maximum_stands_beside_the_order() {
    let plan = read_in(PROFILE).unwrap().plan;
    let told: Vec<_> = plan.criteria.iter().take(3).map(|row| row.statement.as_str()).collect();
    assert_eq!(told, ["a 0–2", "a 2–9 · b 3–3", "a 0–3"]);
    let points = plan.criteria.iter().take(3).map(|row| row.points.as_ref().unwrap().ratio().to_string());
    assert_eq!(points.collect::<Vec<_>>(), ["5", "8", "2"]);
    let note = plan.parties[0].order_provenance.note.as_ref().map(Words::as_str);
    assert_eq!(note, Some("one.xml, maxutility 12"));
    assert_eq!(plan.courses[0].utility_from_file, Some("2/5".parse().unwrap()));
    assert_eq!(plan.gain_basis, GainBasis::CourseOnly);
}

#[test]
fn what_is_said_of_boxes_names_the_maximum() {
    let notes = read_in(PROFILE).unwrap().notes;
    let told: Vec<_> = notes.iter().take(4).map(|note| (note.code, note.detail.as_str())).collect();
    assert_eq!(
        told,
        [
            (ImportNoteCode::NothingEssential, ""),
            (ImportNoteCode::WeightsKept, "15"),
            (ImportNoteCode::MaximumReplaced, "12"),
            (ImportNoteCode::ReservationKept, "2/5"),
        ]
    );
}

#[test]
fn a_plan_of_boxes_goes_out_and_comes_back() {
    let plan = read_in(PROFILE).unwrap().plan;
    assert_eq!(read(&export(&plan)).unwrap(), plan);
}

#[test]
fn what_is_no_plain_sum_of_closed_boxes_is_refused() {
    assert_eq!(refused(&PROFILE.replace("PlainUfun", "MaxUfun")), RefusalCode::Nonlinear);
    assert_eq!(refused(&PROFILE.replace("\"sum\"", "\"max\"")), RefusalCode::Nonlinear);
    assert_eq!(
        refused(&PROFILE.replace("INCLUDES index=\"2\" min=\"0\"", "EXCLUDES index=\"2\" min=\"0\"")),
        RefusalCode::Nonlinear
    );
    assert_eq!(refused(&PROFILE.replace("utility=\"2.5\"", "utility=\"-2.5\"")), RefusalCode::OutOfRange);
    assert_eq!(refused(&PROFILE.replace("min=\"0\"", "min=\"0.5\"")), RefusalCode::RealValued);
    assert_eq!(
        refused(&PROFILE.replace("INCLUDES index=\"2\" min=\"0\"", "INCLUDES index=\"7\" min=\"0\"")),
        RefusalCode::UnknownIssue
    );
    assert_eq!(refused(&PROFILE.replace("name=\"a\"", "name=\"c\"")), RefusalCode::UnknownIssue);
    assert_eq!(refused(&PROFILE.replace("upperbound=\"3\"", "upperbound=\"4\"")), RefusalCode::UnknownOption);
    assert_eq!(refused(&PROFILE.replace("maxutility=\"12\"", "maxutility=\"0\"")), RefusalCode::NoWeight);
    let domain = source("d.xml", DOMAIN);
    assert_eq!(import(&[source("p.xml", PROFILE)]).unwrap_err().code, RefusalCode::NoDomain);
    assert_eq!(
        import(&[domain, domain, source("p.xml", PROFILE)]).unwrap_err().code,
        RefusalCode::SeveralDomains
    );
    let real = DOMAIN.replace("type=\"integer\" lowerbound=\"0\"", "type=\"real\" lowerbound=\"0\"");
    let files = [source("d.xml", real.as_str()), source("p.xml", PROFILE)];
    assert_eq!(import(&files).unwrap_err().code, RefusalCode::RealValued);
    let endless = DOMAIN.replace("upperbound=\"3\"", "upperbound=\"3000000\"");
    let files = [source("d.xml", endless.as_str()), source("p.xml", PROFILE)];
    assert_eq!(import(&files).unwrap_err().code, RefusalCode::OutOfRange);
}
