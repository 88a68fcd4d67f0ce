//! Folders that a program keeps in step with other machines. A database must not lie in one; the files of a team may.

use std::path::Path;

/// Which program keeps a folder in step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncFolder {
    /// Dropbox.
    Dropbox,
    /// Google Drive.
    GoogleDrive,
    /// iCloud Drive.
    ICloud,
    /// Nextcloud or ownCloud.
    Nextcloud,
    /// Microsoft OneDrive.
    OneDrive,
    /// Syncthing.
    Syncthing,
}

impl SyncFolder {
    const ALL: [Self; 6] =
        [Self::Dropbox, Self::GoogleDrive, Self::ICloud, Self::Nextcloud, Self::OneDrive, Self::Syncthing];

    /// What the program is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dropbox => "Dropbox",
            Self::GoogleDrive => "Google Drive",
            Self::ICloud => "iCloud Drive",
            Self::Nextcloud => "Nextcloud",
            Self::OneDrive => "OneDrive",
            Self::Syncthing => "Syncthing",
        }
    }

    /// How folders that it makes begin, in small letters.
    const fn beginnings(self) -> &'static [&'static str] {
        match self {
            Self::Dropbox => &["dropbox"],
            Self::GoogleDrive => &["google drive", "googledrive", "my drive"],
            Self::ICloud => &["icloud drive", "iclouddrive", "com~apple~clouddocs", "mobile documents"],
            Self::Nextcloud => &["nextcloud", "owncloud"],
            Self::OneDrive => &["onedrive"],
            Self::Syncthing => &[],
        }
    }

    /// Files that it keeps at the top of such a folder.
    const fn marks(self) -> &'static [&'static str] {
        match self {
            Self::Dropbox => &[".dropbox", ".dropbox.cache"],
            Self::GoogleDrive => &[".tmp.drivedownload"],
            Self::ICloud => &[],
            Self::Nextcloud => &[".nextcloudsync.log", ".owncloudsync.log", ".sync_journal.db"],
            Self::OneDrive => &[".849c9593-d756-4e56-8d6e-42412f2a707b"],
            Self::Syncthing => &[".stfolder"],
        }
    }
}

/// Which program keeps the folder that a file lies in, or one above it, in step with other machines.
pub fn sync_folder_of(file: &Path) -> Option<SyncFolder> {
    file.ancestors().skip(1).find_map(|folder| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        SyncFolder::ALL.into_iter().find(|program| {
            program.beginnings().iter().any(|beginning| name.starts_with(beginning))
                || program.marks().iter().any(|mark| folder.join(mark).exists())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_in_a_folder_of_a_sync_program_is_noticed() {
        let named = |path: &str| sync_folder_of(Path::new(path));
        assert_eq!(named("/home/ada/OneDrive - Firm/Entente/entente.db"), Some(SyncFolder::OneDrive));
        assert_eq!(named("/home/ada/Dropbox (Firm)/entente.db"), Some(SyncFolder::Dropbox));
        assert_eq!(named("/home/ada/.local/share/entente/entente.db"), None);
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("deep").join("down").join("entente.db");
        assert_eq!(sync_folder_of(&below), None);
        std::fs::create_dir(folder.path().join(".stfolder")).unwrap();
        assert_eq!(sync_folder_of(&below), Some(SyncFolder::Syncthing));
    }
}
