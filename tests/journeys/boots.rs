//! The window opens, says who it is, and keeps to itself.

use entente_tests::{
    journey::{Journey, journey},
    overflow::overflows,
    window::Window,
};

#[test]
fn the_window_opens_and_fits() -> Journey {
    journey(|home| {
        let window = Window::open(home, &[])?;
        window.shows("All plans")?;
        assert_eq!(overflows(&window)?, Vec::<String>::new());
        Ok(window.close()?)
    })
}

#[test]
fn the_language_of_the_page_is_one_that_numbers_can_be_written_in() -> Journey {
    journey(|home| {
        let window = Window::open(home, &[])?;
        let written =
            window.run("return new Intl.NumberFormat(navigator.language).format(1.5)", Vec::new())?;
        assert!(written.is_string());
        Ok(window.close()?)
    })
}

#[test]
fn the_page_goes_nowhere_else() -> Journey {
    journey(|home| {
        let window = Window::open(home, &[])?;
        window
            .run("location.href = 'https://example.org/'; window.open('https://example.org/')", Vec::new())?;
        window.shows("All plans")?;
        let place = window.run("return location.origin", Vec::new())?;
        assert_eq!(place, "tauri://localhost");
        Ok(window.close()?)
    })
}

#[test]
fn the_page_reaches_no_network_and_no_host_by_itself() -> Journey {
    journey(|home| {
        let window = Window::open(home, &[])?;
        let ask = "const done = arguments[0]; fetch('https://example.org/').then(() => done('reached'), () => done('refused'))";
        assert_eq!(window.ask(ask, Vec::new())?, "refused");
        assert_eq!(window.run("return typeof window.__TAURI__", Vec::new())?, "undefined");
        Ok(window.close()?)
    })
}

#[test]
fn no_script_runs_that_did_not_come_with_the_app() -> Journey {
    journey(|home| {
        let window = Window::open(home, &[])?;
        let inject = "const script = document.createElement('script'); script.textContent = 'window.stranger = 1'; \
                      document.head.append(script); return typeof window.stranger";
        assert_eq!(window.run(inject, Vec::new())?, "undefined");
        Ok(window.close()?)
    })
}
