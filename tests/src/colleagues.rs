//! Homes of colleagues who share a plan already, made without a window.

use std::{error::Error, fmt};

use entente_core::model::{Name, Plan};
use entente_store::{Label, Note, Setting, Store, TeamId};
use entente_team::{
    Standing,
    depot::{self, Depot, Place},
    identity::Identity,
    membership,
    sync::{self, Care},
};

use crate::home::Home;

/// A database without a window, and whoever works at it.
#[derive(Debug)]
pub struct Machine {
    /// The database.
    pub store: Store,
    /// Whoever works there.
    pub person: Identity,
}

impl Machine {
    /// The machine of a home, of a person of this name.
    ///
    /// # Errors
    ///
    /// When the database cannot be opened.
    pub fn of(home: &Home, name: &str) -> Result<Self, Box<dyn Error>> {
        let mut store = Store::open(&home.database())?;
        store.set_setting(Setting::Author, Some(name))?;
        let person = membership::person(&mut store, &Name::new(name)?)?;
        Ok(Self { store, person })
    }

    /// A step of this moment, signed by the person.
    ///
    /// # Errors
    ///
    /// When the clock says no moment.
    pub fn note(&self, label: &'static str) -> Result<Note, Box<dyn Error>> {
        let by = self.person.card().name().clone();
        Ok(Note { by, at: std::time::SystemTime::now().try_into()?, label: Label::stated(label) })
    }

    /// Keeps in step once.
    ///
    /// # Errors
    ///
    /// When the storage cannot be reached.
    pub fn sync(&mut self, depot: &dyn Depot, team: TeamId) -> Result<(), Box<dyn Error>> {
        sync::round(&mut self.store, depot, &self.person, team, Care::Quick)?;
        Ok(())
    }
}

/// Colleagues who share a plan through a folder of the first home.
pub struct Circle {
    /// Their machines, in the order of their homes.
    pub machines: Vec<Machine>,
    /// The folder between them.
    pub depot: Box<dyn Depot>,
    /// Their team.
    pub team: TeamId,
}

impl fmt::Debug for Circle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Circle").field("machines", &self.machines).finish_non_exhaustive()
    }
}

impl Circle {
    /// Makes a team of the people of these homes, the first of whom shares a plan.
    ///
    /// # Errors
    ///
    /// When a database or the folder cannot be written.
    pub fn sharing(homes: &[(&Home, &str)], plan: Plan) -> Result<Self, Box<dyn Error>> {
        let folder = homes.first().ok_or("nobody")?.0.files().join("team");
        std::fs::create_dir_all(&folder)?;
        let place = Place::Folder { path: folder };
        let depot = depot::open(&place, None)?;
        let mut machines =
            homes.iter().map(|(home, name)| Machine::of(home, name)).collect::<Result<Vec<_>, _>>()?;
        let (first, others) = machines.split_first_mut().ok_or("nobody")?;
        let name = Name::new("Our side")?;
        let team = membership::create(&mut first.store, &*depot, &first.person, name, place.clone())?.id();
        for other in others {
            let card = other.person.card().clone();
            membership::invite(&mut first.store, &*depot, &first.person, team, card, Standing::Edit)?;
            let found = membership::invitations(&*depot, &other.person)?;
            let invitation = found.first().ok_or("no invitation")?;
            let words = first.person.card().words().join(" ");
            membership::join(&mut other.store, &other.person, invitation, &words, place.clone())?;
        }
        let note = first.note("share_plan")?;
        let id = first.store.import(plan, &note)?.plan.id;
        first.store.begin_sharing(id, team, &note)?;
        let mut circle = Self { machines, depot, team };
        circle.meet()?;
        Ok(circle)
    }

    /// Everybody keeps in step until all have the same.
    ///
    /// # Errors
    ///
    /// When the storage cannot be reached.
    pub fn meet(&mut self) -> Result<(), Box<dyn Error>> {
        for _ in 0..3 {
            for machine in &mut self.machines {
                machine.sync(&*self.depot, self.team)?;
            }
        }
        Ok(())
    }

    /// Closes every database, so that windows have them alone.
    ///
    /// # Errors
    ///
    /// When one cannot be closed.
    pub fn close(self) -> Result<(), Box<dyn Error>> {
        for machine in self.machines {
            machine.store.close()?;
        }
        Ok(())
    }
}
