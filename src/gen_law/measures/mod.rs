//! The tables of what chapter 99 asks of goods: programmes and rules by hand, lists of tariff numbers
//! and rates of headings from the sources.

mod lists;
mod names;
mod prefixes;
mod rates;

use super::source::Source;
use super::tariff::Report;
use super::write::{Table, line};
use super::{Error, countries, lists as tables};
use crate::law::Span;
use crate::model::parse_iso;

const RULES: &str = include_str!("../hand/measure_rules.tsv");
/// The column of the origins in [`RULES`], and those of the days.
const ORIGINS: usize = 4;
const DAYS: (usize, usize) = (2, 3);

/// All of them.
pub(super) fn tables(source: &Source, report: &mut Report) -> Result<Vec<Table>, Error> {
    Ok(vec![
        tables::by_hand("measures", include_str!("../hand/measures.tsv"), 1),
        tables::by_hand("measure_headings", include_str!("../hand/measure_headings.tsv"), 1),
        tables::by_hand("measure_lists", include_str!("../hand/measure_lists.tsv"), 1),
        rules()?,
        lists::table(source, report)?,
        rates::table(source, report)?,
    ])
}

/// The rules, with groups of countries spelled out as their members on the days of the rule.
fn rules() -> Result<Table, Error> {
    let mut rows = RULES.lines();
    let heading = rows.next().unwrap_or_default();
    let spelled = |(at, row): (usize, &str)| {
        let mut fields: Vec<String> = row.split('\t').map(str::to_owned).collect();
        let day = |at: usize| fields.get(at).and_then(|text| parse_iso(text));
        let span = Span { from: day(DAYS.0), to: day(DAYS.1) };
        let origins = fields.get_mut(ORIGINS);
        let set = origins.as_ref().and_then(|text| countries::set(text, span));
        match (origins, set) {
            (Some(origins), Some(set)) => *origins = set,
            _ => {
                return Err(Error::Source {
                    file: "hand/measure_rules.tsv".to_owned(),
                    row: at + 2,
                    column: "origins".to_owned(),
                    what: "these must be countries of the vocabulary".to_owned(),
                    text: row.to_owned(),
                });
            }
        }
        Ok(line(&fields.iter().map(String::as_str).collect::<Vec<_>>()))
    };
    let rows: Result<Vec<String>, Error> = rows.enumerate().map(spelled).collect();
    Ok(Table::in_order("measure_rules", heading, &rows?))
}
