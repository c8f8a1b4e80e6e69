//! Countries: a code, a name, or both in one cell.

use super::Read;
use crate::model::Arrange;
use crate::model::Country;
use crate::text::decode;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const DATA: &str = include_str!("countries.tsv");

/// Bytes of the longest cell that is looked up.
const LONGEST: usize = 120;

/// Words that say nothing of which country it is.
const EMPTY_WORDS: &[&str] = &["the", "of", "and"];

/// A country by its code, its name, its three-letter or Census code, or a code in front of the name
/// (`CN - China`). A cell that names two countries names none.
pub(in crate::ingest) fn country(bytes: &[u8]) -> Read<Country> {
    match bytes {
        [] | [b'-'] => Read::Blank,
        [a, b] => Read::or_unreadable(two(*a, *b)),
        _ => Read::or_unreadable(longer(bytes)),
    }
}

/// Whether a cell that is no country names several.
pub(super) fn is_several(bytes: &[u8]) -> bool {
    let mut parts = bytes.split(|b| b"/,;|&+\n".contains(b)).filter(|part| !part.is_empty());
    bytes.len() <= LONGEST
        && parts.clone().count() > 1
        && parts.all(|part| country(crate::text::trim(part)).value().is_some())
}

fn two(a: u8, b: u8) -> Option<Country> {
    // Set aside for the country whose code is GB; reports of suppliers have it.
    let (a, b) = if [a, b].eq_ignore_ascii_case(b"UK") { (b'G', b'B') } else { (a, b) };
    // Two letters that are no country would be taken for one, and its goods for goods without measures.
    Country::of_letters(a, b).filter(|code| Names::all().knows_code(*code))
}

fn longer(bytes: &[u8]) -> Option<Country> {
    if bytes.len() > LONGEST {
        return None;
    }
    let text = decode(bytes);
    let names = Names::all();
    // These marks stand between countries, never within the name of one.
    let is_list = text.contains(['/', ';', '|']);
    if let Some(country) = names.find(&text).filter(|_| !is_list) {
        return Some(country);
    }
    // A code in front of something, or behind it: `CN - China`, `China (CN)`.
    let (front, behind) = match bytes {
        [a, b, rest @ ..] if rest.first().is_some_and(|b| b" -:/(,".contains(b)) => {
            (two(*a, *b)?, rest)
        }
        [rest @ .., a, b] if rest.last().is_some_and(|b| b" -:/,".contains(b)) => {
            (two(*a, *b)?, rest)
        }
        [rest @ .., b'(', a, b, b')'] => (two(*a, *b)?, rest),
        _ => return None,
    };
    let behind = decode(behind);
    let other = behind.trim_matches(|c: char| !c.is_alphanumeric());
    let is_code = other.len() == 2 && other.bytes().all(|b| b.is_ascii_alphabetic());
    match names.find(other).or_else(|| is_code.then(|| Country::new(other)).flatten()) {
        Some(named) if named == front => Some(front),
        Some(_) => None,
        // Behind a code, what is no country we know is taken for its name, unless it begins with
        // another code.
        None => {
            let code = front.as_str().as_bytes();
            let is_in_front = bytes.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(code));
            let mut words = other.split(|c: char| !c.is_alphanumeric());
            let is_name = words.next().is_some_and(|word| word.len() > 2);
            let codes = other.split([',', ';', '/', '|']).count() > 1;
            (is_in_front && is_name && !codes && names.knows_code(front)).then_some(front)
        }
    }
}

/// Names and other codes of countries.
#[derive(Debug)]
struct Names {
    names: FxHashMap<String, Country>,
    /// Whether a code of two letters is one of a country, by [`Country::index`].
    codes: Vec<bool>,
}

impl Names {
    fn all() -> &'static Self {
        static ALL: OnceLock<Names> = OnceLock::new();
        ALL.get_or_init(Self::load)
    }

    /// Reads the data file. Rows that make no sense are left out; a test allows none.
    fn load() -> Self {
        let mut all = Self { names: FxHashMap::default(), codes: vec![false; Country::CODES] };
        for row in DATA.lines().filter(|row| !row.starts_with('#')).skip(1) {
            let mut cells = row.split('\t');
            let Some(country) = cells.next().and_then(Country::new) else { continue };
            if let Some(known) = all.codes.get_mut(country.index()) {
                *known = true;
            }
            let (alpha3, census, names) = (cells.next(), cells.next(), cells.next());
            let names = names.into_iter().flat_map(|names| names.split(';'));
            for name in names.chain(alpha3).chain(census) {
                let key = key(name);
                if !key.is_empty() {
                    all.names.insert(key, country);
                }
            }
        }
        all
    }

    fn find(&self, name: &str) -> Option<Country> {
        self.names.get(&key(name)).copied()
    }

    fn knows_code(&self, country: Country) -> bool {
        self.codes.get(country.index()).copied().unwrap_or(false)
    }
}

/// A name without accents, marks and the order of its words.
fn key(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !matches!(c, '\'' | '\u{2019}' | '.')).collect();
    let plain: String = plain.to_lowercase().chars().map(unaccented).collect();
    let mut words: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !EMPTY_WORDS.contains(word))
        .collect();
    words.arrange();
    words.join(" ")
}

fn unaccented(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_as_they_come() {
        let read = |text: &str| country(text.as_bytes()).value().map(|c| c.to_string());
        for (text, code) in [
            ("cn", "CN"),
            ("XK", "XK"),
            ("CN - China", "CN"),
            ("China", "CN"),
            ("CHN", "CN"),
            ("5700", "CN"),
            ("China (CN)", "CN"),
            ("CN (Mainland)", "CN"),
            ("Korea, South", "KR"),
            ("KOREA, REPUBLIC OF", "KR"),
            ("South Korea", "KR"),
            ("Korea (Republic of)", "KR"),
            ("Viet Nam", "VN"),
            ("VIETNAM", "VN"),
            ("Türkiye", "TR"),
            ("Côte d'Ivoire", "CI"),
            ("U.S.A.", "US"),
            ("United States of America", "US"),
            ("USA", "US"),
            ("1220", "CA"),
            ("UK", "GB"),
            ("uk - United Kingdom", "GB"),
            ("U.K.", "GB"),
            ("Ontario", "XO"),
            ("Germany", "DE"),
            ("DE/Germany", "DE"),
            ("Hong Kong", "HK"),
            ("Taiwan, Province of China", "TW"),
            ("Netherlands (the)", "NL"),
        ] {
            assert_eq!(read(text).as_deref(), Some(code), "{text}");
        }
        for text in [
            "CN/HK",
            "CN, HK",
            "CN HK",
            "CN;HK",
            "China/Hong Kong",
            "CN - Hong Kong",
            "Korea",
            "Congo",
            "Narnia",
            "9999",
            "C",
            "12",
            "MULTI - see list, CN",
            "CN/HK/TW",
            "XX - Somewhere/VN",
            "ZZ",
            "XX",
            "EU",
            "QQ - Somewhere",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(country(b""), Read::Blank);
        for text in ["CN/HK", "CN, HK", "China; Hong Kong"] {
            assert!(is_several(text.as_bytes()), "{text}");
        }
        for text in ["Narnia", "CN/Narnia", "CN"] {
            assert!(!is_several(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn every_row_of_the_data_is_used_and_no_name_twice() {
        let mut seen = FxHashMap::default();
        for row in DATA.lines().filter(|row| !row.starts_with('#')).skip(1) {
            let cells: Vec<&str> = row.split('\t').collect();
            assert_eq!(cells.len(), 4, "{row}");
            let code = Country::new(cells[0]).expect(row);
            for name in cells[3].split(';').chain([cells[1], cells[2]]).filter(|n| !n.is_empty()) {
                let before = seen.insert(key(name), code);
                assert!(before.is_none_or(|before| before == code), "{name}: {before:?} {code}");
            }
        }
        assert!(seen.len() > 700, "{}", seen.len());
    }
}
