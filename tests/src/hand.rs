//! A person at the keyboard, who counts what it takes.

use std::{cell::Cell, thread, time::Duration};

use crate::window::{Window, WindowError};

/// How many times Tab is pressed at most on the way to something.
const LONGEST_WAY: usize = 120;

/// How long a person looks at what came up: longer than a key is taken for the echo of the one before.
const GLANCE: Duration = Duration::from_millis(300);

/// A hand on the keyboard of a window; it never touches a mouse.
#[derive(Debug)]
pub struct Hand<'a> {
    window: &'a Window<'a>,
    inputs: Cell<usize>,
    moves: Cell<usize>,
    strokes: Cell<usize>,
}

impl<'a> Hand<'a> {
    /// Lays a hand on the keyboard.
    #[must_use]
    pub fn on(window: &'a Window<'a>) -> Self {
        Self { window, inputs: Cell::new(0), moves: Cell::new(0), strokes: Cell::new(0) }
    }

    /// How many answers were given: a text with the key that keeps it, or one key that decides something.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.inputs.get()
    }

    /// How many keys only moved the focus.
    #[must_use]
    pub fn moves(&self) -> usize {
        self.moves.get()
    }

    /// How many keys were struck in all.
    #[must_use]
    pub fn strokes(&self) -> usize {
        self.strokes.get()
    }

    /// Waits until what has the focus goes by this name.
    ///
    /// # Errors
    ///
    /// When the focus never gets there.
    pub fn is_at(&self, name: &str) -> Result<(), WindowError> {
        self.window.until(&format!("the focus on “{name}”"), || {
            Ok(self.window.focused()?.filter(|focused| focused.contains(name)).map(drop))
        })
    }

    /// Looks at what came up, as a person does before the same key means something else.
    ///
    /// # Errors
    ///
    /// When the page never comes to rest.
    pub fn looks(&self) -> Result<(), WindowError> {
        thread::sleep(GLANCE);
        self.window.rest()
    }

    /// Presses keys that decide something.
    ///
    /// # Errors
    ///
    /// When the window does not take them.
    pub fn press(&self, keys: &str) -> Result<(), WindowError> {
        self.inputs.set(self.inputs.get() + 1);
        self.strike(keys)
    }

    /// Presses keys that only move the focus.
    ///
    /// # Errors
    ///
    /// When the window does not take them.
    pub fn go(&self, keys: &str) -> Result<(), WindowError> {
        self.moves.set(self.moves.get() + 1);
        self.strike(keys)
    }

    /// Writes a text and presses the key that keeps it.
    ///
    /// # Errors
    ///
    /// When the window does not take it.
    pub fn enter(&self, text: &str, key: &str) -> Result<(), WindowError> {
        self.strokes.set(self.strokes.get() + text.chars().count());
        self.window.write(text)?;
        self.press(key)
    }

    /// Presses Tab until what has the focus goes by this name.
    ///
    /// # Errors
    ///
    /// When it lies on no way of Tab.
    pub fn tab_to(&self, name: &str) -> Result<(), WindowError> {
        for _ in 0..LONGEST_WAY {
            if self.window.focused()?.is_some_and(|focused| focused.contains(name)) {
                return Ok(());
            }
            self.go("Tab")?;
        }
        self.is_at(name)
    }

    fn strike(&self, keys: &str) -> Result<(), WindowError> {
        self.strokes.set(self.strokes.get() + 1);
        self.window.press(keys)
    }
}
