//! The tables of the tariff: from six editions of the schedule and CBP's list of numbers.

mod history;
mod listed;
mod numbers;
mod printed;
mod rates;
mod report;
mod schedule;

use super::Error;
use super::source::Source;
use super::write::Table;
pub(super) use report::Report;

/// CBP's list of numbers, and its first column.
const LIST: (&str, &str) = ("data/ref/cbp_hts_pga_report_2026-02-21.csv.gz", "Tariff Number");
/// The schedule in use, and its columns.
const SCHEDULE: (&str, &str) = (
    "data/hts/hts_lines_2026_merged.csv.gz",
    "hts,level,description,full_description,units,general,special,column2,additional_duties,\
rate_source_line,rates_from",
);

/// All of them but the report, to which they add.
pub(super) fn tables(source: &Source, report: &mut Report) -> Result<Vec<Table>, Error> {
    Ok(vec![
        numbers::table(source, report)?,
        history::table(source, report)?,
        listed::table(source, report)?,
        printed::table(source, report)?,
        rates::table(source, report)?,
    ])
}
