//! Where answers and remarks go.

use std::{
    fs,
    io::{self, BufWriter, Stderr, Stdout, Write},
    path::Path,
};

use crate::{failure::Failure, input::STANDARD};

/// Standard output for answers, standard error for remarks.
#[derive(Debug)]
pub struct Console {
    answers: BufWriter<Stdout>,
    remarks: Stderr,
}

impl Console {
    /// The console of this process.
    pub fn standard() -> Self {
        Self { answers: BufWriter::new(io::stdout()), remarks: io::stderr() }
    }

    /// Writes a line of the answer.
    pub fn line(&mut self, text: impl AsRef<str>) -> Result<(), Failure> {
        self.text(text)?;
        self.text("\n")
    }

    /// Writes a piece of the answer.
    pub fn text(&mut self, text: impl AsRef<str>) -> Result<(), Failure> {
        self.answers.write_all(text.as_ref().as_bytes()).map_err(Failure::Answer)
    }

    /// Writes something as JSON.
    pub fn json(&mut self, answer: &impl serde::Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(answer).map_err(|error| Failure::Answer(error.into()))?;
        self.line(text)
    }

    /// Writes a whole file: to a path, or as the answer.
    pub fn file(&mut self, path: Option<&Path>, text: &str) -> Result<(), Failure> {
        match path.filter(|path| path.as_os_str() != STANDARD) {
            Some(path) => fs::write(path, text)
                .map_err(|error| Failure::Unwritable { file: path.display().to_string(), error }),
            None => self.text(text),
        }
    }

    /// Writes a whole file of bytes to a path.
    pub fn bytes(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let unwritable = |error| Failure::Unwritable { file: path.display().to_string(), error };
        fs::write(path, bytes).map_err(unwritable)
    }

    /// Writes a line that is not part of the answer; where that cannot be written, nothing can be said any more.
    pub fn remark(&mut self, text: &str) {
        let _ = writeln!(self.remarks, "{text}");
    }

    /// Sends on everything written so far.
    pub fn flush(&mut self) -> Result<(), Failure> {
        self.answers.flush().map_err(Failure::Answer)
    }
}
