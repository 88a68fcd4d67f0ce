//! Keys by the names people call them: `Ctrl+Shift+Z`, `Enter`, `F6`.

/// Turns a shortcut into the characters `WebDriver` knows its keys by, modifiers first; none for a name it has not.
#[must_use]
pub fn shortcut(names: &str) -> Option<Vec<char>> {
    names.split('+').map(key).collect()
}

fn key(name: &str) -> Option<char> {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Some(letter.to_ascii_lowercase()),
        _ => named(name),
    }
}

fn named(name: &str) -> Option<char> {
    let key = match name {
        "Backspace" => '\u{e003}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Ctrl" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Escape" => '\u{e00c}',
        "Space" => ' ',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "Left" => '\u{e012}',
        "Up" => '\u{e013}',
        "Right" => '\u{e014}',
        "Down" => '\u{e015}',
        "Delete" => '\u{e017}',
        "Plus" => '+',
        "F1" => '\u{e031}',
        "F6" => '\u{e036}',
        _ => return None,
    };
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortcut_keeps_the_order_of_its_keys() {
        assert_eq!(shortcut("Ctrl+Shift+Z"), Some(vec!['\u{e009}', '\u{e008}', 'z']));
    }

    #[test]
    fn a_key_nobody_knows_is_refused() {
        assert_eq!(shortcut("Ctrl+Any"), None);
    }
}
