//! The value parsers, each by one cell of a report: no panic, and what is read is what stands there.

use crate::reading::read;
use rust_decimal::Decimal;
use tidewaiter::ingest::assemble;
use tidewaiter::model::{LineTariff, Portfolio};

/// The portfolio of one row with this cell under this heading.
fn cell(heading: &str, data: &[u8]) -> Portfolio {
    let head =
        format!("Entry Summary Number,Entry Summary Line Number,{heading}\nABC12345676,1,\"");
    let mut bytes = head.into_bytes();
    for byte in data {
        if *byte == b'"' {
            bytes.push(b'"');
        }
        bytes.push(*byte);
    }
    bytes.extend(b"\"\n");
    assemble(vec![read(&bytes, 1 << 20)])
}

fn first(portfolio: &Portfolio) -> Option<LineTariff> {
    (!portfolio.tariffs.is_empty()).then(|| portfolio.tariffs.get(0))
}

/// Amounts: plain decimals come back exactly, as far as any report goes.
pub fn amount(data: &[u8]) {
    let portfolio = cell("Line Tariff Goods Value Amount", data);
    let Some(record) = first(&portfolio) else { return };
    let Ok(text) = std::str::from_utf8(data) else { return };
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_plain = digits.len() < 16
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.matches('.').count() < 2;
    if is_plain {
        let told: Decimal = text.parse().expect("a plain decimal");
        assert_eq!(record.value.map(|value| value.0), Some(told), "{text}");
    }
}

/// Dates: a year that is read stands in the cell, or its two last digits do.
pub fn date(data: &[u8]) {
    let portfolio = cell("Entry Date,HTS Number - Full", data);
    let Some(date) = portfolio.entries.first().and_then(|entry| entry.entry_date) else { return };
    let year = date.0.year();
    assert!((1900..2200).contains(&year), "{year}");
}

/// Tariff numbers: no other digits than in the cell, but for zeros in front that were lost and those that
/// make ten of eight.
pub fn hts(data: &[u8]) {
    let portfolio = cell("HTS Number - Full", data);
    let Some(hts) = first(&portfolio).and_then(|record| record.hts) else { return };
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let read = digits(&hts.to_string());
    let told = digits(&tidewaiter::text::decode(data));
    let eight = read.strip_suffix("00").unwrap_or(&read);
    let stands = |part: &str| told.contains(part.trim_start_matches('0'));
    assert!(stands(&read) || stands(eight), "{read} of {told}");
}

/// Entry numbers, in their own column.
pub fn entry(data: &[u8]) {
    let mut bytes = b"HTS,Line,Entry Number\n8471300100,1,".to_vec();
    bytes.extend(data.iter().filter(|byte| !matches!(byte, b',' | b'"')));
    bytes.push(b'\n');
    for entry in &assemble(vec![read(&bytes, 1 << 20)]).entries {
        assert_eq!(entry.number.to_string().len(), 13);
    }
}

/// Units of measure, with a quantity beside.
pub fn unit(data: &[u8]) {
    cell("Line Tariff UOM (1) Code,HTS", data);
}

/// Countries.
pub fn country(data: &[u8]) {
    cell("Country of Origin Code,HTS", data);
}
