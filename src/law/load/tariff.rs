//! The table `tariff`: one subheading a line, its statistical numbers behind it.
//!
//! `01012900<TAB>o<TAB>10n:NO 90o:NO` says that the text of 0101.29.00 begins with "other", and
//! that it has two 10-digit numbers, 10 (another text) and 90 ("other"), both counted in `NO`.
//! Several units are joined with `+`; `?` stands for a text or units that no source gives.

use super::rows::{Shape, read, rising};
use crate::law::{BookError, Tariff, TextKind};
use crate::model::{Hts8, HtsNumber, Unit};
use rustc_hash::FxHashMap;

pub(super) const TARIFF: Shape =
    Shape { name: "tariff", columns: &["subheading", "text", "numbers"] };

pub(super) fn tariff(text: &str) -> Result<Tariff, BookError> {
    let mut reader = Reader::default();
    reader.eight.reserve(text.len() / 22);
    reader.ten.reserve(text.len() / 16);
    read(TARIFF, text, |row| {
        let subheading = row.parsed("eight digits", |text| {
            digits(text, 8).and_then(|n| u32::try_from(n).ok()).and_then(Hts8::from_digits)
        })?;
        let kind = row.parsed("o, n or ?", |text| match text.as_bytes() {
            [mark] => text_kind(*mark),
            _ => None,
        })?;
        reader.eight.push((subheading, kind));
        row.parsed("numbers such as `10n:NO 90o:NO+KG`", |text| reader.numbers(subheading, text))
    })?;
    rising(TARIFF, &reader.eight, |row| row.0)?;
    Ok(Tariff { eight: reader.eight, ten: reader.ten, units: reader.units })
}

#[derive(Default)]
struct Reader<'a> {
    eight: Vec<(Hts8, TextKind)>,
    ten: Vec<(HtsNumber, TextKind, u16)>,
    units: Vec<Vec<Unit>>,
    known: FxHashMap<&'a str, u16>,
    last: Option<(&'a str, u16)>,
}

impl<'a> Reader<'a> {
    fn numbers(&mut self, subheading: Hts8, text: &'a str) -> Option<()> {
        if text.is_empty() {
            return Some(());
        }
        let base = u64::from(subheading.digits()) * 100;
        let mut above = None;
        for number in text.split(' ') {
            let (head, units) = number.split_once(':')?;
            let [tens, ones, mark] = *head.as_bytes() else { return None };
            if !tens.is_ascii_digit() || !ones.is_ascii_digit() {
                return None;
            }
            let suffix = u64::from(tens - b'0') * 10 + u64::from(ones - b'0');
            if above.is_some_and(|above| suffix <= above) {
                return None;
            }
            above = Some(suffix);
            let units = self.units(units)?;
            self.ten.push((HtsNumber::from_digits(base + suffix)?, text_kind(mark)?, units));
        }
        Some(())
    }

    /// The place of a list of units; most lines repeat the list of the line before.
    fn units(&mut self, text: &'a str) -> Option<u16> {
        if let Some((last, place)) = self.last
            && last == text
        {
            return Some(place);
        }
        let place = match self.known.get(text) {
            Some(place) => *place,
            None => {
                let place = u16::try_from(self.units.len()).ok()?;
                let units = if text == "?" { Vec::new() } else { unit_list(text)? };
                self.units.push(units);
                self.known.insert(text, place);
                place
            }
        };
        self.last = Some((text, place));
        Some(place)
    }
}

fn unit_list(text: &str) -> Option<Vec<Unit>> {
    text.split('+').map(|code| Unit::new(code).filter(|unit| unit.as_str() == code)).collect()
}

fn digits(text: &str, count: usize) -> Option<u64> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

pub(super) fn text_kind(mark: u8) -> Option<TextKind> {
    match mark {
        b'o' => Some(TextKind::Other),
        b'n' => Some(TextKind::Named),
        b'?' => Some(TextKind::Missing),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(lines: &str) -> Result<Tariff, BookError> {
        tariff(&format!("subheading\ttext\tnumbers\n{lines}"))
    }

    #[test]
    fn reads_subheadings() {
        let tariff = table("01012900\to\t10n:NO 90o:NO+KG 91?:?\n99030125\tn\t\n").expect("table");
        let eight = |n| Hts8::from_digits(n).expect("eight digits");
        let ten = |n| HtsNumber::from_digits(n).expect("ten digits");
        assert_eq!(tariff.len(), (2, 3));
        assert_eq!(tariff.text8(eight(1_012_900)), TextKind::Other);
        assert_eq!(tariff.text8(eight(1_012_901)), TextKind::Missing);
        assert_eq!(tariff.text10(ten(101_290_010)), TextKind::Named);
        let units = tariff.units(ten(101_290_090)).expect("units");
        assert_eq!(units.iter().map(Unit::as_str).collect::<Vec<_>>(), ["NO", "KG"]);
        assert_eq!(tariff.units(ten(101_290_091)), None);
        assert!(tariff.has10(ten(9_903_012_500)), "an 8-digit heading stands padded");
        assert_eq!(tariff.text10(ten(9_903_012_500)), TextKind::Named);
        assert!(!tariff.has10(ten(101_290_000)));
    }

    #[test]
    fn refuses_what_does_not_fit() {
        for bad in [
            "0101290\to\t",
            "01012900\tO\t",
            "01012900\to\t90o:NO 10n:NO",
            "01012900\to\t10n",
            "01012900\to\t1n:NO",
            "01012900\to\t10x:NO",
            "01012900\to\t10n:no",
            "01012900\to\t10n:",
            "01012900\to\t10n:NO  20n:NO",
        ] {
            assert_eq!(table(&format!("{bad}\n")).expect_err(bad).line, 2);
        }
        assert_eq!(table("01012900\to\t\n01012100\tn\t\n").expect_err("order").line, 3);
    }
}
