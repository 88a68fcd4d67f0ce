//! Feet on printed pages. How many pages there are is known only once they are printed, and the engine sets no numbers of
//! its own: the feet are printed as pages of their own and laid over.

use std::{collections::BTreeMap, path::Path};

use entente_core::report::{Report, Setting, feet};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use tauri::{AppHandle, Runtime};

use super::{
    print::{self, PrintError},
    sheet::Area,
};
use crate::{catalogue, desk::report::page};

/// What the feet are called on a page.
const FOOT: &str = "EntenteFoot";

/// Says why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum StampError {
    /// The engine did not print.
    #[error(transparent)]
    Print(#[from] PrintError),
    /// What was printed cannot be read or written.
    #[error("what was printed cannot be read: {0}")]
    Unread(#[from] lopdf::Error),
    /// The file cannot be read or written.
    #[error(transparent)]
    File(#[from] std::io::Error),
}

/// Prints a report to a file with a foot on every page, and waits until it is there.
pub fn to_pdf<R: Runtime>(app: &AppHandle<R>, report: &Report, path: &Path) -> Result<(), StampError> {
    let text = print::to_pdf(app, page(report, Setting::Print), report.paper, Area::Text, path)?;
    let mut text = Document::load_mem(&text)?;
    let pages = text.get_pages().len();
    let below = feet(report, pages, &|key, with| catalogue::sentence(key, with));
    let below = print::to_pdf(app, below, report.paper, Area::Foot, path)?;
    lay_over(&mut text, Document::load_mem(&below)?)?;
    name(&mut text, report.name.as_str())?;
    text.save(path)?;
    Ok(())
}

/// Lays every page of one document over the page of the same number of another.
fn lay_over(text: &mut Document, mut feet: Document) -> Result<(), lopdf::Error> {
    feet.renumber_objects_with(text.max_id + 1);
    let drawn = feet.get_pages().into_values().map(|page| form(&feet, page));
    let drawn = drawn.collect::<Result<Vec<_>, _>>()?;
    text.max_id = feet.max_id;
    text.objects.extend(kept(feet));
    for (page, form) in text.get_pages().into_values().zip(drawn) {
        let form = text.add_object(form);
        text.add_xobject(page, FOOT, form)?;
        let mut content = b"q\n".to_vec();
        content.extend(text.get_page_content(page));
        content.extend(format!("\nQ\nq /{FOOT} Do Q\n").bytes());
        let content = text.add_object(Stream::new(Dictionary::new(), content));
        text.get_dictionary_mut(page)?.set("Contents", content);
    }
    text.prune_objects();
    text.compress();
    Ok(())
}

/// What is drawn on a page, to be drawn on another.
fn form(document: &Document, page: ObjectId) -> Result<Stream, lopdf::Error> {
    let row = document.get_dictionary(page)?;
    let of = |key: &[u8]| inherited(document, row, key);
    let (bounds, resources) =
        (of(b"MediaBox")?, of(b"Resources").unwrap_or_else(|_| Dictionary::new().into()));
    let about = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds, "Resources" => resources,
        "Group" => dictionary! { "Type" => "Group", "S" => "Transparency", "CS" => "DeviceRGB" },
    };
    Ok(Stream::new(about, document.get_page_content(page)))
}

/// What a page says of itself, or what holds it says for it.
fn inherited(document: &Document, row: &Dictionary, key: &[u8]) -> Result<Object, lopdf::Error> {
    match row.get(key) {
        Ok(found) => Ok(found.clone()),
        Err(_) => {
            let parent = row.get(b"Parent").and_then(Object::as_reference)?;
            inherited(document, document.get_dictionary(parent)?, key)
        }
    }
}

/// What of a document is more than its pages.
fn kept(document: Document) -> BTreeMap<ObjectId, Object> {
    let is_frame = |object: &Object| {
        object
            .as_dict()
            .is_ok_and(|row| row.has_type(b"Page") || row.has_type(b"Pages") || row.has_type(b"Catalog"))
    };
    document.objects.into_iter().filter(|(_, object)| !is_frame(object)).collect()
}

/// Writes into a document what it is called.
fn name(document: &mut Document, name: &str) -> Result<(), lopdf::Error> {
    let told: Vec<u8> =
        [0xfe, 0xff].into_iter().chain(name.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let title = Object::String(told, lopdf::StringFormat::Hexadecimal);
    let about = document.trailer.get(b"Info").and_then(Object::as_reference);
    match about {
        Ok(id) => document.get_dictionary_mut(id)?.set("Title", title),
        Err(_) => {
            let id = document.add_object(dictionary! { "Title" => title });
            document.trailer.set("Info", id);
        }
    }
    document.catalog_mut()?.set("Lang", Object::string_literal("en"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document whose pages draw a text each.
    fn document(texts: &[&str]) -> Document {
        let mut document = Document::with_version("1.7");
        let pages = document.new_object_id();
        let kids: Vec<Object> = texts
            .iter()
            .map(|text| {
                let content = document.add_object(Stream::new(Dictionary::new(), text.as_bytes().to_vec()));
                let page = dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content };
                document.add_object(page).into()
            })
            .collect();
        let count = i64::try_from(kids.len()).unwrap();
        let bounds: Vec<Object> = [0, 0, 595, 842].into_iter().map(Object::Integer).collect();
        let all = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "MediaBox" => bounds };
        document.objects.insert(pages, all.into());
        let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        document.trailer.set("Root", root);
        document
    }

    #[test]
    fn every_page_gets_the_foot_of_its_number_and_keeps_what_is_on_it() {
        let mut text = document(&["first", "second"]);
        lay_over(&mut text, document(&["foot 1", "foot 2"])).unwrap();
        name(&mut text, "Miete über Łódź").unwrap();
        let mut bytes = Vec::new();
        text.save_to(&mut bytes).unwrap();
        let read = Document::load_mem(&bytes).unwrap();
        let pages: Vec<_> = read.get_pages().into_values().collect();
        assert_eq!(pages.len(), 2);
        for (page, (told, foot)) in pages.iter().zip([("first", "foot 1"), ("second", "foot 2")]) {
            let content = String::from_utf8(read.get_page_content(*page)).unwrap();
            assert!(content.contains(told) && content.contains("/EntenteFoot Do"), "{content}");
            let (own, of) = read.get_page_resources(*page).unwrap();
            let row = own.or_else(|| of.first().map(|id| read.get_dictionary(*id).unwrap())).unwrap();
            let forms = row.get(b"XObject").unwrap().as_dict().unwrap();
            let form = forms.get(b"EntenteFoot").unwrap().as_reference().unwrap();
            let drawn = read.get_object(form).unwrap().as_stream().unwrap().get_plain_content().unwrap();
            assert_eq!(String::from_utf8(drawn).unwrap().trim(), foot);
        }
    }
}
