//! A folder of this machine.

use std::fs;

use entente_team::depot::{Depot, DepotError, DepotPath, FolderDepot, Put, try_out};

use crate::{conformance, in_step};

#[test]
fn a_folder_keeps_what_a_depot_keeps() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Box::new(FolderDepot::new(folder.path())) as Box<dyn Depot>;
    conformance::all(&open);
    conformance::between_two(&open);
    in_step::two(&open);
}

#[test]
fn a_folder_that_is_not_there_is_no_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    let gone = FolderDepot::new(&folder.path().join("not mounted"));
    assert_eq!(gone.get(&DepotPath::trial()), Err(DepotError::NoPlace));
    assert_eq!(gone.list(&DepotPath::root()), Err(DepotError::NoPlace));
    assert_eq!(try_out(&gone), Err(DepotError::NoPlace));
    assert!(!folder.path().join("not mounted").exists());
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    assert_eq!(try_out(&FolderDepot::new(&file)), Err(DepotError::NoPlace));
}

#[test]
fn what_is_left_of_a_broken_write_is_neither_a_file_nor_in_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let depot = FolderDepot::new(folder.path());
    let path = DepotPath::root().join("00000001.ent");
    fs::create_dir(folder.path().join("entente1")).unwrap();
    fs::write(folder.path().join("entente1/.4711.part"), "half").unwrap();
    assert_eq!(depot.get(&path), Ok(None));
    assert_eq!(depot.put_new(&path, b"whole"), Ok(Put::Stored));
    let names = depot.list(&DepotPath::root()).unwrap();
    assert_eq!(names, [".4711.part", "00000001.ent"], "no draft of our own is left");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_says_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    // Whoever may write everywhere cannot be refused.
    if fs::write(folder.path().join("probe"), "x").is_err() {
        assert_eq!(try_out(&FolderDepot::new(folder.path())), Err(DepotError::NoRight));
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}
