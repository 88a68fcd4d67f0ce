//! The page the window shows: its packages and its build.

use std::{fs, time::SystemTime};

use crate::tool::{Call, Failure, is_installed, root};

/// The oldest Node.js the page's tools run on, as major and minor number.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Installs the page's packages where the lock is newer than they are.
pub fn provide() -> Result<(), Failure> {
    require_node()?;
    let changed = |path: &str| fs::metadata(root().join(path)).and_then(|file| file.modified()).ok();
    if is_older(changed("ui/node_modules/.package-lock.json"), changed("ui/package-lock.json")) {
        Call::npm().args(["ci", "--no-audit", "--no-fund"]).run()?;
    }
    Ok(())
}

/// Builds the page into `ui/dist`, where the window takes it from.
pub fn build() -> Result<(), Failure> {
    provide()?;
    Call::npm().args(["run", "build"]).run()
}

fn is_older(installed: Option<SystemTime>, lock: Option<SystemTime>) -> bool {
    installed.is_none_or(|installed| lock.is_some_and(|lock| installed < lock))
}

fn require_node() -> Result<(), Failure> {
    let (major, minor) = OLDEST_NODE;
    let version = Call::new("node").args(["--version"]).answer();
    let is_enough = version.as_deref().and_then(numbers).is_some_and(|found| found >= OLDEST_NODE);
    if is_enough && is_installed("npm") {
        return Ok(());
    }
    let found = version.unwrap_or_else(|| "none".to_owned());
    Err(Failure::Missing(format!(
        "Entente's page needs Node.js {major}.{minor} or newer with npm (found: {found}). See https://nodejs.org/."
    )))
}

fn numbers(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim_start_matches('v').split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read() {
        assert_eq!(numbers("v20.20.2"), Some((20, 20)));
        assert_eq!(numbers("unknown"), None);
    }

    #[test]
    fn packages_that_are_not_there_are_older_than_any_lock() {
        assert!(is_older(None, None));
        assert!(!is_older(Some(SystemTime::now()), Some(SystemTime::UNIX_EPOCH)));
    }
}
