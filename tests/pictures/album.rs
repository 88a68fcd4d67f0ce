//! The pictures taken on a walk, and what did not fit on them.

use std::{fs, path::PathBuf};

use entente_tests::{
    driver,
    home::Home,
    overflow::overflows,
    window::{Window, WindowError},
};
use serde_json::json;

const SIZES: [(u32, u32); 2] = [(1360, 860), (1024, 700)];
const THEMES: [&str; 2] = ["light", "dark"];

/// The pictures of one walk.
#[derive(Debug, Default)]
pub struct Album {
    unfit: Vec<String>,
}

impl Album {
    /// Draws the screen the window shows, once for each size and theme.
    pub fn take(&mut self, window: &Window<'_>, screen: &str) -> Result<(), WindowError> {
        for (width, height) in SIZES {
            window.resize(width, height)?;
            for theme in THEMES {
                window.run("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)])?;
                window.rest()?;
                let name = format!("{screen}-{width}x{height}-{theme}");
                window.picture(&folder().join(format!("{name}.png")))?;
                self.unfit.extend(overflows(window)?.into_iter().map(|what| format!("{name}: {what}")));
            }
        }
        Ok(())
    }

    /// Draws the screen as it is at the largest zoom, in the first theme.
    pub fn take_zoomed(&mut self, window: &Window<'_>, screen: &str) -> Result<(), WindowError> {
        window.rest()?;
        let name = format!("{screen}-200");
        window.picture(&folder().join(format!("{name}.png")))?;
        self.unfit.extend(overflows(window)?.into_iter().map(|what| format!("{name}: {what}")));
        Ok(())
    }

    /// Keeps the file of this kind that a person exported last beside the pictures.
    pub fn keep(&self, home: &Home, kind: &str, name: &str) -> std::io::Result<()> {
        let files = fs::read_dir(home.files())?.filter_map(|entry| Some(entry.ok()?.path()));
        let mut files: Vec<_> =
            files.filter(|path| path.extension().is_some_and(|found| found == kind)).collect();
        files.sort();
        let file = files.last().ok_or(std::io::ErrorKind::NotFound)?;
        fs::create_dir_all(folder())?;
        fs::copy(file, folder().join(format!("{name}.{kind}"))).map(drop)
    }

    /// What did not fit on any of the pictures.
    pub fn unfit(&self) -> &[String] {
        &self.unfit
    }
}

fn folder() -> PathBuf {
    let program = driver::program();
    let target = program.parent().and_then(|profile| profile.parent()).map(PathBuf::from);
    target.unwrap_or_default().join("pictures")
}
