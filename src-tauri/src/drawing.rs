//! By what the page is drawn.
//!
//! A page of text and lines gains nothing from a graphics card, and where there is none `WebKitGTK` starts a simulated
//! one, which takes a quarter of the memory of the whole window. So the processor draws.

use tauri::{Runtime, WebviewWindow};

/// Keeps the engine's own way of drawing, without which `WebDriver` takes no pictures of a page that has come to rest.
#[cfg(target_os = "linux")]
const FOR_PICTURES: &str = "ENTENTE_DRAWN_FOR_PICTURES";

/// Lets the processor draw the page.
#[cfg(target_os = "linux")]
pub fn by_processor<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt as _, WebViewExt as _};

    if std::env::var_os(FOR_PICTURES).is_some() {
        return Ok(());
    }
    window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Other engines choose well by themselves.
#[cfg(not(target_os = "linux"))]
pub fn by_processor<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}
