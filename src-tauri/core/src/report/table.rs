//! The tables of a report as HTML, and what stays together on a page.

use super::{
    Block, Line, Told, grid,
    html::{Page, escaped},
};

/// So many rows at the end of a long table stay together.
const LAST_ROWS: usize = 2;

impl Page<'_> {
    /// Rows are grids whose columns are alike, so that no row is parted between two pages; roles say that it is a table.
    pub(super) fn table(&mut self, heads: &[Told], rows: &[Vec<Line>]) {
        let (heads, rows) = self.cells(heads, rows);
        let widths = grid::widths(&heads, &rows);
        let (length, kept) = if widths.is_short() { ("short", rows.len()) } else { ("apart", LAST_ROWS) };
        let number = self.tables.len();
        self.tables.push(widths);
        self.raw(&format!("<table class=\"t{number} {length}\" role=\"table\">\n"));
        if !heads.is_empty() {
            let cells: String = heads
                .iter()
                .map(|head| format!("<th scope=\"col\" role=\"columnheader\">{head}</th>"))
                .collect();
            self.raw(&format!("<thead role=\"rowgroup\"><tr role=\"row\">{cells}</tr></thead>\n"));
        }
        let (first, last) = rows.split_at(rows.len().saturating_sub(kept));
        self.rows("first", first);
        self.rows("last", last);
        self.raw("</table>\n");
    }

    fn rows(&mut self, place: &str, rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        self.raw(&format!("<tbody class=\"{place}\" role=\"rowgroup\">\n"));
        for row in rows {
            let cells: String = row.iter().map(|cell| format!("<td role=\"cell\">{cell}</td>")).collect();
            self.raw(&format!("<tr role=\"row\">{cells}</tr>\n"));
        }
        self.raw("</tbody>\n");
    }

    /// The heads and the cells of a table as they are written.
    fn cells(&mut self, heads: &[Told], rows: &[Vec<Line>]) -> (Vec<String>, Vec<Vec<String>>) {
        let heads = heads.iter().map(|head| escaped(&self.sentence(head))).collect();
        let row = |row: &Vec<Line>| row.iter().map(|cell| self.apart(cell)).collect();
        (heads, rows.iter().map(row).collect())
    }

    pub(super) fn are_short(&mut self, blocks: &[Block]) -> bool {
        blocks.iter().all(|block| self.is_short(block))
    }

    /// Whether a block has room on a page beside the heading over it.
    pub(super) fn is_short(&mut self, block: &Block) -> bool {
        match block {
            Block::Table { heads, rows } => {
                let (heads, rows) = self.cells(heads, rows);
                grid::widths(&heads, &rows).is_short()
            }
            Block::Section { blocks, .. } | Block::Of { blocks, .. } => self.are_short(blocks),
            Block::Text(_)
            | Block::Lead(_)
            | Block::Remark(_)
            | Block::Levels(_)
            | Block::Columns(_)
            | Block::Label { .. } => true,
        }
    }
}
