//! How wide the columns of a table are: as wide as what is in them, as far as the line goes.

/// The width of a sheet between its margins, in millimetres.
const SHEET: usize = 178;
/// The gap between two columns, in millimetres.
const GAP: usize = 3;
/// The width of a letter of 9.5 points, of which an inch has 72, in thousandths of a millimetre.
const LETTER_WIDTH: usize = LETTER * 95 * 254 / 720;
/// The letters that a column has room for at least.
const NARROWEST: usize = 4;
/// The room between two columns, in letters.
const BETWEEN: usize = 2;
/// The width of a letter, in hundredths of the size of the type.
const LETTER: usize = 56;

/// The most room that is moved from one column to another at once, in letters.
const STEP: usize = 16;

/// The height of a line of text, in millimetres, rounded up.
const LINE_HEIGHT: usize = 5;
/// The room that is kept under the heading of a long table, in millimetres: at least, and at most.
const ROOM: std::ops::RangeInclusive<usize> = 24..=150;

/// A table of so many lines at most stays on one page.
const SHORT: usize = 22;

/// How a table is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Widths {
    /// The width of every column, in letters; the last takes what is left where there is room.
    columns: Vec<usize>,
    /// The lines that the heads and the first row take.
    begin: usize,
    /// The lines that all rows take.
    lines: usize,
}

/// The widths of columns with these heads and cells, both as they are written.
pub(super) fn widths(heads: &[String], rows: &[Vec<String>]) -> Widths {
    let heads = cells(heads);
    let rows: Vec<_> = rows.iter().map(|row| cells(row)).collect();
    let columns = rows.iter().map(Vec::len).chain([heads.len()]).max().unwrap_or(0);
    let column = |at: usize| rows.iter().filter_map(move |row| row.get(at)).chain(heads.get(at)).flatten();
    let wanted = |at| column(at).map(|line| letters(line)).max().unwrap_or(0).max(NARROWEST) + BETWEEN;
    let least = |at| column(at).flatten().copied().max().unwrap_or(0).max(NARROWEST) + BETWEEN;
    let wanted: Vec<usize> = (0..columns).map(wanted).collect();
    let least: Vec<usize> = (0..columns).map(least).collect();
    let lines = |columns: &[usize]| rows.iter().map(|row| height(row, columns)).sum();
    // Of two that are as high, the one whose cells are lower in all leads on.
    let weight =
        |columns: &[usize]| (lines(columns), rows.iter().flat_map(|row| heights(row, columns)).sum());
    let columns = lowest(shared(&wanted, &least), &least, weight);
    let first = rows.first().map_or(0, |row| height(row, &columns));
    Widths { begin: height(&heads, &columns) + first, lines: lines(&columns), columns }
}

impl Widths {
    /// Whether all rows have room on one page beside the heading over them.
    pub(super) fn is_short(&self) -> bool {
        self.lines <= SHORT
    }
}

/// A cell: the letters of its words, line by line.
type Cell = Vec<Vec<usize>>;

fn cells(written: &[String]) -> Vec<Cell> {
    let words = |line: &str| read(line).split_whitespace().map(|word| word.chars().count()).collect();
    written.iter().map(|cell| cell.split("<br>").map(words).collect()).collect()
}

/// The letters of a line of words, with what is between them.
fn letters(line: &[usize]) -> usize {
    (line.iter().sum::<usize>() + line.len()).saturating_sub(1)
}

/// The lines that the highest of some cells takes in columns of these widths.
fn height(cells: &[Cell], columns: &[usize]) -> usize {
    heights(cells, columns).max().unwrap_or(0)
}

/// The lines that each of some cells takes.
fn heights(cells: &[Cell], columns: &[usize]) -> impl Iterator<Item = usize> {
    cells.iter().zip(columns).map(|(cell, width)| {
        let width = width.saturating_sub(BETWEEN).max(1);
        cell.iter().map(|line| wrapped(line, width)).sum()
    })
}

/// The lines that words take in a column of this width; a word that is longer is broken.
fn wrapped(line: &[usize], width: usize) -> usize {
    let (mut lines, mut left) = (1, width);
    for &word in line {
        let room = if left == width { word } else { word + 1 };
        if room <= left {
            left -= room;
        } else {
            lines += usize::from(left != width) + word.saturating_sub(1) / width;
            left = width - (word.saturating_sub(1) % width + 1).min(width);
        }
    }
    lines
}

/// Moves room from column to column, down to the longest word of each, as long as the table gets lower by it.
fn lowest(mut given: Vec<usize>, least: &[usize], weight: impl Fn(&[usize]) -> (usize, usize)) -> Vec<usize> {
    let mut lightest = weight(&given);
    loop {
        let moved = |from: usize, to: usize, by: usize| {
            let rest = given.get(from)?.checked_sub(by)?;
            let mut moved = given.clone();
            *moved.get_mut(from)? = rest;
            *moved.get_mut(to)? += by;
            (from != to && rest >= *least.get(from)?).then_some(moved)
        };
        let places = 0..given.len();
        let moves = places.clone().flat_map(|from| places.clone().map(move |to| (from, to)));
        let best = moves
            .flat_map(|(from, to)| (1..=STEP).map(move |by| (from, to, by)))
            .filter_map(|(from, to, by)| moved(from, to, by))
            .map(|moved| (weight(&moved), moved))
            .min_by_key(|(weight, _)| *weight);
        match best {
            Some((lower, moved)) if lower < lightest => (lightest, given) = (lower, moved),
            _ => return given,
        }
    }
}

/// The letters that so many columns have room for.
fn line(columns: usize) -> usize {
    (SHEET - (GAP * columns.saturating_sub(1)).min(SHEET)) * 1000 / LETTER_WIDTH
}

/// Gives every column what it wants, as far as the line goes. Beyond, the widest gives way first, down to its longest
/// word.
fn shared(wanted: &[usize], least: &[usize]) -> Vec<usize> {
    let mut given = wanted.to_vec();
    while given.iter().sum::<usize>() > line(given.len()) {
        let over = |(at, width): &(usize, &usize)| **width > least.get(*at).copied().unwrap_or(0);
        let widest =
            given.iter().enumerate().filter(over).max_by_key(|(at, width)| (**width, usize::MAX - at));
        let Some((widest, _)) = widest else { break };
        given[widest] -= 1;
    }
    given
}

/// The rules of a style sheet for the rows of a table, and for the room that a heading over it keeps for its beginning.
pub(super) fn rule(number: usize, Widths { columns: widths, begin, .. }: &Widths) -> String {
    let has_room = widths.iter().sum::<usize>() < line(widths.len());
    let last = widths.len().saturating_sub(1);
    let column = |(at, width): (usize, &usize)| {
        if has_room && at < last {
            let hundredths = width * LETTER;
            format!("{}.{:02}em", hundredths / 100, hundredths % 100)
        } else {
            format!("minmax(0, {width}fr)")
        }
    };
    let columns: Vec<_> = widths.iter().enumerate().map(column).collect();
    let room = ((begin + 1) * LINE_HEIGHT).clamp(*ROOM.start(), *ROOM.end());
    let columns = columns.join(" ");
    format!(
        ".t{number} tr {{ grid-template-columns: {columns}; }}\n\
         .r{number} > h2::after {{ height: {room}mm; margin-bottom: -{room}mm; }}\n"
    )
}

/// What is read of a line of a cell: its text without markup, a drawing as the letters that it is wide, and what is kept
/// together as one word.
fn read(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    let mut is_kept = false;
    while let Some((before, after)) = rest.split_once('<') {
        let (tag, behind) = after.split_once('>').unwrap_or((after, ""));
        text.push_str(&if is_kept { before.replace(' ', "-") } else { before.to_owned() });
        match tag {
            "span class=\"keep\"" => is_kept = true,
            "/span" => is_kept = false,
            _ if tag.starts_with("svg class=\"to\"") => text.push_str("---"),
            _ if tag.starts_with("svg") => text.push_str("--"),
            _ => {}
        }
        rest = behind;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(row: &[&str]) -> Vec<String> {
        row.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn columns_are_as_wide_as_what_is_in_them_and_the_last_takes_the_rest() {
        let found = widths(&texts(&["Who", "What"]), &[texts(&["<b>Father</b>", "a saw"])]);
        assert_eq!(found, Widths { columns: vec![8, 7], begin: 2, lines: 1 });
        assert!(rule(3, &found).starts_with(".t3 tr { grid-template-columns: 4.48em minmax(0, 7fr); }\n"));
    }

    #[test]
    fn the_widest_column_gives_way_down_to_its_longest_word() {
        let long = "word ".repeat(40);
        let words = "Donaudampfschifffahrtsgesellschaft";
        let found = widths(&[], &[texts(&[words, &long])]);
        assert_eq!(found.columns, [36, 57]);
    }

    #[test]
    fn room_goes_to_the_column_where_it_saves_lines() {
        let what = "three seasons rather than three seasons, yearly way out";
        let brings = "Lark Bakery A price people accept 2 -> 3<br>Lark Bakery Flour every week 2 -> 3";
        let found = widths(&[], &[texts(&[what, brings, "Hollis Mill Free to change 2 -> 1"])]);
        // Three columns alike would take four lines.
        assert_eq!(found, Widths { columns: vec![31, 42, 18], begin: 2, lines: 2 });
    }

    #[test]
    fn words_take_as_many_lines_as_there_is_no_room_for_them_on_one() {
        let found = [(&[5, 5][..], 11), (&[5, 5], 10), (&[3, 12], 5), (&[12, 3], 5), (&[], 4), (&[10], 5)];
        assert_eq!(found.map(|(line, width)| wrapped(line, width)), [1, 2, 4, 4, 1, 2]);
    }

    #[test]
    fn what_is_kept_together_counts_as_one_word_and_a_drawing_as_its_letters() {
        let moved = "<span class=\"party p2\"><svg><path/></svg>Ben</span> is <span class=\"keep\">2 <svg class=\"to\"><path/></svg> 3</span> now";
        assert_eq!(read(moved), "--Ben is 2-----3 now");
    }

    /// A sheet is 178 millimetres wide between its margins, its letters .56 of 9.5 points, its gaps 3 millimetres.
    #[test]
    fn a_line_that_is_nearly_full_leaves_the_last_column_its_words() {
        let letter = 0.56 * 9.5 * 25.4 / 72.0;
        for words in 10..30 {
            let found = widths(&[], &[texts(&["Tarn Growers", &"word ".repeat(words), "to ask"])]);
            let before: usize = found.columns.iter().take(2).sum();
            let left = 178.0 - before as f64 * letter - 2.0 * 3.0;
            assert!(left > 6.0 * letter, "{words} words leave {left} millimetres");
        }
    }

    #[test]
    fn a_heading_keeps_room_for_the_first_row_under_it_however_high_that_is() {
        let high = texts(&[&"Tarn Growers<br>".repeat(8)]);
        assert!(rule(1, &widths(&texts(&["Who"]), &[high])).contains(".r1 > h2::after { height: 55mm;"));
        assert!(rule(1, &widths(&texts(&["Who"]), &[texts(&["Anna"])])).contains("height: 24mm;"));
    }
}
