//! `entente example`.

use std::path::Path;

use entente_core::examples::Example;

use super::Outcome;
use crate::{console::Console, failure::Failure};

/// Writes a built-in plan.
pub fn run(name: &str, output: Option<&Path>, console: &mut Console) -> Result<Outcome, Failure> {
    let code = name.to_lowercase().replace(['_', ' '], "-");
    let example = Example::from_code(&code).ok_or_else(|| Failure::NoSuchExample(name.to_owned()))?;
    console.file(output, example.text())?;
    Ok(Outcome::Done)
}
