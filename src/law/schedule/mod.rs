//! The Harmonized Tariff Schedule as USITC exports it, CSV or JSON: one edition of it as data.
//!
//! A line without rates of its own has those of the next line above that is less indented. Where a
//! subheading has no line of its own, its first statistical number speaks for it. `wording` turns the
//! words of a rate into the form of the tables, `special` the column of special rates, `timeline` what
//! several editions print into days, `rows` those into lines of the table `tariff_rates`.

mod csv;
mod json;
mod rows;
mod special;
mod timeline;
mod units;
mod wording;

pub(crate) use csv::is_export as is_csv_export;
pub(crate) use json::is_export as is_json_export;
pub(crate) use rows::{Days, NONE, on, rate_rows};
pub(crate) use special::{programmes, written};
pub(crate) use timeline::{Evidence, Shown, Timeline};
pub(crate) use units::unit_codes;
pub(crate) use wording::{plain, rate};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use {special::taken_apart, timeline::timeline};

use super::TextKind;
use std::collections::BTreeMap;

/// The columns of an export, as its heading names them.
pub(crate) const COLUMNS: [&str; 9] = [
    "HTS Number",
    "Indent",
    "Description",
    "Unit of Quantity",
    "General Rate of Duty",
    "Special Rate of Duty",
    "Column 2 Rate of Duty",
    "Quota Quantity",
    "Additional Duties",
];

/// A line of an export.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Row<'a> {
    /// As printed, with points; empty on lines that only head others.
    pub number: &'a str,
    pub indent: usize,
    pub description: &'a str,
    pub general: &'a str,
    pub special: &'a str,
    pub column2: &'a str,
}

/// What an edition prints for a subheading, white space and tags made plain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Printed {
    pub general: String,
    pub special: String,
    pub column2: String,
}

impl Printed {
    fn is_blank(&self) -> bool {
        self.general.is_empty() && self.special.is_empty() && self.column2.is_empty()
    }
}

/// A subheading of an edition.
#[derive(Debug, Clone, Default)]
pub(crate) struct Subheading {
    /// How its own line begins, where it has one.
    pub own: Option<TextKind>,
    pub rates: Printed,
    /// The rates of its first statistical number.
    first: Option<Printed>,
    /// Its statistical numbers by their two digits.
    pub numbers: BTreeMap<String, Number>,
}

/// A statistical number of an edition.
#[derive(Debug, Clone)]
pub(crate) struct Number {
    pub text: TextKind,
    /// The words for its units, joined by `;`.
    pub units: String,
}

/// An edition of the schedule.
#[derive(Debug, Clone, Default)]
pub(crate) struct Schedule {
    /// By eight digits.
    pub subheadings: BTreeMap<String, Subheading>,
    /// Lines with a number of 8 or 10 digits.
    pub numbers: usize,
    /// Numbers with another rate than the first of their subheading.
    pub differ: usize,
    /// Lines taken.
    lines: usize,
    /// The rates of the lines above, by indent.
    above: Vec<Printed>,
}

/// Deeper than any schedule indents.
const DEEPEST: usize = 64;
/// A schedule has some forty thousand lines; what has more than this is none.
const MOST_LINES: usize = 200_000;
/// What is said of a file with more lines.
const TOO_MANY: &str = "It has more lines than any schedule.";

impl Schedule {
    /// Whether there are more lines than a schedule has.
    fn is_full(&self) -> bool {
        self.lines >= MOST_LINES
    }

    /// Takes the next line; `units` are the words for its units, joined by `;`. Gives back false where
    /// the line cannot be one of a schedule.
    pub(crate) fn add(&mut self, row: &Row<'_>, units: &str) -> bool {
        if row.indent > DEEPEST {
            return false;
        }
        self.lines += 1;
        let line = Printed {
            general: plain(row.general),
            special: plain(row.special),
            column2: plain(row.column2),
        };
        self.above.resize(row.indent, Printed::default());
        let inherited = self.above.iter().rev().find(|line| !line.is_blank());
        let effective =
            if line.is_blank() { inherited.cloned().unwrap_or_default() } else { line.clone() };
        self.above.push(line);
        let Some(number) = digits(row.number) else { return false };
        if let Some((eight, suffix)) = number.split_at_checked(8) {
            self.numbers += 1;
            self.place(eight, suffix, effective, text_kind(row.description), units);
        }
        true
    }

    fn place(&mut self, eight: &str, suffix: &str, rates: Printed, text: TextKind, units: &str) {
        let of = match self.subheadings.get_mut(eight) {
            Some(of) => of,
            None => self.subheadings.entry(eight.to_owned()).or_default(),
        };
        if suffix.is_empty() {
            of.own = Some(text);
            of.rates = rates;
            return;
        }
        match &of.first {
            Some(first) => self.differ += usize::from(*first != rates),
            None => of.first = Some(rates.clone()),
        }
        if of.own.is_none() && of.numbers.is_empty() {
            of.rates = rates;
        }
        of.numbers.insert(suffix.to_owned(), Number { text, units: units.to_owned() });
    }
}

/// The digits of a number as printed; empty for none, `None` for what is no number of a schedule.
fn digits(text: &str) -> Option<String> {
    let digits: String = text.trim().chars().filter(|c| *c != '.').collect();
    let known = matches!(digits.len(), 0 | 4 | 6 | 8 | 10);
    (known && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// How a text begins: tags, case and leading punctuation do not count, "otherwise" is another word.
pub(crate) fn text_kind(text: &str) -> TextKind {
    let mut tag = false;
    let plain = text.chars().filter(|c| {
        let keep = !tag && *c != '<';
        tag = *c == '<' || (tag && *c != '>');
        keep
    });
    let word: String = plain
        .skip_while(|c| !c.is_alphanumeric())
        .take_while(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    match word.as_str() {
        "" => TextKind::Missing,
        "other" => TextKind::Other,
        _ => TextKind::Named,
    }
}

/// The mark of a text in the table `tariff`.
pub(crate) fn mark(text: TextKind) -> char {
    match text {
        TextKind::Other => 'o',
        TextKind::Named => 'n',
        TextKind::Missing => '?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_is_a_word() {
        for text in
            ["Other", "Other:", "OTHER, of wool", "<il>Other</il>", " \u{a0}- other", "(Other)"]
        {
            assert_eq!(text_kind(text), TextKind::Other, "{text}");
        }
        for text in
            ["Otherwise prepared", "Not other", "α-Naphthol", "Others", "<i>Mother</i> of pearl"]
        {
            assert_eq!(text_kind(text), TextKind::Named, "{text}");
        }
        for text in ["", " ", "<br>", "--:"] {
            assert_eq!(text_kind(text), TextKind::Missing, "{text}");
        }
    }

    #[test]
    fn lines_inherit_rates() {
        let mut schedule = Schedule::default();
        let mut add = |number, indent, general| {
            let row = Row { number, indent, general, description: "Other", ..Row::default() };
            assert!(schedule.add(&row, "kg"));
        };
        add("0101", 0, "");
        add("", 1, "6.8%");
        add("0101.30.00", 2, "");
        add("0101.30.00.10", 3, "");
        add("0101.40.00.10", 1, "Free");
        add("0101.40.00.20", 1, "2%");
        let of = |eight: &str| schedule.subheadings[eight].rates.general.as_str();
        assert_eq!(of("01013000"), "6.8%");
        assert_eq!(of("01014000"), "Free", "the first number speaks for its subheading");
        assert_eq!((schedule.numbers, schedule.differ), (4, 1));
        let bad = Row { number: "Total", ..Row::default() };
        assert!(!schedule.add(&bad, ""));
    }
}
