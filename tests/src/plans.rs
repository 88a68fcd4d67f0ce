//! Plans that journeys start from.

use entente_core::{
    examples,
    interchange::{self, Refusal},
    model::Plan,
};
use serde_json::Value;

/// Long, and with words that cannot be broken: what names are like when nobody thinks of the window's width.
const LONG: &str = " of the Upper Valley and its Surroundings, including Nether-Wallop-by-Thornborough";

/// The lists of a plan whose rows a person names, with the field that holds the name.
const NAMED: [(&str, &str); 5] = [
    ("parties", "name"),
    ("issues", "name"),
    ("criteria", "statement"),
    ("values", "words"),
    ("stakeholders", "name"),
];

/// The plan of three parties, with names as long as people make them.
///
/// # Errors
///
/// When the format no longer takes such names.
pub fn three_parties_with_long_names() -> Result<Plan, Refusal> {
    let mut file: Value = serde_json::from_str(examples::Example::FieldToLoaf.text()).unwrap_or_default();
    lengthen(&mut file, "name");
    for (list, field) in NAMED {
        for row in file.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
            lengthen(row, field);
        }
    }
    let options = file.get_mut("issues").and_then(Value::as_array_mut).into_iter().flatten();
    let options =
        options.filter_map(|issue| issue.get_mut("kind")?.get_mut("listed")?.as_array_mut()).flatten();
    for option in options {
        lengthen(option, "name");
    }
    interchange::read(&file.to_string())
}

fn lengthen(row: &mut Value, field: &str) {
    if let Some(text) = row.get(field).and_then(Value::as_str).map(|text| format!("{text}{LONG}")) {
        row[field] = text.into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_long_plan_is_long() {
        let plan = three_parties_with_long_names().unwrap();
        assert_eq!(plan.parties.len(), 3);
        assert!(plan.parties.iter().all(|party| party.name.as_str().ends_with("Thornborough")));
    }
}
