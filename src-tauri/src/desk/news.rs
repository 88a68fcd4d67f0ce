//! Being told at once when a colleague has written, where the storage of a team can tell it.

use std::{
    collections::BTreeSet,
    fmt,
    sync::{Mutex, OnceLock},
    thread,
    time::Duration,
};

use entente_store::TeamId;
use entente_team::depot::{DepotError, Place, PostgresDepot, Secret};

use super::{Desk, unpoisoned};

/// How long a listener waits before it looks whether its connection still stands.
const PATIENCE: Duration = Duration::from_secs(60);

/// Who is told of news, and where somebody listens.
#[derive(Default)]
pub(super) struct News {
    tell: OnceLock<Box<dyn Fn() + Send + Sync>>,
    listening: Mutex<BTreeSet<TeamId>>,
}

impl fmt::Debug for News {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("News").field("listening", &self.listening).finish_non_exhaustive()
    }
}

impl Desk {
    /// Says who is to be told when a colleague has written; without one, nobody listens.
    pub fn on_news(&self, tell: impl Fn() + Send + Sync + 'static) {
        // Whoever was named first stays.
        let _ = self.0.news.tell.set(Box::new(tell));
    }

    /// Listens at the place of a team from now on, until its connection is lost; the next round begins anew.
    pub(super) fn listen(&self, team: TeamId, place: &Place, secret: Option<Secret>) {
        let tells = matches!(place, Place::Postgres { .. });
        let is_asked = self.0.news.tell.get().is_some();
        if !tells || !is_asked || !unpoisoned(&self.0.news.listening).insert(team) {
            return;
        }
        let (desk, place) = (self.clone(), place.clone());
        thread::spawn(move || {
            if let Err(error) = desk.hear(&place, secret.as_ref()) {
                tracing::info!(%error, "nobody tells of news any more; the next round listens again");
            }
            unpoisoned(&desk.0.news.listening).remove(&team);
        });
    }

    fn hear(&self, place: &Place, secret: Option<&Secret>) -> Result<(), DepotError> {
        let depot = PostgresDepot::open(place, secret)?;
        loop {
            if depot.is_told_within(PATIENCE)?
                && let Some(tell) = self.0.news.tell.get()
            {
                tell();
            }
        }
    }
}
