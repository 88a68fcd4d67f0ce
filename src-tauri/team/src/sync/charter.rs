//! The first steps of a round: whether this is the team's store, and who belongs to the team now.

use crate::{
    charter::{CharterError, CharterFile},
    depot::{Depot, DepotPath, KeyFileName},
    error::TeamError,
    identity::Identity,
    standing::Member,
    sync::Fault,
    team::Team,
};

/// Stops where the store is not the team's.
///
/// # Errors
///
/// When what names the store is missing or different: somebody is to be asked, and nothing is done.
pub(crate) fn check_store(team: &Team, depot: &dyn Depot) -> Result<(), TeamError> {
    match depot.get(&DepotPath::id(team.id()))? {
        Some(found) if found == team.charter().store.as_bytes() => Ok(()),
        // A file of which only the beginning is there names no other store.
        Some(found) if team.charter().store.as_bytes().starts_with(&found) => Err(TeamError::StoreMissing),
        Some(_) => Err(TeamError::StoreDiffers),
        None => Err(TeamError::StoreMissing),
    }
}

/// Takes later charters over, and puts the current one again should it be gone.
///
/// # Errors
///
/// When the storage cannot be read, or the latest charters are for others only.
pub(crate) fn learn(
    team: &mut Team,
    depot: &dyn Depot,
    identity: &Identity,
) -> Result<Vec<Fault>, TeamError> {
    let names = depot.list(&DepotPath::keys(team.id()))?;
    let mut names: Vec<_> = names.iter().filter_map(|name| KeyFileName::parse(name)).collect();
    names.sort();
    let (mut faults, mut outside) = (Vec::new(), None);
    for name in &names {
        if team.knows(name) {
            continue;
        }
        match take_over(team, depot, identity, name) {
            Ok(()) => {}
            Err(TeamError::Charter(CharterError::NotForMe)) => outside = Some(name.epoch),
            Err(TeamError::Charter(error)) => faults.push(Fault::Charter { file: name.to_string(), error }),
            Err(error) => return Err(error),
        }
    }
    if let Some(epoch) = outside.filter(|epoch| *epoch > team.charter().epoch) {
        return Err(TeamError::Outside(epoch));
    }
    if !team.charter().member(identity.member()).is_some_and(Member::is_in) {
        return Err(TeamError::Outside(team.charter().epoch));
    }
    let (name, bytes) = team.charter_file();
    let path = DepotPath::key_file(team.id(), &name);
    match depot.get(&path)? {
        Some(found) if found == bytes => {}
        Some(_) => depot.put_again(&path, bytes)?,
        None => drop(depot.put_new(&path, bytes)?),
    }
    Ok(faults)
}

fn take_over(
    team: &mut Team,
    depot: &dyn Depot,
    identity: &Identity,
    name: &KeyFileName,
) -> Result<(), TeamError> {
    // A list may be ahead of the files it names.
    let Some(bytes) = depot.get(&DepotPath::key_file(team.id(), name))? else { return Ok(()) };
    let file = CharterFile::open(&bytes, identity)?;
    if file.name() != *name || file.charter.team() != team.id() {
        return Err(CharterError::Damaged.into());
    }
    let signer = team.charter().member(file.signer).filter(|signer| signer.is_owner());
    file.signed_by(&signer.ok_or(CharterError::Forged)?.card)?;
    if file.charter.epoch > team.charter().epoch {
        team.follow(&file);
    } else {
        team.reconcile(&file);
    }
    Ok(())
}

/// Whether it falls to whoever works here to make one charter of two.
pub(crate) fn falls_to(team: &Team, identity: &Identity) -> bool {
    let owners = team.charter().members.iter().filter(|member| member.is_owner()).map(Member::id);
    team.has_rivals() && owners.min() == Some(identity.member())
}
