//! The levels of a plan as a table for a spreadsheet.

use crate::model::{Criterion, Plan, RatedAt, RatedLevel, Rating};

/// The columns, each under the key `csv.<column>`.
const COLUMNS: [&str; 10] =
    ["party", "criterion", "evidence", "standing", "needed", "rank", "issue", "choice", "level", "source"];

/// Every rating of a plan as a line, and every criterion without one, with words by a catalogue: RFC 4180, UTF-8.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
pub fn csv(plan: &Plan, words: &dyn Fn(&str) -> String) -> String {
    let mut text = line(COLUMNS.map(|column| words(&format!("csv.{column}"))));
    for party in &plan.parties {
        for row in plan.criteria_of(party.id) {
            let about = about(party.name.as_str(), row, words);
            let ratings = plan.ratings.iter().filter(|rating| rating.criterion == row.id);
            let mut lines: Vec<String> = ratings.map(|row| rated(plan, &about, row, words)).collect();
            if lines.is_empty() {
                lines.push(joined(&about, ["", "", "", ""].map(str::to_owned)));
            }
            text.extend(lines);
        }
    }
    text
}

fn about(party: &str, row: &Criterion, words: &dyn Fn(&str) -> String) -> [String; 6] {
    [
        party.to_owned(),
        row.statement.to_string(),
        row.evidence.as_ref().map(ToString::to_string).unwrap_or_default(),
        words(&format!("csv.standing_{}", row.standing.code())),
        row.need.level.get().to_string(),
        row.rank.map(|rank| rank.place().to_string()).unwrap_or_default(),
    ]
}

fn rated(plan: &Plan, about: &[String; 6], row: &Rating, words: &dyn Fn(&str) -> String) -> String {
    let (issue, choice) = match &row.at {
        RatedAt::Option(id) => {
            plan.option(*id).map(|(issue, option)| (issue.name.to_string(), option.name.to_string()))
        }
        RatedAt::Amount { issue, amount } => {
            plan.issue(*issue).map(|issue| (issue.name.to_string(), amount.to_string()))
        }
    }
    .unwrap_or_default();
    let level = match &row.level {
        RatedLevel::Known(level) => level.ratio().to_string(),
        RatedLevel::Unknown => words("csv.level_unknown"),
    };
    let source = words(&format!("csv.source_{}", row.provenance.source.code()));
    joined(about, [issue, choice, level, source])
}

fn joined(about: &[String; 6], rest: [String; 4]) -> String {
    line(about.iter().cloned().chain(rest))
}

fn line(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> = cells.into_iter().map(|cell| written(&cell)).collect();
    format!("{}\r\n", cells.join(","))
}

fn is_formula(cell: &str) -> bool {
    cell.trim_start().starts_with(['=', '+', '-', '@']) || cell.starts_with(['\t', '\r'])
}

fn written(cell: &str) -> String {
    let cell = if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r', ';']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// Every cell of a table, as it was before it was written.
pub(crate) fn cells(table: &str) -> Vec<String> {
    let mut found = Vec::new();
    let (mut cell, mut inside) = (String::new(), Inside::Plain);
    let mut rest = table.chars().peekable();
    while let Some(c) = rest.next() {
        match (inside, c) {
            (Inside::Quotes, '"') if rest.peek() == Some(&'"') => cell.extend(rest.next()),
            (Inside::Quotes, '"') => inside = Inside::Plain,
            (Inside::Plain, '"') => inside = Inside::Quotes,
            (Inside::Plain, ',' | '\n') => found.push(std::mem::take(&mut cell)),
            (Inside::Plain, '\r') => {}
            (Inside::Quotes | Inside::Plain, _) => cell.push(c),
        }
    }
    found.push(cell);
    let unguarded = |cell: String| match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        Some(_) | None => cell,
    };
    found.into_iter().map(unguarded).collect()
}

/// Whether what is read stands in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Quotes,
    Plain,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::Example;

    #[test]
    fn what_a_spreadsheet_would_compute_is_text() {
        for cell in ["=1+1", "+1", "-2", "@x", " =1"] {
            assert_eq!(written(cell), format!("'{cell}"));
        }
        assert_eq!(written("=a,\"b\""), "\"'=a,\"\"b\"\"\"");
        assert_eq!(written("7 - 2"), "7 - 2");
    }

    #[test]
    fn every_rating_is_a_line_under_the_heads() {
        let plan = Example::Workshop.plan().unwrap();
        let text = csv(&plan, &|key| key.to_owned());
        assert_eq!(text.lines().count(), plan.ratings.len() + 1);
        assert!(text.lines().all(|line| line.matches(',').count() >= 9));
    }

    #[test]
    fn a_table_is_read_cell_by_cell_as_it_was_before_it_was_written() {
        let told = ["7 - 2", "=a,\"b\"", "", "two\r\nlines", "-5", "'tis"].map(str::to_owned);
        assert_eq!(cells(line(told.clone()).trim_end_matches("\r\n")), told);
        assert_eq!(cells("a,b\r\nc,\"d,\"\"e\"\"\"\r\n"), ["a", "b", "c", "d,\"e\"", ""]);
    }
}
