//! The table `tariff` from the schedule: which numbers there are, in which units they are counted,
//! and whether their text begins with "other".

use super::Error;
use super::source::{Record, Source};
use super::write::Table;
use crate::law::TextKind;
use std::collections::{BTreeMap, HashMap};

const LINES: &str = "hts,level,description,full_description,units,general,special,column2,\
additional_duties,rate_source_line,rates_from";

/// One subheading.
#[derive(Default)]
struct Subheading {
    own: Option<TextKind>,
    /// Suffix, how the text begins, units.
    numbers: BTreeMap<String, (TextKind, String)>,
}

pub(super) fn table(source: &Source) -> Result<Table, Error> {
    let units = Units::new(source)?;
    let mut subheadings: BTreeMap<String, Subheading> = BTreeMap::new();
    let records = source.records("data/hts/hts_lines_2026_merged.csv.gz", LINES)?;
    for record in records.iter() {
        let number = record.parsed("hts", "4, 6, 8 or 10 digits", digits)?;
        let text = text_kind(record.raw("description")?);
        match (number.split_at_checked(8), record.text("level")?.as_str()) {
            (Some((eight, "")), "8") => {
                subheadings.entry(eight.to_owned()).or_default().own = Some(text);
            }
            (Some((eight, suffix)), "10") => {
                let numbers = &mut subheadings.entry(eight.to_owned()).or_default().numbers;
                numbers.insert(suffix.to_owned(), (text, units.of(&record, &number)?));
            }
            (None, "4" | "6") => {}
            (_, level) => return Err(record.error("level", "this must fit the number", level)),
        }
    }
    let lines = subheadings
        .into_iter()
        .map(|(eight, subheading)| subheading.line(&eight, &units))
        .collect();
    Ok(Table::sorted("tariff", "subheading\ttext\tnumbers", lines, 1))
}

impl Subheading {
    fn line(mut self, eight: &str, units: &Units) -> String {
        // The schedule prints some statistical numbers only as parts of their subheading: the
        // numbers are known from CBP's list, their texts are not.
        if self.numbers.is_empty() {
            for (suffix, codes) in units.numbers_below(eight) {
                self.numbers.insert(suffix, (TextKind::Missing, codes));
            }
        }
        let text = self.own.unwrap_or_else(|| self.only_text());
        let numbers: Vec<String> = self
            .numbers
            .iter()
            .map(|(suffix, (text, units))| format!("{suffix}{}:{units}", mark(*text)))
            .collect();
        format!("{eight}\t{}\t{}", mark(text), numbers.join(" "))
    }

    /// Where the schedule has no line of its own for a subheading, it has a single 10-digit line,
    /// whose text is that of the subheading.
    fn only_text(&self) -> TextKind {
        let mut texts = self.numbers.values().map(|(text, _)| *text);
        match (texts.next(), texts.next()) {
            (Some(text), None) => text,
            _ => TextKind::Missing,
        }
    }
}

/// Units of quantity: CBP's list by number, and the schedule's words.
struct Units {
    by_number: BTreeMap<String, String>,
    by_words: HashMap<String, String>,
}

impl Units {
    fn new(source: &Source) -> Result<Self, Error> {
        let report =
            source.report("data/ref/cbp_hts_pga_report_2026-02-21.csv.gz", "Tariff Number")?;
        let mut by_number = BTreeMap::new();
        for record in report.iter() {
            let columns = ["Census Qty 1", "Census Qty 2", "Census Qty 3"];
            let codes: Vec<String> =
                columns.iter().map(|column| record.text(column)).collect::<Result<_, _>>()?;
            let codes: Vec<&str> =
                codes.iter().map(String::as_str).filter(|code| !code.is_empty()).collect();
            let units = if codes.is_empty() { "X".to_owned() } else { codes.join("+") };
            by_number.insert(record.text("Tariff Number")?, units);
        }
        let words = source.records(
            "data/ref/uom_usitc_text_to_cbp_code.csv",
            "usitc_unit_text,cbp_code,n_agree,n_total,alternatives",
        )?;
        let mut by_words = HashMap::new();
        for record in words.iter() {
            by_words.insert(record.text("usitc_unit_text")?, record.text("cbp_code")?);
        }
        by_words.remove("");
        Ok(Self { by_number, by_words })
    }

    /// CBP's own code for the number; for a number newer than the list, its words translated. No
    /// words at all mean that the source lost them, not that nothing is counted.
    fn of(&self, record: &Record<'_>, number: &str) -> Result<String, Error> {
        if let Some(units) = self.by_number.get(number) {
            return Ok(units.clone());
        }
        let text = record.text("units")?;
        let words: Vec<&str> =
            text.split(';').map(str::trim).filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            return Ok("?".to_owned());
        }
        let code = |word: &&str| match *word {
            "X" => Some("X"),
            word => self.by_words.get(word).map(String::as_str),
        };
        let codes: Option<Vec<&str>> = words.iter().map(code).collect();
        codes.map(|codes| codes.join("+")).ok_or_else(|| {
            record.error("units", "every unit must be one of the list of units", &text)
        })
    }

    fn numbers_below(&self, eight: &str) -> Vec<(String, String)> {
        self.by_number
            .range(eight.to_owned()..)
            .take_while(|(number, _)| number.starts_with(eight))
            .filter_map(|(number, units)| Some((number.get(8..10)?.to_owned(), units.clone())))
            .collect()
    }
}

/// How a text begins: tags, case and leading punctuation do not count, "otherwise" is another word.
fn text_kind(text: &str) -> TextKind {
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

fn mark(text: TextKind) -> char {
    match text {
        TextKind::Other => 'o',
        TextKind::Named => 'n',
        TextKind::Missing => '?',
    }
}

fn digits(text: &str) -> Option<String> {
    let known = matches!(text.len(), 4 | 6 | 8 | 10);
    (known && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned())
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
}
