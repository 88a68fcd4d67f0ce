//! Numbers of a file as the decimal text they are.

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

use crate::{
    Ratio,
    interchange::{
        guard::LARGEST_NUMBER,
        refusal::{Refusal, RefusalCode},
    },
};

/// An exact number from its decimal text, within the limit of every file.
pub(super) fn number(text: &str) -> Result<Ratio, Refusal> {
    let exact: Ratio = text.parse().map_err(|_| Refusal::new(RefusalCode::NotANumber, shortened(text)))?;
    let largest = Ratio::from(LARGEST_NUMBER as i64);
    if *exact.exact() > *largest.exact() || -exact.exact() > *largest.exact() {
        return Err(Refusal::new(RefusalCode::NumberTooLarge, shortened(text)));
    }
    Ok(exact)
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

/// A number of a JSON file that never was a float.
#[derive(Clone, Debug)]
pub(super) struct Decimal(pub(super) Ratio);

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(source)?;
        let text = raw.get().trim_matches('"');
        number(text).map(Self).map_err(|refusal| de::Error::custom(refusal.detail))
    }
}

/// An object of a JSON file with its keys in the order of the file.
#[derive(Clone, Debug)]
pub(super) struct Entries<T>(pub(super) Vec<(String, T)>);

impl<T> Entries<T> {
    /// The entry of a key.
    pub(super) fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, entry)| entry)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct InOrder<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> de::Visitor<'de> for InOrder<T> {
            type Value = Entries<T>;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut object: A) -> Result<Entries<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = object.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }

        source.deserialize_map(InOrder(std::marker::PhantomData))
    }
}

/// Something read from a JSON text, or the place where it is of another shape.
pub(super) fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Refusal> {
    let mut source = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut source).map_err(crate::interchange::document::misshapen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_every_digit() {
        let read: Decimal = serde_json::from_str("0.30314623337582780001").unwrap();
        assert_eq!(read.0, "30314623337582780001/100000000000000000000".parse().unwrap());
    }

    #[test]
    fn an_object_keeps_its_order() {
        let read: Entries<Decimal> = serde_json::from_str(r#"{"b": 1, "a": 2}"#).unwrap();
        assert_eq!(read.0.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    }

    #[test]
    fn a_number_beyond_the_limit_is_refused() {
        assert_eq!(number("1e16").unwrap_err().code, RefusalCode::NumberTooLarge);
        assert_eq!(number("many").unwrap_err().code, RefusalCode::NotANumber);
    }
}
