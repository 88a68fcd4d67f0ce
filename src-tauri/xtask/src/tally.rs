//! Counting what holds and what does not.

use std::fmt;

/// How many checks passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that passed.
    pub passed: u32,
    /// Those that failed.
    pub failed: u32,
}

impl Tally {
    /// One check that passed.
    pub const PASS: Self = Self { passed: 1, failed: 0 };
    /// One check that failed.
    pub const FAIL: Self = Self { passed: 0, failed: 1 };

    /// Adds another count to this one.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, line: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(line, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Reads the closing line of one test program: cargo's `test result: ok. 3 passed; 0 failed; …` or vitest's
/// `Tests  1 failed | 7 passed (8)`.
pub fn closing_line(line: &str) -> Option<Tally> {
    let line = line.trim();
    let counts = line.strip_prefix("test result: ").or_else(|| line.strip_prefix("Tests "))?;
    let count = |word: &str| {
        let mut words =
            counts.split_whitespace().rev().skip_while(|other| other.trim_end_matches(';') != word);
        words.nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
    };
    Some(Tally { passed: count("passed"), failed: count("failed") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_of_cargo_is_counted() {
        let line = "test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(closing_line(line), Some(Tally { passed: 3, failed: 1 }));
    }

    #[test]
    fn the_closing_line_of_vitest_is_counted() {
        assert_eq!(closing_line("      Tests  8 passed (8)"), Some(Tally { passed: 8, failed: 0 }));
        assert_eq!(closing_line(" Tests  1 failed | 7 passed (8)"), Some(Tally { passed: 7, failed: 1 }));
    }

    #[test]
    fn other_lines_are_not_counted() {
        assert_eq!(closing_line(" Test Files  1 passed (1)"), None);
        assert_eq!(closing_line("test menu::every_entry_has_words ... ok"), None);
    }
}
