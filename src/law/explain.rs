//! What the book says of a key on a day, as a flat record for the command line and the page.

use super::{
    Before, Book, Chapter99, Confidence, CountrySet, Destination, EntryType, Lookup, Mode, Param,
    Span, Spi,
};
use crate::model::{Country, Date, HtsNumber, iso};

/// An answer of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawEntry {
    /// The key as asked.
    pub key: String,
    /// `in_force`, `not_yet`, `ended` or `unknown` on the day asked.
    pub status: &'static str,
    /// The value as text; empty when unknown.
    pub value: String,
    /// Its unit, such as `usd` or `days`; empty when it has none.
    pub unit: String,
    /// When it is in force.
    pub span: Span,
    /// Key of the citation; empty when unknown.
    pub cite: String,
    /// The day it was read.
    pub read_on: Option<Date>,
    /// How sure we are.
    pub confidence: Option<Confidence>,
    /// What the reader should know.
    pub note: String,
    /// Further fields by name, in the order to show them.
    pub more: Vec<(String, String)>,
}

impl LawEntry {
    /// An entry without a record.
    pub(in crate::law) fn unknown(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            status: Lookup::<()>::Unknown.word(),
            value: String::new(),
            unit: String::new(),
            span: Span::default(),
            cite: String::new(),
            read_on: None,
            confidence: None,
            note: String::new(),
            more: Vec::new(),
        }
    }

    /// The entry of a record that is known, or an unknown one.
    fn of<T>(key: &str, found: Lookup<&T>, fill: impl FnOnce(&T, &mut Self)) -> Self {
        let mut entry = Self::unknown(key);
        entry.status = found.word();
        if let Some(record) = found.known() {
            fill(record, &mut entry);
        }
        entry
    }

    /// All of it as named texts in the order to show them; `None` is absent. JSON is this, as an
    /// object.
    #[must_use]
    pub fn fields(&self) -> Vec<(&str, Option<String>)> {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let mut fields = vec![
            ("key", text(&self.key)),
            ("status", text(self.status)),
            ("value", text(&self.value)),
            ("unit", text(&self.unit)),
            ("from", self.span.from.map(iso)),
            ("to", self.span.to.map(iso)),
            ("cite", text(&self.cite)),
            ("read_on", self.read_on.map(iso)),
            ("confidence", self.confidence.map(|confidence| confidence.mark().to_owned())),
            ("note", text(&self.note)),
        ];
        fields.extend(self.more.iter().map(|(name, value)| (name.as_str(), text(value))));
        fields
    }

    pub(in crate::law) fn add(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.more.push((name.to_owned(), value));
        }
    }
}

/// What is taken of goods whose number is explained.
#[derive(Debug, Clone, Copy, Default)]
pub struct Taken<'a> {
    /// The special program claimed; empty for none.
    pub program: &'a str,
    /// The tariff before its first edition.
    pub before: Before,
}

impl Book {
    /// Every key that [`Book::explain`] answers, sorted, but for the tariff: `hts/` takes any number.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = self.params.iter().map(|row| row.key.clone()).collect();
        keys.extend(self.spi.iter().map(|row| format!("spi/{}", row.code)));
        keys.extend(self.chapter99.iter().map(|row| match row.digits {
            Some(_) => format!("chapter99/{}", row.from),
            None => format!("duty/{}", row.from),
        }));
        keys.extend(self.entry_types.iter().map(|row| format!("entry_type/{}", row.code)));
        keys.extend(self.countries.iter().map(|row| format!("country/{}", row.code)));
        keys.extend(self.centers.iter().map(|row| format!("center/{}", row.code)));
        keys.extend(self.modes.iter().map(|row| format!("mode/{}", row.code)));
        let places = self.destinations.iter();
        keys.extend(places.map(|row| format!("destination/{}/{}", row.place, row.provision)));
        keys.extend(self.citations.iter().map(|row| format!("citation/{}", row.cite)));
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// What the book says of a key on a day: `fees/mpf/rate`, `spi/S`, `chapter99/9903.88.03`,
    /// `duty/FEE:499`, `entry_type/01`, `mode/11`, `country/CN`, `center/005`, `destination/CA/j2`,
    /// `hts/8471300100`, `hts/8471300100/CN` (with what chapter 99 asks of goods of that origin),
    /// `citation/19 CFR 190.51(b)(2)`. `None` when there is no such key; a number
    /// or heading that is well formed but held by no record is an entry of status `unknown`.
    #[must_use]
    pub fn explain(&self, key: &str, date: Date) -> Option<LawEntry> {
        self.explain_taken(key, date, &Taken::default())
    }

    /// The same with what is taken of goods: the special program that is claimed, and the tariff before
    /// its first edition.
    #[must_use]
    pub fn explain_taken(&self, key: &str, date: Date, taken: &Taken<'_>) -> Option<LawEntry> {
        let mut entry = match key.split_once('/') {
            Some(("spi", code)) => {
                let found = self.spi(code, date);
                found.known()?;
                LawEntry::of(key, found, explain_spi)
            }
            Some(("chapter99", heading)) => {
                let heading = HtsNumber::new(heading)?;
                LawEntry::of(key, self.chapter99(heading, date), |row, entry| {
                    explain_chapter99(row, date, entry);
                })
            }
            Some(("duty", code)) => {
                let found = self.duty_row(code, date);
                found.known()?;
                LawEntry::of(key, found, |row, entry| explain_chapter99(row, date, entry))
            }
            Some(("entry_type", code)) => {
                LawEntry::of(key, Lookup::InForce(self.entry_type(code)?), |row, entry| {
                    explain_entry_type(row, entry);
                    for rule in self.entry_rules.iter().filter(|rule| rule.entry_type == code) {
                        entry.add(&rule.rule, maybe(Some(rule.answer)));
                    }
                })
            }
            Some(("mode", code)) => {
                let row = self.modes.iter().find(|row| row.code == code)?;
                LawEntry::of(key, Lookup::InForce(row), explain_mode)
            }
            Some(("country", code)) => self.explain_country(key, code, date)?,
            Some(("center", code)) => self.explain_center(key, code)?,
            Some(("destination", rest)) => self.explain_destination(key, rest, date)?,
            Some(("hts", rest)) => {
                let (number, origin) = match rest.split_once('/') {
                    Some((number, origin)) => (number, Some(Country::new(origin)?)),
                    None => (rest, None),
                };
                self.explain_number(key, HtsNumber::new(number)?, origin, (date, taken))
            }
            Some(("citation", cite)) => self.explain_citation(key, cite)?,
            _ => {
                let found = self.param(key, date);
                found.known()?;
                LawEntry::of(key, found, explain_param)
            }
        };
        let table = key.split('/').next().and_then(|kind| table_of(kind));
        let table = table.and_then(|name| self.tables.iter().find(|table| table.name == name));
        entry.read_on = entry.read_on.or(table.map(|table| table.read_on));
        Some(entry)
    }

    fn explain_country(&self, key: &str, code: &str, date: Date) -> Option<LawEntry> {
        let row = self.country(Country::new(code)?)?;
        Some(LawEntry::of(key, Lookup::InForce(row), |row, entry| {
            entry.value.clone_from(&row.name);
            entry.cite = "ISO 3166-1".to_owned();
            entry.confidence = self.citation(&entry.cite).map(|citation| citation.confidence);
            entry.add("groups", row.groups.join(" "));
            let of = self.origin_groups.iter().filter(|group| group.country == row.code);
            let of = of.filter(|group| group.span.contains(date));
            let of: Vec<&str> = of.map(|group| group.group.as_str()).collect();
            entry.add("origin_groups", of.join(", "));
        }))
    }

    fn explain_center(&self, key: &str, code: &str) -> Option<LawEntry> {
        let row = self.centers.iter().find(|center| center.code == code)?;
        let prefixes = self.center_prefixes.iter().filter(|prefix| prefix.center == row.code);
        let prefixes: Vec<&str> = prefixes.map(|prefix| prefix.prefix.as_str()).collect();
        Some(LawEntry::of(key, Lookup::InForce(row), |row, entry| {
            entry.value.clone_from(&row.name);
            entry.cite.clone_from(&row.cite);
            entry.confidence = Some(row.confidence);
            entry.add("office", &row.office);
            entry.add("industries", row.industries.join("; "));
            entry.add("industries_confidence", row.industries_confidence.mark());
            entry.add("prefixes", prefixes.join(" "));
        }))
    }

    fn explain_destination(&self, key: &str, rest: &str, date: Date) -> Option<LawEntry> {
        let (place, provision) = rest.split_once('/')?;
        let rows = || {
            let of = |row: &&Destination| row.place == place && row.provision == provision;
            self.destinations.iter().filter(of)
        };
        rows().next()?;
        let found = super::lookup::pick(rows(), |row| row.span, date);
        Some(LawEntry::of(key, found, |row, entry| {
            row.rule.words().clone_into(&mut entry.value);
            entry.span = row.span;
            entry.cite.clone_from(&row.cite);
            entry.confidence = Some(row.confidence);
        }))
    }

    fn explain_citation(&self, key: &str, cite: &str) -> Option<LawEntry> {
        Some(LawEntry::of(key, Lookup::InForce(self.citation(cite)?), |row, entry| {
            entry.value.clone_from(&row.rule);
            entry.cite.clone_from(&row.cite);
            entry.read_on = Some(row.read_on);
            entry.confidence = Some(row.confidence);
            entry.add("address", &row.address);
        }))
    }
}

fn table_of(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "spi" => "spi",
        "chapter99" | "duty" => "chapter99",
        "entry_type" => "entry_types",
        "country" => "countries",
        "center" => "centers",
        "mode" => "modes",
        "destination" => "destinations",
        "hts" => "tariff",
        _ => return None,
    })
}

fn explain_param(row: &Param, entry: &mut LawEntry) {
    entry.value = row.value.to_string();
    entry.unit.clone_from(&row.unit);
    entry.span = row.span;
    entry.cite.clone_from(&row.cite);
    entry.read_on = Some(row.read_on);
    entry.confidence = Some(row.confidence);
    entry.note.clone_from(&row.note);
}

fn explain_spi(row: &Spi, entry: &mut LawEntry) {
    entry.value.clone_from(&row.programme);
    entry.span = row.span;
    entry.cite.clone_from(&row.cite);
    entry.confidence = Some(row.confidence);
    entry.note.clone_from(&row.note);
    entry.add("countries", row.countries.words());
    entry.add("countries_confidence", row.countries_confidence.mark());
    entry.add("mpf_exempt", maybe(row.mpf_exempt));
    entry.add("also", row.also.join(" "));
}

fn explain_entry_type(row: &EntryType, entry: &mut LawEntry) {
    entry.value.clone_from(&row.name);
    entry.cite.clone_from(&row.cite);
    entry.confidence = Some(row.confidence);
    entry.add("group", &row.group);
    entry.add("drawback", maybe(row.drawback));
    entry.add("needs_import_date", maybe(Some(row.needs_import_date)));
}

fn explain_mode(row: &Mode, entry: &mut LawEntry) {
    entry.value.clone_from(&row.name);
    entry.cite.clone_from(&row.cite);
    entry.confidence = Some(row.confidence);
    entry.add("way", row.way.word());
    entry.add("harbor_fee", maybe(row.harbor_fee));
}

fn explain_chapter99(row: &Chapter99, date: Date, entry: &mut LawEntry) {
    entry.value.clone_from(&row.rate_text);
    entry.span = row.span;
    entry.cite.clone_from(&row.cite);
    entry.read_on = Some(row.read_on);
    entry.confidence = Some(row.confidence.heading_rate);
    entry.note.clone_from(&row.notes);
    let headings =
        if row.from == row.to { row.from.clone() } else { format!("{} to {}", row.from, row.to) };
    entry.add("headings", headings);
    entry.add("kind", row.kind.word());
    entry.add("programme", &row.programme);
    entry.add("authority", &row.authority);
    entry.add("countries", row.countries.words());
    for step in row.rates_on(date) {
        let rates: Vec<String> = step.rates.iter().map(ToString::to_string).collect();
        entry.add(if step.total { "total_rate" } else { "rate" }, rates.join(" or "));
    }
    entry.add("drawback", row.drawback.word());
    let provisions: Vec<&str> = row.provisions.iter().map(|provision| provision.code()).collect();
    entry.add("provisions", provisions.join(" "));
    entry.add("drawback_source", &row.drawback_source);
    entry.add("dates_confidence", row.confidence.dates.mark());
    entry.add("drawback_confidence", row.confidence.drawback.mark());
    entry.add("ieepa", maybe(Some(row.ieepa)));
}

pub(in crate::law) fn maybe(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    }
}

impl CountrySet {
    /// In words: codes separated by spaces, `all`, or what the source says.
    #[must_use]
    pub fn words(&self) -> String {
        let list =
            |codes: &[Country]| codes.iter().map(Country::as_str).collect::<Vec<_>>().join(" ");
        match self {
            Self::All => "all".to_owned(),
            Self::AllBut(codes) if codes.is_empty() => {
                "all, with exceptions that are not at hand".to_owned()
            }
            Self::AllBut(codes) => format!("all but {}", list(codes)),
            Self::Only(codes) => list(codes),
            Self::Unknown(words) => format!("not certain ({words})"),
        }
    }
}
