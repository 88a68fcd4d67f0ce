//! Closing a window as a person does: its frame asks it to go.

use std::{
    error::Error,
    io, thread,
    time::{Duration, Instant},
};

use x11rb::{
    connection::Connection as _,
    protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, MapState},
};

use crate::window::{Window, WindowError};

/// How long a window may take to go.
const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

impl Window<'_> {
    /// Asks the window by its frame to go, as a person does; it may stay.
    ///
    /// # Errors
    ///
    /// When the window cannot be asked.
    pub fn ask_to_close(&self) -> Result<(), WindowError> {
        Ok(ask_to_close(self.screen.display())?)
    }

    /// Closes the window by its frame, as a person does, and waits until it has gone.
    ///
    /// # Errors
    ///
    /// When the window cannot be asked, or does not go.
    pub fn shut(self) -> Result<(), WindowError> {
        self.ask_to_close()?;
        let since = Instant::now();
        while self.run("return 1", Vec::new()).is_ok() {
            if since.elapsed() > PATIENCE {
                return Err(self.never_came("the window to go"));
            }
            thread::sleep(BETWEEN_LOOKS);
        }
        Ok(())
    }
}

/// Asks every window on a display that understands it to go; an error where there is none.
fn ask_to_close(display: &str) -> io::Result<()> {
    match asked(display) {
        Ok(0) => Err(io::Error::other("no window on the display can be closed")),
        Ok(_) => Ok(()),
        Err(error) => Err(io::Error::other(error.to_string())),
    }
}

fn asked(display: &str) -> Result<usize, Box<dyn Error>> {
    let (server, screen) = x11rb::connect(Some(display))?;
    let root = server.setup().roots.get(screen).ok_or("no screen")?.root;
    let atom = |name: &str| -> Result<u32, Box<dyn Error>> {
        Ok(server.intern_atom(false, name.as_bytes())?.reply()?.atom)
    };
    let (protocols, delete) = (atom("WM_PROTOCOLS")?, atom("WM_DELETE_WINDOW")?);
    let understands = |window: u32| -> Result<bool, Box<dyn Error>> {
        let known = server.get_property(false, window, protocols, AtomEnum::ATOM, 0, 32)?.reply()?;
        let state = server.get_window_attributes(window)?.reply()?.map_state;
        Ok(state == MapState::VIEWABLE
            && known.value32().is_some_and(|mut atoms| atoms.any(|atom| atom == delete)))
    };
    let mut asked = 0;
    for window in server.query_tree(root)?.reply()?.children {
        if understands(window)? {
            let data = [delete, x11rb::CURRENT_TIME, 0, 0, 0];
            let message = ClientMessageEvent::new(32, window, protocols, data);
            server.send_event(false, window, EventMask::NO_EVENT, message)?;
            asked += 1;
        }
    }
    server.flush()?;
    Ok(asked)
}
