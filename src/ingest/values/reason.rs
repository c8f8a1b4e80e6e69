//! Why a cell could not be read, where there is more to say than what was expected.

use super::{Way, dated, hts_list, number};
use crate::ingest::lists::{Holds, holds};
use crate::model::Field;
use crate::text::Cell;

/// Bytes of the longest cell that is looked at for a reason.
const LONGEST: usize = 200;

/// Signs and codes of currencies that are not dollars of the United States.
const CURRENCIES: &[&str] = &[
    "€", "£", "¥", "₩", "₹", "₽", "C$", "A$", "HK$", "NT$", "R$", "EUR", "GBP", "JPY", "CNY",
    "RMB", "CAD", "AUD", "MXN", "HKD", "TWD", "KRW", "INR", "CHF", "SEK", "BRL", "SGD", "THB",
    "VND",
];

/// Errors of formulas, as spreadsheets show them.
const ERRORS: &[&str] =
    &["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];

/// Why a cell could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ingest) enum Reason {
    /// An exponent: digits are lost.
    Exponent,
    /// Several codes where one belongs.
    Several,
    /// Not in US dollars.
    Currency,
    /// A mark of credit or debit, which does not say the sign.
    Credit,
    /// A comma before the cents in a column that has points there, or both ways in one number.
    Comma,
    /// A day before the month in a column that has months first.
    DayFirst,
    /// The error of a formula.
    FormulaError,
}

impl Reason {
    /// The reason, if it is one of these.
    pub(in crate::ingest) fn of(field: Field, bytes: &[u8]) -> Option<Self> {
        if bytes.len() > LONGEST {
            return None;
        }
        if is_error(bytes) {
            return Some(Self::FormulaError);
        }
        if is_exponent(bytes) {
            return Some(Self::Exponent);
        }
        match field {
            Field::CountryOfOrigin
            | Field::CountryOfExport
            | Field::Destination
            | Field::ExportOrigin
            | Field::MasterOrigin => super::country::is_several(bytes).then_some(Self::Several),
            field if is_tariff_number(field) => {
                (hts_list(Cell::text(bytes)).len() > 1).then_some(Self::Several)
            }
            field if is_day(field) => {
                let way = dated(Cell::text(bytes)).value();
                matches!(way, Some(Way::Second(_))).then_some(Self::DayFirst)
            }
            _ => Self::of_amount(bytes),
        }
    }

    fn of_amount(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?.to_uppercase();
        if !text.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        if CURRENCIES.iter().any(|currency| text.contains(currency)) {
            return Some(Self::Currency);
        }
        let without = text.strip_suffix("CR").or_else(|| text.strip_suffix("DR"));
        if without.is_some_and(|rest| number(Cell::text(rest.as_bytes())).value().is_some()) {
            return Some(Self::Credit);
        }
        let is_number = text.chars().all(|c| c.is_ascii_digit() || " .,'-()$+".contains(c));
        (is_number && text.contains(',')).then_some(Self::Comma)
    }
}

/// Whether a column holds one tariff number a cell.
fn is_tariff_number(field: Field) -> bool {
    let further = [Field::HtsNumber2, Field::HtsNumber3, Field::HtsNumber4, Field::HtsNumber5];
    let exported = [Field::ExportTariffNumber, Field::ScheduleB, Field::ExportHts];
    field == Field::HtsNumber
        || further.contains(&field)
        || exported.contains(&field)
        || holds(field) == Some(Holds::Number)
}

/// Whether a column holds dates.
pub(in crate::ingest) fn is_day(field: Field) -> bool {
    field.label().contains("Date") || holds(field) == Some(Holds::Day)
}

/// Whether a cell shows the error of a formula.
pub(in crate::ingest) fn is_error(bytes: &[u8]) -> bool {
    bytes.first() == Some(&b'#')
        && ERRORS.iter().any(|error| bytes.eq_ignore_ascii_case(error.as_bytes()))
}

/// `8.4713E+09`.
fn is_exponent(bytes: &[u8]) -> bool {
    let Some(at) = bytes.iter().position(|b| matches!(b, b'E' | b'e')) else { return false };
    let (mantissa, exponent) = bytes.split_at_checked(at).unwrap_or((bytes, b""));
    let exponent = exponent.get(1..).unwrap_or_default();
    let exponent =
        exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
    let mantissa = mantissa.strip_prefix(b"-").unwrap_or(mantissa);
    let digits = |bytes: &[u8]| !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit);
    digits(exponent)
        && mantissa.first().is_some_and(u8::is_ascii_digit)
        && mantissa.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons() {
        for (field, text, reason) in [
            (Field::HtsNumber, "8.4713E+09", Some(Reason::Exponent)),
            (Field::EntryNumber, "2.61E+08", Some(Reason::Exponent)),
            (Field::HtsNumber, "9903.88.15; 8471.30.0100", Some(Reason::Several)),
            (Field::HtsNumber2, "9903.88.15 / 9903.01.25", Some(Reason::Several)),
            (Field::MasterHts, "8471.30.0100, 8471.41.0150", Some(Reason::Several)),
            (Field::MasterScheduleB, "8471300100;8471410150", Some(Reason::Several)),
            (Field::ClaimedHts, "8471300100\n8471410150", Some(Reason::Several)),
            (Field::DestructionHts, "8471300100 8471410150", Some(Reason::Several)),
            (Field::WatchedFrom, "31/12/2024", Some(Reason::DayFirst)),
            (Field::CountryOfOrigin, "CN/HK", Some(Reason::Several)),
            (Field::MasterOrigin, "CN, MX", Some(Reason::Several)),
            (Field::TariffValue, "€5", Some(Reason::Currency)),
            (Field::TariffValue, "5.00 CAD", Some(Reason::Currency)),
            (Field::TariffDuty, "5.00 CR", Some(Reason::Credit)),
            (Field::TariffDuty, "1.234,56", Some(Reason::Comma)),
            (Field::EntryDate, "31/12/2024", Some(Reason::DayFirst)),
            (Field::TariffDuty, "#N/A", Some(Reason::FormulaError)),
            (Field::PartNumber, "#REF!", Some(Reason::FormulaError)),
            (Field::TariffDuty, "abc", None),
            (Field::HtsNumber, "8471", None),
            (Field::CountryOfOrigin, "Narnia", None),
        ] {
            assert_eq!(Reason::of(field, text.as_bytes()), reason, "{text}");
        }
    }
}
