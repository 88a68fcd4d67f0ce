//! Files of other tools that are broken in one way each.

use super::attack::{Attack, Class, Place};

const DOCTYPE: &str = "refusal.doctype";
const NOT_XML: &str = "refusal.not_xml";

/// What is on the table.
pub const DOMAIN: &str = r#"<negotiation_template><utility_space number_of_issues="2">
<objective index="0" name="root">
  <issue index="1" name="Price" type="discrete"><item value="low"/><item value="high"/></issue>
  <issue index="2" name="Colour" type="discrete"><item value="red"/><item value="blue"/></issue>
</objective></utility_space></negotiation_template>"#;

/// A profile that is fine.
pub const PROFILE: &str = r#"<utility_space>
<objective index="0" name="root">
<weight index="2" value="0.75"/>
<weight index="1" value="0.5"/>
<issue index="2" name="Colour" type="discrete"><item value="blue" evaluation="2"/><item value="red" evaluation="1"/></issue>
<issue index="1" name="Price" type="discrete">
<item value="low" evaluation="8"/>
<item value="high" evaluation="3"/>
</issue>
</objective>
<discount_factor value="0.9"/>
<reservation value="0.25"/>
</utility_space>"#;

fn element(line: usize, name: &str) -> Place {
    Place::Element(line, name.to_owned())
}

/// One text in place of the first of another in the profile.
fn altered(class: Class, from: &str, to: &str, place: Place, key: &'static str) -> Attack {
    assert!(PROFILE.contains(from), "{from}");
    Attack::new(class, PROFILE.replacen(from, to, 1), place, key)
}

/// Profiles that are read beside their domain.
pub fn profiles() -> Vec<Attack> {
    let number = "refusal.not_a_number";
    let mut attacks = vec![
        altered(Class::NotANumber, "0.75", "NaN", element(3, "weight"), number),
        altered(Class::NotANumber, "0.75", "Infinity", element(3, "weight"), number),
        altered(Class::NotANumber, "\"8\"", "\"NaN\"", element(7, "item"), number),
        altered(Class::NotANumber, "0.25", "many", element(12, "reservation"), number),
        altered(Class::HugeNumber, "0.75", "1e40", element(3, "weight"), "refusal.number_too_large"),
        altered(Class::HugeNumber, "\"8\"", "\"1e999\"", element(7, "item"), number),
        altered(Class::WrongType, "0.75", "-1", element(3, "weight"), "refusal.out_of_range"),
        altered(Class::WrongType, "\"8\"", "\"-8\"", element(7, "item"), "refusal.out_of_range"),
        altered(Class::WrongType, "0.25", "1.5", Place::Named("reservation".into()), "refusal.out_of_range"),
        altered(Class::WrongType, " value=\"0.25\"", "", element(12, "reservation"), "refusal.wrong_shape"),
        altered(
            Class::WrongType,
            "name=\"Price\" type=\"discrete\"",
            "name=\"Price\" type=\"real\"",
            element(6, "issue"),
            "refusal.real_valued",
        ),
        altered(Class::Dangling, "\"Price\"", "\"Cost\"", element(6, "issue"), "refusal.unknown_issue"),
        altered(Class::Dangling, "\"high\"", "\"dear\"", element(6, "issue"), "refusal.unknown_option"),
        altered(
            Class::Dangling,
            "<item value=\"high\" evaluation=\"3\"/>",
            "",
            element(2, "objective"),
            "refusal.missing_option",
        ),
        altered(
            Class::Dangling,
            "<weight index=\"1\" value=\"0.5\"/>",
            "",
            element(6, "issue"),
            "refusal.missing_weight",
        ),
        altered(Class::Twice, "\"high\"", "\"low\"", element(6, "issue"), "refusal.named_twice"),
        altered(
            Class::Twice,
            "</objective>",
            "</objective><reservation value=\"0.5\"/>",
            element(12, "reservation"),
            "refusal.named_twice",
        ),
        altered(Class::Twice, "index=\"1\" name", "index=\"1\" index=\"1\" name", Place::Line(6), NOT_XML),
        altered(
            Class::Unseen,
            "\"Price\"",
            "\"Pri\u{202E}ce\"",
            Place::Line(6),
            "refusal.invisible_character",
        ),
        altered(
            Class::Unseen,
            "\"Price\"",
            "\"Pri&#x202E;ce\"",
            Place::Line(6),
            "refusal.invisible_character",
        ),
        altered(Class::Unseen, "\"Price\"", "\"\u{1}\"", Place::Line(6), "refusal.invisible_character"),
        altered(Class::Unseen, "\"Price\"", "\"Pri&#0;ce\"", Place::Line(6), NOT_XML),
        altered(Class::DocumentType, "\"Price\"", "\"Pri&bomb;ce\"", Place::Line(6), DOCTYPE),
        altered(
            Class::DocumentType,
            "<item value=\"low\"",
            "&bomb;<item value=\"low\"",
            Place::Line(7),
            DOCTYPE,
        ),
        altered(Class::Truncated, "</objective>", "", Place::Line(13), NOT_XML),
        altered(Class::Truncated, "</utility_space>", "", Place::Line(13), NOT_XML),
        altered(Class::NoPlan, "</utility_space>", "</utility_space><a/>", Place::Line(13), NOT_XML),
        altered(
            Class::Size,
            "\"root\"",
            &format!("\"{}\"", "a".repeat(65_537)),
            Place::Line(2),
            "refusal.text_too_long",
        ),
        altered(
            Class::Size,
            "<weight",
            &format!("{}<weight", "<a/>".repeat(100_001)),
            Place::Line(3),
            "refusal.too_many_records",
        ),
        altered(
            Class::Depth,
            "<weight",
            &format!("{}<weight", "<a>".repeat(100_000)),
            Place::Line(3),
            "refusal.too_deep",
        ),
    ];
    let weightless = PROFILE.replace("0.75", "0").replace("\"0.5\"", "\"0\"");
    attacks.push(Attack::new(Class::WrongType, weightless, element(2, "objective"), "refusal.no_weight"));
    attacks.extend(doctypes().into_iter().map(|(line, head)| {
        Attack::new(Class::DocumentType, format!("{head}{PROFILE}"), Place::Line(line), DOCTYPE)
    }));
    attacks
}

/// Declarations that no file needs, with their line.
fn doctypes() -> [(usize, &'static str); 5] {
    [
        (1, "<!DOCTYPE utility_space>"),
        (1, "<!DOCTYPE utility_space SYSTEM \"http://example.org/a.dtd\">"),
        (1, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"),
        (1, "<!DOCTYPE a [<!ENTITY % b SYSTEM \"file:///etc/passwd\"> %b;]>"),
        (2, "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"aaaa\"><!ENTITY c \"&b;&b;&b;\">]>"),
    ]
}

/// Files that are given alone.
pub fn attacks() -> Vec<Attack> {
    let mut attacks: Vec<Attack> = doctypes()
        .map(|(line, head)| {
            let content = format!("{head}<utility_space>&b;</utility_space>");
            Attack::new(Class::DocumentType, content, Place::Line(line), DOCTYPE)
        })
        .into();
    let space = || element(1, "utility_space");
    let at = |at: &str| Place::Pointer(at.to_owned());
    attacks.extend([
        Attack::new(Class::DocumentType, "<a b='&c;'/>", Place::Line(1), DOCTYPE),
        Attack::new(Class::DocumentType, "<a>\n&c;</a>", Place::Line(2), DOCTYPE),
        Attack::new(Class::Truncated, "<", Place::Line(1), NOT_XML),
        Attack::new(Class::Truncated, "<a>\n<b>", Place::Line(2), NOT_XML),
        Attack::new(Class::NoPlan, "<a/>", element(1, "a"), "refusal.unknown_format"),
        Attack::new(Class::NoPlan, "<utility_space/>", space(), "refusal.no_profile"),
        Attack::new(Class::NoPlan, "<utility_space type=\"nonlinear\"/>", space(), "refusal.nonlinear"),
        Attack::new(
            Class::NoPlan,
            "{\"issueWeights\": {}, \"issues\": {}}",
            at("/issueWeights"),
            "refusal.no_weight",
        ),
        Attack::new(
            Class::WrongType,
            "{\"LinearAdditiveUtilitySpace\": 1}",
            at("/LinearAdditiveUtilitySpace"),
            "refusal.wrong_shape",
        ),
        Attack::new(Class::WrongType, "{\"issuesValues\": {}}", Place::Line(1), "refusal.wrong_shape"),
        Attack::new(
            Class::HugeNumber,
            "{\"issueWeights\": {\"a\": 1e40}, \"issues\": {\"a\": {\"x\": 1}}}",
            at("/issueWeights/a"),
            "refusal.number_too_large",
        ),
    ]);
    attacks
}
