//! From files to the portfolio: every layout and habit, statuses and row accounting.

mod read {
    mod foreign;
    mod habits;
    mod layouts;
    mod ledgers;
    mod messy;
    mod origins;
    mod overlap;
    mod properties;
    mod statuses;
    mod support;
    mod templates;
    mod values;
    mod workbooks;
    mod xlsx;
}
