//! What journeys through the real window stand on: a home for one person, a screen nobody sees, and the window itself,
//! driven through `WebKitWebDriver`.

pub mod driver;
pub mod home;
pub mod journey;
pub mod key;
pub mod overflow;
pub mod plans;
pub mod screen;
pub mod window;
