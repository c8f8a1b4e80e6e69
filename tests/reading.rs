//! From files to the portfolio: every layout and habit, statuses and row accounting.

mod read {
    mod brokers;
    mod foreign;
    mod habits;
    mod hashes;
    mod headers;
    mod headless;
    mod itrac;
    mod joining;
    mod layouts;
    mod ledgers;
    mod lists;
    mod lists_recognised;
    mod mapping;
    mod mapping_choices;
    mod mapping_corpus;
    mod mapping_held_out;
    mod mapping_kinds;
    mod mapping_other_kinds;
    mod mapping_support;
    mod messy;
    mod origins;
    mod overlap;
    mod properties;
    mod restored;
    mod sheets;
    mod sheets_chosen;
    mod shipments;
    mod statuses;
    mod support;
    mod templates;
    mod values;
    mod variants;
    mod vendor_sample;
    mod workbooks;
    mod xlsx;
}
