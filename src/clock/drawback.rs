//! Windows of drawback: import, export and filing against each other (19 U.S.C. 1313).

use super::keys;
use super::years::{LeapDay, add_days, add_years};
use crate::law::Book;
use crate::model::{Date, EntryDate, ExportDate, FilingDate, ImportDate};

/// The last day on which an export or destruction counts under 1313(j): before the close of the
/// period that begins on the date of importation (19 CFR 190.31(b), 190.32(a)), so the day before
/// the anniversary.
#[must_use]
pub fn five_year_last_export(import: ImportDate, book: &Book) -> Option<ExportDate> {
    let anniversary =
        add_years(import.0, book.whole(keys::EXPORT_PERIOD, import.0)?, LeapDay::March1)?;
    add_days(anniversary, -1).map(ExportDate)
}

/// The last day on which a complete claim may be filed: not later than the period after the date of
/// importation (19 U.S.C. 1313(r)(1); 19 CFR 190.51(e)(1)). `leap` says where the anniversary of
/// 29 February falls.
#[must_use]
pub fn five_year_last_filing(import: ImportDate, book: &Book, leap: LeapDay) -> Option<FilingDate> {
    add_years(import.0, book.whole(keys::FILING_PERIOD, import.0)?, leap).map(FilingDate)
}

/// The last day on which rejected merchandise may be exported or destroyed under 1313(c): the
/// period after importation, or after withdrawal where there was one; its last day counts
/// (19 U.S.C. 1313(c)(1)(D); 19 CFR 190.42(a)).
#[must_use]
pub fn rejected_last_export(
    import: ImportDate,
    withdrawal: Option<Date>,
    book: &Book,
) -> Option<ExportDate> {
    let start = withdrawal.unwrap_or(import.0);
    add_years(start, book.whole(keys::REJECTED_PERIOD, import.0)?, LeapDay::February28)
        .map(ExportDate)
}

/// The first and the last import date of an entry that a retail return exported on `export` may
/// designate (19 U.S.C. 1313(c)(2); 19 CFR 190.45(b)(2)(i)).
#[must_use]
pub fn retail_return_window(export: ExportDate, book: &Book) -> Option<(ImportDate, ImportDate)> {
    let years = book.whole(keys::RETAIL_RETURN, export.0)?;
    let first = add_years(export.0, -years, LeapDay::March1)?;
    Some((ImportDate(first), ImportDate(export.0)))
}

/// Whether a retail return may designate an entry imported on `import`.
#[must_use]
pub fn in_retail_return_window(
    import: ImportDate,
    export: ExportDate,
    book: &Book,
) -> Option<bool> {
    let (first, last) = retail_return_window(export, book)?;
    Some(first <= import && import <= last)
}

/// The first and the last day on which a finished petroleum derivative that was not made by the
/// exporter may be exported against an entry (19 CFR 190.173(d)).
#[must_use]
pub fn petroleum_window(entry: EntryDate, book: &Book) -> Option<(ExportDate, ExportDate)> {
    let last = add_days(entry.0, book.whole(keys::PETROLEUM, entry.0)?)?;
    Some((ExportDate(entry.0), ExportDate(last)))
}

/// Whether a petroleum derivative exported on `export` may stand for an entry: inside the window
/// of the entry and not before the import (19 CFR 190.173(d), 190.51(e)(1)(iii)).
#[must_use]
pub fn in_petroleum_window(
    import: ImportDate,
    entry: EntryDate,
    export: ExportDate,
    book: &Book,
) -> Option<bool> {
    let (first, last) = petroleum_window(entry, book)?;
    Some(first <= export && export <= last && export_follows_import(import, export))
}

/// Whether an export may stand for a designated import: not before it (19 CFR 190.51(e)(1)(iii)).
#[must_use]
pub fn export_follows_import(import: ImportDate, export: ExportDate) -> bool {
    import.0 <= export.0
}

/// How an export stands to the filing of a claim (19 U.S.C. 1313(j)(1)(A), (2)(B)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FilingOrder {
    /// Exported before the day of filing: in the base.
    Before,
    /// Exported on the day of filing: dates cannot show which came first; flagged, not in the base.
    SameDay,
    /// Exported after the day of filing: out.
    After,
}

/// Whether the export came before the claim was filed.
#[must_use]
pub fn filing_order(export: ExportDate, filing: FilingDate) -> FilingOrder {
    match export.0.cmp(&filing.0) {
        std::cmp::Ordering::Less => FilingOrder::Before,
        std::cmp::Ordering::Equal => FilingOrder::SameDay,
        std::cmp::Ordering::Greater => FilingOrder::After,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::testing::book_with;
    use jiff::civil::date;

    fn book() -> Book {
        book_with(&[
            (keys::EXPORT_PERIOD, 5),
            (keys::FILING_PERIOD, 5),
            (keys::REJECTED_PERIOD, 5),
            (keys::RETAIL_RETURN, 1),
            (keys::PETROLEUM, 180),
        ])
    }

    #[test]
    fn five_years_for_export_and_for_filing() {
        let (book, import) = (book(), ImportDate(date(2021, 11, 24)));
        assert_eq!(five_year_last_export(import, &book), Some(ExportDate(date(2026, 11, 23))));
        let filing = five_year_last_filing(import, &book, LeapDay::February28);
        assert_eq!(filing, Some(FilingDate(date(2026, 11, 24))));
    }

    #[test]
    fn five_years_from_29_february() {
        let (book, import) = (book(), ImportDate(date(2024, 2, 29)));
        assert_eq!(five_year_last_export(import, &book), Some(ExportDate(date(2029, 2, 28))));
        for (leap, last) in
            [(LeapDay::February28, date(2029, 2, 28)), (LeapDay::March1, date(2029, 3, 1))]
        {
            assert_eq!(five_year_last_filing(import, &book, leap), Some(FilingDate(last)));
        }
    }

    #[test]
    fn rejected_goods_run_from_withdrawal_end_day_included() {
        let book = book();
        let last = |import, withdrawal| rejected_last_export(ImportDate(import), withdrawal, &book);
        assert_eq!(last(date(2021, 11, 24), None), Some(ExportDate(date(2026, 11, 24))));
        let withdrawn = last(date(2021, 3, 1), Some(date(2021, 11, 24)));
        assert_eq!(withdrawn, Some(ExportDate(date(2026, 11, 24))));
    }

    #[test]
    fn petroleum_window_has_two_sides() {
        let book = book();
        let (import, entry) = (ImportDate(date(2025, 12, 28)), EntryDate(date(2026, 1, 1)));
        for (export, within) in [
            (date(2025, 12, 31), false),
            (date(2026, 1, 1), true),
            (date(2026, 6, 30), true),
            (date(2026, 7, 1), false),
        ] {
            let answer = in_petroleum_window(import, entry, ExportDate(export), &book);
            assert_eq!(answer, Some(within), "{export}");
        }
    }

    #[test]
    fn retail_returns_count_from_the_import_date() {
        let (book, export) = (book(), ExportDate(date(2026, 6, 15)));
        for (import, within) in [
            (date(2025, 6, 15), true),
            (date(2025, 6, 14), false),
            (date(2026, 6, 15), true),
            (date(2026, 6, 16), false),
        ] {
            let answer = in_retail_return_window(ImportDate(import), export, &book);
            assert_eq!(answer, Some(within), "{import}");
        }
    }

    #[test]
    fn export_against_import_and_filing() {
        let export = |day| ExportDate(date(2026, 3, day));
        let filing = FilingDate(date(2026, 3, 2));
        assert_eq!(filing_order(export(1), filing), FilingOrder::Before);
        assert_eq!(filing_order(export(2), filing), FilingOrder::SameDay);
        assert_eq!(filing_order(export(3), filing), FilingOrder::After);
        let import = ImportDate(date(2026, 3, 2));
        assert!(!export_follows_import(import, export(1)));
        assert!(export_follows_import(import, export(2)));
    }
}
