//! Several headings of chapter 99 together: those that words find, or those of one programme with
//! its exceptions.

use super::heading::{comes_back, table_of};
use super::search::matches;
use super::words::{count, days, rate_on, short_days, standing};
use super::{LawBlock, LawPage, LawTable};
use crate::law::{Book, Chapter99, Drawback, Lookup, Measure, Role};
use crate::model::{Date, Hts8, iso};

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
        let (from, to) = (run.from.digits(), run.to.digits());
        let inside = |row: &&Chapter99| row.digits.is_some_and(|(a, b)| a <= to && from <= b);
        let mut rows = book.chapter99.iter().filter(inside).peekable();
        if rows.peek().is_none() {
            let key = Some(format!("chapter99/{}", run.from));
            table.row(key, false, vec![shown(from, to), "no row in the tables".to_owned()]);
        }
        for row in rows {
            // The part of the row that belongs to the programme.
            let (a, b) = row.digits.map_or((from, to), |(a, b)| (a.max(from), b.min(to)));
            let cells = vec![
                shown(a, b),
                row.programme.clone(),
                short_days(row.span),
                rate_on(row, on),
                comes_back(row),
            ];
            let key = Hts8::from_digits(a).map(|heading| format!("chapter99/{heading}"));
            table.row(key, row.span.contains(on), cells);
        }
    }
    block.table = table.some();
    block
}

/// A run of headings, by their digits.
fn shown(from: u32, to: u32) -> String {
    let text = |digits| Hts8::from_digits(digits).map_or_else(String::new, |one| one.to_string());
    match from == to {
        true => text(from),
        false => format!("{} to {}", text(from), text(to)),
    }
}

/// What a heading does in its programme.
pub(super) fn role_words(role: Role) -> &'static str {
    match role {
        Role::Charges => "charges the duty",
        Role::Frees => "exempts goods, by facts in the report",
        Role::Claims => "exempts goods, by facts outside the report",
    }
}
