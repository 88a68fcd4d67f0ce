//! The table of who reads which field, for the tests that hold files against it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// The table, as it is published.
const TABLE: &str = include_str!("../../../../docs/audiences.md");

/// Who reads every field, by file and field.
pub fn readers() -> BTreeMap<(&'static str, &'static str), BTreeSet<&'static str>> {
    let rows = TABLE.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| File"));
    let row = |line: &'static str| {
        let mut cells = line.trim_matches('|').split('|').map(str::trim);
        let (file, field, _, readers) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        Some(((file, field), readers.split(", ").collect()))
    };
    rows.filter_map(row).collect()
}

/// Whether everyone may read a field of a plan.
pub fn is_for_everyone(field: &str) -> bool {
    readers().get(&("plan", field)).is_some_and(|readers| readers.contains("everyone"))
}

/// The fields in which people write freely.
const FREE: [&str; 27] = [
    "about",
    "by",
    "cause",
    "content",
    "dormant_note",
    "evidence",
    "first_to_know",
    "in_spite_of",
    "level_words",
    "name",
    "note",
    "obstacle",
    "purpose",
    "reason",
    "said_by",
    "statement",
    "status_quo",
    "terms",
    "title",
    "trigger",
    "unit",
    "what",
    "who",
    "wording",
    "words",
    "workaround",
    "worse_branch",
];

/// Whether people write freely in a field.
pub fn is_free(field: &str) -> bool {
    field.rsplit('/').next().is_some_and(|last| FREE.contains(&last))
}

/// Visits every text of a plan file with the field it stands in, kept versions aside.
pub fn texts(file: &mut Value, visit: &mut dyn FnMut(&str, &mut String)) {
    texts_under(file, "", visit);
}

fn texts_under(value: &mut Value, under: &str, visit: &mut dyn FnMut(&str, &mut String)) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter_mut().filter(|(name, _)| *name != "versions") {
                let apart = if under.is_empty() { "" } else { "/" };
                texts_under(value, &format!("{under}{apart}{name}"), visit);
            }
        }
        Value::Array(rows) => rows.iter_mut().for_each(|row| texts_under(row, under, visit)),
        Value::String(text) => visit(under, text),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Every field of a schema, as the path that leads to it.
pub fn fields(schema: &str) -> BTreeSet<String> {
    let schema: Value = serde_json::from_str(schema).unwrap_or_default();
    let mut found = BTreeSet::new();
    walk(&schema, &schema, "", &mut Vec::new(), &mut found);
    found
}

fn walk<'a>(
    root: &'a Value,
    at: &'a Value,
    path: &str,
    inside: &mut Vec<&'a str>,
    found: &mut BTreeSet<String>,
) {
    let Value::Object(node) = at else { return };
    if let Some(name) = node.get("$ref").and_then(Value::as_str).and_then(|name| name.rsplit('/').next()) {
        if !inside.contains(&name) {
            inside.push(name);
            walk(
                root,
                root.get("$defs").and_then(|all| all.get(name)).unwrap_or(&Value::Null),
                path,
                inside,
                found,
            );
            inside.pop();
        }
        return;
    }
    let lists =
        ["anyOf", "oneOf", "allOf", "prefixItems"].iter().filter_map(|key| node.get(*key)?.as_array());
    let single = ["items", "additionalProperties"].iter().filter_map(|key| node.get(*key));
    for below in lists.flatten().chain(single) {
        walk(root, below, path, inside, found);
    }
    for (name, field) in node.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let path = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
        walk(root, field, &path, inside, found);
        let below = format!("{path}/");
        if !found.range(below.clone()..).next().is_some_and(|first| first.starts_with(&below)) {
            found.insert(path);
        }
    }
}

/// Every field of a file that holds something, as the path that leads to it; identifiers as keys are passed over.
pub fn filled(file: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    look(&serde_json::from_str(file).unwrap_or_default(), "", &mut found);
    found
}

fn look(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let is_name = uuid::Uuid::try_parse(name).is_err();
                let apart = if path.is_empty() || !is_name { "" } else { "/" };
                look(value, &format!("{path}{apart}{}", if is_name { name } else { "" }), found);
            }
        }
        Value::Array(rows) => rows.iter().for_each(|row| look(row, path, found)),
        Value::Null => {}
        Value::Bool(_) | Value::Number(_) | Value::String(_) => drop(found.insert(path.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{audience::share_file, blind, generate::plans, interchange, parcel, sheet};

    #[test]
    fn every_field_of_every_file_is_listed_with_its_readers_and_no_other() {
        let files = [
            ("answer", blind::schema()),
            ("plan", interchange::schema()),
            ("parcel", parcel::schema()),
            ("sheet", sheet::schema()),
            ("result", sheet::result_schema()),
        ];
        let files =
            files.iter().flat_map(|(file, schema)| fields(schema).into_iter().map(|field| (*file, field)));
        let ours: BTreeSet<(&str, String)> = files.collect();
        let listed: BTreeSet<(&str, String)> =
            readers().into_keys().map(|(file, field)| (file, field.to_owned())).collect();
        assert_eq!(ours.difference(&listed).collect::<Vec<_>>(), Vec::<&(&str, String)>::new(), "not listed");
        assert_eq!(
            listed.difference(&ours).collect::<Vec<_>>(),
            Vec::<&(&str, String)>::new(),
            "listed and gone"
        );
        let known = ["me", "team", "everyone", "parcel", "sheet", "result", "round"];
        assert!(readers().values().flatten().all(|reader| known.contains(reader)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn a_share_file_holds_no_field_that_is_not_for_everyone(plan in plans()) {
            let mut count = 0_u128;
            let mut fresh = || { count += 1; uuid::Uuid::from_u128(count) };
            let text = share_file(&plan, &mut fresh).unwrap().text().to_owned();
            let seen = filled(&text);
            let other: Vec<_> = seen.iter().filter(|field| !is_for_everyone(field)).collect();
            prop_assert_eq!(other, Vec::<&String>::new());
        }
    }
}
