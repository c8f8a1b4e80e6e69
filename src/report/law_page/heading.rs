//! A heading of chapter 99, or a duty, tax or fee that is none, on a day.

use super::words::{day, days, headings, rate_on, row_key, short_days, standing, step};
use super::{LawBlock, LawPage, LawTable};
use crate::law::{Book, Chapter99, Drawback, Provision};
use crate::model::{Date, HtsNumber, iso};

/// The page of a heading such as `9903.88.03`.
pub(super) fn page(book: &Book, key: &str, text: &str, on: Date) -> Option<LawPage> {
    let heading = HtsNumber::new(text)?;
    let digits = heading.hts8().digits();
    let found = book.chapter99(heading, on);
    let mut page = LawPage::new(key, on, "Chapter 99 heading", heading.hts8().to_string());
    page.standing = standing(&found, on);
    let Some(row) = found.known() else {
        page.standing.words = "not in the tables at hand".to_owned();
        let mut block = LawBlock::titled("Not in the tables");
        block.lead = Some("The tables at hand have no programme for this heading.".to_owned());
        page.push(block);
        return Some(page);
    };
    fill(row, on, &mut page);
    let holds = |row: &&Chapter99| row.digits.is_some_and(|(a, b)| a <= digits && digits <= b);
    let others: Vec<&Chapter99> =
        book.chapter99.iter().filter(holds).filter(|other| !std::ptr::eq(*other, row)).collect();
    page.push(other_rows(&others, on));
    page.push(measure(book, heading));
    Some(page)
}

/// The page of a code such as `FEE:499`.
pub(super) fn duty(book: &Book, key: &str, code: &str, on: Date) -> Option<LawPage> {
    let found = book.duty_row(code, on);
    let row = found.known()?;
    let mut page = LawPage::new(key, on, "Duty, tax or fee", code);
    page.standing = standing(&found, on);
    fill(row, on, &mut page);
    let others: Vec<&Chapter99> = book
        .chapter99
        .iter()
        .filter(|other| other.digits.is_none() && other.from == row.from)
        .filter(|other| !std::ptr::eq(*other, row))
        .collect();
    page.push(other_rows(&others, on));
    Some(page)
}

fn fill(row: &Chapter99, on: Date, page: &mut LawPage) {
    page.name.clone_from(&row.programme);
    page.cites.push(row.cite.clone());
    page.read_on = Some(iso(row.read_on));
    page.push(programme(row));
    page.push(rates(row, on));
    page.push(drawback(row));
    if row.ieepa {
        let mut block = LawBlock::titled("Refund");
        block.lead = Some(
            "A duty imposed under IEEPA: its refund runs through CAPE, so the estimate of drawback \
             counts nothing for it."
                .to_owned(),
        );
        page.push(block);
    }
}

fn programme(row: &Chapter99) -> LawBlock {
    let mut block = LawBlock::titled("Programme");
    block.fact("Headings", headings(row));
    block.fact("What it is", row.kind.word());
    block.fact_with("In force", days(row.span), None, Some(row.confidence.dates));
    block.fact("Countries of origin", row.countries.words());
    block.fact("Authority", row.authority.clone());
    block.note = (!row.notes.is_empty()).then(|| row.notes.clone());
    block
}

fn rates(row: &Chapter99, on: Date) -> LawBlock {
    let mut block = LawBlock::titled("Rate");
    block.confidence = Some(row.confidence.heading_rate.words());
    block.fact("As printed", row.rate_text.clone());
    if row.rates.is_empty() {
        block.lead = Some("No rate that can be computed stands in the tables.".to_owned());
        return block;
    }
    let mut table = LawTable::new(&["From", "To", "Rate"]);
    for one in &row.rates {
        let (from, to) = (one.span.from.or(row.span.from), one.span.to.or(row.span.to));
        let holds = row.span.contains(on) && one.span.contains(on);
        table.row(None, holds, vec![day(from), day(to), step(one)]);
    }
    block.table = table.some();
    block
}

/// Whether the duty comes back, by what provisions, and how sure that is.
fn drawback(row: &Chapter99) -> LawBlock {
    let mut block = LawBlock::titled("Drawback");
    block.confidence = Some(row.confidence.drawback.words());
    block.lead = Some(drawback_words(row.drawback).to_owned());
    let provisions: Vec<&str> = row.provisions.iter().map(|one| provision(*one)).collect();
    block.fact("Provisions", provisions.join(", "));
    block.fact("Source", row.drawback_source.clone());
    block
}

/// A drawback status in a sentence.
fn drawback_words(status: Drawback) -> &'static str {
    match status {
        Drawback::Yes => "The duty can come back as drawback.",
        Drawback::No => "The duty does not come back as drawback.",
        Drawback::Partial => {
            "Only a narrow opening lets it come back; the estimate counts nothing."
        }
        Drawback::Unknown => {
            "Whether it comes back as drawback is not known; the estimate counts nothing."
        }
        Drawback::NotApplicable => "No duty is paid under it, so nothing could come back.",
    }
}

fn provision(provision: Provision) -> &'static str {
    match provision {
        Provision::A => "1313(a)",
        Provision::B => "1313(b)",
        Provision::C => "1313(c)",
        Provision::J1 => "1313(j)(1)",
        Provision::J2 => "1313(j)(2)",
        Provision::P => "1313(p)",
    }
}

fn other_rows(rows: &[&Chapter99], on: Date) -> LawBlock {
    let mut block = LawBlock::titled("Other rows for it");
    block.table = table_of(rows.iter().copied(), on).some();
    block
}

/// Whether the duty comes back, in a word; how sure that is, where there is a duty.
pub(super) fn comes_back(row: &Chapter99) -> String {
    match row.drawback {
        Drawback::NotApplicable => "no duty".to_owned(),
        status => format!("{} ({})", status.word(), row.confidence.drawback.words()),
    }
}

/// Rows of chapter 99, one a line.
pub(super) fn table_of<'a>(rows: impl Iterator<Item = &'a Chapter99>, on: Date) -> LawTable {
    let mut table =
        LawTable::new(&["Heading", "Programme", "What", "In force", "Rate", "Drawback"]);
    for row in rows {
        let cells = vec![
            headings(row),
            row.programme.clone(),
            row.kind.word().to_owned(),
            short_days(row.span),
            rate_on(row, on),
            comes_back(row),
        ];
        table.row(Some(row_key(row)), row.span.contains(on), cells);
    }
    table
}

/// The programme that the heading belongs to, which shows its exceptions.
fn measure(book: &Book, heading: HtsNumber) -> LawBlock {
    let mut block = LawBlock::titled("Belongs to");
    if let Some(measure) = book.heading_measure(heading.hts8()) {
        let key = Some(format!("measure/{}", measure.key));
        block.fact_with("Programme", measure.name.clone(), key, Some(measure.confidence));
        let role = measure.role(heading.hts8()).map(super::programme::role_words);
        block.fact("Its part in it", role.unwrap_or_default());
    }
    block
}
