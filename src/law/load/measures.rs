//! The tables of what chapter 99 asks of goods.

use super::country_set;
use super::rows::{Row, Shape, error, plain_decimal, read, rising};
use crate::law::measures::{Entry, HeadingRates};
use crate::law::{
    Base, BookError, Chapter99, GoodsList, GoodsLists, HeadingDuty, HeadingRate, Measure,
    MeasureHeadings, MeasureRule, Role, Rulebook, Span, Verdict,
};
use crate::model::{Hts8, HtsNumber};

pub(super) const MEASURES: Shape = Shape {
    name: "measures",
    columns: &["order", "key", "name", "section", "from", "to", "cite", "confidence", "note"],
};

pub(super) const HEADINGS: Shape =
    Shape { name: "measure_headings", columns: &["from", "to", "measure", "role"] };

pub(super) const RULES: Shape = Shape {
    name: "measure_rules",
    columns: &[
        "measure",
        "step",
        "from",
        "to",
        "origins",
        "spi",
        "list",
        "others",
        "verdict",
        "heading",
        "last_heading",
        "confidence",
        "words",
    ],
};

pub(super) const LISTS: Shape =
    Shape { name: "measure_lists", columns: &["list", "from", "to", "cite", "confidence", "note"] };

pub(super) const NUMBERS: Shape =
    Shape { name: "measure_numbers", columns: &["list", "from", "to", "heading", "numbers"] };

pub(super) const HEADING_RATES: Shape = Shape {
    name: "heading_rates",
    columns: &["heading", "from", "to", "origins", "rate", "base", "confidence"],
};

/// Programmes in the order in which their headings are reported.
pub(super) fn measures(text: &str, headings: &str) -> Result<Vec<Measure>, BookError> {
    let mut orders = Vec::new();
    let mut measures = read(MEASURES, text, |row| {
        orders.push(row.parsed("a number", |text| text.parse::<u32>().ok())?);
        Ok(Measure {
            key: row.required()?.to_owned(),
            name: row.required()?.to_owned(),
            section: row.required()?.to_owned(),
            span: row.span()?,
            cite: row.required()?.to_owned(),
            confidence: row.confidence()?,
            note: row.text()?.to_owned(),
            headings: Vec::new(),
        })
    })?;
    rising(MEASURES, &orders, |order| *order)?;
    if measures.len() > 64 {
        return Err(error(MEASURES.name, 66, "there may be at most 64 programmes"));
    }
    let runs = read(HEADINGS, headings, |row| {
        let from = row.parsed("a heading", heading)?;
        let to = row.parsed("a heading", heading)?;
        let place = row.parsed("the key of a programme", |key| {
            measures.iter().position(|measure| measure.key == key)
        })?;
        let role = row.parsed("charges, frees or claims", Role::from_word)?;
        Ok((place, MeasureHeadings { from, to, role }))
    })?;
    let overlap = runs
        .windows(2)
        .position(|pair| matches!(pair, [(_, a), (_, b)] if a.to >= b.from || a.to < a.from));
    if let Some(at) = overlap {
        return Err(error(HEADINGS.name, at + 3, "the headings must rise and not overlap"));
    }
    for (place, run) in runs {
        if let Some(measure) = measures.get_mut(place) {
            measure.headings.push(run);
        }
    }
    Ok(measures)
}

/// The rules with all they look up.
pub(super) fn rulebook(
    measures: &[Measure],
    [rules, lists, numbers, rates]: [&str; 4],
    chapter99: &[Chapter99],
) -> Result<Rulebook, BookError> {
    let rules = read(RULES, rules, rule)?;
    rising(RULES, &rules, |rule| (rule.measure.as_str(), rule.step))?;
    let lists = goods_lists(lists, numbers)?;
    let rates = read(HEADING_RATES, rates, heading_rate)?;
    rising(HEADING_RATES, &rates, |rate| (rate.heading, rate.span.from))?;
    let rates = HeadingRates::new(rates, chapter99);
    Rulebook::new(measures, rules, lists, rates).map_err(|(at, why)| error(RULES.name, at + 2, why))
}

fn rule(row: &mut Row<'_>) -> Result<MeasureRule, BookError> {
    let words = |text: &str| {
        text.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    Ok(MeasureRule {
        measure: row.required()?.to_owned(),
        step: row.parsed("a number", |text| text.parse().ok())?,
        span: row.span()?,
        origins: row.parsed("a set of countries", country_set)?,
        spi: words(row.text()?),
        list: row.text()?.to_owned(),
        others: words(row.text()?),
        verdict: row.parsed("a verdict", Verdict::from_word)?,
        heading: row.parsed("a heading or empty", maybe_heading)?,
        last: row.parsed("a heading or empty", maybe_heading)?,
        confidence: row.confidence()?,
        words: row.text()?.to_owned(),
    })
}

fn goods_lists(lists: &str, numbers: &str) -> Result<GoodsLists, BookError> {
    let lists = read(LISTS, lists, |row| {
        Ok(GoodsList {
            name: row.required()?.to_owned(),
            known: row.span()?,
            cite: row.required()?.to_owned(),
            confidence: row.confidence()?,
            note: row.required()?.to_owned(),
        })
    })?;
    rising(LISTS, &lists, |list| list.name.as_str())?;
    if lists.len() > 64 {
        return Err(error(LISTS.name, 66, "there may be at most 64 lists"));
    }
    let mut entries = Vec::new();
    let rows = read(NUMBERS, numbers, |row| {
        let name = row.required()?;
        let list = lists.iter().position(|list| list.name == name);
        let span = row.span()?;
        let of = row.parsed("two or four digits", |text| {
            matches!(text.len(), 2 | 4).then_some(text).filter(|text| is_digits(text))
        })?;
        let list = list.and_then(|list| u8::try_from(list).ok());
        let list = list.ok_or_else(|| error(NUMBERS.name, 1, format!("no list `{name}`")))?;
        row.parsed("the digits behind the heading, separated by spaces, or `*` for all", |text| {
            text.split(' ').try_for_each(|tail| {
                let tail = if tail == "*" { "" } else { Some(tail).filter(|t| is_digits(t))? };
                let digits = u8::try_from(of.len() + tail.len()).ok().filter(|n| *n <= 10)?;
                let prefix = format!("{of}{tail}").parse().ok()?;
                entries.push(Entry { prefix, digits, list, span });
                Some(())
            })
        })?;
        Ok((name, span.from, of))
    })?;
    rising(NUMBERS, &rows, |row| *row)?;
    Ok(GoodsLists::new(lists, &entries))
}

fn heading_rate(row: &mut Row<'_>) -> Result<HeadingRate, BookError> {
    let heading = row.parsed("a heading", heading)?;
    let span: Span = row.span()?;
    let origins = row.parsed("a set of countries", country_set)?;
    let how = row.parsed("a rate such as +0.25, =0.15 (all of it on the heading)", duty)?;
    let base = row.parsed("value or part", |text| match text {
        "value" => Some(Base::Value),
        "part" => Some(Base::PartOfValue),
        _ => None,
    })?;
    Ok(HeadingRate { heading, span, origins, how, base, confidence: row.confidence()? })
}

/// `+0.25` on top of column 1; `=0.15` a total that the heading carries; `~0.1` a total of which the
/// source does not tell who carries it.
fn duty(text: &str) -> Option<HeadingDuty> {
    let rate = plain_decimal(text.get(1..)?)?;
    match text.as_bytes().first()? {
        b'+' => Some(HeadingDuty::Added(rate)),
        b'=' => Some(HeadingDuty::Total(rate, true)),
        b'~' => Some(HeadingDuty::Total(rate, false)),
        _ => None,
    }
}

fn heading(text: &str) -> Option<Hts8> {
    (text.len() == 10).then(|| HtsNumber::new(text)).flatten().map(HtsNumber::hts8)
}

fn maybe_heading(text: &str) -> Option<Option<Hts8>> {
    if text.is_empty() { Some(None) } else { heading(text).map(Some) }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
