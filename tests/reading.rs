//! From files to the portfolio: every layout and habit, statuses and row accounting.

mod read {
    mod habits;
    mod layouts;
    mod support;
    mod workbooks;
    mod xlsx;
}
