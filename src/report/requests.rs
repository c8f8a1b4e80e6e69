//! Requests and notices from CBP as the report shows them.

use super::Report;
use crate::account::{OpenRequest, requests};
use crate::model::{Date, Portfolio, Symbol, iso};
use serde::Serialize;
use std::fmt;

/// A request, with the days left to answer.
#[derive(Debug, Clone, Serialize)]
pub struct RequestView {
    form: Option<String>,
    number: Option<String>,
    entry: Option<String>,
    issued: Option<String>,
    due: Option<String>,
    /// Citation of the rule behind the day; null where the log says it, or nothing does.
    due_by: Option<String>,
    answered: Option<String>,
    days_left: Option<i32>,
    team: Option<String>,
    subject: Option<String>,
}

impl RequestView {
    fn new(portfolio: &Portfolio, open: &OpenRequest<'_>) -> Self {
        let request = open.request;
        let text = |symbol: Symbol| symbol.is_some().then(|| portfolio.str(symbol).to_owned());
        Self {
            form: text(request.form),
            number: text(request.number),
            entry: request.entry.map(|number| number.to_string()),
            issued: request.issued.map(iso),
            due: open.due.map(iso),
            due_by: open.by.map(str::to_owned),
            answered: request.answered.map(iso),
            days_left: open.days_left,
            team: text(request.team),
            subject: text(request.subject),
        }
    }
}

impl fmt::Display for RequestView {
    /// As a line of the terminal: what is asked on which entry, by when, and whether it was answered.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = [&self.form, &self.number].into_iter().flatten();
        let name = words.map(String::as_str).collect::<Vec<_>>().join(" ");
        write!(f, "{}", if name.is_empty() { "Request" } else { &name })?;
        if let Some(entry) = &self.entry {
            write!(f, ", entry {entry}")?;
        }
        match (&self.answered, &self.due, self.days_left) {
            (Some(day), ..) => write!(f, ": answered {day}"),
            (None, Some(due), Some(days)) if days < 0 => {
                write!(f, ": answer was due {due}, {} ago", day_count(-days))
            }
            (None, Some(due), Some(days)) => {
                write!(f, ": answer due {due}, {} left", day_count(days))
            }
            (None, Some(due), None) => write!(f, ": answer due {due}"),
            (None, None, _) => write!(f, ": the day of the answer is not known"),
        }?;
        match &self.due_by {
            Some(cite) if self.answered.is_none() => write!(f, " ({cite})"),
            _ => Ok(()),
        }
    }
}

fn day_count(days: i32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

impl Report<'_> {
    /// The requests, the soonest due first.
    #[must_use]
    pub fn requests(&self) -> Vec<RequestView> {
        let all = requests(self.portfolio, self.book, self.options);
        all.iter().map(|open| RequestView::new(self.portfolio, open)).collect()
    }

    /// The days on which answers are due that have not been given, with what is asked.
    pub(super) fn answers_due(&self) -> Vec<(Date, String)> {
        let all = requests(self.portfolio, self.book, self.options);
        let due = all.into_iter().filter_map(|open| {
            let day = open.due.filter(|_| open.days_left.is_some())?;
            let text = |symbol| self.portfolio.str(symbol);
            let words = [text(open.request.form), text(open.request.number)];
            let name = words.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
            Some((day, format!("answer to {name} due")))
        });
        due.collect()
    }
}
