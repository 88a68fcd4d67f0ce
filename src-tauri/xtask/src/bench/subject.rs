//! Tables, written for all programs.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use super::{program::Program, suite::Shape};
use crate::tool::Failure;

/// Where a table is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A published scenario.
    Published(String),
    /// A generator.
    Generated(Shape),
}

/// A table, written for all programs.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Where it is from.
    pub origin: Origin,
    /// How many parties it has.
    pub parties: usize,
    /// How many packages.
    pub packages: String,
    /// The file of the table.
    pub path: PathBuf,
}

impl Subject {
    /// Writes a generated table.
    pub fn generated(program: &Program, shape: Shape, folder: &Path) -> Result<Self, Failure> {
        let path = folder.join(format!("{}.table", shape.name().replace(' ', "-")));
        let extent = program.generate(&shape.words(), &path)?;
        Ok(Self {
            origin: Origin::Generated(shape),
            parties: extent.parties,
            packages: extent.packages,
            path,
        })
    }

    /// The name in tables.
    pub fn name(&self) -> String {
        match &self.origin {
            Origin::Published(name) => name.clone(),
            Origin::Generated(shape) => shape.name(),
        }
    }

    /// How often its packages can be divided by ten.
    pub fn tenfolds(&self) -> f64 {
        self.packages.parse::<f64>().map_or(f64::INFINITY, f64::log10)
    }

    /// The numbers that follow a name at the head of the file, party by party.
    pub fn header(&self, name: &str) -> Result<Vec<f64>, Failure> {
        let text = fs::read_to_string(&self.path)
            .map_err(|source| Failure::File { path: self.path.clone(), source })?;
        let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        Ok(line.split_whitespace().filter_map(|number| number.parse().ok()).collect())
    }
}

/// Published scenarios with their published digests, and what was left out.
#[derive(Debug, Default)]
pub struct Published {
    /// The scenarios.
    pub subjects: Vec<Subject>,
    /// The digest of each frontier.
    pub digests: BTreeMap<String, String>,
    /// Those that were left out, with the reason.
    pub left_out: Vec<String>,
}

impl Published {
    /// Reads the folder of scenarios.
    pub fn read(program: &Program, from: &Path, folder: &Path) -> Result<Self, Failure> {
        let file = |path: PathBuf| move |source| Failure::File { path, source };
        let entries = fs::read_dir(from).map_err(file(from.to_owned()))?;
        let mut homes: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        homes.sort();
        let mut read = Self::default();
        for home in homes.into_iter().filter(|home| home.join("scenario.json").is_file()) {
            let name = home.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let path = folder.join(format!("{name}.table"));
            match program.convert(&home.join("scenario.json"), &path)? {
                Ok(extent) => read.subjects.push(Subject {
                    origin: Origin::Published(name),
                    parties: extent.parties,
                    packages: extent.packages,
                    path,
                }),
                Err(reason) => read.left_out.push(format!("{name}: {reason}")),
            }
        }
        let expected = fs::read_to_string(from.join("expected.json")).ok();
        let expected: Option<Value> = expected.and_then(|text| serde_json::from_str(&text).ok());
        for (name, answer) in expected.iter().filter_map(Value::as_object).flatten() {
            if let Some(digest) = answer["front_sha256"].as_str() {
                read.digests.insert(name.clone(), digest.to_owned());
            }
        }
        Ok(read)
    }
}
