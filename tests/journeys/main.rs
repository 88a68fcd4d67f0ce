//! Journeys of people through the real window.
// The window is driven through WebKitWebDriver on an X server; other systems test everything but the window.
#![cfg(target_os = "linux")]

mod agreement;
mod at_hand;
mod blind;
mod boots;
mod buy_in;
mod care;
mod colleagues;
mod exchange;
mod gates;
mod ground;
mod keyboard;
mod lean;
mod outcomes;
mod story;
mod together;
mod typed;
mod viewpoint;
mod whole;
