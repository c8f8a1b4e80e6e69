//! Several headings of chapter 99 together: those that words find, or those of one programme with
//! its exceptions.

use super::heading::{drawback_words, known, table_of};
use super::search::matches;
use super::words::{count, days, rate_on, short_days, standing};
use super::{LawBlock, LawPage, LawTable};
use crate::law::{Book, Chapter99, Drawback, Lookup, Measure, Role};
use crate::model::{Date, HtsNumber, iso};

/// The rows whose programme or authority has all the words.
pub(super) fn by_words(book: &Book, key: &str, words: &str, on: Date) -> Option<LawPage> {
    let rows: Vec<&Chapter99> = found(book, words).collect();
    let first = rows.first()?;
    let mut page = LawPage::new(key, on, kind(&rows), words.trim());
    let running = rows.iter().filter(|row| row.span.contains(on)).count();
    page.name = count(rows.len(), "row");
    page.standing = match running {
        0 => standing(&Lookup::Ended(()), on),
        _ => standing(&Lookup::InForce(()), on),
    };
    page.standing.words = format!("{running} of {} in force on {}", rows.len(), iso(on));
    page.cites.extend(rows.iter().map(|row| row.cite.clone()));
    page.read_on = Some(iso(first.read_on));
    page.push(drawback(&rows, on));
    let mut block = LawBlock::titled("Headings");
    block.table = table_of(rows.into_iter(), on).some();
    page.push(block);
    Some(page)
}

/// What rows are: fees stand beside the headings of chapter 99.
pub(super) fn kind(rows: &[&Chapter99]) -> &'static str {
    match rows.iter().any(|row| row.digits.is_some()) {
        true => "Chapter 99",
        false => "Fees",
    }
}

/// The rows of chapter 99 that words mean.
pub(super) fn found<'a>(book: &'a Book, words: &'a str) -> impl Iterator<Item = &'a Chapter99> {
    let asked = super::search::Asked::new(words);
    book.chapter99.iter().filter(move |row| matches(&asked, &[&row.programme, &row.authority]))
}

/// What comes back of those that charge something, in a sentence for each answer.
fn drawback(rows: &[&Chapter99], on: Date) -> LawBlock {
    let mut block = LawBlock::titled("Drawback");
    let running: Vec<&&Chapter99> = rows.iter().filter(|row| row.span.contains(on)).collect();
    let statuses = [
        (Drawback::Yes, "Comes back"),
        (Drawback::Partial, "Comes back in few cases"),
        (Drawback::No, "Does not come back"),
        (Drawback::Unknown, "Not known"),
    ];
    for (status, name) in statuses {
        let of: Vec<&str> = running
            .iter()
            .filter(|row| row.drawback == status)
            .map(|row| row.from.as_str())
            .collect();
        block.fact(name, of.join(", "));
    }
    if !block.facts.is_empty() {
        block.lead = Some(format!("By first heading, of the rows in force on {}:", iso(on)));
    }
    block
}

/// A programme with all its headings.
pub(super) fn by_measure(book: &Book, key: &str, name: &str, on: Date) -> Option<LawPage> {
    let measure = book.measures.iter().find(|measure| measure.key == name)?;
    let mut page = LawPage::new(key, on, "Programme of chapter 99", measure.name.clone());
    let span = measure.span;
    let found = if span.contains(on) {
        Lookup::InForce(())
    } else if span.is_after(on) {
        Lookup::NotYet(())
    } else {
        Lookup::Ended(())
    };
    page.standing = standing(&found, on);
    page.cites.push(measure.cite.clone());
    let mut block = LawBlock::titled("Programme");
    block.fact("Section", measure.section.clone());
    block.fact_with("Charges", days(span), None, Some(measure.confidence));
    block.note = (!measure.note.is_empty()).then(|| measure.note.clone());
    page.push(block);
    for role in [Role::Charges, Role::Frees, Role::Claims] {
        page.push(headings(book, measure, role, on));
    }
    Some(page)
}

/// The headings that do one thing in a programme.
fn headings(book: &Book, measure: &Measure, role: Role, on: Date) -> LawBlock {
    let mut block = LawBlock::titled(match role {
        Role::Charges => "Headings that charge",
        Role::Frees => "Headings that exempt goods, by facts in the report",
        Role::Claims => "Headings that exempt goods, by facts outside the report",
    });
    let mut table = LawTable::new(&["Heading", "What it is", "In force", "Rate", "Drawback"]);
    for run in measure.headings.iter().filter(|run| run.role == role) {
        let shown = match run.from == run.to {
            true => run.from.to_string(),
            false => format!("{} to {}", run.from, run.to),
        };
        let key = Some(format!("chapter99/{}", run.from));
        let number = HtsNumber::from_digits(u64::from(run.from.digits()) * 100);
        let Some(row) = number.and_then(|number| known(book, number, on)) else {
            table.row(key, false, vec![shown, "no row in the tables".to_owned()]);
            continue;
        };
        let cells = vec![
            shown,
            row.programme.clone(),
            short_days(row.span),
            rate_on(row, on),
            drawback_words(row.drawback).to_owned(),
        ];
        table.row(key, row.span.contains(on), cells);
    }
    block.table = table.some();
    block
}

/// What a heading does in its programme.
pub(super) fn role_words(role: Role) -> &'static str {
    match role {
        Role::Charges => "charges the duty",
        Role::Frees => "exempts goods, by facts in the report",
        Role::Claims => "exempts goods, by facts outside the report",
    }
}
