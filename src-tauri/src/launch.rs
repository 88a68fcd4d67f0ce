//! What this start was asked to do: by arguments, and by the environment.

use std::path::PathBuf;

use entente_store::location;

/// Whether an empty database is given the built-in examples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Examples {
    /// `--examples`: a database without plans gets the examples.
    WhenEmpty,
    /// The database is taken as it is.
    Unasked,
}

/// How Entente was started.
#[derive(Debug)]
pub struct Launch {
    /// Where the plans are; nowhere when the system names no folder for them.
    pub database: Option<PathBuf>,
    /// What an empty database is given.
    pub examples: Examples,
}

impl Launch {
    /// Reads the arguments and the environment of this process.
    pub fn from_environment() -> Self {
        Self { database: location::database(), examples: examples(std::env::args().skip(1)) }
    }

    /// Whether a second start comes to the window of the first. A database named on purpose is a house of its own, so
    /// that a trial or a test never ends up in the window a person is working in.
    pub fn shares_its_window(&self) -> bool {
        self.database == location::usual_database()
    }
}

fn examples(mut arguments: impl Iterator<Item = String>) -> Examples {
    if arguments.any(|argument| argument == "--examples") { Examples::WhenEmpty } else { Examples::Unasked }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_come_only_when_asked_for() {
        assert_eq!(examples(["--examples".to_owned()].into_iter()), Examples::WhenEmpty);
        assert_eq!(examples(std::iter::empty()), Examples::Unasked);
    }
}
