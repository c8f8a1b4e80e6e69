//! The table `tariff_rates`: the rates of every subheading over the editions.

use super::super::Error;
use super::super::source::Source;
use super::super::write::Table;
use super::report::{self, Report, edition};
use super::schedule::{Edition, editions};
use crate::law::schedule::{
    Days, Evidence, NONE, Printed, Timeline, programmes, rate, rate_rows, taken_apart, timeline,
};
use crate::model::{Date, parse_iso};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn table(source: &Source, report: &mut Report) -> Result<Table, Error> {
    let editions = editions(source, report)?;
    let subheadings: BTreeSet<&String> =
        editions.iter().flat_map(|edition| edition.lines.keys()).collect();
    for edition in &editions {
        count(edition, report);
    }
    disagreements(&editions, report);
    let rows = subheadings.into_iter().flat_map(|eight| rows(eight, &editions));
    let rows: Vec<String> = rows.collect();
    let heading = "subheading\tfrom\tto\tgeneral\tcolumn2\tspecial";
    Ok(Table::in_order("tariff_rates", heading, &rows))
}

fn rows(eight: &str, editions: &[Edition]) -> Vec<String> {
    let lines: Vec<(&Edition, &Printed)> =
        editions.iter().filter_map(|edition| Some((edition, edition.lines.get(eight)?))).collect();
    let general = evidence(&lines, |_, line| Some(rate(&line.general)));
    let column2 = evidence(&lines, |edition, line| edition.whole.then(|| rate(&line.column2)));
    let days = Days {
        general: timeline(&general, false),
        column2: timeline(&column2, false),
        specials: specials(&lines),
    };
    rate_rows(eight, &days)
}

fn evidence(
    lines: &[(&Edition, &Printed)],
    value: impl Fn(&Edition, &Printed) -> Option<String>,
) -> Vec<Evidence> {
    let one = |(edition, line): &(&Edition, &Printed)| {
        let (from, to) = days(edition)?;
        Some(Evidence { from, to, value: value(edition, line)? })
    };
    lines.iter().filter_map(one).collect()
}

fn days(of: &Edition) -> Option<(Date, Date)> {
    let (from, to) = edition(of.name)?;
    Some((parse_iso(from)?, parse_iso(to)?))
}

/// The days of each programme that the line has in any edition.
fn specials(lines: &[(&Edition, &Printed)]) -> BTreeMap<String, Timeline> {
    let read: Vec<BTreeMap<String, String>> = lines
        .iter()
        .map(|(edition, line)| match edition.whole {
            true => programmes(&line.special).0,
            false => taken_apart(&line.special),
        })
        .collect();
    let marks: BTreeSet<&String> = read.iter().flat_map(BTreeMap::keys).collect();
    let days = |mark: &String| {
        let shown = lines.iter().zip(&read).filter_map(|((edition, _), rates)| {
            let value = rates.get(mark).cloned().or_else(|| edition.whole.then(|| NONE.to_owned()));
            let (from, to) = days(edition)?;
            Some(Evidence { from, to, value: value? })
        });
        timeline(&shown.collect::<Vec<_>>(), true)
    };
    marks.into_iter().map(|mark| (mark.clone(), days(mark))).collect()
}

/// How the rates of an edition are written.
fn count(edition: &Edition, report: &mut Report) {
    let words = |text: &String| rate(text).starts_with('=');
    let goods = || edition.lines.iter().filter(|(eight, _)| is_goods(eight)).map(|(_, line)| line);
    let general = goods().filter(|line| words(&line.general)).count();
    report.add(edition.name, "general rates of goods kept as words", general);
    let blank = goods().filter(|line| line.general.is_empty()).count();
    report.add(edition.name, "subheadings of goods without a general rate", blank);
    if edition.whole {
        let column2 = goods().filter(|line| words(&line.column2)).count();
        report.add(edition.name, "column 2 rates of goods kept as words", column2);
        let left = |of: bool| {
            let lines = edition.lines.iter().filter(move |(eight, _)| is_goods(eight) == of);
            lines.filter(|(_, line)| programmes(&line.special).1).count()
        };
        report.add(edition.name, "special rates of goods with words left out", left(true));
        let what = "special rates of chapters 98 and 99 without a programme, left out";
        report.add(edition.name, what, left(false));
    }
}

/// Where an edition has another rate than the one before it.
fn disagreements(editions: &[Edition], report: &mut Report) {
    for pair in editions.windows(2) {
        let [before, after] = pair else { continue };
        let both = || {
            let goods = after.lines.iter().filter(|(eight, _)| is_goods(eight));
            goods.filter_map(|(eight, line)| Some((before.lines.get(eight)?, line)))
        };
        let general = both().filter(|(a, b)| rate(&a.general) != rate(&b.general)).count();
        report.add(
            after.name,
            "general rates of goods that differ from the edition before",
            general,
        );
        if after.whole {
            let column2 = both().filter(|(a, b)| rate(&a.column2) != rate(&b.column2)).count();
            report.add(
                after.name,
                "column 2 rates of goods that differ from the edition before",
                column2,
            );
            let special = both().filter(|(a, b)| programmes(&a.special) != programmes(&b.special));
            let what = "special rates of goods that differ from the edition before";
            report.add(after.name, what, special.count());
        } else {
            let free = both().filter(|(a, b)| {
                let old = programmes(&a.special).0;
                taken_apart(&b.special).iter().any(|(mark, rate)| old.get(mark) != Some(rate))
            });
            let what =
                "subheadings of goods with a programme free that was not in the edition before";
            report.add(report::IN_USE, what, free.count());
        }
    }
}

fn is_goods(eight: &str) -> bool {
    !["98", "99"].iter().any(|chapter| eight.starts_with(chapter))
}
