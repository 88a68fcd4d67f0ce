//! Making and joining a team, and who belongs to it.

use entente_core::model::Name;
use entente_team::{
    Standing, TeamError,
    depot::try_out as tried,
    identity::{Card, MemberId},
    membership,
};

use super::{
    arguments::{MeArguments, PlaceArguments, WhichTeam},
    chosen, known_person, opened, person, warn,
};
use crate::{
    arguments::DatabaseArguments,
    catalogue::{sentence, words as text},
    command::{Outcome, library},
    console::Console,
    failure::{ExchangeFailure, Failure, TeamFailure},
};

/// Writes the card of whoever works here, or tells of somebody else's.
pub fn card(
    card: Option<&str>,
    me: &MeArguments,
    database: &DatabaseArguments,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let card = match card {
        Some(card) => {
            let card = read(card)?;
            console.line(sentence("cli.team.card_of", &[("name", card.name().as_str())]))?;
            card
        }
        None => {
            let mut store = library::open(database)?;
            let person = person(&mut store, me)?;
            store.close()?;
            console.line(text("cli.team.card"))?;
            console.line(person.card().to_string())?;
            person.card().clone()
        }
    };
    console.line(sentence("cli.team.words", &[("words", &card.words().join(" "))]))?;
    Ok(Outcome::Done)
}

/// Tries a place out.
pub fn try_out(place: &PlaceArguments, console: &mut Console) -> Result<Outcome, Failure> {
    let depot = opened(&place.place()?)?;
    tried(&*depot).map_err(TeamError::from)?;
    console.line(text("cli.team.try_out")).map(|()| Outcome::Done)
}

/// Makes a team.
pub fn create(
    name: &str,
    place: &PlaceArguments,
    me: &MeArguments,
    database: &DatabaseArguments,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let name = Name::new(name).map_err(|_| ExchangeFailure::NoName)?;
    let place = place.place()?;
    let depot = opened(&place)?;
    tried(&*depot).map_err(TeamError::from)?;
    warn(database, console)?;
    let mut store = library::open(database)?;
    let person = person(&mut store, me)?;
    let team = membership::create(&mut store, &*depot, &person, name, place)?;
    store.close()?;
    let id = team.id().to_string();
    console.line(sentence("cli.team.created", &[("name", team.name().as_str()), ("id", &id)]))?;
    Ok(Outcome::Done)
}

/// Joins every team of a place whose inviter has these words, or says who invites.
pub fn join(
    place: &PlaceArguments,
    words: Option<&str>,
    me: &MeArguments,
    database: &DatabaseArguments,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let place = place.place()?;
    let depot = opened(&place)?;
    warn(database, console)?;
    let mut store = library::open(database)?;
    let person = person(&mut store, me)?;
    let invitations = membership::invitations(&*depot, &person)?;
    let mut outcome = Err(TeamError::NoInvitation);
    for invitation in &invitations {
        let (name, inviter) = (invitation.name().as_str(), invitation.inviter().name().as_str());
        let Some(words) = words else {
            console.line(sentence("cli.team.invitation", &[("name", name), ("inviter", inviter)]))?;
            outcome = Ok(());
            continue;
        };
        match membership::join(&mut store, &person, invitation, words, place.clone()) {
            Ok(_) => {
                console.line(sentence("cli.team.joined", &[("name", name)]))?;
                outcome = Ok(());
            }
            Err(error) => outcome = outcome.or(Err(error)),
        }
    }
    store.close()?;
    outcome?;
    Ok(Outcome::Done)
}

/// Invites a person.
pub fn invite(
    card: &str,
    words: Option<&str>,
    role: &str,
    team: &WhichTeam,
    database: &DatabaseArguments,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let standing = Standing::from_code(role).ok_or_else(|| TeamFailure::NoSuchStanding(role.to_owned()))?;
    let card = read(card)?;
    let name = card.name().to_string();
    let Some(words) = words else {
        console.line(sentence("cli.team.compare", &[("name", &name)]))?;
        return Ok(Outcome::Done);
    };
    if !card.is_told_by(words) {
        return Err(TeamError::OtherWords.into());
    }
    let mut store = library::open(database)?;
    let person = known_person(&store)?;
    let team = chosen(&store, team)?;
    let depot = opened(team.place())?;
    membership::invite(&mut store, &*depot, &person, team.id(), card, standing)?;
    store.close()?;
    let words = person.card().words().join(" ");
    console.line(sentence("cli.team.invited", &[("name", &name), ("words", &words)]))?;
    Ok(Outcome::Done)
}

/// Removes a member.
pub fn remove(
    wanted: &str,
    team: &WhichTeam,
    database: &DatabaseArguments,
    console: &mut Console,
) -> Result<Outcome, Failure> {
    let mut store = library::open(database)?;
    let person = known_person(&store)?;
    let team = chosen(&store, team)?;
    let members = team.members();
    let is_meant = |name: &Name, id: MemberId| name.as_str() == wanted || id.to_string() == wanted;
    let found: Vec<_> = members
        .iter()
        .filter(|member| member.standing.is_some() && is_meant(&member.name, member.member))
        .collect();
    let [member] = found.as_slice() else { return Err(TeamFailure::NoSuchMember(wanted.to_owned()).into()) };
    let depot = opened(team.place())?;
    membership::remove(&mut store, &*depot, &person, team.id(), member.member)?;
    store.close()?;
    console.line(sentence("cli.team.removed", &[("name", member.name.as_str())]))?;
    Ok(Outcome::Done)
}

fn read(card: &str) -> Result<Card, Failure> {
    Ok(card.parse::<Card>().map_err(TeamError::from)?)
}
