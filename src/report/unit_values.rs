//! Unit values over time, for the picture: the groups of the check of unit values, as it judged them.

use super::pages::Page;
use super::{PAGE_ROWS, Report};
use crate::checks::Context;
use crate::checks::statistics::Log;
use crate::checks::valuation::history::{Group, Point, groups, unit_value};
use crate::model::{Portfolio, Unit, iso};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Points of a group at most; those that are far from the others are always among them.
pub const POINTS: usize = 400;

/// Which groups.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct UnitValueQuery {
    from: usize,
    count: usize,
}

/// Unit values of one product of one supplier.
#[derive(Debug, Clone, Serialize)]
pub struct UnitValueView {
    number: String,
    supplier: Option<String>,
    part: Option<String>,
    unit: String,
    observations: usize,
    outliers: usize,
    median: String,
    low: String,
    high: String,
    points: Vec<PointView>,
    /// Observations that have no point here.
    left_out: usize,
}

/// The unit value of one record.
#[derive(Debug, Clone, Serialize)]
struct PointView {
    date: Option<String>,
    value: String,
    outlier: bool,
    entry: String,
    line: u32,
    file_index: u16,
    row: u32,
}

impl Report<'_> {
    /// A page of the groups that are long enough to be judged: those with findings first, then the
    /// most lines.
    #[must_use]
    pub fn unit_values_page(&self, query: &UnitValueQuery) -> Page<UnitValueView> {
        let (portfolio, book, options) = (self.portfolio, self.book, self.options);
        let groups = groups(&Context::new(portfolio, book, options));
        let asked = groups.iter().skip(query.from).take(query.count.min(PAGE_ROWS));
        let rows = asked.map(|group| UnitValueView::new(group, portfolio)).collect();
        Page { total: groups.len(), from: query.from, rows }
    }
}

impl UnitValueView {
    /// The view of a group.
    #[must_use]
    pub fn new(group: &Group, portfolio: &Portfolio) -> Self {
        let points: Vec<PointView> =
            chosen(&group.points).filter_map(|point| PointView::new(point, portfolio)).collect();
        Self {
            number: group.number.to_string(),
            supplier: group.supplier.clone(),
            part: group.part.clone(),
            unit: group.unit.as_ref().map_or("", Unit::as_str).to_owned(),
            observations: group.points.len(),
            outliers: group.outliers(),
            median: log_text(group.median),
            low: log_text(group.low),
            high: log_text(group.high),
            left_out: group.points.len() - points.len(),
            points,
        }
    }
}

impl PointView {
    fn new(point: &Point, portfolio: &Portfolio) -> Option<Self> {
        let record = portfolio.tariffs.get(point.tariff);
        let line = portfolio.line(record.line);
        Some(Self {
            date: point.date.map(iso),
            value: text(unit_value(&record)?),
            outlier: point.outlier,
            entry: portfolio.entry(line.entry).number.to_string(),
            line: line.number,
            file_index: record.place.file.0,
            row: record.place.row,
        })
    }
}

/// All points, or [`POINTS`] of them: the outliers, and of the others as many as there is room for,
/// evenly through time.
fn chosen(points: &[Point]) -> impl Iterator<Item = &Point> {
    let outliers = points.iter().filter(|point| point.outlier).count();
    let others = points.len() - outliers;
    let room = POINTS.saturating_sub(outliers).min(others);
    let mut seen = 0;
    let mut left = POINTS;
    points.iter().filter(move |point| {
        if point.outlier {
            let fits = left > 0;
            left = left.saturating_sub(1);
            return fits;
        }
        // The steps of `seen * room / others` are spread evenly and number `room`.
        let taken = (seen + 1) * room / others > seen * room / others;
        seen += 1;
        taken
    })
}

/// A unit value to seven significant digits, without trailing zeros.
fn text(value: Decimal) -> String {
    value.round_sf(7).unwrap_or(value).normalize().to_string()
}

fn log_text(log: Log) -> String {
    log.value().map_or_else(String::new, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(count: usize, outlier: fn(usize) -> bool) -> Vec<Point> {
        let point = |at: usize| Point {
            date: None,
            log: Log(at as i64),
            tariff: at as u32,
            outlier: outlier(at),
        };
        (0..count).map(point).collect()
    }

    #[test]
    fn few_points_are_all_shown() {
        let all = points(POINTS, |at| at == 3);
        assert_eq!(chosen(&all).count(), POINTS);
    }

    #[test]
    fn many_points_are_thinned_and_keep_the_outliers() {
        let all = points(5_003, |at| at % 100 == 7);
        let shown: Vec<&Point> = chosen(&all).collect();
        assert_eq!(shown.len(), POINTS);
        assert_eq!(shown.iter().filter(|point| point.outlier).count(), 50);
        let usual: Vec<u32> =
            shown.iter().filter(|point| !point.outlier).map(|point| point.tariff).collect();
        assert!(usual.windows(2).all(|pair| pair[1] - pair[0] <= 18), "no gap in time");
    }

    #[test]
    fn figures_are_short() {
        assert_eq!(text(Decimal::new(4_210, 3)), "4.21");
        assert_eq!(text(Decimal::ONE / Decimal::from(3)), "0.3333333");
    }
}
