//! Findings, a row a cell that they point at.

use crate::finding::{At, Found};
use crate::model::cell_letters;
use crate::report::Report;
use crate::report::xlsx::{Cell, Column, Plan, Workbook};
use std::io::{self, Write};

const COLUMNS: [Column; 18] = [
    Column { heading: "Code", width: 9 },
    Column { heading: "Check", width: 30 },
    Column { heading: "Area", width: 14 },
    Column { heading: "Severity", width: 10 },
    Column { heading: "What", width: 70 },
    Column { heading: "Why", width: 50 },
    Column { heading: "What to do", width: 50 },
    Column { heading: "Cause", width: 30 },
    Column { heading: "File", width: 24 },
    Column { heading: "Sheet", width: 16 },
    Column { heading: "Row", width: 10 },
    Column { heading: "Column", width: 30 },
    Column { heading: "Cell", width: 8 },
    Column { heading: "Value", width: 20 },
    Column { heading: "May be owed", width: 14 },
    Column { heading: "May come back", width: 14 },
    Column { heading: "Act until", width: 12 },
    Column { heading: "Citations", width: 40 },
];

/// Writes the sheet.
pub(super) fn write<W: Write>(book: &mut Workbook<W>, report: &Report<'_>) -> io::Result<()> {
    let findings = report.findings();
    let rows = findings.iter().map(|finding| finding.places().len().max(1) as u64).sum();
    let plan = Plan {
        name: "Findings",
        columns: &COLUMNS,
        rows,
        rest: "the CSV of findings and the JSON",
    };
    book.sheet(plan, |sheet| {
        for finding in findings {
            if sheet.is_full() {
                break;
            }
            let citations = finding.citations().join("; ");
            for index in 0..finding.places().len().max(1) {
                sheet.row(&row(report, finding, index, &citations))?;
            }
        }
        Ok(())
    })
}

fn row<'a>(
    report: &'a Report<'_>,
    finding: Found<'a>,
    index: usize,
    citations: &'a str,
) -> [Cell<'a>; 18] {
    let [file, sheet, row, column, cell, value] =
        finding.places().get(index).map_or([const { Cell::Empty }; 6], |at| place(report, at));
    // Money stands on the first row of a finding only, so that the column can be summed.
    let money = |money| if index == 0 { Cell::money(money) } else { Cell::Empty };
    [
        Cell::code(finding.code()),
        Cell::text(finding.name()),
        Cell::text(finding.area().name()),
        Cell::text(finding.severity().name()),
        Cell::text(finding.what()),
        Cell::text(finding.why()),
        Cell::text(finding.action()),
        Cell::text(finding.cause()),
        file,
        sheet,
        row,
        column,
        cell,
        value,
        money(finding.amount().owed),
        money(finding.amount().back),
        Cell::date(finding.deadline()),
        Cell::text(citations),
    ]
}

fn place<'a>(report: &'a Report<'_>, at: &At) -> [Cell<'a>; 6] {
    let file = report.portfolio.file(at.place.file);
    let column = file.column(at.field);
    let value = column.and_then(|column| report.raw.cell(at.place, column.index));
    [
        Cell::text(file.name.as_str()),
        Cell::text(file.sheet.as_deref().unwrap_or_default()),
        Cell::count(at.place.row),
        Cell::text(column.map_or("", |column| column.heading.as_str())),
        Cell::text(column.map(|column| cell_letters(column.index)).unwrap_or_default()),
        Cell::code(value.unwrap_or_default()),
    ]
}
