//! Keeps what the page is given of these types current: their TypeScript, and the samples its own tests are shown.

mod bindings;
mod sample;
