//! Deadlines, windows and business days: pure functions of dates and of the law in use.
//!
//! Every length of time comes from the [`Book`](crate::law::Book); where the book does not know it
//! for the date, the answer is `None`. Results are never moved off a weekend or a holiday unless a
//! function says so ([`next_business_day`] does it on request).

mod business_day;
mod drawback;
mod entry_summary;
pub mod keys;
mod request;
mod years;

pub use business_day::{add_business_days, is_business_day, is_holiday, next_business_day};
pub use drawback::{
    FilingOrder, export_follows_import, filing_order, five_year_last_export, five_year_last_filing,
    in_petroleum_window, in_retail_return_window, petroleum_window, rejected_last_export,
    retail_return_window,
};
pub use entry_summary::{entry_summary_due, protest_deadline, psc_deadline};
pub use request::request_due;
pub use years::LeapDay;

#[cfg(test)]
pub(crate) mod testing {
    //! A book that knows a few whole numbers.

    use crate::law::{Book, Confidence, Param, Span};
    use jiff::civil::date;
    use rust_decimal::Decimal;

    pub(crate) fn book_with(values: &[(&str, i64)]) -> Book {
        let param = |(key, value): &(&str, i64)| Param {
            key: (*key).to_owned(),
            span: Span::default(),
            value: Decimal::from(*value),
            unit: "days".to_owned(),
            cite: "for the test".to_owned(),
            read_on: date(2026, 11, 24),
            confidence: Confidence::Primary,
            note: String::new(),
        };
        let mut params: Vec<Param> = values.iter().map(param).collect();
        params.sort_by(|a, b| a.key.cmp(&b.key));
        Book { params, ..Book::default() }
    }
}

#[cfg(test)]
mod tests {
    //! The clocks on the law that comes with the build.

    use super::*;
    use crate::law::Book;
    use crate::model::{EntryDate, ExportDate, FilingDate, ImportDate};
    use jiff::civil::date;

    #[test]
    fn every_clock_is_in_the_book() {
        let book = Book::load().expect("book");
        let entry = EntryDate(date(2026, 11, 20));
        assert_eq!(entry_summary_due(entry, &book), Some(date(2026, 12, 7)));
        let corrected = psc_deadline(EntryDate(date(2026, 1, 5)), Some(date(2026, 11, 15)), &book);
        assert_eq!(corrected, Some(date(2026, 10, 31)));
        assert_eq!(protest_deadline(date(2026, 1, 2), &book), Some(date(2026, 7, 1)));
        let import = ImportDate(date(2021, 11, 24));
        assert_eq!(five_year_last_export(import, &book), Some(ExportDate(date(2026, 11, 23))));
        let filing = five_year_last_filing(import, &book, LeapDay::February28);
        assert_eq!(filing, Some(FilingDate(date(2026, 11, 24))));
        let rejected = rejected_last_export(import, None, &book);
        assert_eq!(rejected, Some(ExportDate(date(2026, 11, 24))));
        let (first, last) = petroleum_window(EntryDate(date(2026, 1, 1)), &book).expect("window");
        assert_eq!((first.0, last.0), (date(2026, 1, 1), date(2026, 6, 30)));
        let (first, _) =
            retail_return_window(ExportDate(date(2026, 6, 15)), &book).expect("window");
        assert_eq!(first, ImportDate(date(2025, 6, 15)));
    }

    #[test]
    fn columbus_and_veterans_day_are_no_working_days() {
        let book = Book::load().expect("book");
        for (day, working) in [
            (date(2026, 10, 12), false),
            (date(2026, 11, 11), false),
            (date(2026, 1, 19), false),
            (date(2026, 6, 19), false),
            (date(2026, 6, 18), true),
        ] {
            assert_eq!(is_business_day(day, &book), Some(working), "{day}");
        }
    }
}
