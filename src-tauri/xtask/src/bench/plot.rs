//! The times of tables of growing size, drawn.

use super::{
    peer::{Outcome, Peer},
    subject::Origin,
    suite::{FAMILIES, Shape},
    text::raised,
    trial::Trial,
};

/// A panel's place and size, and the room around all of them.
const WIDTH: f64 = 380.0;
const HEIGHT: f64 = 240.0;
const LEFT: f64 = 70.0;
const TOP: f64 = 120.0;
const GAP_X: f64 = 60.0;
const GAP_Y: f64 = 84.0;

/// What is drawn: from 2 to 40 issues of ten choices, from a microsecond to a hundred seconds.
const ISSUES: [usize; 8] = [2, 3, 4, 5, 7, 10, 20, 40];
const SECONDS: [i32; 9] = [-6, -5, -4, -3, -2, -1, 0, 1, 2];

/// Colours that tell six lines apart on a light and on a dark ground.
const STYLE: &str = "\
.ground{fill:#fff}.text{fill:#1f2328;font:13px system-ui,sans-serif}.small{font-size:11px}.title{font-size:16px;font-weight:600}\
.grid{stroke:#d8dee4;stroke-width:1}.line{fill:none;stroke-width:1.6}.own{stroke-width:3}.mark{stroke:none}\
.s0{stroke:#0550ae;fill:#0550ae}.s1{stroke:#c2410c;fill:#c2410c}.s2{stroke:#15803d;fill:#15803d}\
.s3{stroke:#a21caf;fill:#a21caf}.s4{stroke:#92730a;fill:#92730a}.s5{stroke:#57606a;fill:#57606a}.line{fill:none}\
@media(prefers-color-scheme:dark){.ground{fill:#0d1117}.text{fill:#e6edf3}.grid{stroke:#30363d}\
.s0{stroke:#79c0ff;fill:#79c0ff}.s1{stroke:#ffa657;fill:#ffa657}.s2{stroke:#56d364;fill:#56d364}\
.s3{stroke:#e29bf0;fill:#e29bf0}.s4{stroke:#e3c04b;fill:#e3c04b}.s5{stroke:#9da7b3;fill:#9da7b3}.line{fill:none}}";

/// A line: the engine, or a peer.
#[derive(Clone, Copy)]
enum Series {
    Entente,
    Other(Peer),
}

/// The lines, each with a colour and a mark of its own.
const SERIES: [Series; 6] = [
    Series::Entente,
    Series::Other(Peer::Negmas),
    Series::Other(Peer::Moocore),
    Series::Other(Peer::Paretoset),
    Series::Other(Peer::Mobanos),
    Series::Other(Peer::MoocoreMerge),
];

/// A point of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Spot {
    /// So many issues took so many seconds.
    At(usize, f64),
    /// So many issues took more than so many seconds.
    Above(usize, f64),
}

impl Series {
    const fn name(self) -> &'static str {
        match self {
            Self::Entente => "Entente",
            Self::Other(peer) => peer.name(),
        }
    }

    fn spot(self, shape: &Shape, trial: &Trial) -> Option<Spot> {
        let peer = match self {
            Self::Entente => return Some(Spot::At(shape.issues, trial.frontier.shortest)),
            Self::Other(peer) => peer,
        };
        match &trial.peers.iter().find(|(asked, _)| *asked == peer)?.1 {
            Outcome::Took(took) => Some(Spot::At(shape.issues, took.shortest)),
            Outcome::BeyondTime(cap) => Some(Spot::Above(shape.issues, *cap)),
            Outcome::BeyondMemory | Outcome::Failed | Outcome::NotAsked => None,
        }
    }
}

/// Draws two parties' frontiers of the four families, seed 1: one panel each.
pub fn drawing(trials: &[Trial]) -> String {
    let (width, height) = (LEFT + 2.0 * WIDTH + GAP_X + 20.0, TOP + 2.0 * HEIGHT + GAP_Y + 60.0);
    let mut drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n<title>Time of the \
         frontier of two parties over the number of packages</title>\n<style>{STYLE}</style>\n\
         <rect class=\"ground\" width=\"{width}\" height=\"{height}\"/>\n"
    );
    drawing +=
        &text(LEFT, 30.0, "title", "start", "The frontier of two parties: time over the number of packages");
    drawing += &legend();
    for (at, family) in FAMILIES.iter().enumerate() {
        let (column, row) = ((at % 2) as f64, (at / 2) as f64);
        drawing += &format!(
            "<g transform=\"translate({} {})\">\n{}</g>\n",
            LEFT + column * (WIDTH + GAP_X),
            TOP + row * (HEIGHT + GAP_Y),
            panel(family, trials)
        );
    }
    drawing + "</svg>\n"
}

fn legend() -> String {
    let entry = |(at, series): (usize, &Series)| {
        let (x, y) = (LEFT + (at % 3) as f64 * 230.0, 56.0 + (at / 3) as f64 * 22.0);
        let name = text(x + 36.0, y + 4.0, "", "start", series.name());
        let weight = weight(*series);
        format!("<path class=\"line s{at}{weight}\" d=\"M{x} {y}h28\"/>{}{name}", mark(at, x + 14.0, y))
    };
    let open = text(LEFT + 700.0, 60.0, "small", "start", "△ ended at");
    let cap = text(LEFT + 700.0, 76.0, "small", "start", "the cap");
    SERIES.iter().enumerate().map(entry).chain([open, cap]).collect()
}

fn panel(family: &str, trials: &[Trial]) -> String {
    let said = match family {
        "f" => "f: weights and values at random, finely cut",
        "pct" => "pct: the same in whole percent",
        "oppf" => "oppf: what one gains the other loses, finely cut",
        _ => "opppct: the same in whole percent",
    };
    let lines = SERIES.iter().enumerate().map(|(at, series)| line(at, *series, family, trials));
    format!("{}{}{}", text(0.0, -10.0, "", "start", said), grid(), lines.collect::<String>())
}

fn grid() -> String {
    let mut grid = String::new();
    for seconds in SECONDS {
        let y = height(10_f64.powi(seconds));
        grid += &format!("<path class=\"grid\" d=\"M0 {y:.1}h{WIDTH}\"/>");
        let name = match seconds {
            -6 => "1 µs",
            -3 => "1 ms",
            0 => "1 s",
            2 => "100 s",
            _ => continue,
        };
        grid += &text(-8.0, y + 4.0, "small", "end", name);
    }
    for issues in ISSUES {
        let x = across(issues);
        grid += &format!("<path class=\"grid\" d=\"M{x:.1} 0v{HEIGHT}\"/>");
        grid += &text(x, HEIGHT + 16.0, "small", "middle", &format!("10{}", raised(issues)));
    }
    grid + &text(WIDTH / 2.0, HEIGHT + 34.0, "small", "middle", "packages (2 to 40 issues of ten choices)")
        + "\n"
}

fn line(at: usize, series: Series, family: &str, trials: &[Trial]) -> String {
    let of_family = |trial: &&Trial| match &trial.subject.origin {
        Origin::Generated(shape) => {
            (shape.family == family && shape.parties == 2 && shape.seed == 1).then(|| shape.clone())
        }
        Origin::Published(_) => None,
    };
    let spots = trials.iter().filter_map(|trial| series.spot(&of_family(&trial)?, trial));
    let (mut path, mut marks) = (String::new(), String::new());
    for spot in spots {
        let (issues, seconds) = match spot {
            Spot::At(issues, seconds) | Spot::Above(issues, seconds) => (issues, seconds),
        };
        let (x, y) = (across(issues), height(seconds));
        path += &format!("{}{x:.1} {y:.1}", if path.is_empty() { "M" } else { "L" });
        marks += &match spot {
            Spot::At(..) => mark(at, x, y),
            Spot::Above(..) => format!("<path class=\"line s{at}\" d=\"M{x:.1} {:.1}l6 10h-12z\"/>", y - 6.0),
        };
    }
    let weight = weight(series);
    format!("<path class=\"line s{at}{weight}\" d=\"{path}\"/>{marks}\n")
}

const fn weight(series: Series) -> &'static str {
    match series {
        Series::Entente => " own",
        Series::Other(_) => "",
    }
}

/// A mark that tells a line apart without its colour.
fn mark(at: usize, x: f64, y: f64) -> String {
    let path = match at % 6 {
        0 => "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
        1 => "m-3.5 -3.5h7v7h-7z",
        2 => "m0 -5l5 5l-5 5l-5 -5z",
        3 => "m-4.5 -4l9 0l-4.5 8z",
        4 => "m-5 -1.5h3.5v-3.5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5z",
        _ => "m-1 -4.5h2v9h-2z",
    };
    format!("<path class=\"mark s{at}\" d=\"M{x:.1} {y:.1}{path}\"/>")
}

fn text(x: f64, y: f64, class: &str, anchor: &str, words: &str) -> String {
    format!(
        "<text class=\"text {class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{words}</text>\n"
    )
}

/// Where a number of issues stands: the number of packages grows tenfold with each, their number itself is drawn doubling.
fn across(issues: usize) -> f64 {
    let part = (issues as f64 / 2.0).ln() / 20_f64.ln();
    part.clamp(0.0, 1.0) * WIDTH
}

/// Where a time stands, a microsecond below and a hundred seconds above.
fn height(seconds: f64) -> f64 {
    let part = (seconds.log10() + 6.0) / 8.0;
    HEIGHT * (1.0 - part.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_times_as_long_is_always_as_far_up() {
        let step = HEIGHT / 8.0;
        assert!((height(1e-3) - height(1e-2) - step).abs() < 1e-9);
        assert_eq!((height(1e-6), height(100.0)), (HEIGHT, 0.0));
        assert_eq!(height(1e-9), HEIGHT);
    }

    #[test]
    fn twice_as_many_issues_are_always_as_far_across() {
        assert!((across(10) - across(5) - (across(40) - across(20))).abs() < 1e-9);
        assert_eq!((across(2), across(40)), (0.0, WIDTH));
    }

    #[test]
    fn a_drawing_of_nothing_has_its_four_panels() {
        let drawing = drawing(&[]);
        assert_eq!(drawing.matches("<g transform").count(), 4);
        assert!(drawing.ends_with("</svg>\n"));
    }
}
