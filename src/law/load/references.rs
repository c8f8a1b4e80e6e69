//! Whether the tables agree with each other: every citation is registered, and no two records
//! answer for the same thing on the same day.

use super::rows::error;
use crate::law::{Book, BookError, Span};

pub(super) fn check(book: &Book) -> Result<(), BookError> {
    cites(book)?;
    single(book)?;
    programs(book)?;
    editions(book)?;
    centers(book)
}

/// Every `cite` is a key of the table `citations`, in exactly its spelling.
fn cites(book: &Book) -> Result<(), BookError> {
    let tables: [(&str, Vec<&str>); 12] = [
        ("params", book.params.iter().map(|row| row.cite.as_str()).collect()),
        ("chapter99", book.chapter99.iter().map(|row| row.cite.as_str()).collect()),
        ("spi", book.spi.iter().map(|row| row.cite.as_str()).collect()),
        ("entry_types", book.entry_types.iter().map(|row| row.cite.as_str()).collect()),
        ("destinations", book.destinations.iter().map(|row| row.cite.as_str()).collect()),
        ("entry_rules", book.entry_rules.iter().map(|row| row.cite.as_str()).collect()),
        ("modes", book.modes.iter().map(|row| row.cite.as_str()).collect()),
        ("origin_groups", book.origin_groups.iter().map(|row| row.cite.as_str()).collect()),
        ("tariff_editions", book.tariff_editions.iter().map(|row| row.cite.as_str()).collect()),
        ("measures", book.measures.iter().map(|row| row.cite.as_str()).collect()),
        (
            "measure_lists",
            book.rulebook.lists.lists().iter().map(|row| row.cite.as_str()).collect(),
        ),
        ("holidays", book.holidays.iter().map(|row| row.cite.as_str()).collect()),
    ];
    for (table, cites) in tables {
        if let Some(index) = cites.iter().position(|cite| book.citation(cite).is_none()) {
            let cite = cites.get(index).copied().unwrap_or_default();
            return Err(error(table, index + 2, format!("`{cite}` is not among the citations")));
        }
    }
    Ok(())
}

/// Records of one key do not share a day; headings of equal width neither.
fn single(book: &Book) -> Result<(), BookError> {
    let params: Vec<_> = book.params.iter().map(|row| (row.key.clone(), row.span)).collect();
    overlap("params", &params)?;
    let spi: Vec<_> = book.spi.iter().map(|row| (row.code.clone(), row.span)).collect();
    overlap("spi", &spi)?;
    let groups: Vec<_> =
        book.origin_groups.iter().map(|row| ((row.group.clone(), row.country), row.span)).collect();
    overlap("origin_groups", &groups)?;
    let places: Vec<_> = book
        .destinations
        .iter()
        .map(|row| ((row.place.clone(), row.provision.clone()), row.span))
        .collect();
    overlap("destinations", &places)?;
    for (index, row) in book.chapter99.iter().enumerate() {
        let same = |other: &crate::law::Chapter99| match (row.digits, other.digits) {
            (Some(a), Some(b)) => row.width() == other.width() && a.0 <= b.1 && b.0 <= a.1,
            (None, None) => row.from <= other.to && other.from <= row.to,
            _ => false,
        };
        let clash = book
            .chapter99
            .iter()
            .take(index)
            .find(|other| same(other) && row.span.overlaps(&other.span));
        if let Some(other) = clash {
            let what =
                format!("{} and {} answer for the same heading and day", row.from, other.from);
            return Err(error("chapter99", index + 2, what));
        }
    }
    Ok(())
}

/// The marks that a special program names beside its own are programs themselves.
fn programs(book: &Book) -> Result<(), BookError> {
    for (index, row) in book.spi.iter().enumerate() {
        let is_known = |mark: &String| book.spi.iter().any(|other| other.code == *mark);
        if let Some(mark) = row.also.iter().find(|mark| !is_known(mark) || **mark == row.code) {
            return Err(error("spi", index + 2, format!("`{mark}` is no other special program")));
        }
    }
    Ok(())
}

/// Editions follow each other, and each number says of every edition whether it is there.
fn editions(book: &Book) -> Result<(), BookError> {
    let editions = &book.tariff_editions;
    let ordered = |pair: &[crate::law::Edition]| matches!(pair, [a, b] if a.to < b.from);
    if let Some(index) = editions.windows(2).position(|pair| !ordered(pair)) {
        return Err(error("tariff_editions", index + 3, "does not follow the edition above it"));
    }
    if let Some(index) = editions.iter().position(|edition| edition.to < edition.from) {
        return Err(error("tariff_editions", index + 2, "ends before it begins"));
    }
    let wrong = |row: &crate::law::NumberHistory| row.seen.len() != editions.len();
    match book.tariff_changes.iter().position(wrong) {
        Some(index) => Err(error("tariff_changes", index + 2, "needs a mark for each edition")),
        None => Ok(()),
    }
}

fn overlap<K: PartialEq>(table: &str, rows: &[(K, Span)]) -> Result<(), BookError> {
    let clash = rows.windows(2).position(
        |pair| matches!(pair, [(a, first), (b, second)] if a == b && first.overlaps(second)),
    );
    match clash {
        Some(index) => Err(error(table, index + 3, "shares a day with the record above it")),
        None => Ok(()),
    }
}

fn centers(book: &Book) -> Result<(), BookError> {
    let lost = book
        .center_prefixes
        .iter()
        .position(|row| book.centers.iter().all(|center| center.code != row.center));
    match lost {
        Some(index) => {
            Err(error("center_prefixes", index + 2, "names a Center that is not listed"))
        }
        None => Ok(()),
    }
}
