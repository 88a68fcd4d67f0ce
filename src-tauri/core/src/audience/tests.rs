use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use super::{shared, table};
use crate::{examples::Example, generate::plans, interchange::export, interchange::read, model::Plan};

/// The same plan with the place of each text written into it, so that it is known again wherever it comes out.
fn planted(plan: &Plan) -> Plan {
    let mut file: Value = serde_json::from_str(&export(plan)).unwrap();
    table::texts(&mut file, &mut |field, text| {
        if table::is_free(field) {
            *text = format!("planted at {field}");
        }
    });
    read(&file.to_string()).unwrap()
}

/// The private places whose text is in what all parties see.
pub(crate) fn told_though_private(text: &str) -> BTreeSet<&str> {
    let planted = text.split("planted at ").skip(1);
    let places = planted.map(|rest| rest.split(|c: char| !(c.is_alphanumeric() || "_/".contains(c))).next());
    places.flatten().filter(|place| !table::is_for_everyone(place)).collect()
}

pub(crate) fn planted_plans() -> impl Strategy<Value = Plan> {
    plans().prop_map(|plan| planted(&plan))
}

#[test]
fn the_examples_keep_what_is_on_the_table_and_lose_what_is_private() {
    for example in Example::ALL {
        let plan = example.plan().unwrap();
        let seen = shared(&plan).unwrap();
        assert_eq!((seen.issues.len(), seen.criteria.len()), (plan.issues.len(), plan.criteria.len()));
        assert_eq!((seen.courses.len(), seen.questions.len(), seen.mine), (0, 0, None));
        assert_eq!((&seen.obstacle, &seen.safe_to_say_no), (&None, &None));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_text_that_is_not_named_as_shared_is_in_what_all_parties_see(plan in planted_plans()) {
        let seen = export(&shared(&plan).unwrap());
        prop_assert_eq!(told_though_private(&seen), BTreeSet::new());
    }

    #[test]
    fn what_all_parties_see_does_not_depend_on_whose_plan_it_is(plan in plans()) {
        let seen = shared(&plan).unwrap();
        for mine in plan.parties.iter().map(|row| Some(row.id)).chain([None]) {
            let mut parts = plan.clone().into_parts();
            parts.mine = mine;
            prop_assert_eq!(&shared(&Plan::new(parts).unwrap()).unwrap(), &seen);
        }
    }

    #[test]
    fn what_all_parties_see_is_shared_once_and_for_all(plan in plans()) {
        let seen = shared(&plan).unwrap();
        prop_assert_eq!(&shared(&seen).unwrap(), &seen);
    }
}
