//! The language the window speaks. `WebKitGTK` names its language after the locale of the process, and a locale without
//! a language (`C.UTF-8`, as in most containers) gives `navigator.language` a name `Intl` refuses.

/// Starts this process again with a language, once, where the environment names none. Returns when there is nothing to
/// do, or when the new start failed.
#[cfg(target_os = "linux")]
pub fn name_one() -> std::io::Result<()> {
    use std::{env, os::unix::process::CommandExt, process::Command};

    const MARK: &str = "ENTENTE_LANGUAGE_NAMED";
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    if env::var_os(MARK).is_some() || locale.is_some_and(|locale| has_language(&locale)) {
        return Ok(());
    }
    let mut again = Command::new(env::current_exe()?);
    again.args(env::args_os().skip(1)).env(MARK, "1").env_remove("LC_ALL").env("LANG", "en_US.UTF-8");
    Err(again.exec())
}

/// Other systems always name a language.
#[cfg(not(target_os = "linux"))]
pub fn name_one() -> std::io::Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
fn has_language(locale: &str) -> bool {
    let language = locale.split(['.', '@', '_']).next();
    !matches!(language, None | Some("" | "C" | "POSIX"))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_locale_of_the_computer_names_no_language() {
        for locale in ["C", "POSIX", "C.UTF-8", ""] {
            assert!(!has_language(locale), "{locale}");
        }
    }

    #[test]
    fn a_locale_of_people_names_a_language() {
        for locale in ["en_US.UTF-8", "de_DE@euro", "fr"] {
            assert!(has_language(locale), "{locale}");
        }
    }
}
