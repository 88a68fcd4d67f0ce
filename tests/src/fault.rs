//! Why a journey stops.

use std::io;

use fantoccini::error::{CmdError, NewSessionError};

/// Why a step of a journey could not be taken.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// The screen or the driver did not start, or a picture could not be written.
    #[error("the surroundings of the window failed: {0}")]
    Surroundings(#[from] io::Error),
    /// The driver could not open the window.
    #[error("the window did not open: {0}")]
    Opening(#[from] NewSessionError),
    /// The window did not do what the driver asked.
    #[error("the window refused: {0}")]
    Refused(#[from] CmdError),
    /// What the test waited for did not come.
    #[error(
        "waited for {what}, while the focus is on {focus}, and the window shows:\n{shown}\nits log:\n{log}"
    )]
    NeverCame {
        /// What was waited for.
        what: String,
        /// What has the focus.
        focus: String,
        /// The text on the page.
        shown: String,
        /// The end of the window's log.
        log: String,
    },
    /// The test names keys nobody has.
    #[error("no such keys: {0}")]
    UnknownKeys(String),
    /// The page failed without saying so.
    #[error("the page failed:\n{0}")]
    PageFailed(String),
}
