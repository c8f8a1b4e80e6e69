//! A rate of duty as data.
//!
//! In the tables a rate is `Free`; or duties joined by `+`, each `6.4%` (of the value; `100/3%` is a third), `5%[case]`
//! (of the value of a part), `0.044/KG` (dollars on a unit), `0.037/KG[drained weight]` (on a quantity
//! measured otherwise), or `applicable` (the duty of the subheading of the goods); or `=` and the words
//! of the schedule where these are no sum of such duties; or `?` where it is not known.

use crate::model::Unit;
use rust_decimal::Decimal;
use std::fmt;

/// A rate of duty.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Rate {
    /// No duty.
    Free,
    /// The sum of these.
    Duties(Box<[Duty]>),
    /// Told in words that are no sum of duties: "See additional U.S. note 1".
    Words(Box<str>),
    /// Not known.
    Unknown,
}

/// One of the duties that make a rate.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Duty {
    /// A share of the value: 0.064 for 6.4 percent.
    Share(Decimal),
    /// A share of the value of a part, which the entry does not tell: the case of a watch.
    ShareOf(Decimal, Box<str>),
    /// Dollars on each unit of quantity.
    PerUnit {
        /// Dollars.
        dollars: Decimal,
        /// The unit as ACE codes it.
        unit: Unit,
        /// What is measured, where it is not the goods as they are: "lead content".
        of: Option<Box<str>>,
    },
    /// The duty of the subheading of the goods: chapters 98 and 99.
    Applicable,
}

impl Rate {
    /// The rate of a text of the tables; `None` when it is none.
    pub(in crate::law) fn read(text: &str) -> Option<Self> {
        match text {
            "Free" => return Some(Self::Free),
            "?" => return Some(Self::Unknown),
            _ => {}
        }
        if let Some(words) = text.strip_prefix('=') {
            return (!words.is_empty()).then(|| Self::Words(words.into()));
        }
        let duties: Option<Vec<Duty>> = text.split('+').map(Duty::read).collect();
        Some(Self::Duties(duties?.into()))
    }

    /// The share of the value that is the whole duty: zero when free, `None` when the rate is
    /// anything else than a percentage.
    #[must_use]
    pub fn share(&self) -> Option<Decimal> {
        match self {
            Self::Free => Some(Decimal::ZERO),
            Self::Duties(duties) => match duties.as_ref() {
                [Duty::Share(share)] => Some(*share),
                _ => None,
            },
            Self::Words(_) | Self::Unknown => None,
        }
    }

    /// Whether it is known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        *self != Self::Unknown
    }
}

impl Duty {
    fn read(text: &str) -> Option<Self> {
        if text == "applicable" {
            return Some(Self::Applicable);
        }
        let (text, of) = match text.split_once('[') {
            Some((text, of)) => (text, Some(of.strip_suffix(']').filter(|of| !of.is_empty())?)),
            None => (text, None),
        };
        if let Some(percent) = text.strip_suffix('%') {
            let share = fraction(percent)?.checked_div(Decimal::ONE_HUNDRED)?.normalize();
            return Some(match of {
                Some(of) => Self::ShareOf(share, of.into()),
                None => Self::Share(share),
            });
        }
        let (dollars, unit) = text.split_once('/')?;
        let unit = Unit::new(unit).filter(|code| code.as_str() == unit)?;
        Some(Self::PerUnit { dollars: decimal(dollars)?, unit, of: of.map(Into::into) })
    }

    /// Which of the quantities reported under these units the duty is on, from 0: the one in its own
    /// unit, or for the content of a metal the one in content kilograms. `None` where none is, where
    /// two could be, or where the duty is not on a quantity.
    #[must_use]
    pub fn quantity(&self, units: &[Unit]) -> Option<usize> {
        let Self::PerUnit { unit, of, .. } = self else { return None };
        let only = |code: &str| {
            let mut found = units.iter().enumerate().filter(|(_, unit)| unit.as_str() == code);
            found.next().filter(|_| found.next().is_none()).map(|(at, _)| at)
        };
        match of.as_deref() {
            Some(of) if of.ends_with("content") && unit.as_str() == KILOGRAM => only(CONTENT),
            _ if unit.as_str() == EACH => only(EACH).or_else(|| only(PIECES)),
            _ => only(unit.as_str()),
        }
    }
}

/// The unit of a weight, and of the weight of a metal within.
const KILOGRAM: &str = "KG";
const CONTENT: &str = "CKG";
/// The unit of what is counted, and the one of pieces.
const EACH: &str = "NO";
const PIECES: &str = "PCS";

/// A decimal, or a fraction such as `100/3` to all the places a decimal has.
fn fraction(text: &str) -> Option<Decimal> {
    match text.split_once('/') {
        Some((over, under)) => decimal(over)?.checked_div(decimal(under)?),
        None => decimal(text),
    }
}

fn decimal(text: &str) -> Option<Decimal> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let ends = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    (plain && ends(bytes.first()) && ends(bytes.last())).then(|| text.parse().ok()).flatten()
}

/// For a reader: `$0.044/KG + 6.4 %`.
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Free => f.write_str("Free"),
            Self::Words(words) => f.write_str(words),
            Self::Unknown => f.write_str("not known"),
            Self::Duties(duties) => duties.iter().enumerate().try_for_each(|(at, duty)| {
                f.write_str(if at == 0 { "" } else { " + " })?;
                duty.fmt(f)
            }),
        }
    }
}

impl fmt::Display for Duty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |share: &Decimal| (share * Decimal::ONE_HUNDRED).normalize();
        match self {
            Self::Share(share) => write!(f, "{} %", percent(share)),
            Self::ShareOf(share, of) => write!(f, "{} % of the value of {of}", percent(share)),
            Self::PerUnit { dollars, unit, of: None } => write!(f, "${dollars}/{unit}"),
            Self::PerUnit { dollars, unit, of: Some(of) } => {
                write!(f, "${dollars}/{unit} ({of})")
            }
            Self::Applicable => f.write_str("the duty of the subheading of the goods"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rates() {
        let rate = |text: &str| Rate::read(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(rate("Free").share(), Some(Decimal::ZERO));
        assert_eq!(rate("6.4%").share(), Some(Decimal::new(64, 3)));
        assert_eq!(rate("0.044/KG+6.4%").share(), None);
        assert_eq!(
            rate("100/3%").share().map(|share| share.round_dp(9)),
            Some(Decimal::new(333_333_333, 9))
        );
        assert_eq!(rate("0.044/KG+6.4%").to_string(), "$0.044/KG + 6.4 %");
        assert_eq!(rate("1.5/NO+6%[case]").to_string(), "$1.5/NO + 6 % of the value of case");
        assert_eq!(rate("=See note 1"), Rate::Words("See note 1".into()));
        assert!(!rate("?").is_known());
        for bad in
            ["", "=", "6.4", "-1%", ".5%", "0.044/kg", "0.044/", "6%[", "6%[]", "6%+", "free"]
        {
            assert_eq!(Rate::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_duty_finds_its_quantity() {
        let units = |codes: &[&str]| -> Vec<Unit> {
            codes.iter().map(|code| Unit::new(code).expect("unit")).collect()
        };
        let first = |text: &str| match Rate::read(text) {
            Some(Rate::Duties(duties)) => duties[0].clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(first("0.01/KG").quantity(&units(&["NO", "KG"])), Some(1));
        assert_eq!(first("0.01/KG").quantity(&units(&["NO"])), None);
        assert_eq!(first("0.01/KG[lead content]").quantity(&units(&["KG", "CKG"])), Some(1));
        assert_eq!(first("0.01/KG[lead content]").quantity(&units(&["KG"])), None);
        assert_eq!(first("0.01/KG[lead content]").quantity(&units(&["CKG", "CKG"])), None);
        assert_eq!(first("0.01/NO").quantity(&units(&["PCS"])), Some(0));
        assert_eq!(first("5%").quantity(&units(&["KG"])), None);
    }
}
