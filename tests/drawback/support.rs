//! Portfolios by hand.

use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::str::FromStr;
use tidewaiter::drawback::{AccountEstimate, Depth, Estimate, OtherReadings, Reason, estimate};
use tidewaiter::law::Book;
use tidewaiter::model::*;

pub fn dec(text: &str) -> Decimal {
    Decimal::from_str(text).expect("decimal")
}

pub fn day(text: &str) -> Date {
    parse_iso(text).expect("date")
}

/// One entry line. Amounts are text; empty is absent.
#[derive(Clone)]
pub struct Line {
    pub entry: &'static str,
    pub number: u32,
    pub importer: &'static str,
    pub entry_type: &'static str,
    pub entry_date: &'static str,
    pub import_date: &'static str,
    pub hts: &'static str,
    pub value: &'static str,
    pub duty: &'static str,
    pub quantity: &'static str,
    pub unit: &'static str,
    pub origin: &'static str,
    /// Chapter 99 headings with their duty.
    pub programmes: &'static [(&'static str, &'static str)],
    pub mpf: &'static str,
    pub hmf: &'static str,
    pub tax: &'static str,
    pub reconciliation: &'static str,
    pub antidumping: &'static str,
    pub part: &'static str,
    pub serial: &'static str,
}

/// A complete line: 100 units worth $1,000.00 with $50.00 of ordinary duty.
pub const LINE: Line = Line {
    entry: "ABC00000014",
    number: 1,
    importer: "12-345678900",
    entry_type: "01",
    entry_date: "2025-03-01",
    import_date: "2025-02-20",
    hts: "8708.30.5090",
    value: "1000.00",
    duty: "50.00",
    quantity: "100",
    unit: "NO",
    origin: "DE",
    programmes: &[],
    mpf: "",
    hmf: "",
    tax: "",
    reconciliation: "",
    antidumping: "",
    part: "",
    serial: "",
};

/// One export line.
#[derive(Clone)]
pub struct Out {
    pub itn: &'static str,
    pub line: u32,
    pub date: &'static str,
    pub exporter: &'static str,
    pub destination: &'static str,
    pub number: &'static str,
    pub kind: ExportNumberKind,
    pub quantity: &'static str,
    pub unit: &'static str,
    pub value: &'static str,
    pub origin: ExportOrigin,
    pub part: &'static str,
    pub serial: &'static str,
}

/// A complete export of 100 units at the import's value.
pub const OUT: Out = Out {
    itn: "X20250601000001",
    line: 1,
    date: "2025-06-01",
    exporter: "12-345678900",
    destination: "DE",
    number: "8708.30.5090",
    kind: ExportNumberKind::Hts,
    quantity: "100",
    unit: "NO",
    value: "1000.00",
    origin: ExportOrigin::Unknown,
    part: "",
    serial: "",
};

fn money(text: &str) -> Option<Money> {
    (!text.is_empty()).then(|| Money(dec(text)))
}

pub fn portfolio(lines: &[Line], exports: &[Out]) -> Portfolio {
    let mut p = Portfolio::default();
    let place = |row: u32| Place { file: FileId(0), row };
    let mut by_entry: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        by_entry.entry(line.entry).or_default().push(line);
    }
    for (number, mut of_entry) in by_entry {
        of_entry.sort_by_key(|line| line.number);
        let first = of_entry[0];
        let from = p.lines.len() as u32;
        let id = EntryId(p.entries.len() as u32);
        for line in &of_entry {
            push_line(&mut p, id, line);
        }
        let mut text = |text: &str| p.text.intern(text);
        let entry = EntrySummary {
            number: EntryNumber::new(number).expect("entry number"),
            number_raw: text(number),
            account: ImporterNumber::account(first.importer),
            importer: text(first.importer),
            importer_name: Symbol::NONE,
            entry_type: text(first.entry_type),
            port: Symbol::NONE,
            filer_name: Symbol::NONE,
            mode: Symbol::NONE,
            entry_date: parse_iso(first.entry_date).map(EntryDate),
            summary_date: None,
            liquidation_date: None,
            liquidation_status: Symbol::NONE,
            final_liquidation: Symbol::NONE,
            liquidated_duty: None,
            reconciliation: text(first.reconciliation),
            reconciliation_status: [Symbol::NONE; 2],
            psc: Symbol::NONE,
            latest_psc: None,
            protest: Symbol::NONE,
            protest_status: Symbol::NONE,
            totals: Default::default(),
            cape: Vec::new(),
            total_mpf: None,
            review_team: Symbol::NONE,
            center: Symbol::NONE,
            place: place(from + 2),
            lines: from..p.lines.len() as u32,
        };
        p.entries.push(entry);
    }
    let mut exports: Vec<&Out> = exports.iter().collect();
    exports.sort_by_key(|out| (out.date, out.itn, out.line));
    for (row, out) in (2u32..).zip(exports) {
        push_export(&mut p, out, place(row));
    }
    let mut keys: Vec<_> = p.entries.iter().map(|entry| entry.account).collect();
    keys.sort_unstable();
    keys.dedup();
    p.accounts = keys.into_iter().map(account).collect();
    p
}

fn account(key: Option<AccountKey>) -> Account {
    Account { key, names: Vec::new(), lines: 0, value: Money::ZERO, duty: Money::ZERO }
}

fn push_line(p: &mut Portfolio, entry: EntryId, line: &Line) {
    let id = LineId(p.lines.len() as u32);
    let place = Place { file: FileId(0), row: id.0 + 2 };
    let from = p.tariffs.len() as u32;
    let record = |ordinal, hts: &str, duty: &str| LineTariff {
        line: id,
        ordinal,
        hts: HtsNumber::new(hts),
        hts_raw: Symbol::NONE,
        value: None,
        duty: money(duty),
        quantity: None,
        unit: None,
        quantity2: None,
        unit2: None,
        primary_rate: Symbol::NONE,
        place,
        offset: 0,
    };
    let mut ordinal = 1;
    for (heading, duty) in line.programmes {
        p.tariffs.push(record(ordinal, heading, duty));
        ordinal += 1;
    }
    p.tariffs.push(LineTariff {
        value: money(line.value),
        quantity: (!line.quantity.is_empty()).then(|| Quantity(dec(line.quantity))),
        unit: Unit::new(line.unit),
        ..record(ordinal, line.hts, line.duty)
    });
    p.lines.push(EntryLine {
        entry,
        number: line.number,
        import_date: parse_iso(line.import_date).map(ImportDate),
        origin: Country::new(line.origin),
        export_country: None,
        spi: Symbol::NONE,
        mid: Symbol::NONE,
        manufacturer: Symbol::NONE,
        serial: p.text.intern(line.serial),
        part: p.text.intern(line.part),
        description: Symbol::NONE,
        adcvd_case: Symbol::NONE,
        packed: LineAmounts {
            mpf: money(line.mpf),
            hmf: money(line.hmf),
            value: money(line.value),
            reported_duty: None,
            antidumping: money(line.antidumping),
            countervailing: None,
            tax: money(line.tax),
        }
        .into(),
        place,
        tariffs: from..p.tariffs.len() as u32,
    });
}

fn push_export(p: &mut Portfolio, out: &Out, place: Place) {
    let export = Export {
        itn: p.text.intern(out.itn),
        line: out.line,
        date: parse_iso(out.date).map(ExportDate),
        exporter: ImporterNumber::account(out.exporter),
        exporter_raw: p.text.intern(out.exporter),
        destination: Country::new(out.destination),
        destination_raw: p.text.intern(out.destination),
        number: HtsNumber::new(out.number),
        number_raw: p.text.intern(out.number),
        number_kind: out.kind,
        quantity: (!out.quantity.is_empty()).then(|| Quantity(dec(out.quantity))),
        unit: Unit::new(out.unit),
        value: money(out.value),
        origin: out.origin,
        part: p.text.intern(out.part),
        serial: p.text.intern(out.serial),
        place,
        offset: 0,
    };
    p.exports.push(export);
}

/// Options for a filing on 24 November 2026.
pub fn options() -> Options {
    Options::new(day("2026-11-24"))
}

pub fn book() -> &'static Book {
    static BOOK: std::sync::OnceLock<Book> = std::sync::OnceLock::new();
    BOOK.get_or_init(|| Book::load().expect("law book"))
}

pub fn all(lines: &[Line], exports: &[Out], options: &Options) -> Estimate {
    estimate(&portfolio(lines, exports), book(), options, Depth::AllReadings, &mut |_| {})
}

/// The estimate of the only account.
pub fn one(lines: &[Line], exports: &[Out]) -> AccountEstimate {
    all(lines, exports, &options()).single().expect("one account").clone()
}

/// The amount set aside for a reason.
pub fn out(estimate: &AccountEstimate, reason: Reason) -> Option<(u64, String)> {
    let item = estimate.ineligible.iter().find(|item| item.reason == reason)?;
    Some((item.lines, item.amount.text()))
}

/// What the readings not taken would give.
pub fn readings(estimate: &AccountEstimate) -> &OtherReadings {
    estimate.readings.as_ref().expect("all readings were weighed")
}

/// The worth of a switch's reading above or below the base.
pub fn worth(estimate: &AccountEstimate, switch: Switch, choice: Choice) -> String {
    let words = switch.info().text(choice).expect("reading");
    let mut items = readings(estimate).switches.iter();
    items
        .find(|item| item.switch == switch && item.alternative == words)
        .map(|item| item.worth.text())
        .expect("switch")
}
