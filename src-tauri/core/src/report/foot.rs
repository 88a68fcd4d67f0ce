//! The foot of every page of a printed report: whose report it is, and which page of how many.

use super::{
    Report, Setting, Words,
    html::{escaped, head},
};
use crate::audience::Audience;

/// A page of HTML that holds one foot for each of so many pages, each to be laid over the page of its number.
pub fn feet(report: &Report, pages: usize, words: Words<'_>) -> String {
    let told = match report.audience {
        Audience::Own => "report.foot_own",
        Audience::Joint => "report.foot_joint",
    };
    let told = format!("{} {}", words(told, &[]), words("report.not_legal_advice", &[]));
    let (name, told) = (escaped(report.name.as_str()), escaped(&told));
    let all = pages.to_string();
    let foot = |page: usize| {
        let number = words("report.page_of", &[("page", &page.to_string()), ("pages", &all)]);
        format!(
            "<footer class=\"foot\"><span><b>{name}</b> <span>{told}</span></span><span class=\"number\">{}</span>\
             </footer>\n",
            escaped(&number)
        )
    };
    let body: String = (1..=pages).map(foot).collect();
    format!(
        "{}<main class=\"feet\">\n{body}</main>\n</body>\n</html>\n",
        head(report, Setting::File, &[], &body)
    )
}
