//! What the user may assume: the options of the command line and of the page's *Assumptions* panel.
//!
//! The switches are the open questions of the law, each with a cautious base reading and one or two
//! others. Their worth on the data is reported one by one and never summed.

use super::switches::{Choice, SWITCHES, Switch};
use super::{AccountKey, Date, FilingDate, ImporterNumber, parse_iso};

/// What the user assumes. Two equal sets of options give equal reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The day of the report: no code reads the clock.
    pub as_of: Date,
    /// The day on which a complete claim would be filed.
    pub filing_date: FilingDate,
    /// Restricts the report to one account.
    pub importer: Option<AccountKey>,
    /// `same-condition`: unknown, yes, no.
    pub same_condition: &'static str,
    /// `manufacturing-ruling`: no, yes.
    pub manufacturing_ruling: &'static str,
    /// `inventory-method`: none, fifo, …
    pub inventory_method: &'static str,
    /// `tariff-before-first`: unknown, unchanged. What is taken of the tariff on days before the first
    /// edition at hand.
    pub tariff_before_first: &'static str,
    /// Days taken off the entry date where the import date is not known; `None` is the law's own.
    pub import_margin_days: Option<u16>,
    choices: Vec<Choice>,
}

/// An option that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OptionError {
    /// No option has this name.
    #[error("unknown option \"{key}\"; options are {known}")]
    UnknownKey {
        /// As given.
        key: String,
        /// All names.
        known: String,
    },
    /// The option has no such value.
    #[error("option \"{key}\" cannot be \"{value}\"; it takes {expected}")]
    BadValue {
        /// The option.
        key: String,
        /// As given.
        value: String,
        /// What it takes.
        expected: String,
    },
}

const SAME_CONDITION: &[&str] = &["unknown", "yes", "no"];
const MANUFACTURING_RULING: &[&str] = &["no", "yes"];
const INVENTORY_METHOD: &[&str] = &[
    "none",
    "fifo",
    "lifo",
    "low-to-high",
    "low-to-high-turnover",
    "low-to-high-blanket",
    "average",
];

const TARIFF_BEFORE_FIRST: &[&str] = &["unknown", "unchanged"];

impl Options {
    /// The base options for a day.
    #[must_use]
    pub fn new(as_of: Date) -> Self {
        Self {
            as_of,
            filing_date: FilingDate(as_of),
            importer: None,
            same_condition: SAME_CONDITION[0],
            manufacturing_ruling: MANUFACTURING_RULING[0],
            inventory_method: INVENTORY_METHOD[0],
            tariff_before_first: TARIFF_BEFORE_FIRST[0],
            import_margin_days: None,
            choices: vec![Choice::Base; SWITCHES.len()],
        }
    }

    /// The reading taken of a switch.
    #[must_use]
    pub fn choice(&self, switch: Switch) -> Choice {
        self.choices[switch as usize]
    }

    /// The same options with another reading of one switch.
    #[must_use]
    pub fn with(&self, switch: Switch, choice: Choice) -> Self {
        let mut other = self.clone();
        other.choices[switch as usize] = choice;
        if switch == Switch::ImportDateMargin {
            other.import_margin_days = None;
        }
        other
    }

    /// Whether the tariff before the first edition at hand is taken to be that of the first.
    #[must_use]
    pub fn takes_tariff_unchanged(&self) -> bool {
        self.tariff_before_first == TARIFF_BEFORE_FIRST[1]
    }

    /// The same options with the condition of goods sent to Canada or Mexico stated.
    #[must_use]
    pub fn in_same_condition(&self) -> Self {
        Self { same_condition: SAME_CONDITION[1], ..self.clone() }
    }

    /// Sets an option by name, as `--option KEY=VALUE` does.
    ///
    /// # Errors
    /// When there is no such option, or it has no such value.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), OptionError> {
        let bad = |expected: &str| OptionError::BadValue {
            key: key.to_owned(),
            value: value.to_owned(),
            expected: expected.to_owned(),
        };
        match key {
            "filing-date" => {
                let date = parse_iso(value).ok_or_else(|| bad("a date such as 2026-11-24"))?;
                self.filing_date = FilingDate(date);
            }
            "importer" => {
                let account = ImporterNumber::account(value);
                self.importer = Some(account.ok_or_else(|| bad("an importer number"))?);
            }
            "same-condition" => {
                self.same_condition =
                    one_of(SAME_CONDITION, value).ok_or_else(|| bad(&SAME_CONDITION.join(", ")))?
            }
            "manufacturing-ruling" => {
                self.manufacturing_ruling = one_of(MANUFACTURING_RULING, value)
                    .ok_or_else(|| bad(&MANUFACTURING_RULING.join(", ")))?;
            }
            "inventory-method" => {
                self.inventory_method = one_of(INVENTORY_METHOD, value)
                    .ok_or_else(|| bad(&INVENTORY_METHOD.join(", ")))?;
            }
            "tariff-before-first" => {
                self.tariff_before_first = one_of(TARIFF_BEFORE_FIRST, value)
                    .ok_or_else(|| bad(&TARIFF_BEFORE_FIRST.join(", ")))?;
            }
            _ => return self.set_switch(key, value),
        }
        Ok(())
    }

    fn set_switch(&mut self, key: &str, value: &str) -> Result<(), OptionError> {
        let Some(info) = SWITCHES.iter().find(|info| info.key == key) else {
            return Err(OptionError::UnknownKey { key: key.to_owned(), known: known_keys() });
        };
        if info.switch == Switch::ImportDateMargin
            && let Ok(days) = value.parse()
        {
            self.choices[info.switch as usize] = Choice::Base;
            self.import_margin_days = Some(days);
            return Ok(());
        }
        let choice = info.choice(value).ok_or_else(|| OptionError::BadValue {
            key: key.to_owned(),
            value: value.to_owned(),
            expected: info.expected(),
        })?;
        *self = self.with(info.switch, choice);
        Ok(())
    }

    /// Every option with its value, in the order of the contract.
    #[must_use]
    pub fn listed(&self) -> Vec<(&'static str, String)> {
        let importer = self.importer.map(|key| key.to_string()).unwrap_or_default();
        let mut all = vec![
            ("filing-date", self.filing_date.to_string()),
            ("importer", importer),
            ("same-condition", self.same_condition.to_owned()),
            ("manufacturing-ruling", self.manufacturing_ruling.to_owned()),
            ("inventory-method", self.inventory_method.to_owned()),
            ("tariff-before-first", self.tariff_before_first.to_owned()),
        ];
        all.extend(SWITCHES.iter().map(|info| {
            let days = self.import_margin_days.filter(|_| info.switch == Switch::ImportDateMargin);
            let text = info.text(self.choice(info.switch)).unwrap_or_default();
            (info.key, days.map_or_else(|| text.to_owned(), |days| days.to_string()))
        }));
        all
    }
}

fn one_of(known: &[&'static str], value: &str) -> Option<&'static str> {
    known.iter().copied().find(|word| *word == value)
}

fn known_keys() -> String {
    let fixed = [
        "filing-date",
        "importer",
        "same-condition",
        "manufacturing-ruling",
        "inventory-method",
        "tariff-before-first",
    ];
    fixed.into_iter().chain(SWITCHES.iter().map(|info| info.key)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Options {
        Options::new(parse_iso("2026-11-24").expect("date"))
    }

    #[test]
    fn switches_stand_where_their_number_says() {
        for (i, info) in SWITCHES.iter().enumerate() {
            assert_eq!(info.switch as usize, i);
            assert!(info.upside.is_some() || info.low.is_some(), "{}", info.key);
        }
    }

    #[test]
    fn values_by_word_and_by_name() {
        let mut options = options();
        options.set("comparator-country", "low").expect("low");
        assert_eq!(options.choice(Switch::ComparatorCountry), Choice::Low);
        options.set("comparator-country", "kept").expect("kept");
        assert_eq!(options.choice(Switch::ComparatorCountry), Choice::Upside);
        options.set("import-date-margin", "20").expect("days");
        assert_eq!(options.import_margin_days, Some(20));
        options.set("tariff-before-first", "unchanged").expect("unchanged");
        assert!(options.takes_tariff_unchanged());
        assert!(options.set("tariff-before-first", "perhaps").is_err());
        assert!(options.set("excise-cap", "upside").is_err());
        assert!(matches!(options.set("x", "1"), Err(OptionError::UnknownKey { .. })));
        assert!(matches!(options.set("importer", "12"), Err(OptionError::BadValue { .. })));
    }
}
