//! Countries as the texts of chapter 99 name them.

use super::super::Error;
use super::super::source::Source;
use std::collections::BTreeMap;

const FILE: &str = "data/ref/country_codes_iso2.csv";

/// Names in chapter 99 that differ from those of the list of codes.
const OTHER: [(&str, &str); 22] = [
    ("Bolivia", "BO"),
    ("Brunei", "BN"),
    ("Côte d`Ivoire", "CI"),
    ("Côte d’Ivoire", "CI"),
    ("Democratic Republic of the Congo", "CD"),
    ("the Democratic Republic of the Congo", "CD"),
    ("Falkland Islands", "FK"),
    ("Iran", "IR"),
    ("Laos", "LA"),
    ("Libya", "LY"),
    ("Moldova", "MD"),
    ("Myanmar (Burma)", "MM"),
    ("North Macedonia", "MK"),
    ("South Korea", "KR"),
    ("Syria", "SY"),
    ("Taiwan", "TW"),
    ("Turkey", "TR"),
    ("Venezuela", "VE"),
    ("Vietnam", "VN"),
    ("the European Union", "EU"),
    ("the Philippines", "PH"),
    ("the United Kingdom", "GB"),
];

/// Name to code.
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    pub(super) fn read(source: &Source) -> Result<Self, Error> {
        let mut names = BTreeMap::new();
        for record in source.records(FILE, "alpha2,name,note")?.iter() {
            names.insert(record.text("name")?, record.text("alpha2")?);
        }
        names.extend(OTHER.iter().map(|(name, code)| ((*name).to_owned(), (*code).to_owned())));
        Ok(Self(names))
    }

    /// The codes in `articles the product of Algeria, Nauru, or South Africa, as provided for …`,
    /// joined by `;`; `None` when it names no country or one that is not known.
    pub(super) fn of(&self, description: &str) -> Option<String> {
        let (_, list) = description.rsplit_once("articles the product of ")?;
        let end = [" as provided for", ", as provided", ", with an ad valorem", " [Compiler"];
        let end = end.iter().filter_map(|end| list.find(end)).min().unwrap_or(list.len());
        let list = list.get(..end)?.trim_end_matches(',');
        let list = list.replace(", or ", ", ").replace(" or ", ", ");
        let list = list.replace(", including Hong Kong and Macau", ", Hong Kong, Macau");
        let codes: Option<Vec<String>> = list.split(", ").map(|name| self.code(name)).collect();
        codes.map(|codes| codes.join(";"))
    }

    fn code(&self, name: &str) -> Option<String> {
        if name == "Macau" {
            return Some("MO".to_owned());
        }
        self.0.get(name.trim()).cloned()
    }
}
