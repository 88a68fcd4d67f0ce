//! A report as one page of HTML: styled for paper, readable on a screen, and nothing in it that runs or is fetched.

use std::fmt::Write as _;

use super::{
    Block, Firmness, LevelLine, Line, Paper, PartyMark, Report, Sheet, Span, Told,
    grid::{self, Widths},
    typeface,
};
use crate::{audience::Audience, engine::WinLabel};

/// Finds the sentence of a key and fills its places.
pub type Words<'a> = &'a dyn Fn(&str, &[(&str, &str)]) -> String;

const STYLE: &str = include_str!("report.css");

/// What a page is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The window, which has the typefaces itself.
    Window,
    /// A file that is whole: its typefaces come along inside of it.
    File,
    /// Paper: the typefaces come along, and the foot of every page is set by [`super::feet`].
    Print,
}

/// The mark of an essential criterion.
const ESSENTIAL: &str = r#"<svg class="ess" viewBox="0 0 10 10" role="img"><path d="M5 0v10M.7 2.5l8.6 5M9.3 2.5l-8.6 5"/></svg>"#;

/// The shapes of parties, in plan order; from the seventh on they begin again.
const SHAPES: [&str; 6] = [
    "M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8z",
    "M6 .4 11.6 6 6 11.6.4 6z",
    "M6 .8 11.7 11H.3z",
    "M1 1h10v10H1z",
    "M3 .8h6L12 6l-3 5.2H3L0 6z",
    "M6 .4 11.8 4.6 9.6 11.4H2.4L.2 4.6z",
];

/// What is drawn for an arrow, which the typefaces do not hold.
const ARROW: &str =
    r#"<svg class="to" viewBox="0 0 16 10" role="img"><path d="M1 5h13M10 1l4 4-4 4"/></svg>"#;

/// Writes a report as a page.
pub fn html(report: &Report, setting: Setting, words: Words<'_>) -> String {
    let mut page = Page { words, text: String::new(), tables: Vec::new() };
    page.report(report, setting);
    page.text
}

/// The head of a page in which a report is set, up to its body.
pub(super) fn head(report: &Report, setting: Setting, tables: &[Widths], body: &str) -> String {
    let size = match report.paper {
        Paper::A4 => "A4",
        Paper::Letter => "letter",
    };
    let name = escaped(report.name.as_str());
    let style = STYLE.replace("size: A4", &format!("size: {size}"));
    let (faces, class) = match setting {
        Setting::Window => (String::new(), ""),
        Setting::File => (typeface::faces(body), ""),
        Setting::Print => (typeface::faces(body), " printed"),
    };
    let paper = report.paper.code();
    let tables: String =
        tables.iter().enumerate().map(|(number, widths)| grid::rule(number, widths)).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{name}</title>\n\
         <style>\n{faces}{style}{tables}</style>\n</head>\n<body class=\"{paper}{class}\">\n"
    )
}

/// A report while it is written down.
pub(super) struct Page<'a> {
    words: Words<'a>,
    text: String,
    /// How wide the columns of each table are, in the order of the tables.
    pub(super) tables: Vec<Widths>,
}

impl Page<'_> {
    fn report(&mut self, report: &Report, setting: Setting) {
        for sheet in &report.sheets {
            self.sheet(report, sheet);
        }
        self.raw("</body>\n</html>\n");
        let head = head(report, setting, &self.tables, &self.text);
        self.text.insert_str(0, &head);
    }

    fn sheet(&mut self, report: &Report, sheet: &Sheet) {
        let day = report.day.strftime("%-d %B %Y").to_string();
        let (head, foot) = match report.audience {
            Audience::Own => ("report.head_own", "report.foot_own"),
            Audience::Joint => ("report.head_joint", "report.foot_joint"),
        };
        self.raw("<article class=\"sheet\">\n<header class=\"top\">");
        self.raw("<span class=\"brand\"><svg viewBox=\"0 0 20 14\" aria-hidden=\"true\"><circle cx=\"7\" cy=\"7\" r=\"5.5\"/>");
        self.raw("<circle cx=\"13\" cy=\"7\" r=\"5.5\"/></svg>");
        self.text_of(report.name.as_str());
        self.raw("</span><span>");
        self.told(&Told::plain(head).with("day", &day));
        self.raw("</span></header>\n<p class=\"kicker\">");
        self.told(&Told::plain(sheet.kind.key()));
        self.raw("</p>\n<h1>");
        self.text_of(&sheet.title);
        self.raw("</h1>\n");
        self.raw("<footer class=\"foot\"><span>");
        self.told(&Told::plain(foot));
        self.raw("</span><span>");
        self.told(&Told::plain("report.not_legal_advice"));
        self.raw("</span></footer>\n");
        self.whole(&sheet.blocks);
        self.raw("</article>\n");
    }

    /// The blocks of a sheet: where it ends in a line, that line is not left alone on a page.
    fn whole(&mut self, blocks: &[Block]) {
        let (rest, tail) = blocks.split_at(blocks.len().saturating_sub(2));
        let keeps = match tail {
            [before, Block::Section { blocks, .. }] => {
                blocks.iter().all(|block| matches!(block, Block::Text(_))) && self.is_short(before)
            }
            _ => false,
        };
        self.blocks(rest);
        if keeps {
            self.raw("<div class=\"tail\">\n");
        }
        self.blocks(tail);
        if keeps {
            self.raw("</div>\n");
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Section { title, blocks } => self.section(title, blocks),
            Block::Of { party, note, blocks } => {
                let keeps = if self.are_short(blocks) { "together" } else { "apart" };
                self.raw(&format!("<section class=\"of {keeps}\"><h3>"));
                self.party(party);
                if let Some(note) = note {
                    self.raw("<span class=\"small\">");
                    self.told(note);
                    self.raw("</span>");
                }
                self.raw("</h3>\n");
                self.blocks(blocks);
                self.raw("</section>\n");
            }
            Block::Text(line) => self.paragraph("text", line),
            Block::Lead(words) => self.paragraph("lead", &vec![Span::Said(words.clone())]),
            Block::Remark(line) => self.paragraph("remark", line),
            Block::Table { heads, rows } => self.table(heads, rows),
            Block::Levels(lines) => lines.iter().for_each(|line| self.level(line)),
            Block::Columns(columns) => {
                self.raw("<div class=\"columns\">\n");
                for column in columns {
                    self.raw("<div>");
                    self.blocks(column);
                    self.raw("</div>\n");
                }
                self.raw("</div>\n");
            }
            Block::Label { label, note } => self.label(*label, note),
        }
    }

    /// A heading stays with the lines under it and the first block after them; where that is long, room is kept for its
    /// beginning.
    fn section(&mut self, title: &Told, blocks: &[Block]) {
        let lines = blocks.iter().take_while(|block| is_line(block)).count();
        let (first, rest) = blocks.split_at(blocks.len().min(lines + 1));
        let is_short = self.are_short(first);
        let begin = if is_short { "begin".to_owned() } else { format!("long r{}", self.tables.len()) };
        self.raw(&format!("<section><div class=\"{begin}\"><h2>"));
        self.told(title);
        self.raw("</h2>\n");
        self.blocks(first);
        self.raw("</div>\n");
        self.blocks(rest);
        self.raw("</section>\n");
    }

    fn paragraph(&mut self, class: &str, line: &Line) {
        self.raw(&format!("<p class=\"{class}\">"));
        self.line(line);
        self.raw("</p>\n");
    }

    /// A line as it is written, without writing it.
    pub(super) fn apart(&mut self, line: &Line) -> String {
        let before = std::mem::take(&mut self.text);
        self.line(line);
        std::mem::replace(&mut self.text, before)
    }

    fn label(&mut self, label: Option<WinLabel>, note: &Told) {
        let code = label.map_or("unsaid", |label| label.code());
        self.raw(&format!("<p class=\"verdict {code}\"><span class=\"label\">"));
        self.told(&Told::plain(format!("label.{code}")));
        self.raw("</span> <span class=\"small\">");
        self.told(note);
        self.raw("</span></p>\n");
    }

    /// A bar of three segments and a number; the tick stands at the end of the level that is needed.
    fn level(&mut self, line: &LevelLine) {
        let firmness = match line.firmness {
            Firmness::Firm => "firm",
            Firmness::Guessed => "guessed",
            Firmness::Unknown => "open",
        };
        let verdict = match line.needed {
            Some(needed) if line.low >= needed => "report.spoken_enough",
            Some(needed) if line.high < needed => "report.spoken_short",
            Some(_) => "report.spoken_open",
            None => "report.spoken_level",
        };
        let needed = line.needed.map(|level| level.to_string()).unwrap_or_default();
        let spoken = Told::plain(verdict).with("level", &line.shown).with("needed", needed);
        let spoken = escaped(&self.sentence(&spoken));
        self.raw("<div class=\"level\"><span class=\"name\">");
        if line.needed.is_some() {
            self.essential();
        }
        self.said(&line.statement);
        let party = line.party % SHAPES.len();
        self.raw(&format!(
            "</span><span class=\"bar p{party} {firmness}\" role=\"img\" aria-label=\"{spoken}\">"
        ));
        for segment in 1..=3 {
            let filled = if segment <= line.low {
                "full"
            } else if segment <= line.high {
                "half"
            } else {
                "none"
            };
            let tick = if line.needed == Some(segment) { " tick" } else { "" };
            self.raw(&format!("<i class=\"{filled}{tick}\"></i>"));
        }
        self.raw("</span><span class=\"figure\">");
        self.text_of(&line.shown);
        self.raw("</span></div>\n");
    }

    /// Where another party's turn comes, a new line begins.
    fn line(&mut self, line: &Line) {
        for (at, span) in line.iter().enumerate() {
            if at > 0 {
                self.raw(if matches!(span, Span::Party(_)) { "<br>" } else { " " });
            }
            self.span(span);
        }
    }

    fn span(&mut self, span: &Span) {
        match span {
            Span::Told(told) => self.told(told),
            Span::Said(words) => self.said(words),
            Span::Named(name) => self.text_of(name),
            Span::Strong(text) => {
                self.raw("<strong>");
                self.text_of(text);
                self.raw("</strong>");
            }
            Span::Listed(all) => {
                for (at, told) in all.iter().enumerate() {
                    self.raw(if at > 0 { ", " } else { "" });
                    self.told(told);
                }
            }
            Span::Note(text) => {
                self.raw("<span class=\"small\">");
                self.text_of(text);
                self.raw("</span>");
            }
            Span::Aside(told) => {
                self.raw("<span class=\"small\">");
                self.told(told);
                self.raw("</span>");
            }
            Span::Party(mark) => self.party(mark),
            Span::Essential => self.essential(),
            Span::Guess(told) => self.marked("guess", told),
            Span::Unknown(told) => self.marked("unknown", told),
        }
    }

    fn marked(&mut self, class: &str, told: &Told) {
        self.raw(&format!("<span class=\"mark {class}\">"));
        self.told(told);
        self.raw("</span>");
    }

    fn party(&mut self, mark: &PartyMark) {
        let at = mark.index % SHAPES.len();
        let shape = SHAPES.get(at).copied().unwrap_or_default();
        self.raw(&format!(
            "<span class=\"party p{at}\"><svg viewBox=\"0 0 12 12\" aria-hidden=\"true\"><path d=\"{shape}\"/></svg>"
        ));
        self.text_of(mark.name.as_str());
        self.raw("</span>");
    }

    fn essential(&mut self) {
        let spoken = escaped(&self.sentence(&Told::plain("report.essential")));
        let mark = ESSENTIAL.replace("role=\"img\"", &format!("role=\"img\" aria-label=\"{spoken}\""));
        self.raw(&mark);
    }

    fn said(&mut self, words: &str) {
        self.raw("<span class=\"said\">");
        self.text_of(words);
        self.raw("</span>");
    }

    pub(super) fn sentence(&self, told: &Told) -> String {
        let with: Vec<_> = told.with.iter().map(|(place, text)| (*place, text.as_str())).collect();
        (self.words)(&told.key, &with)
    }

    fn told(&mut self, told: &Told) {
        let sentence = self.sentence(told);
        self.text_of(&sentence);
    }

    /// What stands on both sides of an arrow without a space stays with it on one line.
    fn text_of(&mut self, text: &str) {
        for (at, word) in text.split(' ').enumerate() {
            if at > 0 {
                self.raw(" ");
            }
            if word.contains('→') && word != "→" {
                self.raw("<span class=\"keep\">");
                self.with_arrows(word);
                self.raw("</span>");
            } else {
                self.with_arrows(word);
            }
        }
    }

    fn with_arrows(&mut self, text: &str) {
        for (at, part) in text.split('→').enumerate() {
            if at > 0 {
                let spoken = escaped(&self.sentence(&Told::plain("report.arrow")));
                self.raw(&ARROW.replace("role=\"img\"", &format!("role=\"img\" aria-label=\"{spoken}\"")));
            }
            self.raw(&escaped(part));
        }
    }

    pub(super) fn raw(&mut self, text: &str) {
        // Writing to a text cannot fail.
        let _ = self.text.write_str(text);
    }
}

/// Whether a block is a line of text that leads to the block after it.
fn is_line(block: &Block) -> bool {
    matches!(block, Block::Text(_) | Block::Lead(_) | Block::Remark(_) | Block::Label { .. })
}

/// A text in which nothing is read as markup, wherever it stands.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            letter => out.push(letter),
        }
    }
    out
}
