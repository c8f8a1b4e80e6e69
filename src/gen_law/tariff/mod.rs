//! The tables of the tariff: from six editions of the schedule and CBP's list of numbers.

mod history;
mod listed;
mod numbers;
mod rates;
mod report;
mod schedule;

use super::Error;
use super::source::Source;
use super::write::Table;
use report::Report;

/// CBP's list of numbers, and its first column.
const LIST: (&str, &str) = ("data/ref/cbp_hts_pga_report_2026-02-21.csv.gz", "Tariff Number");
/// The schedule in use, and its columns.
const SCHEDULE: (&str, &str) = (
    "data/hts/hts_lines_2026_merged.csv.gz",
    "hts,level,description,full_description,units,general,special,column2,additional_duties,\
rate_source_line,rates_from",
);

/// All of them.
pub(super) fn tables(source: &Source) -> Result<Vec<Table>, Error> {
    let mut report = Report::new();
    Ok(vec![
        numbers::table(source, &mut report)?,
        history::table(source, &mut report)?,
        listed::table(source, &mut report)?,
        rates::table(source, &mut report)?,
        report.table(),
    ])
}
