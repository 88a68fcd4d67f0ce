//! The JSON Schema of the file, generated from its types.

use super::file::Document;

/// The JSON Schema of an `entente-plan` file, version 1, as text.
pub fn schema() -> String {
    let mut schema = serde_json::Value::from(schemars::schema_for!(Document));
    schema.sort_all_objects();
    format!("{schema:#}\n")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::examples::Example;

    /// The schema as it is shipped.
    const SHIPPED: &str = include_str!("../../schema/entente-plan-1.schema.json");

    #[test]
    fn the_shipped_schema_is_the_one_the_types_give() {
        let ours = schema();
        let apart = ours.lines().zip(SHIPPED.lines()).find(|(ours, theirs)| ours != theirs);
        assert_eq!(
            (apart, ours.len()),
            (None, SHIPPED.len()),
            "write the output of `entente schema` to core/schema"
        );
    }

    #[test]
    fn every_built_in_plan_fits_the_schema() {
        let schema: Value = serde_json::from_str(SHIPPED).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        for example in Example::ALL {
            let file: Value = serde_json::from_str(example.text()).unwrap();
            let wrong = validator.iter_errors(&file).map(|error| error.to_string()).next();
            assert_eq!(wrong, None, "{}", example.code());
        }
    }
}
