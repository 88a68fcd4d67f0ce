//! Whether there is a screen to open a window on.

use std::env;

/// What a person reads where there is no screen.
pub const ABSENT: &str = "\
There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.
The command line does the same work without one:
  cargo run -p entente-cli -- example workshop > plan.json
  cargo run -p entente-cli -- propose plan.json
  cargo run -p entente-cli -- help";

/// Whether a window could open here.
pub fn is_there() -> bool {
    let named = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}
