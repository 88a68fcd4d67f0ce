//! Tells a measuring program when the page has painted what it waits for. Entente's own window and the empty one it is
//! measured against use the same lines.

use std::env;

use tauri::{Manager, Runtime, WebviewWindowBuilder};

/// The variable that names what to wait for: selectors with ` >> ` between them. All but the last are clicked as they
/// appear; when the last has been painted, `painted` is written to standard error.
pub const VARIABLE: &str = "ENTENTE_TELL_PAINTED";

const PAINTED: &str = "painted";

/// Lets the window tell what the environment asks for, and leaves it as it is where nothing is asked.
#[must_use]
pub fn told<R: Runtime, M: Manager<R>>(
    window: WebviewWindowBuilder<'_, R, M>,
) -> WebviewWindowBuilder<'_, R, M> {
    match env::var(VARIABLE) {
        Ok(wanted) => window.initialization_script(script(&wanted)).on_document_title_changed(|_, title| {
            if title == PAINTED {
                tracing::info!("{PAINTED}");
            }
        }),
        Err(_) => window,
    }
}

fn script(wanted: &str) -> String {
    let selectors: Vec<&str> = wanted.split(" >> ").collect();
    let selectors = serde_json::json!(selectors);
    format!(
        "(() => {{
          const wanted = {selectors};
          const look = () => {{
            const found = document.querySelector(wanted[0]);
            if (!found) return requestAnimationFrame(look);
            if (wanted.length > 1) {{ wanted.shift(); found.click(); return requestAnimationFrame(look); }}
            const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => {{ document.title = '{PAINTED}'; }}));
            requestAnimationFrame(() => document.fonts.ready.then(painted));
          }};
          requestAnimationFrame(look);
        }})()"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_reach_the_page_as_a_list() {
        assert!(script("a[href=\"x\"] >> main").contains(r#"["a[href=\"x\"]","main"]"#));
    }
}
