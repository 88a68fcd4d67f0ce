//! What every depot is put through, whatever storage it stands on.

use entente_team::{
    depot::{Depot, DepotError, DepotPath, Put, try_out},
    sealed::{LONGEST_FILE, hash},
};
use uuid::Uuid;

/// Opens the depot; each call is another client of the same storage.
pub type Opens<'a> = &'a dyn Fn() -> Box<dyn Depot>;

/// A folder that nothing was put in yet.
fn fresh() -> DepotPath {
    DepotPath::root().join(&Uuid::new_v4().to_string())
}

/// Runs every law that one client can be asked for.
pub fn all(open: Opens<'_>) {
    for law in [
        keeps_bytes_as_they_are,
        puts_a_new_file_once,
        puts_a_file_again,
        has_no_absent_file_and_lists_no_absent_folder,
        lists_names_directly_in_a_folder,
        lists_many,
        refuses_to_read_too_large_a_file,
        can_be_tried_out,
    ] {
        law(&*open());
    }
}

/// Runs every law that needs two clients of one storage.
pub fn between_two(open: Opens<'_>) {
    let (one, other, path) = (open(), open(), fresh().join("00000001.ent"));
    assert_eq!(one.get(&path).unwrap(), None);
    assert_eq!(other.put_new(&path, b"theirs").unwrap(), Put::Stored, "the other puts a file");
    assert_eq!(one.get(&path).unwrap().as_deref(), Some(&b"theirs"[..]), "what one puts the other gets");
    assert_eq!(one.put_new(&path, b"mine").unwrap(), Put::AlreadyThere);
    assert_eq!(other.get(&path).unwrap().as_deref(), Some(&b"theirs"[..]));
    let folder = fresh();
    let winners = std::thread::scope(|scope| {
        let putting = [one, other].map(|depot| {
            let path = folder.join("one");
            scope.spawn(move || {
                let bytes = Uuid::new_v4().to_string().into_bytes();
                // A server may turn one of two away who write at once.
                (depot.put_new(&path, &bytes) == Ok(Put::Stored)).then_some(bytes)
            })
        });
        putting.map(|putting| putting.join().unwrap())
    });
    let kept = open().get(&folder.join("one")).unwrap();
    assert!(winners.contains(&kept), "what is kept is whole, and one of the two put it");
}

fn keeps_bytes_as_they_are(depot: &dyn Depot) {
    let mut noise = vec![0; LONGEST_FILE];
    getrandom::fill(&mut noise).unwrap();
    for (name, bytes) in
        [("empty", &[][..]), ("zeros", &[0; 1024]), ("noise", &noise), ("text", "żółw\r\n".as_bytes())]
    {
        let path = fresh().join(name);
        assert_eq!(depot.put_new(&path, bytes).unwrap(), Put::Stored, "{name}");
        let back = depot.get(&path).unwrap().unwrap();
        assert_eq!(hash(&back), hash(bytes), "{name}");
    }
}

fn puts_a_new_file_once(depot: &dyn Depot) {
    let path = fresh().join("00000001.ent");
    assert_eq!(depot.put_new(&path, b"first").unwrap(), Put::Stored);
    assert_eq!(depot.put_new(&path, b"second").unwrap(), Put::AlreadyThere);
    assert_eq!(depot.get(&path).unwrap().as_deref(), Some(&b"first"[..]), "the first stays");
}

fn puts_a_file_again(depot: &dyn Depot) {
    let path = fresh().join("00000001.ent");
    depot.put_again(&path, b"whole").unwrap();
    assert_eq!(depot.get(&path).unwrap().as_deref(), Some(&b"whole"[..]));
    depot.put_again(&path, b"whole again").unwrap();
    assert_eq!(depot.get(&path).unwrap().as_deref(), Some(&b"whole again"[..]));
}

fn has_no_absent_file_and_lists_no_absent_folder(depot: &dyn Depot) {
    let folder = fresh();
    assert_eq!(depot.get(&folder.join("nothing")).unwrap(), None);
    assert_eq!(depot.list(&folder).unwrap(), [""; 0]);
}

fn lists_names_directly_in_a_folder(depot: &dyn Depot) {
    let folder = fresh();
    for name in ["b", "a", "deep/down", "deep/er/still", "a b & c%20.ent"] {
        depot.put_new(&folder.join(name), b"x").unwrap();
    }
    depot
        .put_new(&DepotPath::root().join(&format!("{}-beside", folder.as_str().split_at(9).1)), b"x")
        .unwrap();
    assert_eq!(depot.list(&folder).unwrap(), ["a", "a b & c%20.ent", "b", "deep"]);
    assert_eq!(depot.list(&folder.join("deep")).unwrap(), ["down", "er"]);
}

fn lists_many(depot: &dyn Depot) {
    let folder = fresh();
    let names: Vec<_> = (1..=120).map(|number| format!("{number:08}.ent")).collect();
    for name in &names {
        depot.put_new(&folder.join(name), name.as_bytes()).unwrap();
    }
    assert_eq!(depot.list(&folder).unwrap(), names);
}

fn refuses_to_read_too_large_a_file(depot: &dyn Depot) {
    let path = fresh().join("bomb");
    depot.put_new(&path, &vec![0; LONGEST_FILE + 1]).unwrap();
    match depot.get(&path) {
        Err(DepotError::TooLarge(named)) => assert_eq!(named, path.to_string()),
        Ok(_) | Err(_) => panic!("too large a file was read"),
    }
}

fn can_be_tried_out(depot: &dyn Depot) {
    try_out(depot).unwrap();
    try_out(depot).unwrap();
}
