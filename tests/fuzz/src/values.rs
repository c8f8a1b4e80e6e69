//! The value parsers, each by one cell of a report: what is read agrees with a simple reading of the usual
//! forms, and is read the same when it is written again.

use crate::cells::{line, plain, table, used, whole};
use rust_decimal::Decimal;
use tidewaiter::model::{Field, Portfolio, parse_iso};

/// A plain decimal of at most fifteen digits.
fn decimal(data: &[u8]) -> Option<Decimal> {
    let text = std::str::from_utf8(data).ok()?;
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_plain = digits.len() < 16
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.matches('.').count() < 2;
    is_plain.then(|| text.parse().expect("a plain decimal"))
}

/// Amounts: plain decimals come back exactly, and every amount when it is written as one.
pub fn amount(data: &[u8]) {
    let value = |data: &[u8]| {
        let portfolio = line(Field::TariffValue, "Line Tariff Goods Value Amount", &[data])?;
        Some(portfolio.tariffs.iter().next()?.value.map(|value| value.0))
    };
    let Some(read) = value(data) else { return };
    if let Some(told) = decimal(data) {
        assert_eq!(read, Some(told));
    }
    if let Some(read) = read {
        assert!(read.abs() < Decimal::from(10u64.pow(15)), "{read}");
        assert_eq!(value(read.to_string().as_bytes()), Some(Some(read)), "written again");
    }
}

/// The day that `1/31/2025`, `31/1/2025` or `2025-01-31` means; month first where both ways are days.
fn day(text: &str) -> Option<Option<String>> {
    let number = |text: &str| -> Option<u32> {
        (text.bytes().all(|b| b.is_ascii_digit()) && !text.is_empty()).then(|| text.parse().ok())?
    };
    let civil = |year: u32, month: u32, day: u32| {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = [31, 28 + u32::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let last = days.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
        let is_day = (1900..2200).contains(&year) && (1..=*last).contains(&day);
        is_day.then(|| format!("{year:04}-{month:02}-{day:02}"))
    };
    let parts: Vec<&str> = text.split(['/', '-']).collect();
    let is_one_mark = !(text.contains('/') && text.contains('-'));
    let [first, second, third] = parts.as_slice() else { return None };
    let lengths = [first.len(), second.len(), third.len()];
    let [a, b, c] = [number(first)?, number(second)?, number(third)?];
    match lengths {
        [1 | 2, 1 | 2, 4] if is_one_mark => Some(civil(c, a, b).or_else(|| civil(c, b, a))),
        [4, 1 | 2, 1 | 2] if is_one_mark => Some(civil(a, b, c)),
        _ => None,
    }
}

/// Dates: the usual forms mean what they mean, and every date is read the same when it is written again.
pub fn date(data: &[u8]) {
    let read = |data: &[u8]| {
        let portfolio = line(Field::EntryDate, "Entry Date", &[data])?;
        Some(portfolio.entries.first()?.entry_date.map(|date| date.0))
    };
    let Some(date) = read(data) else { return };
    if let Some(told) = plain(data).and_then(day) {
        assert_eq!(date.map(|date| date.to_string()), told);
    }
    if let Some(date) = date {
        let iso = date.to_string();
        assert!((1900..2200).contains(&date.year()), "{iso}");
        assert_eq!(parse_iso(&iso), Some(date));
        assert_eq!(read(iso.as_bytes()), Some(Some(date)), "written again");
    }
}

fn numbers(data: &[u8]) -> Option<Vec<String>> {
    let portfolio = line(Field::HtsNumber, "HTS Number - Full", &[data])?;
    let numbers = portfolio.tariffs.iter().filter_map(|record| record.hts);
    Some(numbers.map(|hts| hts.digits().to_string()).collect())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Tariff numbers: no other digits than in the cell, but for zeros in front that were lost and those that
/// make ten of eight; ten digits as they stand.
pub fn hts(data: &[u8]) {
    let Some(read) = numbers(data) else { return };
    let told = digits(&tidewaiter::text::decode(data));
    for number in &read {
        let number = format!("{number:0>10}");
        let eight = number.strip_suffix("00").unwrap_or(&number);
        let stands = |part: &str| told.contains(part.trim_start_matches('0'));
        assert!(stands(&number) || stands(eight), "{number} of {told}");
        let again = numbers(number.as_bytes());
        assert_eq!(again.map(|again| again.len()), Some(1), "{number} written again");
    }
    if let Some(text) = plain(data).filter(|text| text.len() == 10 && digits(text).len() == 10) {
        let read: Vec<u64> = read.iter().map(|number| number.parse().expect("digits")).collect();
        assert_eq!(read, [text.parse::<u64>().expect("digits")]);
    }
}

/// Cells that list tariff numbers: all of them or none, and no others.
pub fn hts_list(data: &[u8]) {
    let Some(read) = numbers(data) else { return };
    assert!(read.len() <= 16, "{}", read.len());
    let Ok(text) = std::str::from_utf8(data) else { return };
    let parts: Vec<&str> = text.split([';', ',']).map(|part| part.trim_matches(' ')).collect();
    let is_ten = |part: &&str| part.len() == 10 && part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(is_ten) || parts.len() > 16 {
        return;
    }
    let sorted = |numbers: Vec<u64>| {
        let mut numbers = numbers;
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    };
    let told = parts.iter().map(|part| part.parse().expect("digits")).collect();
    let read = read.iter().map(|number| number.parse().expect("digits")).collect();
    assert_eq!(sorted(read), sorted(told), "{text}");
}

/// Entry numbers: eleven letters and digits with seven digits in the middle as they stand; fewer digits
/// only where the check digit then holds.
pub fn entry(data: &[u8]) {
    let read = |data: &[u8]| {
        let table = table("HTS,Line,Entry Number", &[b"8471300100", b"1", data]);
        Some(used(Field::EntryNumber, &table)?.entries.first()?.number)
    };
    let Some(number) = read(data) else { return };
    let code = number.as_str().to_owned();
    assert!(code.len() == 11 && code.bytes().all(|b| b.is_ascii_alphanumeric()), "{code}");
    assert!(code.bytes().skip(3).take(7).all(|b| b.is_ascii_digit()), "{code}");
    for written in [code.clone(), number.to_string()] {
        assert_eq!(read(written.as_bytes()), Some(number), "{written} written again");
    }
    let text = tidewaiter::text::decode(data);
    let told: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    let told = told.to_ascii_uppercase();
    let is_restored = number.check_digit() == Some(number.expected_check_digit())
        && code.trim_start_matches('0').len() < 11;
    assert!(told.contains(&code) || is_restored, "{code} of {told}");
}

fn first_unit(portfolio: &Portfolio) -> (Option<Decimal>, Option<String>) {
    let record = portfolio.tariffs.iter().next();
    let quantity = record.and_then(|record| record.quantity).map(|quantity| quantity.0);
    (quantity, record.and_then(|record| record.unit).map(|unit| unit.as_str().to_owned()))
}

/// Units of measure beside a quantity, and in one cell with it.
pub fn unit(data: &[u8]) {
    const BOTH: &str = "Line Tariff Quantity (1),Line Tariff UOM (1) Code";
    let beside = |quantity: &[u8], unit: &[u8]| {
        Some(first_unit(&line(Field::Quantity1, BOTH, &[quantity, unit])?))
    };
    if let Some((quantity, unit)) = beside(b"12", data) {
        assert_eq!(quantity, Some(Decimal::from(12)), "a unit changes no quantity");
        if let Some(unit) = unit {
            assert!((1..=4).contains(&unit.len()), "{unit}");
            assert!(unit.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()), "{unit}");
            let again = beside(b"12", unit.as_bytes()).and_then(|(_, again)| again);
            assert_eq!(again.as_deref(), Some(unit.as_str()), "written again");
        }
    }
    let Some((quantity, unit)) = beside(data, b"") else { return };
    if let Some(told) = decimal(data) {
        assert_eq!((quantity, unit), (Some(told), None));
    } else if let (Some(quantity), Some(unit)) = (quantity, unit) {
        let again = beside(format!("{quantity} {unit}").as_bytes(), b"");
        let same = again.as_ref().is_some_and(|(read, told)| {
            *read == Some(quantity) && told.as_deref() == Some(unit.as_str())
        });
        // Units that only a word names do not stand behind a quantity by their code.
        assert!(same || again.is_none_or(|again| again == (None, None)), "{quantity} {unit}");
    }
}

/// Countries: two letters as they stand, and every country is read the same by its code.
pub fn country(data: &[u8]) {
    let read = |data: &[u8]| {
        let portfolio = line(Field::CountryOfOrigin, "Country of Origin Code", &[data])?;
        Some(portfolio.lines.first()?.origin.map(|country| country.as_str().to_owned()))
    };
    let Some(country) = read(data) else { return };
    let is_code = |text: &&str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_alphabetic());
    if let Some(text) = plain(data).filter(is_code) {
        let code = text.to_ascii_uppercase();
        let told = if code == "UK" { "GB".to_owned() } else { code };
        assert_eq!(country, Some(told));
    }
    if let Some(country) = country {
        assert!(country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()), "{country}");
        assert_eq!(read(country.as_bytes()), Some(Some(country)), "written again");
    }
}

/// Line numbers: one to six digits above zero, with `.0` behind them or not, and nothing else.
pub fn line_number(data: &[u8]) {
    let table = table("HTS,Entry Number,Line", &[b"8471300100", b"ABC12345676", data]);
    let Some(portfolio) = used(Field::LineNumber, &table) else { return };
    let read = portfolio.lines.first().map(|line| line.number);
    if let Some(text) = plain(data) {
        assert_eq!(read, whole(text, 6).filter(|line| *line > 0), "{text}");
    }
    assert!(read.is_none_or(|line| (1..1_000_000).contains(&line)), "{read:?}");
}

/// Ordinals: the same up to 65,535; a record without one is the first of its line.
pub fn ordinal(data: &[u8]) {
    let cells = [&b"8471300100"[..], data];
    let headings = "HTS Number - Full,Tariff Ordinal Number";
    let Some(portfolio) = line(Field::TariffOrdinal, headings, &cells) else { return };
    let read = portfolio.tariffs.iter().next().map(|record| u32::from(record.ordinal));
    if let Some(text) = plain(data) {
        let told = whole(text, 6).filter(|ordinal| (1..=65_535).contains(ordinal));
        assert_eq!(read, Some(told.unwrap_or(1)), "{text}");
    }
}

/// Ports and entry types: digits get the zeros that spreadsheets drop, and no more than those.
pub fn code(data: &[u8]) {
    let read = |data: &[u8]| {
        let headings = "Port of Entry Code,Entry Type Code";
        let portfolio = line(Field::PortOfEntry, headings, &[data, data])?;
        let entry = portfolio.entries.first()?;
        Some([entry.port, entry.entry_type].map(|symbol| portfolio.str(symbol).to_owned()))
    };
    let Some(codes) = read(data) else { return };
    for (code, width) in codes.iter().zip([4, 2]) {
        if let Some(text) = plain(data).filter(|text| text.bytes().all(|b| b.is_ascii_digit())) {
            assert_eq!(*code, format!("{text:0>width$}"));
        }
    }
    for (at, code) in codes.iter().enumerate().filter(|(_, code)| plain(code.as_bytes()).is_some())
    {
        let Some(again) = read(code.as_bytes()) else { continue };
        assert_eq!(again[at], code.strip_suffix(".0").unwrap_or(code), "written again");
    }
}
