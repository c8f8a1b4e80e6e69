//! Clocks: windows for export and filing, corrections, entry summaries.

use crate::Case;
use serde_json::{Value, json};
use tidewaiter::clock::{self, FilingOrder, LeapDay};
use tidewaiter::law::Book;
use tidewaiter::model::{Date, EntryDate, ExportDate, FilingDate, ImportDate, iso, parse_iso};

pub fn deadline(case: &Case<'_>) -> Value {
    let book = Book::load().expect("book");
    match case.id {
        "time-5y" => five_years(case, &book),
        "time-5y-leap" => leap(case, &book),
        "time-5y-c" => rejected(case, &book),
        "export-before-filing" => filing_order(case),
        "sub-export-before-import" => {
            let import = ImportDate(date(&case.inputs["import_date"]));
            let export = ExportDate(date(&case.inputs["export_date"]));
            json!({ "eligible": clock::export_follows_import(import, export) })
        }
        "petroleum-180" => petroleum(case, &book),
        "c2-one-year" => retail(case, &book),
        "psc-window" => correction(case, &book),
        "es-10wd" => {
            let entry = EntryDate(date(&case.inputs["entry_date"]));
            json!({ "last_day": clock::entry_summary_due(entry, &book).map(iso) })
        }
        other => panic!("no clock for {other}"),
    }
}

fn date(value: &Value) -> Date {
    parse_iso(value.as_str().expect("date text")).expect("date")
}

fn five_years(case: &Case<'_>, book: &Book) -> Value {
    let import = ImportDate(date(&case.inputs["import_date"]));
    json!({
        "last_export_date_conservative": clock::five_year_last_export(import, book).map(|d| iso(d.0)),
        "last_filing_date":
            clock::five_year_last_filing(import, book, LeapDay::February28).map(|d| iso(d.0)),
    })
}

fn leap(case: &Case<'_>, book: &Book) -> Value {
    let mut value = five_years(case, book);
    let import = ImportDate(date(&case.inputs["import_date"]));
    let upside = clock::five_year_last_filing(import, book, LeapDay::March1).map(|d| iso(d.0));
    value["upside_last_filing_date"] = json!(upside);
    value
}

fn rejected(case: &Case<'_>, book: &Book) -> Value {
    let cases = case.inputs["cases"].as_array().expect("cases");
    let in_time = cases.iter().map(|one| {
        let import = ImportDate(date(&one["import_date"]));
        let withdrawal = one["withdrawal_date"].as_str().and_then(parse_iso);
        let last = clock::rejected_last_export(import, withdrawal, book).expect("window");
        date(&one["export_date"]) <= last.0
    });
    let filing = cases.iter().map(|one| {
        let import = ImportDate(date(&one["import_date"]));
        clock::five_year_last_filing(import, book, LeapDay::February28).map(|d| iso(d.0))
    });
    json!({
        "export_in_time": in_time.collect::<Vec<_>>(),
        "last_filing_date": filing.collect::<Vec<_>>(),
    })
}

fn filing_order(case: &Case<'_>) -> Value {
    let orders: Vec<_> = case.inputs["cases"]
        .as_array()
        .expect("cases")
        .iter()
        .map(|one| {
            let export = ExportDate(date(&one["export_date"]));
            clock::filing_order(export, FilingDate(date(&one["filing_date"])))
        })
        .collect();
    let all = |wanted| orders.iter().map(|order| *order == wanted).collect::<Vec<_>>();
    json!({ "in_base": all(FilingOrder::Before), "flagged": all(FilingOrder::SameDay) })
}

fn petroleum(case: &Case<'_>, book: &Book) -> Value {
    let import = ImportDate(date(&case.inputs["import_date"]));
    let entry = EntryDate(date(&case.inputs["entry_date"]));
    let eligible: Vec<_> = case.inputs["export_dates"]
        .as_array()
        .expect("dates")
        .iter()
        .map(|export| clock::in_petroleum_window(import, entry, ExportDate(date(export)), book))
        .collect();
    json!({ "eligible": eligible })
}

fn retail(case: &Case<'_>, book: &Book) -> Value {
    let export = ExportDate(date(&case.inputs["export_date"]));
    let eligible: Vec<_> = case.inputs["cases"]
        .as_array()
        .expect("cases")
        .iter()
        .map(|one| {
            let import = ImportDate(date(&one["import_date"]));
            let identity = one["same_hts8"] == true && one["same_product_id"] == true;
            identity && clock::in_retail_return_window(import, export, book) == Some(true)
        })
        .collect();
    json!({ "eligible": eligible })
}

fn correction(case: &Case<'_>, book: &Book) -> Value {
    let entry = EntryDate(date(&case.inputs["entry_date"]));
    let liquidation = date(&case.inputs["scheduled_liquidation"]);
    let far = date(&json!("2099-01-01"));
    let day300 = clock::psc_deadline(entry, Some(far), book).map(iso);
    let before = clock::psc_deadline(EntryDate(liquidation), Some(liquidation), book).map(iso);
    let both = clock::psc_deadline(entry, Some(liquidation), book).map(iso);
    json!({ "day300": day300, "liq_minus_15": before, "psc_deadline": both })
}
