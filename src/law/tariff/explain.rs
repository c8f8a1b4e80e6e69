//! What the tariff says of a number on a day, for the command line and the page.

use super::{Edition, Line, TextKind, Validity};
use crate::law::explain::{LawEntry, Taken, maybe};
use crate::law::{Book, Confidence, Lookup};
use crate::model::{Country, Date, Hts8, HtsNumber, Unit, iso};

impl Book {
    /// Validity, units, rates and flags of a number; with an origin what chapter 99 asks too.
    pub(in crate::law) fn explain_number(
        &self,
        key: &str,
        number: HtsNumber,
        origin: Option<Country>,
        (date, taken): (Date, &Taken<'_>),
    ) -> LawEntry {
        let mut entry = LawEntry::unknown(key);
        entry.value = number.to_string();
        "HTSUS general statistical note 3".clone_into(&mut entry.cite);
        entry.confidence = Some(Confidence::Secondary);
        self.explain_validity(number, date, taken, &mut entry);
        self.explain_schedule(number, self.day_of(date, taken.before), &mut entry);
        self.explain_rates(number.hts8(), date, taken, &mut entry);
        self.explain_listed(number, &mut entry);
        if let Some((center, prefix)) = self.center_of(number) {
            entry.add("center", format!("{} {}", center.code, center.name));
            entry.add("center_confidence", prefix.confidence.mark());
        }
        if let Some(origin) = origin {
            self.explain_measures(number, origin, (date, taken.program), &mut entry);
        }
        entry
    }

    fn explain_validity(
        &self,
        number: HtsNumber,
        date: Date,
        taken: &Taken<'_>,
        entry: &mut LawEntry,
    ) {
        let validity = self.validity(number, date, taken.before);
        entry.status = match validity {
            Validity::Valid => Lookup::InForce(()).word(),
            Validity::Retired { .. } => Lookup::Ended(()).word(),
            Validity::NotYet { .. } => Lookup::NotYet(()).word(),
            Validity::Never | Validity::Unknown(_) => Lookup::<()>::Unknown.word(),
        };
        entry.add("validity", words(&validity));
        if let Some(since) = self.valid_by_list(number, self.day_of(date, taken.before)) {
            entry.add("validity_rests_on", format!("CBP's list alone, since {}", iso(since)));
        }
        let editions = self.editions_with(number);
        let editions: Vec<&str> = editions.iter().map(|edition| edition.name.as_str()).collect();
        entry.add("editions", editions.join(", "));
    }

    /// What the editions around the day say, and the units of every source that gives any.
    fn explain_schedule(&self, number: HtsNumber, date: Date, entry: &mut LawEntry) {
        let was_there = self.number_history(number).is_some();
        if was_there || self.tariff.has8(number.hts8()) {
            entry.add("subheading", number.hts8().to_string());
            entry.add("subheading_text", text_words(self.text8_on(number.hts8(), date)));
        }
        if was_there || self.tariff.has10(number) {
            entry.add("text", text_words(self.text10_on(number, date)));
        }
        let mut lists: Vec<String> = Vec::new();
        for list in self.unit_lists(number) {
            let said = list.iter().map(Unit::as_str).collect::<Vec<_>>().join(" ");
            if !lists.contains(&said) {
                lists.push(said);
            }
        }
        entry.add("units", lists.join("; "));
    }

    fn explain_rates(&self, subheading: Hts8, date: Date, taken: &Taken<'_>, entry: &mut LawEntry) {
        let line = match self.rates_on(subheading, date, taken.before) {
            Ok(line) => line,
            Err(doubt) => {
                entry.add("general", format!("not known: {}", doubt.words()));
                return;
            }
        };
        entry.add("general", line.general.to_string());
        entry.add("column2", line.column2.to_string());
        entry.add("special", special_words(&line));
        entry.add("rates_from", line.span.from.map(iso).unwrap_or_default());
        entry.add("rates_to", line.span.to.map(iso).unwrap_or_default());
    }

    fn explain_listed(&self, number: HtsNumber, entry: &mut LawEntry) {
        let Some(listed) = self.listed.get(number) else { return };
        entry.add("listed_since", iso(listed.since));
        if let Some(list) = self.tariff_editions.iter().find(|edition| edition.is_list) {
            entry.add("listed_on", iso(list.to));
        }
        entry.add("antidumping", maybe(Some(listed.antidumping)));
        entry.add("countervailing", maybe(Some(listed.countervailing)));
        entry.add("agencies", listed.agencies.join(" "));
    }
}

fn words(validity: &Validity<'_>) -> String {
    let dated = |edition: &Edition| format!("{} ({})", edition.name, iso(edition.from));
    match validity {
        Validity::Valid => "valid".to_owned(),
        Validity::Retired { last, became: [] } => format!("last in {}", dated(last)),
        Validity::Retired { last, became } => {
            let became: Vec<String> = became.iter().map(ToString::to_string).collect();
            format!("last in {}; it seems to have become {}", dated(last), became.join(", "))
        }
        Validity::NotYet { first } => format!("first in {}", dated(first)),
        Validity::Never => "no edition at hand has it".to_owned(),
        Validity::Unknown(doubt) => format!("not known: {}", doubt.words()),
    }
}

/// `Free: A, AU; 1.7 %: KR`.
fn special_words(line: &Line<'_>) -> String {
    let groups = line.special.groups.iter().map(|(set, rate)| {
        let marks: Vec<&str> = line.marks(*set).collect();
        format!("{rate}: {}", marks.join(", "))
    });
    groups.collect::<Vec<_>>().join("; ")
}

fn text_words(text: TextKind) -> &'static str {
    match text {
        TextKind::Other => "begins with \"other\"",
        TextKind::Named => "does not begin with \"other\"",
        TextKind::Missing => "not known",
    }
}
