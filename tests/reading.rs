//! From files to the portfolio: every layout and habit, statuses and row accounting.

mod read {
    mod foreign;
    mod habits;
    mod layouts;
    mod ledgers;
    mod lists;
    mod lists_recognised;
    mod overlap;
    mod properties;
    mod statuses;
    mod support;
    mod templates;
    mod workbooks;
    mod xlsx;
}
