//! Imports of the United States by sector and group of countries, in millions of dollars.

use super::super::Error;
use super::super::source::Source;
use super::super::write::{Table, line};

pub(super) const GROUPS: &str = "china,row,canada,mexico,ftrow,japan,eu,uk";

/// The table `sectors`: GTAP sectors as the Budget Lab at Yale weighs them.
pub(super) fn table(source: &Source) -> Result<Table, Error> {
    let columns = format!("gtap_code,{GROUPS}");
    let records = source.records("data/gen/yale_gtap_import_weights.csv", &columns)?;
    let mut lines = Vec::new();
    for record in records.iter() {
        let mut fields = vec![record.text("gtap_code")?];
        for group in GROUPS.split(',') {
            // Whole millions are as exact as the choice of an origin needs.
            let whole = |text: &str| text.split('.').next()?.parse::<u64>().ok();
            fields.push(record.parsed(group, "an amount", whole)?.to_string());
        }
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        lines.push(line(&fields));
    }
    let heading = format!("sector\t{}", GROUPS.replace(',', "\t"));
    Ok(Table::sorted("sectors", &heading, lines, 1))
}
