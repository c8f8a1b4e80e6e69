//! Dates. The law keys on different dates, so each kind is a type of its own.

use std::fmt;

/// A calendar date, in US Eastern time as CBP's systems give it.
pub type Date = jiff::civil::Date;

macro_rules! date_kind {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Date);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&iso(self.0))
            }
        }
    };
}

date_kind!(
    /// The date of importation (19 CFR 101.1): the five years of 19 U.S.C. 1313 run from it.
    ImportDate
);
date_kind!(
    /// The date of entry (19 CFR 141.68): rates, fees and programmes key on it.
    EntryDate
);
date_kind!(
    /// The date of exportation (19 CFR 190.72(a)).
    ExportDate
);
date_kind!(
    /// The date on which a complete drawback claim is filed (19 CFR 190.51(e)).
    FilingDate
);

/// `2026-11-24`.
#[must_use]
pub fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// Reads `2026-11-24`, and nothing else.
#[must_use]
pub fn parse_iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range]
            .iter()
            .try_fold(0i16, |n, b| b.is_ascii_digit().then(|| n * 10 + i16::from(b - b'0')))
    };
    Date::new(number(0..4)?, number(5..7)? as i8, number(8..10)? as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_round_trip() {
        let date = parse_iso("2028-02-29").expect("leap day");
        assert_eq!(iso(date), "2028-02-29");
        assert_eq!(ImportDate(date).to_string(), "2028-02-29");
        for bad in ["2026-02-29", "2026-1-01", "20260101", "2026-13-01", "x026-01-01", ""] {
            assert_eq!(parse_iso(bad), None, "{bad}");
        }
    }
}
