//! Leaving: before the window goes, the page keeps what is being typed.

use std::{
    sync::{Mutex, PoisonError},
    thread,
    time::Duration,
};

use tauri::{AppHandle, Manager, Runtime, Window, WindowEvent};

use crate::window;

/// The event that asks the page to keep what is being typed.
const EVENT: &str = "leaving";

/// A page that does not answer holds the window no longer than this.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the page has been asked, and how often it was asked before.
#[derive(Debug, Default)]
pub struct Departure(Mutex<State>);

#[derive(Clone, Copy, Debug, Default)]
struct State {
    asked: bool,
    turn: u64,
}

impl Departure {
    /// Asks, and gives this asking's number; nothing where the page has been asked and has not answered.
    fn begin(&self) -> Option<u64> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.asked {
            return None;
        }
        *state = State { asked: true, turn: state.turn + 1 };
        Some(state.turn)
    }

    /// The page answered that it stays.
    fn end(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).asked = false;
    }

    /// Whether nobody has answered this asking.
    fn is_waiting(&self, turn: u64) -> bool {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.asked && state.turn == turn
    }
}

/// Hears that somebody closes the window, which stays until the page has answered.
pub fn heard<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        ask(window.app_handle());
    }
}

/// Asks the page to keep what is being typed and then to leave. Asked twice, Entente ends at once.
pub fn ask<R: Runtime>(app: &AppHandle<R>) {
    let Some(turn) = app.state::<Departure>().begin() else { return leave(app) };
    window::tell(app, EVENT);
    let app = app.clone();
    thread::spawn(move || {
        thread::sleep(PATIENCE);
        if app.state::<Departure>().is_waiting(turn) {
            tracing::warn!("the page did not say whether everything is kept");
            leave(&app);
        }
    });
}

/// Ends Entente: the page has kept everything.
pub fn leave<R: Runtime>(app: &AppHandle<R>) {
    app.exit(0);
}

/// Goes on: the page could not keep something, and says so.
pub fn stay<R: Runtime>(app: &AppHandle<R>) {
    app.state::<Departure>().end();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_close_does_not_ask_again() {
        let departure = Departure::default();
        assert_eq!(departure.begin(), Some(1));
        assert_eq!(departure.begin(), None);
    }

    #[test]
    fn a_page_that_stayed_is_asked_anew_and_not_ended_by_the_first_asking() {
        let departure = Departure::default();
        let first = departure.begin();
        departure.end();
        let second = departure.begin();
        assert_eq!((first, second), (Some(1), Some(2)));
        assert!(!departure.is_waiting(1) && departure.is_waiting(2));
    }
}
