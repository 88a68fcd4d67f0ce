//! `cargo xtask icons`: every size of the icon, from the one drawing.

use std::fs;

use crate::{
    page,
    tool::{Call, Failure, root},
};

/// The sizes the window and its bundles use; the drawing tool makes more.
const KEPT: [&str; 6] = ["32x32.png", "128x128.png", "128x128@2x.png", "icon.png", "icon.ico", "icon.icns"];

/// Draws `icons/` anew from `icons/entente.svg`.
pub fn draw() -> Result<(), Failure> {
    page::provide()?;
    let (drawn, kept) = (root().join("target/icons"), root().join("icons"));
    let drawing = kept.join("entente.svg");
    Call::npm()
        .args(["exec", "--", "tauri", "icon"])
        .args([&drawing])
        .args(["--output"])
        .args([&drawn])
        .run()?;
    for name in KEPT {
        fs::copy(drawn.join(name), kept.join(name))
            .map_err(|source| Failure::File { path: kept.join(name), source })?;
    }
    Ok(())
}
