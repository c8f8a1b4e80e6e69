//! Templates read back as what they are, with every example filled in.

use super::support::{dollars, read};
use std::collections::BTreeSet;
use tidewaiter::ingest::{Template, templates};
use tidewaiter::law::Book;
use tidewaiter::model::{
    ExportNumberKind, ExportOrigin, Field, FileRecord, FileStatus, MovementKind, Portfolio,
    SourceKind, iso, parse_iso,
};
use tidewaiter::report::template_xlsx;

fn filled(name: &str) -> Portfolio {
    let template = Template::named(name).expect(name);
    read(&[("template.csv", &template.csv())])
}

/// As a workbook each is read as its CSV is; the sheet of notes is named and not taken for records.
#[test]
fn templates_as_workbooks_read_back_whole() {
    let day = parse_iso("2026-11-24").expect("a day");
    for template in templates() {
        let name = template.name;
        let bytes = template_xlsx(&template, day).expect(name);
        assert_eq!(bytes, template_xlsx(&template, day).expect(name), "the same bytes each time");
        let (book, text) = (read(&[("template.xlsx", &bytes)]), filled(name));
        assert_eq!(book.files.len(), 1, "{name}: one sheet is records");
        let (file, plain) = (&book.files[0], &text.files[0]);
        assert_eq!((file.status, file.kind), (FileStatus::Complete, template.kind), "{name}");
        assert_eq!((file.rows.used, file.rows.set_aside), (1, 0), "{name}: {}", file.message);
        let fields = |file: &FileRecord| file.mapping.iter().map(|c| c.field).collect::<Vec<_>>();
        assert_eq!(fields(file), fields(plain), "{name}");
        assert!(file.unused.is_empty(), "{name}: {:?}", file.unused);
        let more = file.message.replacen(&plain.message, "", 1);
        assert_eq!(more.trim(), "Sheet not read, since it is no report: \"Notes\".", "{name}");
        let lines = |of: &Portfolio| -> Vec<_> {
            of.lines.iter().map(|line| (line.number, line.amounts())).collect()
        };
        let tariffs = |of: &Portfolio| -> Vec<_> {
            let of = of.tariffs.iter();
            of.map(|t| (t.hts, t.value, t.duty, t.quantity, t.unit, t.quantity2)).collect()
        };
        let entries = |of: &Portfolio| -> Vec<_> {
            let of = of.entries.iter();
            of.map(|e| (e.number, e.entry_date, e.liquidation_date, e.liquidated_duty)).collect()
        };
        assert_eq!(lines(&book), lines(&text), "{name}");
        assert_eq!(tariffs(&book), tariffs(&text), "{name}");
        assert_eq!(entries(&book), entries(&text), "{name}");
        assert_eq!(book.exports.len(), text.exports.len(), "{name}");
        assert_eq!(book.movements.len(), text.movements.len(), "{name}");
    }
}

#[test]
fn templates_read_back_whole() {
    let kinds: Vec<_> = templates().iter().map(|template| template.kind).collect();
    let expected = [
        SourceKind::EntrySummaries,
        SourceKind::EntryHeaders,
        SourceKind::Exports,
        SourceKind::Inventory,
        SourceKind::PriorClaims,
        SourceKind::UsedExports,
        SourceKind::Destructions,
        SourceKind::BillOfMaterials,
        SourceKind::Production,
        SourceKind::Parts,
        SourceKind::AdcvdWatch,
        SourceKind::Requests,
    ];
    assert_eq!(kinds, expected);
    for template in templates() {
        let name = template.name;
        let portfolio = filled(name);
        let file = &portfolio.files[0];
        assert_eq!((file.status, file.kind), (FileStatus::Complete, template.kind), "{name}");
        // Read alone, what a list of earlier claims names is nowhere, nor are the lines of an entry.
        let message = match template.kind {
            SourceKind::PriorClaims | SourceKind::UsedExports => "1 row names",
            SourceKind::EntryHeaders => "1 entry summary",
            _ => "",
        };
        let absent = !message.is_empty();
        assert!(file.message.starts_with(message), "{name}: {}", file.message);
        assert_eq!(
            absent,
            !file.message.is_empty(),
            "{name}: every cell is read, nothing is assumed"
        );
        assert!(file.unused.is_empty(), "{name}: {:?}", file.unused);
        assert_eq!((file.rows.used, file.rows.other), (1, 1), "{name}");
        let mapped: Vec<_> = file.mapping.iter().map(|column| column.field).collect();
        let columns: Vec<_> = template.columns.iter().map(|column| column.field).collect();
        assert_eq!(mapped, columns, "{name}: each heading is its field");
        for column in &template.columns {
            assert!(!column.example.is_empty(), "{name} {}", column.heading);
            assert!(column.note.ends_with('.') && !column.note.contains('!'), "{}", column.note);
        }
        assert!(template.title.len() > 5 && template.adds.ends_with('.'));
    }
    assert_eq!(Template::named("none"), None);
}

/// Without a column that is required the file is refused, and the column named; without all others it
/// is read.
#[test]
fn required_is_what_the_reader_needs() {
    for template in templates() {
        let needed: Vec<_> = template.columns.iter().filter(|column| column.required).collect();
        assert!(needed.len() >= 2, "{}", template.name);
        let row = |of: &dyn Fn(&str) -> bool, cell: &dyn Fn(usize) -> &'static str| {
            let cells = (0..needed.len()).filter(|i| of(needed[*i].heading)).map(cell);
            cells.collect::<Vec<_>>().join(",")
        };
        let text = |of: &dyn Fn(&str) -> bool| {
            let headings = row(of, &|i| needed[i].heading);
            format!("{headings}\n{}\n", row(of, &|i| needed[i].example))
        };
        let file = read(&[("a.csv", text(&|_| true).as_bytes())]).files.remove(0);
        assert_eq!((file.status, file.kind), (FileStatus::Complete, template.kind));
        for column in &needed {
            let file =
                read(&[("a.csv", text(&|h| h != column.heading).as_bytes())]).files.remove(0);
            assert_eq!(file.status, FileStatus::Refused, "{}: {}", template.name, column.heading);
        }
    }
}

#[test]
fn entry_lines_by_template() {
    let portfolio = filled("es003");
    let (entry, line) = (&portfolio.entries[0], &portfolio.lines[0]);
    let text = |symbol| portfolio.str(symbol);
    assert_eq!(entry.number.check_digit(), Some(entry.number.expected_check_digit()));
    assert!(entry.account.is_some());
    let dates = [entry.entry_date.map(|d| d.0), entry.summary_date, entry.liquidation_date];
    assert_eq!(
        dates.map(|day| day.map(iso)).map(Option::unwrap_or_default),
        ["2024-05-13", "2024-05-17", "2025-08-15"]
    );
    for symbol in [
        entry.importer_name,
        entry.filer_name,
        entry.reconciliation,
        entry.liquidation_status,
        entry.final_liquidation,
        entry.review_team,
        entry.center,
        line.spi,
        line.mid,
        line.manufacturer,
        line.part,
        line.serial,
        line.description,
        line.adcvd_case,
    ] {
        assert_ne!(text(symbol), "");
    }
    assert_eq!([entry.entry_type, entry.port, entry.mode].map(text), ["03", "2304", "30"]);
    assert_eq!(entry.liquidated_duty, dollars("0"));
    assert!(line.import_date.is_some() && line.origin.is_some() && line.export_country.is_some());
    let amounts = &line.amounts();
    assert_eq!((amounts.mpf, amounts.hmf, amounts.tax), (dollars("0"), dollars("0"), dollars("0")));
    assert_eq!((amounts.antidumping, amounts.countervailing), (dollars("3696"), dollars("0")));
    assert_eq!(amounts.reported_duty, dollars("0"));
    let record = portfolio.tariffs.get(0);
    assert_eq!((record.ordinal, record.value, record.duty), (1, dollars("20000"), dollars("0")));
    assert!(record.quantity.is_some() && record.quantity2.is_some());
    let units = [record.unit, record.unit2].map(|unit| unit.map(|u| u.to_string()));
    let book = Book::load().expect("book");
    let known = book.tariff.units(record.hts.expect("a number")).expect("a number of the tariff");
    let known: Vec<_> = known.iter().map(|unit| Some(unit.to_string())).collect();
    assert_eq!(known, units, "the number is in the tariff, with these units");
}

#[test]
fn exports_by_template() {
    let portfolio = filled("exports");
    let export = portfolio.exports.get(0);
    assert_eq!((portfolio.str(export.itn), export.line), ("X20250618123456", 1));
    assert_eq!(export.date.map(|d| d.to_string()).as_deref(), Some("2025-06-18"));
    assert!(export.exporter.is_some() && export.destination.is_some());
    let book = Book::load().expect("book");
    assert!(book.tariff.units(export.number.expect("a number")).is_some(), "it is in the tariff");
    assert_eq!(export.number_kind, ExportNumberKind::Hts);
    assert!(export.quantity.is_some() && export.unit.is_some());
    assert_eq!(export.value, dollars("6600"));
    assert!(matches!(export.origin, ExportOrigin::Country(_)));
    assert_eq!([export.part, export.serial].map(|s| portfolio.str(s)), ["KEG-50", "LOT-24117"]);
}

#[test]
fn movements_by_template() {
    let portfolio = filled("inventory");
    let movement = &portfolio.movements[0];
    assert_eq!(movement.kind, MovementKind::WithdrawalExport);
    assert!(movement.account.is_some() && movement.date.is_some() && movement.quantity.is_some());
    assert!(movement.unit.is_some() && movement.entry.is_some());
    assert_eq!((movement.entry_line, movement.export_line), (Some(1), 1));
    let texts = [movement.part, movement.itn, movement.lot].map(|s| portfolio.str(s));
    assert_eq!(texts, ["KEG-50", "X20250618123456", "LOT-24117"]);
}

/// The examples are one story: the files join.
#[test]
fn the_examples_belong_together() {
    let files: Vec<_> = templates().iter().map(|t| (format!("{}.csv", t.name), t.csv())).collect();
    let files: Vec<_> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let portfolio = read(&files);
    let (export, movement) = (portfolio.exports.get(0), &portfolio.movements[0]);
    assert_eq!(Some(portfolio.entries[0].number), movement.entry);
    assert_eq!((movement.itn, movement.export_line), (export.itn, export.line));
    assert!(
        portfolio.files.iter().all(|file| file.message.is_empty()),
        "the lists join too: {:?}",
        portfolio.files.iter().map(|file| &file.message).collect::<Vec<_>>()
    );
    let parts: BTreeSet<_> = [portfolio.lines[0].part, export.part, movement.part].into();
    assert_eq!(parts.len(), 1, "one part number");
    // What is of whole entries may stand on their lines.
    let others = || templates().into_iter().filter(|t| t.kind != SourceKind::EntryHeaders);
    let fields: BTreeSet<Field> =
        others().flat_map(|t| t.columns.into_iter().map(|c| c.field)).collect();
    let columns: usize = others().map(|t| t.columns.len()).sum();
    assert_eq!(fields.len(), columns, "no field twice");
}
