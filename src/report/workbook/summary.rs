//! The first sheet: whose account, as of when, the two figures and what they rest on.

use super::list::{self, Kind, items};
use crate::report::Report;
use crate::report::xlsx::{Cell, Column, Plan, Sheet, Workbook};
use serde_json::Value;
use std::io::{self, Write};

const COLUMNS: [Column; 4] = [
    Column { heading: "What", width: 26 },
    Column { heading: "Importer", width: 14 },
    Column { heading: "Figure", width: 24 },
    Column { heading: "In words", width: 100 },
];

const NOT_A_CLAIM: &str = "An estimate, not a claim. Tidewaiter files nothing, processes no refunds and \
                           gives no legal advice.";

/// The word of the report for a Center that is none.
const TIED: &str = "tied";
const NOT_ASSIGNED: &str = "not assigned: two or more Centers have as many lines";
const BY_VALUE: &str = "A second opinion: CBP goes by lines.";
const REPORTED: &str = "Named most often by the entry summaries of the window";

/// A row of the sheet, kept until their number is known.
type Row<'v> = [Cell<'v>; 4];

/// Writes the sheet.
pub(super) fn write<W: Write>(
    book: &mut Workbook<W>,
    report: &Report<'_>,
    overview: &Value,
) -> io::Result<()> {
    let mut rows = Vec::new();
    if let Some(mark) = report.mark() {
        rows.push([Cell::text("INCOMPLETE"), Cell::Empty, Cell::Empty, Cell::text(mark)]);
    }
    rows.extend(head(overview));
    for account in items(&overview["accounts"]) {
        of_account(account, &mut rows);
    }
    verdict(&overview["verdict"], &mut rows);
    for (importer, estimate) in report.estimates(overview) {
        of_estimate(importer, estimate, &mut rows);
    }
    for (what, key) in [("This holds only if", "assumptions"), ("Not known", "unknown")] {
        for text in items(&overview[key]) {
            rows.push([what.into_cell(), Cell::Empty, Cell::Empty, list::cell(text, Kind::Text)]);
        }
    }
    let plan = Plan {
        name: "Summary",
        columns: &COLUMNS,
        rows: rows.len() as u64,
        rest: "the JSON report",
    };
    book.sheet(plan, |sheet: &mut Sheet<'_>| rows.iter().try_for_each(|row| sheet.row(row)))
}

trait IntoCell<'v> {
    fn into_cell(self) -> Cell<'v>;
}

impl<'v> IntoCell<'v> for &'v str {
    fn into_cell(self) -> Cell<'v> {
        Cell::text(self)
    }
}

fn head(overview: &Value) -> Vec<Row<'_>> {
    let row = |what: &'static str, figure, words| [what.into_cell(), Cell::Empty, figure, words];
    let at = |pointer: &str, kind| {
        overview.pointer(pointer).map_or(Cell::Empty, |value| list::cell(value, kind))
    };
    let law = overview.pointer("/tidewaiter/law/files").and_then(Value::as_array);
    let files = law.into_iter().flatten().flat_map(|file| {
        let of = |key: &str, kind| list::cell(&file[key], kind);
        [
            row("Law file", Cell::Empty, of("name", Kind::Text)),
            row("Law file, what was done", of("day", Kind::Day), of("message", Kind::Text)),
            row("Law file, SHA-256", Cell::Empty, of("sha256", Kind::Code)),
        ]
    });
    let fixed = [
        row("What this is", Cell::Empty, NOT_A_CLAIM.into_cell()),
        row("As of", at("/as_of", Kind::Day), Cell::Empty),
        row(
            "Filing date",
            at("/filing_date", Kind::Day),
            "A claim is taken to be filed on this day.".into_cell(),
        ),
        row("Status", at("/status", Kind::Text), Cell::Empty),
        row("Tidewaiter version", at("/tidewaiter/version", Kind::Code), Cell::Empty),
        row("Law hash", Cell::Empty, at("/tidewaiter/law/hash", Kind::Code)),
        row("Newest law table read", at("/tidewaiter/law/newest", Kind::Day), Cell::Empty),
    ];
    fixed.into_iter().chain(files).collect()
}

fn of_account<'v>(account: &'v Value, rows: &mut Vec<Row<'v>>) {
    let importer = || match list::cell(&account["importer"], Kind::Code) {
        Cell::Empty => "no number".into_cell(),
        cell => cell,
    };
    let mut add = |what: &'v str, figure, words| {
        rows.push([what.into_cell(), importer(), figure, words]);
    };
    add("Importer", Cell::Empty, list::cell(&account["names"], Kind::Text));
    for (what, key, kind) in [
        ("Entry lines", "lines", Kind::Number),
        ("Entered value", "value", Kind::Money),
        ("Duty", "duty", Kind::Money),
    ] {
        add(what, list::cell(&account[key], kind), Cell::Empty);
    }
    of_center(&account["center"], add);
}

/// The Center; with a tie none is assigned, and the code that comes first by its number says nothing.
fn of_center<'v>(center: &'v Value, mut add: impl FnMut(&'v str, Cell<'v>, Cell<'v>)) {
    if !center.is_object() {
        return;
    }
    let code = |of: &'v Value, key: &str| list::cell(&of[key], Kind::Code);
    let text = |of: &'v Value, key: &str| list::cell(&of[key], Kind::Text);
    let share = |of: &'v Value, key: &str| list::cell(&of[key], Kind::Share);
    if center["confidence"] == TIED {
        add("Center", Cell::Empty, NOT_ASSIGNED.into_cell());
    } else {
        add("Center", code(center, "code"), text(center, "name"));
        add("Center: office", Cell::Empty, text(center, "office"));
        add("Center: industries", Cell::Empty, text(center, "industries"));
    }
    add("Center: share of lines", share(center, "share"), text(center, "change"));
    add("Center: margin", share(center, "margin"), text(center, "confidence"));
    add("Center: rests on", Cell::Empty, text(center, "rests_on"));
    let value = &center["by_value"];
    if value.is_object() {
        add("Center with the most value", code(value, "code"), text(value, "name"));
        add("Its share of value", share(value, "share"), BY_VALUE.into_cell());
    }
    let reported = &center["reported"];
    if reported.is_object() {
        add("Center in the report", code(reported, "center"), REPORTED.into_cell());
        add("Review team in the report", code(reported, "team"), REPORTED.into_cell());
        let differ = list::cell(&reported["differ"], Kind::Number);
        add("Entry summaries that name another", differ, Cell::Empty);
    }
}

fn verdict<'v>(verdict: &'v Value, rows: &mut Vec<Row<'v>>) {
    let mut add = |what: &'v str, figure, words| {
        rows.push([what.into_cell(), Cell::Empty, figure, words]);
    };
    add("May come back", list::cell(&verdict["may_come_back"], Kind::Money), Cell::Empty);
    add("May be owed", list::cell(&verdict["may_be_owed"], Kind::Money), Cell::Empty);
    for text in items(&verdict["rests_on"]) {
        add("The figures rest on", Cell::Empty, list::cell(text, Kind::Text));
    }
    let lapse = &verdict["next_lapse"];
    if lapse.is_object() {
        add(
            "Next to lapse",
            list::cell(&lapse["date"], Kind::Day),
            list::cell(&lapse["what"], Kind::Text),
        );
        if !lapse["amount"].is_null() {
            add("Next to lapse: amount", list::cell(&lapse["amount"], Kind::Money), Cell::Empty);
        }
    }
}

fn of_estimate<'v>(importer: String, estimate: &'v Value, rows: &mut Vec<Row<'v>>) {
    for (what, key, kind, words) in [
        ("Drawback estimate", "estimate", Kind::Money, "Under the readings taken"),
        ("Bound", "bound", Kind::Money, "No choice of designations gives more"),
        (
            "Proved",
            "proved",
            Kind::Text,
            "Whether the choice of designations is proved to be the best",
        ),
        ("Low case", "low", Kind::Money, "With every stricter reading taken together"),
        ("Upside", "upside", Kind::Money, "With every wider reading taken together"),
        ("Designations", "designations_total", Kind::Number, ""),
        ("Next last day to file", "next_lapse", Kind::Day, "On a designated line"),
    ] {
        let figure = list::cell(&estimate[key], kind);
        rows.push([what.into_cell(), Cell::code(importer.clone()), figure, words.into_cell()]);
    }
}
