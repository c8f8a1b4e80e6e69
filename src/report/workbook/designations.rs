//! Designations: which import line stands against which export, and for how much.

use crate::drawback::Designation;
use crate::model::Quantity;
use crate::report::Report;
use crate::report::drawback::all;
use crate::report::xlsx::{Cell, Column, Plan, Workbook};
use std::io::{self, Write};

const COLUMNS: [Column; 15] = [
    Column { heading: "Provision", width: 12 },
    Column { heading: "Importer", width: 14 },
    Column { heading: "Entry", width: 16 },
    Column { heading: "Line", width: 8 },
    Column { heading: "Subheading", width: 14 },
    Column { heading: "Import file", width: 24 },
    Column { heading: "Import row", width: 12 },
    Column { heading: "ITN", width: 20 },
    Column { heading: "Export line", width: 12 },
    Column { heading: "Export date", width: 12 },
    Column { heading: "Export file", width: 24 },
    Column { heading: "Export row", width: 12 },
    Column { heading: "Quantity", width: 16 },
    Column { heading: "Unit", width: 8 },
    Column { heading: "Amount", width: 16 },
];

/// Writes the sheet.
pub(super) fn write<W: Write>(book: &mut Workbook<W>, report: &Report<'_>) -> io::Result<()> {
    let designations = || report.estimate.into_iter().flat_map(all);
    let rows = designations().count() as u64;
    let plan = Plan {
        name: "Designations",
        columns: &COLUMNS,
        rows,
        rest: "the CSV of designations, which has all of them",
    };
    book.sheet(plan, |sheet| {
        for one in designations() {
            if sheet.is_full() {
                break;
            }
            sheet.row(&row(report, one))?;
        }
        Ok(())
    })
}

fn row<'a>(report: &'a Report<'_>, one: &Designation) -> [Cell<'a>; 15] {
    let portfolio = report.portfolio;
    let line = portfolio.line(one.line);
    let export = portfolio.exports.get(one.export.0);
    let goods = portfolio.goods_of(line).find_map(|tariff| tariff.hts);
    let file = |place: crate::model::Place| Cell::text(portfolio.file(place.file).name.as_str());
    [
        Cell::code(one.provision),
        Cell::code(one.importer.to_string()),
        Cell::code(portfolio.entry(line.entry).number.to_string()),
        Cell::count(line.number),
        Cell::code(goods.map(|number| number.hts8().to_string()).unwrap_or_default()),
        file(line.place),
        Cell::count(line.place.row),
        Cell::code(portfolio.str(export.itn)),
        Cell::count(export.line),
        Cell::date(export.date.map(|date| date.0)),
        file(export.place),
        Cell::count(export.place.row),
        Cell::Number(Quantity(one.quantity).to_string().into()),
        Cell::code(one.unit.to_string()),
        Cell::money(Some(one.amount)),
    ]
}
