//! When an answer to CBP is due where the request itself does not say.

use super::keys;
use super::years::add_days;
use crate::law::Book;
use crate::model::{Date, RequestForm};

/// The day and the citation of the rule or practice: so many days after a request for information is
/// issued, and after a notice of action is mailed, since liquidation is held no longer
/// (19 CFR 152.2). `None` for other requests and where the book has no number of days. Not moved off a
/// weekend.
#[must_use]
pub fn request_due(form: RequestForm, issued: Date, book: &Book) -> Option<(Date, &str)> {
    let key = match form {
        RequestForm::Cf28 => keys::CF28,
        RequestForm::Cf29 => keys::CF29,
        RequestForm::Other => return None,
    };
    let due = add_days(issued, book.whole(key, issued)?)?;
    let cite = book.param(key, issued).in_force().map(|param| param.cite.as_str())?;
    Some((due, cite))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::testing::book_with;
    use jiff::civil::date;

    #[test]
    fn days_come_from_the_book() {
        let book = book_with(&[(keys::CF28, 30), (keys::CF29, 20)]);
        let issued = date(2026, 11, 4);
        let due = |form| request_due(form, issued, &book).map(|(day, _)| day);
        assert_eq!(due(RequestForm::Cf28), Some(date(2026, 12, 4)));
        assert_eq!(due(RequestForm::Cf29), Some(date(2026, 11, 24)));
        assert_eq!(due(RequestForm::Other), None);
        assert_eq!(request_due(RequestForm::Cf28, issued, &Book::default()), None);
    }
}
