//! The memory of a program and of every process it has started.

use std::{
    fs,
    io::{self, Error, ErrorKind},
};

/// Adds up the proportional memory of `program` and all below it, in KiB: what is shared counts once, divided among
/// those who share it.
pub fn of_all_below(program: u32) -> io::Result<u64> {
    let mut family = vec![program];
    let parents = parents()?;
    let mut at = 0;
    while let Some(parent) = family.get(at).copied() {
        family.extend(parents.iter().filter(|(_, above)| *above == parent).map(|(child, _)| child));
        at += 1;
    }
    family.into_iter().map(proportional).sum()
}

/// Every process with the one that started it.
fn parents() -> io::Result<Vec<(u32, u32)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let Some(process) = name.to_str().and_then(|name| name.parse().ok()) else { continue };
        // A process may end between being listed and being read.
        let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        let parent = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1));
        found.extend(parent.and_then(|parent| parent.parse().ok()).map(|parent| (process, parent)));
    }
    Ok(found)
}

fn proportional(process: u32) -> io::Result<u64> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup"))?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.split_whitespace().next())
        .and_then(|kib| kib.parse().ok())
        .ok_or_else(|| Error::new(ErrorKind::InvalidData, "smaps_rollup names no Pss"))
}
