//! The entry lines that were used.

use super::eligible::{LineUse, uses};
use crate::model::{EntryLine, LineId, Money, Quantity};
use crate::report::Report;
use crate::report::xlsx::{Cell, Column, Plan, Workbook};
use rust_decimal::Decimal;
use std::io::{self, Write};

const COLUMNS: [Column; 20] = [
    Column { heading: "Importer", width: 14 },
    Column { heading: "Entry", width: 16 },
    Column { heading: "Line", width: 8 },
    Column { heading: "Entry date", width: 12 },
    Column { heading: "Import date", width: 12 },
    Column { heading: "HTS", width: 16 },
    Column { heading: "Chapter 99 and other headings", width: 24 },
    Column { heading: "Origin", width: 8 },
    Column { heading: "SPI", width: 8 },
    Column { heading: "Quantity", width: 16 },
    Column { heading: "Unit", width: 8 },
    Column { heading: "Value", width: 16 },
    Column { heading: "Duty", width: 14 },
    Column { heading: "MPF", width: 12 },
    Column { heading: "HMF", width: 12 },
    Column { heading: "Eligible: the most that exports could bring", width: 18 },
    Column { heading: "Designated quantity", width: 16 },
    Column { heading: "Designated: the claim", width: 16 },
    Column { heading: "File", width: 24 },
    Column { heading: "Row", width: 10 },
];

/// Writes the sheet.
pub(super) fn write<W: Write>(book: &mut Workbook<W>, report: &Report<'_>) -> io::Result<()> {
    let portfolio = report.portfolio;
    let only = report.options.importer;
    let wanted = |line: &EntryLine| only.is_none() || portfolio.entry(line.entry).account == only;
    let lines = || (0..).zip(&portfolio.lines).filter(move |(_, line)| wanted(line));
    let uses = uses(report);
    let plan = Plan {
        name: "Lines",
        columns: &COLUMNS,
        rows: lines().count() as u64,
        rest: "the files that were read, which the sheet Files lists",
    };
    book.sheet(plan, |sheet| {
        for (id, line) in lines() {
            if sheet.is_full() {
                break;
            }
            let used = report.estimate.map(|_| uses.get(&LineId(id)).copied().unwrap_or_default());
            sheet.row(&row(report, line, used))?;
        }
        Ok(())
    })
}

fn row<'a>(report: &'a Report<'_>, line: &EntryLine, used: Option<LineUse>) -> [Cell<'a>; 20] {
    let portfolio = report.portfolio;
    let entry = portfolio.entry(line.entry);
    let goods = portfolio.goods_of(line).next();
    let name = |tariff: &crate::model::LineTariff| match tariff.hts {
        Some(number) => number.to_string(),
        None => portfolio.str(tariff.hts_raw).to_owned(),
    };
    let others = portfolio.tariffs_of(line).filter(|tariff| Some(*tariff) != goods);
    // A line of several records is a sum, which an incomplete report does not show.
    let one = report.sums() || line.tariffs.len() == 1;
    let designated = used.filter(|used| used.units > Decimal::ZERO);
    [
        Cell::code(entry.account.map(|key| key.to_string()).unwrap_or_default()),
        Cell::code(entry.number.to_string()),
        Cell::count(line.number),
        Cell::date(entry.entry_date.map(|date| date.0)),
        Cell::date(line.import_date.map(|date| date.0)),
        Cell::code(goods.as_ref().map(name).unwrap_or_default()),
        Cell::code(others.map(|tariff| name(&tariff)).collect::<Vec<_>>().join("; ")),
        Cell::code(line.origin.map(|origin| origin.to_string()).unwrap_or_default()),
        Cell::code(portfolio.str(line.spi)),
        goods.and_then(|tariff| tariff.quantity).map_or(Cell::Empty, quantity),
        Cell::code(goods.and_then(|t| t.unit).map(|unit| unit.to_string()).unwrap_or_default()),
        Cell::money(line.amounts().value.filter(|_| one)),
        Cell::money(duty(report, line).filter(|_| one)),
        Cell::money(line.amounts().mpf),
        Cell::money(line.amounts().hmf),
        Cell::money(used.and_then(|used| used.eligible)),
        designated.map_or(Cell::Empty, |used| quantity(Quantity(used.units))),
        Cell::money(designated.map(|used| used.claimed)),
        Cell::text(portfolio.file(line.place.file).name.as_str()),
        Cell::count(line.place.row),
    ]
}

fn quantity<'a>(quantity: Quantity) -> Cell<'a> {
    Cell::Number(quantity.to_string().into())
}

/// The duty on the records of a line, or on the line where the records have none; unknown where
/// neither says any.
fn duty(report: &Report<'_>, line: &EntryLine) -> Option<Money> {
    let mut duties = report.portfolio.tariffs_of(line).filter_map(|record| record.duty).peekable();
    if duties.peek().is_none() {
        return line.amounts().reported_duty;
    }
    Some(duties.sum())
}
