//! A screen nobody sees, for one window.

use std::{
    io::{self, BufRead, BufReader},
    process::{Child, Command, Stdio},
};

/// Room for the largest window a test asks for.
const SIZE: &str = "1600x1200x24";

/// A running X server without a monitor; it ends when this value goes.
#[derive(Debug)]
pub struct Screen {
    display: String,
    server: Child,
}

impl Screen {
    /// Starts a server on a display of its own.
    ///
    /// # Errors
    ///
    /// When the server cannot be started or names no display.
    pub fn start() -> io::Result<Self> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut number = String::new();
        if let Some(answer) = server.stdout.take() {
            BufReader::new(answer).read_line(&mut number)?;
        }
        let display = format!(":{}", number.trim());
        let screen = Self { display, server };
        if screen.display.len() > 1 {
            Ok(screen)
        } else {
            Err(io::Error::new(io::ErrorKind::NotConnected, "Xvfb named no display"))
        }
    }

    /// The name of the display, as `DISPLAY` wants it.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // A server that has ended already needs no ending.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
