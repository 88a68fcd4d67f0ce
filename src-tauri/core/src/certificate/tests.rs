use super::*;
use crate::{Ratio, examples::Example};

const SHIPPED: &str = include_str!("../../schema/entente-certificate-1.schema.json");

fn certificate() -> Certificate {
    let plan = crate::interchange::read(Example::ALL[0].text()).unwrap();
    let point = CertifiedPoint {
        utilities: vec![Ratio::one(), Ratio::zero()],
        count: Some("12".to_owned()),
        package: vec![0, 1],
    };
    let group = LayerGroup { issues: vec![0], rows: vec![2], boxes: None };
    let layer = CertifiedLayer { sums: vec![(0, 0)], above: vec![Some(0), None], within: None };
    let layers = Layers { groups: vec![group], multipliers: Vec::new(), layers: vec![layer] };
    let claim =
        FrontierClaim { among: Scope::Everything, points: vec![point], within: None, layers, between: None };
    let blocked = BlockedClaim {
        meeting: Meeting::Perhaps,
        essentials: vec![plan.criteria[0].id],
        constraints: Vec::new(),
        steps: vec![BlockedStep::Closed(Closed::Short(0))],
        smaller: vec![vec![0, 0]],
    };
    Certificate::of(&plan, Vec::new(), vec![Claim::Frontier(claim), Claim::Blocked(blocked)])
}

#[test]
fn a_certificate_comes_back_as_it_was_written() {
    let text = certificate().written();
    assert_eq!(Certificate::read(&text), Ok(certificate()));
}

#[test]
fn a_certificate_that_was_changed_says_so() {
    let text = certificate().written().replace("\"12\"", "\"13\"");
    assert_eq!(Certificate::read(&text), Err(CertificateError::Altered));
}

#[test]
fn a_certificate_with_other_spaces_and_order_of_keys_is_the_same() {
    let value: serde_json::Value = serde_json::from_str(&certificate().written()).unwrap();
    assert_eq!(Certificate::read(&format!("{value:#}")), Ok(certificate()));
}

#[test]
fn what_is_no_certificate_is_refused_by_name() {
    let text = certificate().written();
    let newer = text.replace("\"version\":1", "\"version\":2");
    assert_eq!(Certificate::read(&newer), Err(CertificateError::NewerVersion(2)));
    assert_eq!(Certificate::read("{\"format\":\"entente-plan\"}"), Err(CertificateError::UnknownFormat));
    assert!(matches!(Certificate::read(&text[..text.len() / 2]), Err(CertificateError::NotJson(_))));
    assert!(matches!(Certificate::read(&"[".repeat(100_000)), Err(CertificateError::NotJson(_))));
    let unknown = text.replace("\"among\":", "\"amongst\":");
    let Err(CertificateError::WrongShape { at, .. }) = Certificate::read(&unknown) else { panic!() };
    assert!(at.starts_with("claims[0]"), "{at}");
}

#[test]
fn the_shipped_schema_is_the_one_the_types_give() {
    assert!(schema() == SHIPPED, "write the output of `entente schema certificate` to core/schema");
    let validator = jsonschema::validator_for(&serde_json::from_str(SHIPPED).unwrap()).unwrap();
    let file = serde_json::from_str(&certificate().written()).unwrap();
    assert_eq!(validator.iter_errors(&file).map(|error| error.to_string()).next(), None);
}
