//! Files of other tools that are broken in one way each.

use super::attack::{Attack, Class, Place};

const DOCTYPE: &str = "refusal.doctype";
const NOT_XML: &str = "refusal.not_xml";
const NO_NUMBER: &str = "refusal.not_a_number";

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

const fn element(line: usize, name: &'static str) -> Place {
    Place::Element(line, name)
}

/// One text in place of the first of another in the profile, where that is refused, and the key of the sentence.
const ALTERED: &[(Class, &str, &str, Place, &str)] = &[
    (Class::NotANumber, "0.75", "NaN", element(3, "weight"), NO_NUMBER),
    (Class::NotANumber, "0.75", "Infinity", element(3, "weight"), NO_NUMBER),
    (Class::NotANumber, "\"8\"", "\"NaN\"", element(7, "item"), NO_NUMBER),
    (Class::NotANumber, "0.25", "many", element(12, "reservation"), NO_NUMBER),
    (Class::HugeNumber, "0.75", "1e40", element(3, "weight"), "refusal.number_too_large"),
    (Class::HugeNumber, "\"8\"", "\"1e999\"", element(7, "item"), NO_NUMBER),
    (Class::WrongType, "0.75", "-1", element(3, "weight"), "refusal.out_of_range"),
    (Class::WrongType, "\"8\"", "\"-8\"", element(7, "item"), "refusal.out_of_range"),
    (Class::WrongType, "0.25", "1.5", Place::Named("reservation"), "refusal.out_of_range"),
    (Class::WrongType, " value=\"0.25\"", "", element(12, "reservation"), "refusal.wrong_shape"),
    (
        Class::WrongType,
        "name=\"Price\" type=\"discrete\"",
        "name=\"Price\" type=\"real\"",
        element(6, "issue"),
        "refusal.real_valued",
    ),
    (Class::Dangling, "\"Price\"", "\"Cost\"", element(6, "issue"), "refusal.unknown_issue"),
    (Class::Dangling, "\"high\"", "\"dear\"", element(6, "issue"), "refusal.unknown_option"),
    (
        Class::Dangling,
        "<item value=\"high\" evaluation=\"3\"/>",
        "",
        element(2, "objective"),
        "refusal.missing_option",
    ),
    (
        Class::Dangling,
        "<weight index=\"1\" value=\"0.5\"/>",
        "",
        element(6, "issue"),
        "refusal.missing_weight",
    ),
    (Class::Twice, "\"high\"", "\"low\"", element(6, "issue"), "refusal.named_twice"),
    (
        Class::Twice,
        "</objective>",
        "</objective><reservation value=\"0.5\"/>",
        element(12, "reservation"),
        "refusal.named_twice",
    ),
    (Class::Twice, "index=\"1\" name", "index=\"1\" index=\"1\" name", Place::Line(6), NOT_XML),
    (Class::Unseen, "\"Price\"", "\"Pri\u{202E}ce\"", Place::Line(6), "refusal.invisible_character"),
    (Class::Unseen, "\"Price\"", "\"Pri&#x202E;ce\"", Place::Line(6), "refusal.invisible_character"),
    (Class::Unseen, "\"Price\"", "\"\u{1}\"", Place::Line(6), "refusal.invisible_character"),
    (Class::Unseen, "\"Price\"", "\"Pri&#0;ce\"", Place::Line(6), NOT_XML),
    (Class::DocumentType, "\"Price\"", "\"Pri&bomb;ce\"", Place::Line(6), DOCTYPE),
    (Class::DocumentType, "<item value=\"low\"", "&bomb;<item value=\"low\"", Place::Line(7), DOCTYPE),
    (Class::Truncated, "</objective>", "", Place::Line(13), NOT_XML),
    (Class::Truncated, "</utility_space>", "", Place::Line(13), NOT_XML),
    (Class::NoPlan, "</utility_space>", "</utility_space><a/>", Place::Line(13), NOT_XML),
];

/// Profiles that are read beside their domain.
pub fn profiles() -> Vec<Attack> {
    let altered = |class, from: &str, to: &str, place: &Place, key| {
        assert!(PROFILE.contains(from), "{from}");
        Attack::new(class, PROFILE.replacen(from, to, 1), place.clone(), key)
    };
    let rows = ALTERED.iter().map(|(class, from, to, place, key)| altered(*class, from, to, place, key));
    let long = format!("\"{}\"", "a".repeat(65_537));
    let many = |tag: &str| format!("{}<weight", tag.repeat(100_001));
    let bulky = [
        altered(Class::Size, "\"root\"", &long, &Place::Line(2), "refusal.text_too_long"),
        altered(Class::Size, "<weight", &many("<a/>"), &Place::Line(3), "refusal.too_many_records"),
        altered(Class::Depth, "<weight", &many("<a>"), &Place::Line(3), "refusal.too_deep"),
    ];
    let weightless = PROFILE.replace("0.75", "0").replace("\"0.5\"", "\"0\"");
    let weightless = Attack::new(Class::WrongType, weightless, element(2, "objective"), "refusal.no_weight");
    let declared = doctypes().map(|(line, head)| {
        Attack::new(Class::DocumentType, format!("{head}{PROFILE}"), Place::Line(line), DOCTYPE)
    });
    rows.chain(bulky).chain([weightless]).chain(declared).collect()
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
