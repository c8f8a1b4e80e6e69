//! Sheets of what is short: checks, drawback by this and that, what was left out, what was read.

use super::list::{self, Field, Kind, by_importer, field, items, objects};
use crate::report::Report;
use crate::report::xlsx::Workbook;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Checks and whether they ran.
pub(super) fn checks<W: Write>(book: &mut Workbook<W>, overview: &Value) -> io::Result<()> {
    let rows: Vec<Value> = items(&overview["checks"])
        .iter()
        .map(|check| {
            let needs = items(&check["needs"]).iter().map(|need| {
                format!("{} ({})", list::plain(&need["column"]), list::plain(&need["report"]))
            });
            let needs = needs.collect::<Vec<_>>().join("; ");
            let mut check = check.clone();
            check["needs"] = Value::String(needs);
            check
        })
        .collect();
    let fields = [
        field("Code", 10, "/code", Kind::Code),
        field("Check", 34, "/name", Kind::Text),
        field("Area", 16, "/area", Kind::Text),
        field("Ran", 8, "/ran", Kind::Text),
        field("Findings", 10, "/findings", Kind::Number),
        field("Column that would let it run", 80, "/needs", Kind::Text),
    ];
    objects(book, "Checks", &fields, &rows)
}

/// One list of every estimate.
struct Cut {
    sheet: &'static str,
    key: &'static str,
    fields: &'static [Field],
}

const AMOUNT: Field = field("Amount", 16, "/amount", Kind::Money);

const CUTS: &[Cut] = &[
    Cut {
        sheet: "By provision",
        key: "by_provision",
        fields: &[field("Provision", 20, "/name", Kind::Code), AMOUNT],
    },
    Cut {
        sheet: "By subheading",
        key: "by_subheading",
        fields: &[
            field("Subheading", 14, "/subheading", Kind::Code),
            field("Unit", 8, "/unit", Kind::Code),
            AMOUNT,
            field("Designations", 14, "/designations", Kind::Number),
            field("Eligible, not designated", 18, "/eligible_unused", Kind::Money),
        ],
    },
    Cut {
        sheet: "By programme",
        key: "by_programme",
        fields: &[field("Programme", 40, "/name", Kind::Text), AMOUNT],
    },
    Cut {
        sheet: "By month",
        key: "by_month",
        fields: &[field("Month of export", 16, "/name", Kind::Code), AMOUNT],
    },
    Cut {
        sheet: "Claimable",
        key: "claimable",
        fields: &[
            field("Subheading", 14, "/subheading", Kind::Code),
            field("Unit", 8, "/unit", Kind::Code),
            field("Lines", 10, "/lines", Kind::Number),
            field("Quantity", 16, "/quantity", Kind::Number),
            field("Most that exports could bring", 18, "/eligible", Kind::Money),
            field("Claimed in the estimate", 18, "/claimed", Kind::Money),
            field("First last day to file", 14, "/next_lapse", Kind::Day),
            field("Text begins with other", 14, "/is_other", Kind::Text),
        ],
    },
    Cut {
        sheet: "Lapsing",
        key: "expiring",
        fields: &[
            field("Month of last filing day", 16, "/month", Kind::Code),
            field("First last day to file", 16, "/next", Kind::Day),
            field("Most that exports could bring", 18, "/eligible", Kind::Money),
            field("Claimed in the estimate", 18, "/claimed", Kind::Money),
        ],
    },
    Cut {
        sheet: "What would raise it",
        key: "raise",
        fields: &[
            field("What", 100, "/what", Kind::Text),
            field("At most", 16, "/amount", Kind::Money),
        ],
    },
    Cut {
        sheet: "Other readings",
        key: "switches",
        fields: &[
            field("Open question", 28, "/name", Kind::Text),
            field("Reading taken", 50, "/base", Kind::Text),
            field("Other reading", 50, "/alternative", Kind::Text),
            field("Worth alone (do not add up)", 18, "/worth", Kind::Money),
            field("Citation", 30, "/cite", Kind::Text),
        ],
    },
    Cut {
        sheet: "Direct or substitution",
        key: "ways",
        fields: &[
            field("Subheadings", 40, "/subheadings", Kind::Code),
            field("Taken", 16, "/taken", Kind::Text),
            field("Direct", 16, "/direct", Kind::Money),
            field("Substitution", 16, "/substitution", Kind::Money),
            field("Both", 16, "/both", Kind::Money),
        ],
    },
    Cut {
        sheet: "Inventory methods",
        key: "methods",
        fields: &[
            field("Method", 28, "/method", Kind::Text),
            AMOUNT,
            field("Elected", 10, "/elected", Kind::Text),
        ],
    },
];

/// Drawback by this and that. A list that the report does not have gets no sheet.
pub(super) fn drawback<W: Write>(
    book: &mut Workbook<W>,
    report: &Report<'_>,
    overview: &Value,
) -> io::Result<()> {
    let estimates = report.estimates(overview);
    for cut in CUTS {
        let known = |(_, estimate): &(String, &Value)| estimate.get(cut.key).is_some();
        if !estimates.iter().any(known) {
            continue;
        }
        let mut rows = Vec::new();
        for (importer, estimate) in &estimates {
            rows.extend(items(&estimate[cut.key]).iter().map(|item| (importer.as_str(), item)));
        }
        by_importer(book, cut.sheet, cut.fields, &rows)?;
    }
    Ok(())
}

/// Rows that were read and not used, and what is not in the estimate.
pub(super) fn set_aside<W: Write>(
    book: &mut Workbook<W>,
    report: &Report<'_>,
    overview: &Value,
) -> io::Result<()> {
    let mut rows = Vec::new();
    for file in items(&overview["files"]) {
        for group in items(&file["set_aside"]) {
            rows.push(json!({
                "where": file["name"], "text": group["reason"], "lines": group["rows"],
                "amount": group["amount"], "measures": "read on the rows",
            }));
        }
    }
    for (importer, estimate) in report.estimates(overview) {
        for group in items(&estimate["ineligible"]) {
            let mut row = group.clone();
            row["where"] = Value::String(importer.clone());
            rows.push(row);
        }
    }
    let fields = [
        field("File or importer", 30, "/where", Kind::Code),
        field("Reason", 90, "/text", Kind::Text),
        field("Rows or lines", 12, "/lines", Kind::Number),
        field("Amount", 16, "/amount", Kind::Money),
        field("The amount is", 22, "/measures", Kind::Text),
        field("Citation", 34, "/cite", Kind::Text),
    ];
    objects(book, "Set aside", &fields, &rows)
}

/// Files, options and law.
pub(super) fn what_was_read<W: Write>(
    book: &mut Workbook<W>,
    report: &Report<'_>,
    overview: &Value,
) -> io::Result<()> {
    let files = [
        field("File", 34, "/name", Kind::Text),
        field("Read as", 30, "/layout", Kind::Text),
        field("Sheet", 20, "/sheet", Kind::Text),
        field("Status", 12, "/status", Kind::Text),
        field("Bytes", 14, "/bytes", Kind::Number),
        field("Rows read", 12, "/rows/read", Kind::Number),
        field("Used", 12, "/rows/used", Kind::Number),
        field("Set aside", 12, "/rows/set_aside", Kind::Number),
        field("Other", 12, "/rows/other", Kind::Number),
        field("SHA-256", 68, "/sha256", Kind::Code),
        field("Message", 80, "/message", Kind::Text),
        field("Columns not used", 60, "/mapping/unused", Kind::Text),
    ];
    objects(book, "Files", &files, items(&overview["files"]))?;
    let base = crate::model::Options::new(report.options.as_of);
    let options: Vec<Value> = report
        .options
        .listed()
        .into_iter()
        .zip(base.listed())
        .map(|((name, value), (_, base))| {
            json!({ "name": name, "value": value, "base": base, "differs": value != base })
        })
        .collect();
    let fields = [
        field("Option", 30, "/name", Kind::Text),
        field("Value", 30, "/value", Kind::Text),
        field("Value unless chosen", 30, "/base", Kind::Text),
        field("Differs", 10, "/differs", Kind::Text),
    ];
    objects(book, "Options", &fields, &options)?;
    let law = [
        field("Table", 28, "/name", Kind::Text),
        field("Read on", 14, "/read_on", Kind::Day),
        field("Rows", 10, "/rows", Kind::Number),
        field("Source", 100, "/source", Kind::Text),
    ];
    objects(book, "Law", &law, items(&overview["tidewaiter"]["law"]["tables"]))
}
