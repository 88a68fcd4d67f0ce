use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::{
    examples::Example,
    generate::plans,
    model::{KeptVersion, Plan, VersionId},
};

/// The workshop with one text in place of another.
fn altered(from: &str, to: &str) -> String {
    let text = Example::Workshop.text();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

fn refused(text: &str) -> (RefusalCode, String) {
    let refusal = read(text).unwrap_err();
    (refusal.code, refusal.place.pointer.unwrap_or_default())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_plan_survives_its_file_and_gives_the_same_bytes_again(plan in plans()) {
        let text = export(&plan);
        let back = read(&text);
        prop_assert_eq!(back.as_ref(), Ok(&plan));
        prop_assert_eq!(back.map(|plan| export(&plan)), Ok(text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_exported_plan_fits_the_schema(plan in plans()) {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        let file: Value = serde_json::from_str(&export(&plan)).unwrap();
        prop_assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&file));
    }

    #[test]
    fn a_frozen_plan_thaws_without_its_versions(plan in plans()) {
        let mut parts = plan.clone().into_parts();
        parts.versions.clear();
        prop_assert_eq!(thaw(&freeze(&plan)), Ok(parts));
    }
}

#[test]
fn a_newer_version_is_named() {
    let refusal = read(&altered("\"version\": 1", "\"version\": 7")).unwrap_err();
    assert_eq!((refusal.code, refusal.detail.as_str()), (RefusalCode::NewerVersion, "7"));
}

#[test]
fn a_newer_version_is_named_whatever_else_it_holds() {
    let text = r#"{"format": "entente-plan", "version": 2, "contains": "sealed", "unheard_of": [{}]}"#;
    assert_eq!(read(text).unwrap_err().code, RefusalCode::NewerVersion);
}

#[test]
fn another_format_is_refused() {
    assert_eq!(
        refused(&altered("entente-plan", "entente-parcel")),
        (RefusalCode::UnknownFormat, "/format".into())
    );
    assert_eq!(refused("[]").0, RefusalCode::UnknownFormat);
}

#[test]
fn a_field_that_is_not_of_this_version_is_refused_at_its_place() {
    let text = altered("\"combine\": \"weakest\"", "\"combine\": \"weakest\", \"bottom\": 3");
    assert_eq!(refused(&text), (RefusalCode::WrongShape, "/criteria/0/bottom".into()));
}

#[test]
fn a_value_of_another_type_is_refused_at_its_place() {
    let text = altered("\"level\": \"2\"", "\"level\": 2");
    assert_eq!(refused(&text), (RefusalCode::WrongShape, "/ratings/0/level".into()));
}

#[test]
fn rows_that_do_not_fit_together_are_refused_at_their_row() {
    let ben = altered("\"mine\": \"", "\"mine\": \"0");
    assert_eq!(refused(&ben), (RefusalCode::WrongShape, "/mine".into()));
    let plan = Example::Workshop.plan().unwrap();
    let text =
        Example::Workshop.text().replace(&plan.values[0].id.to_string(), &plan.values[1].id.to_string());
    let (code, place) = refused(&text);
    assert_eq!((code, place.as_str()), (RefusalCode::Fault, "/values/1"));
}

#[test]
fn a_kept_version_that_is_itself_wrong_is_refused() {
    let kept = |content: String| {
        let mut parts = Example::Workshop.plan().unwrap().into_parts();
        parts.versions.push(KeptVersion {
            id: VersionId::from(uuid::Uuid::nil()),
            name: parts.name.clone(),
            reason: None,
            by: parts.name.clone(),
            at: jiff::Timestamp::UNIX_EPOCH,
            content,
        });
        export(&Plan::new(parts).unwrap())
    };
    assert!(read(&kept(Example::Lease.text().to_owned())).is_ok());
    assert_eq!(refused(&kept("{}".to_owned())), (RefusalCode::KeptVersion, "/versions/0/content".into()));
    assert_eq!(refused(&kept(kept(Example::Lease.text().to_owned()))).0, RefusalCode::KeptVersion);
}
