//! Where the database of this person is, for the window and the command line alike.

use std::{env, path::PathBuf};

use directories::ProjectDirs;

/// The variable that names another database than the usual one.
pub const VARIABLE: &str = "ENTENTE_DB";

/// Names the database to open: the one `ENTENTE_DB` names, else the usual one.
#[must_use]
pub fn database() -> Option<PathBuf> {
    named(env::var_os(VARIABLE).map(PathBuf::from)).or_else(usual_database)
}

/// Names the database in the data folder of this person; none on a system without such a folder.
#[must_use]
pub fn usual_database() -> Option<PathBuf> {
    Some(ProjectDirs::from("org", "Entente", "Entente")?.data_dir().join("entente.db"))
}

fn named(path: Option<PathBuf>) -> Option<PathBuf> {
    path.filter(|path| !path.as_os_str().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_name_names_no_database() {
        assert_eq!(named(Some(PathBuf::new())), None);
        assert_eq!(named(Some(PathBuf::from("a.db"))), Some(PathBuf::from("a.db")));
    }
}
