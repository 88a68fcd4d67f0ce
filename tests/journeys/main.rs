//! Journeys of people through the real window.

mod boots;
