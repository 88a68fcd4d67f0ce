//! The one window: its size, where it may go, and how large its page is drawn.

use std::sync::Mutex;

use serde::Deserialize;
use tauri::{
    AppHandle, Emitter, Manager, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    plugin::TauriPlugin,
};
use tauri_plugin_window_state::StateFlags;
use ts_rs::TS;

use crate::{drawing, measure};

/// The name the window goes by in capabilities and events.
pub const MAIN: &str = "main";

const FIRST_SIZE: (f64, f64) = (1360.0, 860.0);
const LEAST_SIZE: (f64, f64) = (820.0, 600.0);
const ZOOM_LEVELS: [f64; 8] = [0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0];

/// Opens the window.
pub fn open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Entente")
        .inner_size(FIRST_SIZE.0, FIRST_SIZE.1)
        .min_inner_size(LEAST_SIZE.0, LEAST_SIZE.1)
        .center()
        .on_navigation(is_own_page)
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny);
    drawing::by_processor(&measure::told(window).build()?)
}

/// Shows the window of the first start to the person who started Entente once more.
pub fn bring_forward<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = main(app) {
        let shown = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "the window could not be brought forward");
        }
    }
}

/// The window, while it is open.
pub fn main<R: Runtime>(app: &AppHandle<R>) -> Option<WebviewWindow<R>> {
    app.get_webview_window(MAIN)
}

/// Tells the page of something that happened.
pub fn tell<R: Runtime>(app: &AppHandle<R>, event: &str) {
    if let Err(error) = app.emit_to(MAIN, event, ()) {
        tracing::warn!(%error, event, "the page could not be told");
    }
}

/// Keeps size and place of the window from one start to the next.
pub fn remembered_size<R: Runtime>() -> TauriPlugin<R> {
    let kept = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    tauri_plugin_window_state::Builder::new().with_state_flags(kept).build()
}

/// A step of the zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ZoomStep {
    /// One level larger.
    In,
    /// One level smaller.
    Out,
    /// Back to the actual size.
    Reset,
}

/// How large the page is drawn in this session.
#[derive(Debug)]
pub struct Zoom(Mutex<f64>);

impl Default for Zoom {
    fn default() -> Self {
        Self(Mutex::new(1.0))
    }
}

impl Zoom {
    fn take(&self, step: ZoomStep) -> f64 {
        let mut now = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *now = after(*now, step);
        *now
    }
}

/// Draws the page one step larger or smaller.
pub fn zoom<R: Runtime>(app: &AppHandle<R>, step: ZoomStep) -> tauri::Result<()> {
    let scale = app.state::<Zoom>().take(step);
    main(app).map_or(Ok(()), |window| window.set_zoom(scale))
}

fn after(now: f64, step: ZoomStep) -> f64 {
    match step {
        ZoomStep::In => ZOOM_LEVELS.into_iter().find(|level| *level > now).unwrap_or(now),
        ZoomStep::Out => ZOOM_LEVELS.into_iter().rev().find(|level| *level < now).unwrap_or(now),
        ZoomStep::Reset => 1.0,
    }
}

fn is_own_page(url: &Url) -> bool {
    let is_local = matches!(url.host_str(), Some("localhost" | "tauri.localhost"));
    is_local && (url.scheme() == "tauri" || (cfg!(windows) && url.scheme() == "http"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_stops_at_both_ends() {
        assert!(after(2.0, ZoomStep::In) >= 2.0);
        assert!(after(0.8, ZoomStep::Out) <= 0.8);
    }

    #[test]
    fn zooming_in_and_out_again_returns() {
        let back = after(after(1.0, ZoomStep::In), ZoomStep::Out);
        assert!((back - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn only_the_page_of_the_app_may_be_shown() -> Result<(), Box<dyn std::error::Error>> {
        assert!(is_own_page(&"tauri://localhost/".parse()?));
        assert!(!is_own_page(&"https://example.org/".parse()?));
        assert!(!is_own_page(&"file:///etc/hosts".parse()?));
        Ok(())
    }
}
