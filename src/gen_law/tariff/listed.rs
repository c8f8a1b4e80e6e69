//! The table `tariff_listed`: what CBP's list says of a number.

use super::super::Error;
use super::super::source::{Record, Source};
use super::super::write::{Table, line};
use super::LIST;
use super::report::{self, Report};
use std::collections::{BTreeMap, BTreeSet};

/// Columns that name an agency's requirement.
const AGENCIES: usize = 10;

pub(super) fn table(source: &Source, report: &mut Report) -> Result<Table, Error> {
    let records = source.report(LIST.0, LIST.1)?;
    let mut groups: BTreeMap<(String, String, String), Vec<String>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let (mut orders, mut agencies, mut numbers) = (0, 0, 0);
    for record in records.iter() {
        let number = number(&record.text("Tariff Number")?);
        let Some((eight, suffix)) = number.as_deref().and_then(|number| number.split_at_checked(8))
        else {
            report.add(report::LIST, "rows left out: not a number", 1);
            continue;
        };
        // A heading of chapter 98 can stand both padded and in full.
        if !seen.insert(format!("{eight}{suffix}")) {
            report.add(report::LIST, "rows left out: the number stands above", 1);
            continue;
        }
        let since = record.parsed("Effective Date", "a date such as 2/21/2026", day)?;
        let flags = flags(&record)?;
        numbers += 1;
        orders += usize::from(!flags.starts_with(':'));
        agencies += usize::from(!flags.ends_with(':'));
        groups.entry((eight.to_owned(), since, flags)).or_default().push(suffix.to_owned());
    }
    report.add(report::LIST, "numbers", numbers);
    report.add(report::LIST, "numbers under an antidumping or countervailing order", orders);
    report.add(report::LIST, "numbers for which an agency wants data", agencies);
    let lines = groups.into_iter().map(|((eight, since, flags), mut suffixes)| {
        suffixes.sort_unstable();
        line(&[&eight, &suffixes.join(" "), &since, &flags])
    });
    Ok(Table::sorted("tariff_listed", "subheading\tsuffixes\tsince\tflags", lines.collect(), 2))
}

/// `AC:AM7 FD3`.
fn flags(record: &Record<'_>) -> Result<String, Error> {
    let mut flags = String::new();
    for (column, mark) in [("AD Duty", 'A'), ("CV Duty", 'C')] {
        let yes = record.parsed(column, "Y or N", |text| match text {
            "Y" => Some(true),
            "N" => Some(false),
            _ => None,
        })?;
        flags.extend(yes.then_some(mark));
    }
    let mut codes = Vec::with_capacity(AGENCIES);
    for place in 1..=AGENCIES {
        codes.push(record.text(&format!("PGA {place}"))?);
    }
    codes.retain(|code| !code.is_empty());
    codes.sort_unstable();
    codes.dedup();
    Ok(format!("{flags}:{}", codes.join(" ")))
}

/// Ten digits: headings of chapters 98 and 99 stand as `00` and eight digits.
pub(super) fn number(text: &str) -> Option<String> {
    let whole = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = match text.strip_prefix("00") {
        Some(eight) => format!("{eight}00"),
        None => text.to_owned(),
    };
    whole.then_some(number)
}

/// `2/1/2026` as `2026-02-01`.
pub(super) fn day(text: &str) -> Option<String> {
    let [month, day, year] = text.split('/').collect::<Vec<_>>().try_into().ok()?;
    let iso = format!("{year:0>4}-{month:0>2}-{day:0>2}");
    crate::model::parse_iso(&iso).map(|_| iso)
}
