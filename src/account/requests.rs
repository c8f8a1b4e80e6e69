//! Requests and notices from CBP, and the days left to answer.

use crate::clock::request_due;
use crate::law::Book;
use crate::model::Arrange;
use crate::model::{Date, Options, Portfolio, Request};
use std::cmp::Ordering;

/// A request with the day on which its answer is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenRequest<'a> {
    /// The request.
    pub request: &'a Request,
    /// The day: as the log says, else by the law book from the day of issue; `None` where neither
    /// tells.
    pub due: Option<Date>,
    /// The citation behind the day; `None` where the log says it.
    pub by: Option<&'a str>,
    /// Days left, below zero when the day is over; `None` when it was answered or the day is not
    /// known.
    pub days_left: Option<i32>,
}

/// The requests of a log, the soonest due first; those without a day last. With one importer asked
/// for, those about entries of others are left out.
#[must_use]
pub fn requests<'a>(
    portfolio: &'a Portfolio,
    book: &'a Book,
    options: &Options,
) -> Vec<OpenRequest<'a>> {
    let is_asked_for = |request: &&Request| {
        let entry = request.entry.filter(|_| options.importer.is_some());
        let found = entry.and_then(|number| {
            portfolio.entries.binary_search_by_key(&number, |entry| entry.number).ok()
        });
        let entry = found.and_then(|at| portfolio.entries.get(at));
        entry.is_none_or(|entry| entry.account == options.importer)
    };
    let all = portfolio.lists.requests.iter().filter(is_asked_for);
    let mut all: Vec<_> = all.map(|request| open(request, book, options.as_of)).collect();
    all.arrange_by(|a, b| order(portfolio, a, b));
    all
}

fn open<'a>(request: &'a Request, book: &'a Book, as_of: Date) -> OpenRequest<'a> {
    let by_law = || request_due(request.kind, request.issued?, book);
    let (due, by) = match request.due {
        Some(day) => (Some(day), None),
        None => by_law().map_or((None, None), |(day, cite)| (Some(day), Some(cite))),
    };
    let is_open = request.answered.is_none();
    let days_left = due.filter(|_| is_open).map(|day| (day - as_of).get_days());
    OpenRequest { request, due, by, days_left }
}

fn order(portfolio: &Portfolio, a: &OpenRequest<'_>, b: &OpenRequest<'_>) -> Ordering {
    let words = |one: &OpenRequest<'_>| {
        let Request { number, form, subject, team, .. } = one.request;
        [*number, *form, *subject, *team].map(|symbol| portfolio.str(symbol))
    };
    (a.due.is_none(), a.due, a.request.issued, a.request.entry)
        .cmp(&(b.due.is_none(), b.due, b.request.issued, b.request.entry))
        .then_with(|| words(a).cmp(&words(b)))
        .then_with(|| {
            (a.request.answered, a.request.place).cmp(&(b.request.answered, b.request.place))
        })
}
