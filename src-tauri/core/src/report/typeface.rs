//! The typefaces that reports are set in, as they come along inside of a page: those of the window, under the SIL Open Font
//! License, whose text lies beside them.

use base64::{Engine as _, engine::general_purpose::STANDARD};

/// One file of a family.
struct Face {
    family: &'static str,
    weights: &'static str,
    reach: Reach,
    file: &'static [u8],
}

/// The letters that a file holds.
#[derive(Clone, Copy)]
enum Reach {
    /// Western European letters.
    Latin,
    /// Further letters of languages written in Latin letters.
    Further,
}

const FACES: [Face; 4] = [
    Face {
        family: "Inter Variable",
        weights: "100 900",
        reach: Reach::Further,
        file: include_bytes!("typeface/inter-latin-ext.woff2"),
    },
    Face {
        family: "Inter Variable",
        weights: "100 900",
        reach: Reach::Latin,
        file: include_bytes!("typeface/inter-latin.woff2"),
    },
    Face {
        family: "Source Serif 4 Variable",
        weights: "200 900",
        reach: Reach::Further,
        file: include_bytes!("typeface/source-serif-latin-ext.woff2"),
    },
    Face {
        family: "Source Serif 4 Variable",
        weights: "200 900",
        reach: Reach::Latin,
        file: include_bytes!("typeface/source-serif-latin.woff2"),
    },
];

/// The letters of [`Reach::Further`], first and last of each stretch.
const FURTHER: [(char, char); 13] = [
    ('\u{100}', '\u{2ba}'),
    ('\u{2bd}', '\u{2c5}'),
    ('\u{2c7}', '\u{2cc}'),
    ('\u{2ce}', '\u{2d7}'),
    ('\u{2dd}', '\u{2ff}'),
    ('\u{1d00}', '\u{1dbf}'),
    ('\u{1e00}', '\u{1e9f}'),
    ('\u{1ef2}', '\u{1eff}'),
    ('\u{20a0}', '\u{20ab}'),
    ('\u{20ad}', '\u{20c0}'),
    ('\u{2113}', '\u{2113}'),
    ('\u{2c60}', '\u{2c7f}'),
    ('\u{a720}', '\u{a7ff}'),
];

/// The faces that a text needs, as rules of a style sheet.
pub(super) fn faces(text: &str) -> String {
    let has_further = text.chars().any(is_further);
    let wanted = FACES.iter().filter(|face| match face.reach {
        Reach::Latin => true,
        Reach::Further => has_further,
    });
    wanted.map(rule).collect()
}

fn is_further(letter: char) -> bool {
    FURTHER.iter().any(|(first, last)| (*first..=*last).contains(&letter))
}

fn rule(face: &Face) -> String {
    let Face { family, weights, reach, file } = face;
    let range = match reach {
        Reach::Latin => String::new(),
        Reach::Further => format!(" unicode-range: {};", FURTHER.map(stretch).join(", ")),
    };
    let file = STANDARD.encode(file);
    format!(
        "@font-face {{ font-family: \"{family}\"; font-weight: {weights}; font-display: block;{range} \
         src: url(\"data:font/woff2;base64,{file}\") format(\"woff2\"); }}\n"
    )
}

fn stretch((first, last): (char, char)) -> String {
    format!("U+{:04X}-{:04X}", u32::from(first), u32::from(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_german_name_needs_two_files_and_a_polish_one_four() {
        assert_eq!(faces("Straßenverkehrsgenossenschaft Überlingen").matches("@font-face").count(), 2);
        assert_eq!(faces("Łódź").matches("@font-face").count(), 4);
    }

    #[test]
    fn every_file_is_a_woff2_font() {
        assert!(FACES.iter().all(|face| face.file.starts_with(b"wOF2")));
    }
}
