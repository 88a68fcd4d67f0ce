//! XML files as trees of elements: no document type, no entities of their own, within the limits of every file.

use quick_xml::{
    Reader, XmlVersion,
    escape::EscapeError,
    events::{BytesStart, Event},
};

use crate::{
    interchange::{
        guard::{DEEPEST, LONGEST_TEXT, MOST_RECORDS},
        refusal::{Refusal, RefusalCode},
    },
    model::is_invisible,
};

/// An element with its attributes and the elements inside it; text between elements says nothing in these files.
#[derive(Clone, Debug, Default)]
pub(in crate::interchange) struct Element {
    pub(super) name: String,
    pub(super) children: Vec<Element>,
    attributes: Vec<(String, String)>,
    line: (usize, usize),
}

impl Element {
    /// The root of an XML text.
    pub(super) fn read(text: &str) -> Result<Self, Refusal> {
        let mut reader = Reader::from_str(text);
        let mut growth = Growth { open: vec![Self::default()], count: 0 };
        let mut cursor = Cursor { text, byte: 0, line: 1, column: 1 };
        loop {
            let place = cursor.at(reader.buffer_position());
            let on_line = |refusal: Refusal| refusal.on_line(place.0, place.1);
            match reader.read_event() {
                Ok(Event::Eof) => return growth.root().map_err(on_line),
                Ok(event) => growth.take(&event, place).map_err(on_line)?,
                Err(error) => {
                    let (line, column) = cursor.at(reader.error_position());
                    return Err(Refusal::new(RefusalCode::NotXml, error).on_line(line, column));
                }
            }
        }
    }

    fn of(tag: &BytesStart<'_>, line: (usize, usize)) -> Result<Self, Refusal> {
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| Refusal::new(RefusalCode::NotXml, error))?;
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|error| unescaped(&error))?.into_owned();
            check_text(&value)?;
            attributes.push((attribute.key.into_inner().to_owned(), value));
        }
        Ok(Self { name: tag.name().into_inner().to_owned(), attributes, line, children: Vec::new() })
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute that has to be there.
    pub(super) fn required(&self, key: &str) -> Result<&str, Refusal> {
        self.attribute(key)
            .ok_or_else(|| Refusal::new(RefusalCode::WrongShape, format!("<{} {key}=…>", self.name)).on(self))
    }

    /// The elements of a name directly inside this one.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// Whether this element, or one somewhere inside it, is of that sort.
    pub(super) fn any(&self, is_it: &dyn Fn(&Self) -> bool) -> bool {
        is_it(self) || self.children.iter().any(|child| child.any(is_it))
    }
}

impl Refusal {
    /// The same, at an XML element.
    pub(super) fn on(self, element: &Element) -> Self {
        self.on_line(element.line.0, element.line.1).at(format!("<{}>", element.name))
    }
}

/// The elements that are open, the first of which stands for the whole text, and how many there have been.
struct Growth {
    open: Vec<Element>,
    count: usize,
}

impl Growth {
    fn take(&mut self, event: &Event<'_>, place: (usize, usize)) -> Result<(), Refusal> {
        match event {
            Event::Start(tag) => self.begin(Element::of(tag, place)?),
            Event::Empty(tag) => {
                self.begin(Element::of(tag, place)?)?;
                self.end();
                Ok(())
            }
            Event::End(_) => {
                self.end();
                Ok(())
            }
            Event::DocType(_) => Err(Refusal::new(RefusalCode::Doctype, "<!DOCTYPE>")),
            Event::GeneralRef(name) if !is_plain(name) => {
                Err(Refusal::new(RefusalCode::Doctype, format!("&{};", &**name)))
            }
            Event::GeneralRef(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::Eof => Ok(()),
        }
    }

    fn begin(&mut self, element: Element) -> Result<(), Refusal> {
        self.open.push(element);
        self.count += 1;
        if self.open.len() > DEEPEST + 1 {
            return Err(Refusal::new(RefusalCode::TooDeep, DEEPEST));
        }
        if self.count > MOST_RECORDS {
            return Err(Refusal::new(RefusalCode::TooManyRecords, MOST_RECORDS));
        }
        Ok(())
    }

    fn end(&mut self) {
        if let Some(done) = self.open.pop()
            && let Some(parent) = self.open.last_mut()
        {
            parent.children.push(done);
        }
    }

    /// The one element of the whole text.
    fn root(self) -> Result<Element, Refusal> {
        if let [_, .., open] = self.open.as_slice() {
            return Err(Refusal::new(RefusalCode::NotXml, format!("</{}>", open.name)));
        }
        let mut roots = self.open.into_iter().flat_map(|document| document.children);
        match (roots.next(), roots.next()) {
            (Some(root), None) => Ok(root),
            (Some(_), Some(second)) => Err(Refusal::new(RefusalCode::NotXml, format!("<{}>", second.name))),
            (None, _) => Err(Refusal::new(RefusalCode::NotXml, "<>")),
        }
    }
}

/// Why references in a value cannot be read: entities of the file's own are not, and neither is what is no character.
fn unescaped(error: &quick_xml::Error) -> Refusal {
    if let quick_xml::Error::Escape(EscapeError::UnrecognizedEntity(_, name)) = error {
        return Refusal::new(RefusalCode::Doctype, format!("&{name};"));
    }
    Refusal::new(RefusalCode::NotXml, error)
}

fn check_text(value: &str) -> Result<(), Refusal> {
    if value.len() > LONGEST_TEXT {
        return Err(Refusal::new(RefusalCode::TextTooLong, LONGEST_TEXT));
    }
    match value.chars().find(|c| is_invisible(*c) && !matches!(c, '\n' | '\t')) {
        Some(c) => Err(Refusal::new(RefusalCode::InvisibleCharacter, format!("U+{:04X}", u32::from(c)))),
        None => Ok(()),
    }
}

/// Whether a reference is one of XML's own, or to a character.
fn is_plain(name: &str) -> bool {
    name.starts_with('#') || ["amp", "lt", "gt", "quot", "apos"].contains(&name)
}

/// Knows the line and the column of the byte it stands at, from 1, and only walks forward.
struct Cursor<'a> {
    text: &'a str,
    byte: usize,
    line: usize,
    column: usize,
}

impl Cursor<'_> {
    /// The line and the column of a byte that is not before the last one asked for.
    fn at(&mut self, byte: u64) -> (usize, usize) {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).clamp(self.byte, self.text.len());
        let passed = self.text.get(self.byte..byte).unwrap_or_default();
        for c in passed.chars() {
            if c == '\n' {
                (self.line, self.column) = (self.line + 1, 1);
            } else {
                self.column += 1;
            }
        }
        self.byte = byte;
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> (RefusalCode, String) {
        let refusal = Element::read(text).unwrap_err();
        (refusal.code, refusal.place.to_string())
    }

    #[test]
    fn elements_and_their_attributes_become_a_tree() {
        let root =
            Element::read("<?xml version=\"1.0\"?>\n<a x=\"1 &amp; 2\"><b/>text<b y='3'></b></a>").unwrap();
        assert_eq!((root.name.as_str(), root.attribute("x"), root.line), ("a", Some("1 & 2"), (2, 1)));
        assert_eq!(root.all("b").map(|b| b.attribute("y")).collect::<Vec<_>>(), [None, Some("3")]);
    }

    #[test]
    fn document_types_and_entities_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY x \"y\">]>\n<a/>";
        assert_eq!(refused(bomb), (RefusalCode::Doctype, "1:1".into()));
        assert_eq!(refused("<a>\n&x;</a>"), (RefusalCode::Doctype, "2:1".into()));
        assert_eq!(refused("<a b='&x;'/>").0, RefusalCode::Doctype);
        assert_eq!(refused("<a b='&#0;'/>").0, RefusalCode::NotXml);
    }

    #[test]
    fn what_is_cut_off_or_tangled_is_refused() {
        for text in ["<a>", "<a></b>", "<a", "<a/><b/>", "", "<a b='1' b='2'/>"] {
            assert_eq!(refused(text).0, RefusalCode::NotXml, "{text}");
        }
    }

    #[test]
    fn depth_is_held_to_its_limit() {
        let nested = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
        assert!(Element::read(&nested(64)).is_ok());
        assert_eq!(refused(&nested(65)).0, RefusalCode::TooDeep);
    }
}
