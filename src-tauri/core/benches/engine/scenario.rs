//! Published scenarios as instances.

use entente_core::Ratio;
use num_bigint::BigInt;
use num_traits::ToPrimitive as _;
use serde_json::Value;

use crate::{Done, instance::Instance};

/// One party's numbers: its unit, what it has without agreement, and what each choice of each issue brings it.
struct Column {
    unit: i128,
    without: i128,
    values: Vec<Vec<i128>>,
}

/// Reads a scenario whose utilities add up issue by issue.
pub fn read(text: &str) -> Done<Instance> {
    let file: Value = serde_json::from_str(text)?;
    let parties = file["parties"].as_array().ok_or("the scenario names no parties")?;
    let columns: Vec<Column> = parties.iter().map(column).collect::<Done<_>>()?;
    let first = columns.first().ok_or("the scenario names no parties")?;
    let choice = |issue: usize, at: usize| -> Option<Vec<i128>> {
        columns.iter().map(|column| column.values.get(issue)?.get(at).copied()).collect()
    };
    let group = |(issue, values): (usize, &Vec<i128>)| -> Option<Vec<Vec<i128>>> {
        (0..values.len()).map(|at| choice(issue, at)).collect()
    };
    let groups: Option<Vec<_>> = first.values.iter().enumerate().map(group).collect();
    Ok(Instance {
        units: columns.iter().map(|column| column.unit).collect(),
        without: columns.iter().map(|column| column.without).collect(),
        groups: groups.ok_or("the parties have different issues")?,
    })
}

fn column(party: &Value) -> Done<Column> {
    if party["type"] != "additive" {
        return Err(format!("utilities that do not add up issue by issue: {}", party["type"]).into());
    }
    let unit = number(&party["denominator"])?;
    let stated = &party["reservation"];
    let without: Ratio =
        if stated.is_null() { Ratio::zero() } else { stated.to_string().trim_matches('"').parse()? };
    // Where what the party has without agreement is cut more finely than its table, all of it is cut that finely.
    let without = without.exact() * &unit;
    let finer = without.denom();
    let fits = |number: BigInt| number.to_i128().ok_or("numbers of more than 127 bits");
    let value = |text: &Value| -> Done<i128> { Ok(fits(number(text)? * finer)?) };
    let issue = |values: &Value| -> Done<Vec<i128>> {
        values.as_array().ok_or("an issue without values")?.iter().map(value).collect()
    };
    let issues = party["table_num"].as_array().ok_or("a party without a table")?;
    Ok(Column {
        unit: fits(&unit * finer)?,
        without: fits(without.numer().clone())?,
        values: issues.iter().map(issue).collect::<Done<_>>()?,
    })
}

fn number(value: &Value) -> Done<BigInt> {
    Ok(value.to_string().trim_matches('"').parse()?)
}
