//! Figures as people read them.

use super::peer::Outcome;

/// A time with three digits and its unit.
pub fn time(seconds: f64) -> String {
    let (number, unit) = match seconds {
        s if s < 1e-3 => (s * 1e6, "µs"),
        s if s < 1.0 => (s * 1e3, "ms"),
        s => (s, "s"),
    };
    let places = match number {
        n if n < 9.995 => 2,
        n if n < 99.95 => 1,
        _ => 0,
    };
    format!("{number:.places$} {unit}")
}

/// How a run of another program ended.
pub fn outcome(outcome: Option<&Outcome>) -> String {
    match outcome {
        Some(Outcome::Took(took)) => time(took.shortest),
        Some(Outcome::BeyondTime(cap)) => format!("> {cap:.0} s"),
        Some(Outcome::BeyondMemory) => "> 8 GiB".to_owned(),
        Some(Outcome::Failed) => "failed".to_owned(),
        Some(Outcome::NotAsked) | None => "–".to_owned(),
    }
}

/// Memory in MiB.
pub fn memory(kib: u64) -> String {
    match kib {
        kib if kib < 10 << 10 => format!("{:.1} MiB", kib as f64 / 1024.0),
        kib => format!("{} MiB", kib >> 10),
    }
}

/// A number of packages: short ones in full, long ones as a power of ten.
pub fn packages(count: &str) -> String {
    let Some((first, zeros)) = count.split_at_checked(1) else { return count.to_owned() };
    if first == "1" && count.len() > 4 && zeros.bytes().all(|digit| digit == b'0') {
        return format!("10{}", raised(zeros.len()));
    }
    if count.len() <= 9 { count.to_owned() } else { format!("≈ 10{}", raised(count.len() - 1)) }
}

/// A number as an exponent.
pub fn raised(number: usize) -> String {
    let digit = |digit: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit.to_digit(10)? as usize);
    number.to_string().chars().filter_map(digit).collect()
}

/// A table of Markdown: its head, then its rows.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
    let mut under: Vec<String> = vec!["---".to_owned()];
    under.resize(head.len(), "--:".to_owned());
    let rows: String = rows.iter().map(|row| line(row)).collect();
    format!("{}{}{rows}", line(&head), line(&under))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_three_digits_and_a_unit() {
        assert_eq!(time(0.000_012_34), "12.3 µs");
        assert_eq!(time(0.009_999), "10.0 ms");
        assert_eq!(time(0.25), "250 ms");
        assert_eq!(time(2.0), "2.00 s");
    }

    #[test]
    fn many_packages_are_a_power_of_ten() {
        assert_eq!(packages("188160"), "188160");
        assert_eq!(packages(&format!("1{}", "0".repeat(40))), "10⁴⁰");
        assert_eq!(packages(&"2".repeat(12)), "≈ 10¹¹");
    }

    #[test]
    fn what_was_ended_is_told_by_its_cap() {
        assert_eq!(outcome(Some(&Outcome::BeyondTime(100.0))), "> 100 s");
        assert_eq!(outcome(None), "–");
    }

    #[test]
    fn a_table_has_a_line_under_its_head() {
        assert_eq!(
            table(&["a", "b"], &[vec!["1".into(), "2".into()]]),
            "| a | b |\n| --- | --: |\n| 1 | 2 |\n"
        );
    }
}
