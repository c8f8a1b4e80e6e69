//! The table `heading_rates`: what single headings charge where the list of programmes holds several in
//! one row, from the text of chapter 99 of April 2026 and by hand.

use super::super::source::Source;
use super::super::tariff::Report;
use super::super::write::{Table, line};
use super::super::{Error, countries};
use super::names::Names;
use crate::law::{Chapter99, Chapter99Kind, Confidence, CountrySet, RateStep, Span};
use crate::model::{HtsNumber, iso, parse_iso};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;

const CHAPTER99: &str = "data/hts/schedule99_2026-04.json.gz";
const SOURCE: &str = "chapter 99 of April 2026";
const HEADING: &str = "heading\tfrom\tto\torigins\trate\tbase\tconfidence";
/// Rates and days that no source tells for a single heading; they stand in for those of the schedule.
const HAND: &str = include_str!("../hand/heading_rates.tsv");

/// Headings whose rate changed from year to year while the schedule prints one: washers and solar cells,
/// Nicaragua, aircraft.
const STEPPED: [&str; 2] = ["9903.45.", "9903.89."];

/// What the heading of goods whose own rate reaches a floor says; other headings without a rate free
/// goods, which the programmes tell.
const REACHED: &str = "equal to or greater than";

/// A rate as the schedule prints it.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Printed {
    /// Zero when it is the duty of the subheading alone.
    rate: Decimal,
    /// Whether it stands alone, in place of the duty of the subheading.
    whole: bool,
    /// Whether it is on a part of the value.
    part: bool,
}

pub(super) fn table(source: &Source, report: &mut Report) -> Result<Table, Error> {
    let rows = super::super::chapter99::rows(source)?;
    let names = Names::read(source)?;
    let by_hand: BTreeMap<&str, ()> =
        HAND.lines().skip(1).filter_map(|row| Some((row.split('\t').next()?, ()))).collect();
    let mut lines: Vec<String> =
        HAND.lines().skip(1).map(by_hand_line).collect::<Result<_, _>>()?;
    let schedule = source.json(CHAPTER99)?;
    for heading in schedule.as_array().into_iter().flatten() {
        let text = |key: &str| heading.get(key).and_then(Value::as_str).unwrap_or_default();
        let number = text("htsno");
        if by_hand.contains_key(number) || STEPPED.iter().any(|start| number.starts_with(start)) {
            continue;
        }
        let Some(eight) = HtsNumber::new(number).filter(|_| number.len() == 10) else { continue };
        let Some(printed) = printed(text("general")) else { continue };
        if printed.rate.is_zero() && !text("description").contains(REACHED) {
            continue;
        }
        let origins = names.of(text("description"));
        for row in rows.iter().filter(|row| holds(row, eight)) {
            let told = !row.rates.is_empty() && row.rates.iter().all(|step| step.rates.len() == 1);
            if row.from == row.to && told && !printed.part {
                continue;
            }
            let (mut made, differs) = steps(row, printed);
            report.add(SOURCE, "rates that differ from those of the list of programmes", differs);
            made.retain(|(span, _)| {
                span.from.is_none() || span.to.is_none() || span.from <= span.to
            });
            for (span, printed) in made {
                lines.push(written(number, row, span, printed, origins.as_deref())?);
                report.add(SOURCE, "rates of single headings taken", 1);
            }
        }
    }
    Ok(Table::sorted("heading_rates", HEADING, lines, 2))
}

/// A row by hand, with groups of countries spelled out as their members on its days.
fn by_hand_line(row: &str) -> Result<String, Error> {
    let mut fields: Vec<String> = row.split('\t').map(str::to_owned).collect();
    let day = |at: usize| fields.get(at).and_then(|text| parse_iso(text));
    let span = Span { from: day(1), to: day(2) };
    let set = fields.get(3).and_then(|text| countries::set(text, span));
    match (fields.get_mut(3), set) {
        (Some(origins), Some(set)) => *origins = set,
        _ => return Err(unknown_origins("hand/heading_rates.tsv", row)),
    }
    Ok(line(&fields.iter().map(String::as_str).collect::<Vec<_>>()))
}

fn unknown_origins(file: &str, text: &str) -> Error {
    Error::Source {
        file: file.to_owned(),
        row: 0,
        column: "origins".to_owned(),
        what: "these must be countries of the vocabulary".to_owned(),
        text: text.to_owned(),
    }
}

/// Whether a row of the list of programmes charges under a heading.
fn holds(row: &Chapter99, heading: HtsNumber) -> bool {
    let heading = heading.hts8().digits();
    let charges = matches!(row.kind, Chapter99Kind::Additional | Chapter99Kind::Floor);
    charges && row.digits.is_some_and(|(from, to)| from <= heading && heading <= to)
}

/// The days of a row, each with the rate of the heading: the printed one on the last days that allow
/// it, before them the row's own; and how many days of the row allow it not.
fn steps(row: &Chapter99, printed: Printed) -> (Vec<(Span, Printed)>, usize) {
    let zero = printed.rate.is_zero();
    if row.rates.is_empty() || zero {
        return (vec![(row.span, printed)], 0);
    }
    let allows = |step: &RateStep| step.rates.contains(&printed.rate);
    let Some(last) = row
        .rates
        .iter()
        .rposition(|step| allows(step) && step.total == printed.whole)
        .or_else(|| row.rates.iter().rposition(allows))
    else {
        return (Vec::new(), 1);
    };
    let of = |step: &RateStep| Span {
        from: step.span.from.or(row.span.from),
        to: step.span.to.or(row.span.to),
    };
    let days = row.rates.get(last).map(|step| step.span);
    let before = row.rates.iter().take(last).filter(|step| !step.total && Some(step.span) != days);
    let mut made: Vec<(Span, Printed)> = before
        .filter_map(|step| match step.rates.as_slice() {
            [rate] => Some((of(step), Printed { rate: *rate, ..printed })),
            _ => None,
        })
        .collect();
    made.extend(row.rates.get(last).map(|step| (of(step), printed)));
    (made, 0)
}

fn written(
    number: &str,
    row: &Chapter99,
    span: Span,
    printed: Printed,
    origins: Option<&str>,
) -> Result<String, Error> {
    let origins = match origins {
        Some(origins) => {
            countries::set(origins, span).ok_or_else(|| unknown_origins(CHAPTER99, origins))?
        }
        // Origins that no source tells are left to the programme.
        None => match &row.countries {
            CountrySet::Unknown(_) => "all".to_owned(),
            CountrySet::AllBut(codes) if codes.is_empty() => "all".to_owned(),
            told => told.words(),
        },
    };
    let rate = if printed.whole { "=" } else { "+" };
    let confidence =
        row.confidence.heading_rate.max(row.confidence.dates).max(Confidence::Secondary);
    let day = |day: Option<_>| day.map(iso).unwrap_or_default();
    Ok(line(&[
        number,
        &day(span.from),
        &day(span.to),
        &origins,
        &format!("{rate}{}", printed.rate),
        if printed.part { "part" } else { "value" },
        confidence.mark(),
    ]))
}

/// `The duty provided in the applicable subheading + 25%`, `… + a duty of 50% upon the value of the
/// steel content`, `15%`.
fn printed(general: &str) -> Option<Printed> {
    let general = general.trim().trim_end_matches('.').replace(" plus ", " + ");
    let alone = general.starts_with("The duty provided") && !general.contains('+');
    if alone {
        return Some(Printed { rate: Decimal::ZERO, whole: false, part: false });
    }
    let (before, rate) = match general.rsplit_once('+') {
        Some((before, rate)) => (before, rate),
        None => ("", general.as_str()),
    };
    let rate = rate.trim();
    let rate = rate.strip_prefix("a duty of ").unwrap_or(rate);
    let (percent, after) = rate.split_once('%')?;
    let part = after.contains("upon the value of");
    if !(after.trim().is_empty() || part) || percent.is_empty() {
        return None;
    }
    let percent: Decimal = percent.trim().parse().ok()?;
    let rate = percent.checked_div(Decimal::ONE_HUNDRED)?.normalize();
    Some(Printed { rate, whole: before.is_empty(), part })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read_as_printed() {
        let read = |text: &str| {
            printed(text).map(|p| format!("{}{}{}", p.rate, p.whole as u8, p.part as u8))
        };
        let duty = "The duty provided in the applicable subheading";
        assert_eq!(read(&format!("{duty} + 25%")).as_deref(), Some("0.2500"));
        assert_eq!(read(&format!("{duty}+ 7.5%.")).as_deref(), Some("0.07500"));
        assert_eq!(read(&format!("{duty}.")).as_deref(), Some("000"));
        assert_eq!(read("15%").as_deref(), Some("0.1510"));
        let part = format!("{duty} + a duty of 50% upon the value of the copper content");
        assert_eq!(read(&part).as_deref(), Some("0.501"));
        assert_eq!(read("4.4¢/kg"), None);
        assert_eq!(read("Free"), None);
    }
}
