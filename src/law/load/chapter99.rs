//! The table `chapter99`.

use super::country_set;
use super::rows::{Row, Shape, plain_decimal, read, rising};
use crate::law::{
    BookError, Chapter99, Chapter99Kind, Confidences, Drawback, Provision, RateStep, Span,
};
use crate::model::{HtsNumber, parse_iso};

pub(super) const CHAPTER99: Shape = Shape {
    name: "chapter99",
    columns: &[
        "from",
        "to",
        "in_force_from",
        "in_force_to",
        "kind",
        "programme",
        "authority",
        "countries",
        "rate_text",
        "rates",
        "drawback",
        "provisions",
        "drawback_source",
        "heading_confidence",
        "dates_confidence",
        "drawback_confidence",
        "ieepa",
        "cite",
        "read_on",
        "notes",
    ],
};

pub(super) fn chapter99(text: &str) -> Result<Vec<Chapter99>, BookError> {
    let rows = read(CHAPTER99, text, record)?;
    rising(CHAPTER99, &rows, |row| (row.from.as_str(), row.to.as_str(), row.span.from))?;
    Ok(rows)
}

fn record(row: &mut Row<'_>) -> Result<Chapter99, BookError> {
    let from = row.required()?.to_owned();
    let to = row.required()?.to_owned();
    let span = row.span()?;
    let kind = row.parsed("a kind of row", Chapter99Kind::from_word)?;
    let programme = row.required()?.to_owned();
    let authority = row.text()?.to_owned();
    let countries = row.parsed("a set of countries", country_set)?;
    let rate_text = row.text()?.to_owned();
    let rates = row.parsed("rates such as `..2025-07-31=0.25;2025-08-01..=0.35`", rates)?;
    let drawback = row.parsed("yes, no, partial, unknown or n/a", Drawback::from_word)?;
    let provisions = row.parsed("provisions such as `a b j1`", provisions)?;
    let drawback_source = row.text()?.to_owned();
    let confidence = Confidences {
        heading_rate: row.confidence()?,
        dates: row.confidence()?,
        drawback: row.confidence()?,
    };
    let ieepa = row.flag()?;
    let cite = row.required()?.to_owned();
    let read_on = row.date()?;
    let notes = row.text()?.to_owned();
    let digits = digits(&from, &to);
    Ok(Chapter99 {
        from,
        to,
        digits,
        kind,
        programme,
        authority,
        countries,
        rate_text,
        rates,
        span,
        drawback,
        provisions,
        drawback_source,
        confidence,
        read_on,
        notes,
        ieepa,
        cite,
    })
}

/// First and last heading as eight digits; codes such as `FEE:499` and numbers that an annex used
/// before the schedule gave them to something else (`POLY:…`) have none.
fn digits(from: &str, to: &str) -> Option<(u32, u32)> {
    let heading = |text: &str| {
        (text.len() == 10).then(|| HtsNumber::new(text)).flatten().map(|n| n.hts8().digits())
    };
    heading(from).zip(heading(to)).filter(|(from, to)| from <= to)
}

/// Steps separated by `;`: `FROM..TO=0.25`, `==0.15` for a total, several rates joined with `|`.
fn rates(text: &str) -> Option<Vec<RateStep>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    text.split(';').map(step).collect()
}

fn step(text: &str) -> Option<RateStep> {
    let (days, rates) = text.split_once('=')?;
    let (from, to) = days.split_once("..")?;
    let day = |text: &str| if text.is_empty() { Some(None) } else { parse_iso(text).map(Some) };
    let (rates, total) = match rates.strip_prefix('=') {
        Some(rates) => (rates, true),
        None => (rates, false),
    };
    Some(RateStep {
        span: Span { from: day(from)?, to: day(to)? },
        rates: rates.split('|').map(plain_decimal).collect::<Option<_>>()?,
        total,
    })
}

fn provisions(text: &str) -> Option<Vec<Provision>> {
    let provisions: Vec<_> = text
        .split(' ')
        .filter(|code| !code.is_empty())
        .map(Provision::from_code)
        .collect::<Option<_>>()?;
    provisions.windows(2).all(|pair| matches!(pair, [a, b] if a < b)).then_some(provisions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_strict() {
        let steps = rates("..2025-07-31=0.25;2025-08-01..==0.15|0.35").expect("rates");
        assert_eq!(steps.len(), 2);
        assert_eq!(steps[0].span.to, parse_iso("2025-07-31"));
        assert!(!steps[0].total && steps[1].total);
        assert_eq!(steps[1].rates.len(), 2);
        for bad in ["0.25", "..", "..=", "..=25%", "..=0.25;", "x..=0.1", "..=0.1|"] {
            assert_eq!(rates(bad), None, "{bad}");
        }
    }

    #[test]
    fn codes_have_no_digits() {
        assert_eq!(digits("9903.88.01", "9903.88.03"), Some((99_038_801, 99_038_803)));
        assert_eq!(digits("POLY:9903.45.30", "POLY:9903.45.30"), None);
        assert_eq!(digits("FEE:499", "FEE:499"), None);
        assert_eq!(digits("9903.88.03", "9903.88.01"), None);
    }
}
