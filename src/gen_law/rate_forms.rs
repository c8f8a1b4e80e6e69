//! The table `rate_forms` from the tariff database: subheadings of goods whose general rate is not a
//! plain percentage, or is one of the whole value or more.

use super::Error;
use super::source::{Record, Source};
use super::write::{Table, line};
use rust_decimal::Decimal;

/// How the database codes a free and a plain percentage rate.
const PLAIN: [&str; 2] = ["0", "7"];

pub(super) fn table(source: &Source) -> Result<Table, Error> {
    let records = source.report("data/hts/usitc_tariff_database_2025-06-06.csv.gz", "hts8")?;
    let mut lines = Vec::new();
    for record in records.iter() {
        let subheading = record.parsed("hts8", "eight digits", digits)?;
        if subheading.starts_with("98") || subheading.starts_with("99") {
            continue;
        }
        if let Some(form) = form(&record)? {
            lines.push(line(&[&subheading, form]));
        }
    }
    Ok(Table::sorted("rate_forms", "subheading\tform", lines, 1))
}

fn form(record: &Record<'_>) -> Result<Option<&'static str>, Error> {
    let code = record.text("mfn_rate_type_code")?;
    if !PLAIN.contains(&code.as_str()) {
        return Ok(Some("other"));
    }
    let rate: Decimal = record.parsed("mfn_ad_val_rate", "a fraction", |text| text.parse().ok())?;
    Ok((rate >= Decimal::ONE).then_some("above value"))
}

fn digits(text: &str) -> Option<String> {
    (text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned())
}
