//! Deadlines, windows and business days: pure functions of dates and of the law in use.
//!
//! Every length of time comes from the [`Book`](crate::law::Book); where the book does not know it
//! for the date, the answer is `None`. Results are never moved off a weekend or a holiday unless a
//! function says so ([`next_business_day`] does it on request).

mod business_day;
mod drawback;
mod entry_summary;
pub mod keys;
mod years;

pub use business_day::{add_business_days, is_business_day, is_holiday, next_business_day};
pub use drawback::{
    FilingOrder, export_follows_import, filing_order, five_year_last_export, five_year_last_filing,
    in_petroleum_window, in_retail_return_window, petroleum_window, rejected_last_export,
    retail_return_window,
};
pub use entry_summary::{entry_summary_due, protest_deadline, psc_deadline};
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
