//! Manufacturer identification (MID), as the instructions to CBP Form 7501 build it.
//!
//! Country, three letters of each of the first two words of the name, up to four digits of the
//! largest number of the street line, three letters of the city.

use crate::law::Book;
use crate::model::Country;

/// Words that do not count in a name.
const SKIPPED: &[&str] = &["A", "AN", "AND", "OF", "THE"];
/// Characters that the name, the address and the city give at most.
const NAME: usize = 6;
const ADDRESS: usize = 4;
const CITY: usize = 3;
/// Characters of a MID at most: fifteen.
pub const LONGEST: usize = 2 + NAME + ADDRESS + CITY;
const ORDINALS: &[&str] = &["ST", "ND", "RD", "TH"];

/// The MID of a manufacturer. `country` is the country of the address; for Canada the code of the
/// province, which is the caller's to give.
#[must_use]
pub fn manufacturer_id(country: Country, name: &str, street: &str, city: &str) -> String {
    let mut mid = country.as_str().to_owned();
    mid += &name_part(name);
    mid += &address_part(street);
    mid.extend(letters(city).chars().take(3));
    mid
}

/// The part that the name gives: three characters of each of the first two words. Initials that
/// stand apart are one word, a hyphen joins two, and articles do not count.
#[must_use]
pub fn name_part(name: &str) -> String {
    let words = joined_initials(name);
    words
        .iter()
        .filter(|word| !SKIPPED.contains(&word.as_str()))
        .take(2)
        .flat_map(|word| word.chars().take(3))
        .collect()
}

/// The part that the street line gives: the first four digits of its largest number, nothing when
/// there is none. Commas and hyphens inside a number join it; the ordinal of a street is no number.
#[must_use]
pub fn address_part(street: &str) -> String {
    let mut largest = String::new();
    for word in street.split_whitespace() {
        let word = letters(word);
        if let Some(number) = number_in(&word)
            && exceeds(&number, &largest)
        {
            largest = number;
        }
    }
    largest.truncate(4);
    largest
}

/// The country that a MID begins with, a Canadian province as its own code; `None` where it does not
/// begin with one.
#[must_use]
pub fn country(mid: &str, book: &Book) -> Option<Country> {
    let country = Country::new(mid.get(..2)?)?;
    (book.countries.is_empty() || book.country(country).is_some()).then_some(country)
}

/// Whether what follows the country can be one to six characters of a name, up to four digits of an
/// address and up to three characters of a city, which ends in a letter.
#[must_use]
pub fn has_parts(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    let ends = bytes.last().is_some_and(u8::is_ascii_alphabetic);
    let splits = (1..=NAME).flat_map(|name| (1..=CITY).map(move |city| (name, city)));
    ends && splits.into_iter().any(|(name, city)| {
        let address = bytes.len().checked_sub(city).and_then(|end| bytes.get(name..end));
        address
            .is_some_and(|digits| digits.len() <= ADDRESS && digits.iter().all(u8::is_ascii_digit))
    })
}

/// The words of a name in capitals, single letters in a row made one word.
fn joined_initials(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut in_initials = false;
    let separators = |c: char| c.is_whitespace() || matches!(c, ',' | '/' | '&' | ';');
    for word in name.split(separators).map(letters).filter(|word| !word.is_empty()) {
        let single = word.len() == 1;
        match words.last_mut() {
            Some(last) if single && in_initials => last.push_str(&word),
            _ => words.push(word),
        }
        in_initials = single;
    }
    words
}

/// Letters and digits in capitals; everything else goes.
fn letters(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// The digits of a word, unless they are the ordinal of a street (`5TH`).
fn number_in(word: &str) -> Option<String> {
    let start = word.find(|c: char| c.is_ascii_digit())?;
    let rest = &word[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    (!ORDINALS.contains(&after)).then(|| digits.to_owned())
}

/// Whether a run of digits is the larger number.
fn exceeds(number: &str, other: &str) -> bool {
    let (number, other) = (number.trim_start_matches('0'), other.trim_start_matches('0'));
    (number.len(), number) > (other.len(), other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (name, part) in [
            ("Amalgamated Plastics Corp.", "AMAPLA"),
            ("A B C Company", "ABCCOM"),
            ("O.A.S.I.S. Corp.", "OASCOR"),
            ("20th Century Fox", "20TCEN"),
            ("Rawles-Aden Corp.", "RAWCOR"),
            ("The House of the Rising Sun", "HOURIS"),
            ("Ozrock", "OZR"),
            ("", ""),
        ] {
            assert_eq!(name_part(name), part, "{name}");
        }
    }

    #[test]
    fn addresses() {
        for (street, part) in [
            ("11455 Main Street Suite 9999", "1145"),
            ("92, Alice Springs Road", "92"),
            ("12-34 56 Akasaka Road", "1234"),
            ("5th Avenue", ""),
            ("18 135th Street", "18"),
            ("Lane 0007, No. 12", "12"),
            ("Main Street", ""),
        ] {
            assert_eq!(address_part(street), part, "{street}");
        }
    }

    #[test]
    fn parts_after_the_country() {
        for rest in ["OZR92MEL", "SHEEXP123SHA", "AMAPLA1145SHE", "20TCENLOS", "3M12STP", "ABCOSA"]
        {
            assert!(has_parts(rest), "{rest}");
        }
        for rest in ["SHEEXP123", "SHEEXPORTSHA", "12345678901234X", "", "A"] {
            assert!(!has_parts(rest), "{rest}");
        }
    }

    #[test]
    fn the_whole_number() {
        let country = Country::new("AU").expect("country");
        let mid = manufacturer_id(country, "Ozrock", "92, Alice Springs Road", "Melbourne");
        assert_eq!(mid, "AUOZR92MEL");
    }
}
