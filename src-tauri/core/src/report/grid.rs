//! How wide the columns of a table are: as wide as what is in them, as far as the line goes.

/// The letters that a line of a sheet holds, with the gaps between columns.
const LINE: usize = 90;
/// The letters that a column has room for at least.
const NARROWEST: usize = 4;
/// The room between two columns, in letters.
const BETWEEN: usize = 2;
/// The width of a letter, in hundredths of the size of the type.
const LETTER: usize = 56;

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
    let columns = rows.iter().map(Vec::len).chain([heads.len()]).max().unwrap_or(0);
    let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at)).chain(heads.get(at));
    let wanted = |at| cells(at).map(|cell| letters(cell)).max().unwrap_or(0).max(NARROWEST) + BETWEEN;
    let least = |at| cells(at).map(|cell| longest_word(cell)).max().unwrap_or(0).max(NARROWEST) + BETWEEN;
    let wanted: Vec<usize> = (0..columns).map(wanted).collect();
    let least: Vec<usize> = (0..columns).map(least).collect();
    let columns = shared(&wanted, &least);
    let first = rows.first().map_or(0, |row| height(row, &columns));
    let lines = rows.iter().map(|row| height(row, &columns)).sum();
    Widths { begin: height(heads, &columns) + first, lines, columns }
}

impl Widths {
    /// Whether all rows have room on one page beside the heading over them.
    pub(super) fn is_short(&self) -> bool {
        self.lines <= SHORT
    }
}

/// The lines that the highest of some cells takes in columns of these widths.
fn height(cells: &[String], columns: &[usize]) -> usize {
    let lines = |(cell, width): (&String, &usize)| -> usize {
        let width = width.saturating_sub(BETWEEN).max(1);
        cell.split("<br>").map(|line| read(line).chars().count().div_ceil(width).max(1)).sum()
    };
    cells.iter().zip(columns).map(lines).max().unwrap_or(0)
}

/// Gives every column what it wants, as far as the line goes. Beyond, long texts give way more than short ones, each down to
/// its longest word: what is given grows with the root of what is wanted.
fn shared(wanted: &[usize], least: &[usize]) -> Vec<usize> {
    let mut given = wanted.to_vec();
    while given.iter().sum::<usize>() > LINE {
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
    let has_room = widths.iter().sum::<usize>() < LINE;
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

/// What is read of a cell: its text without markup, a drawing as four letters.
fn read(cell: &str) -> String {
    let mut text = String::new();
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, behind) = after.split_once('>').unwrap_or((after, ""));
        if tag.starts_with("svg") {
            text.push_str("----");
        }
        rest = behind;
    }
    text + rest
}

/// The letters of the longest line of a cell.
fn letters(cell: &str) -> usize {
    cell.split("<br>").map(|line| read(line).chars().count()).max().unwrap_or(0)
}

fn longest_word(cell: &str) -> usize {
    read(&cell.replace("<br>", " ")).split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0)
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
        assert_eq!(found.columns, [36, 54]);
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
