//! The entries as ACE lists them, one row a tariff record.

use super::account::Entries;
use super::entry::{Entry, Line, Record};
use crate::model::{Date, Money};
use std::fmt::Write as _;

const HEADINGS: &str = "Entry Summary Number,Entry Type Code,Importer Number,Importer Name,\
Filer Name,Port of Entry Code,Entry Date,Entry Summary Date,Importation Date,\
Mode of Transport Code,Reconciliation Indicator,Post Summary Correction Indicator,\
Latest PSC Filed Date,Liquidation Date,Liquidation Status,Final Liquidation,Protest Number,\
Protest Status,Total Paid MPF Amount,Entry Summary Line Number,Review Team Number,\
Country of Origin Code,Country of Export Code,Manufacturer ID,Manufacturer Name,Line SPI Code,\
AD/CVD Case Number,Line Antidumping Duty Amount,Line Goods Value Amount,Line Duty Amount,\
Line MPF Amount,Line HMF Amount,Part Number,Description,Tariff Ordinal Number,\
HTS Number - Full,Line Tariff Goods Value Amount,Line Tariff Duty Amount,\
Line Tariff Quantity (1),Line Tariff UOM (1) Code,Line Tariff Quantity (2),\
Line Tariff UOM (2) Code\n";

/// The first row of each entry, as a spreadsheet counts.
#[derive(Debug)]
pub(super) struct Rows {
    first: Vec<[u32; 2]>,
}

impl Rows {
    /// First and last row of an entry.
    pub(super) fn entry(&self, entry: usize) -> Option<[u32; 2]> {
        self.first.get(entry).copied()
    }

    /// The rows of a line.
    pub(super) fn line(&self, account: &Entries<'_>, at: usize, line: usize) -> Option<Vec<u32>> {
        let entry = account.list.get(at)?;
        let rows = |line: &Line| u32::try_from(line.records.len()).unwrap_or(0);
        let repeat = u32::from(entry.repeated.is_some_and(|repeated| repeated < line));
        let before: u32 = entry.lines.iter().take(line).map(rows).sum();
        let first = self.entry(at)?[0] + before + repeat;
        let own = rows(entry.lines.get(line)?) + u32::from(entry.repeated == Some(line));
        Some((first..first + own).collect())
    }
}

/// The text of some entries.
pub(super) fn text(account: &Entries<'_>) -> String {
    entries(account).0
}

/// The text of all entries and where each stands.
pub(super) fn entries(account: &Entries<'_>) -> (String, Rows) {
    let mut text = String::from(HEADINGS);
    let mut first = Vec::with_capacity(account.list.len());
    let mut row = 2;
    for entry in &account.list {
        let count = u32::try_from(entry.rows()).unwrap_or(0);
        first.push([row, row + count.saturating_sub(1)]);
        row += count;
        write_entry(&mut text, account, entry);
    }
    (text, Rows { first })
}

fn write_entry(text: &mut String, account: &Entries<'_>, entry: &Entry) {
    let head = head(account, entry);
    for (place, line) in entry.lines.iter().enumerate() {
        let of_line = of_line(account, line, place + 1);
        for (ordinal, record) in line.records.iter().enumerate() {
            let is_goods = ordinal + 1 == line.records.len();
            let tail = tail(line, record, ordinal + 1, is_goods);
            let repeats = if is_goods && entry.repeated == Some(place) { 2 } else { 1 };
            for _ in 0..repeats {
                text.push_str(&head);
                text.push_str(&of_line);
                text.push_str(&tail);
            }
        }
    }
}

/// The columns that are those of the entry.
fn head(account: &Entries<'_>, entry: &Entry) -> String {
    let profile = account.world.profile;
    let standing = &entry.standing;
    let flag = |is: bool| if is { "Y" } else { "N" };
    let status = if standing.liquidated.is_some() { "Liquidated" } else { "Not Liquidated" };
    let (protest, protest_status) =
        standing.protest.as_ref().map_or(("", ""), |(number, status)| (number, status));
    let fields = [
        entry.number.clone(),
        entry.entry_type.to_owned(),
        profile.number.to_owned(),
        profile.name.to_owned(),
        profile.filers.get(entry.filer).map_or("", |filer| filer.name).to_owned(),
        entry.port.to_owned(),
        day(Some(entry.entered)),
        day(Some(entry.filed)),
        day(Some(entry.imported)),
        entry.mode.to_owned(),
        "N".to_owned(),
        flag(standing.corrected.is_some()).to_owned(),
        day(standing.corrected),
        day(standing.liquidated),
        status.to_owned(),
        flag(standing.is_final).to_owned(),
        protest.to_owned(),
        protest_status.to_owned(),
        entry.mpf.map(money).unwrap_or_default(),
    ];
    fields.map(|field| field + ",").concat()
}

/// The columns that are those of the line.
fn of_line(account: &Entries<'_>, line: &Line, number: usize) -> String {
    let profile = account.world.profile;
    let part = profile.parts.get(line.part);
    let good = part.and_then(|part| account.world.facts.goods.get(part.good));
    let supplier = profile.suppliers.get(line.supplier).map_or("", |supplier| &supplier.name);
    let antidumping = line.case.is_some() || !line.antidumping.is_zero();
    let fields = [
        number.to_string(),
        profile.team.clone(),
        line.origin.to_string(),
        line.export_country.to_string(),
        line.mid.clone(),
        supplier.to_owned(),
        line.spi.unwrap_or_default().to_owned(),
        line.case.unwrap_or_default().to_owned(),
        if antidumping { money(line.antidumping) } else { String::new() },
        money(line.value),
        money(line.duty),
        line.mpf.map(money).unwrap_or_default(),
        money(line.hmf),
        part.map_or("", |part| &part.number).to_owned(),
        good.map_or("", |good| good.text).to_owned(),
    ];
    fields.map(|field| field + ",").concat()
}

/// The columns that are those of the record. Value and quantity stand with the goods.
fn tail(line: &Line, record: &Record, ordinal: usize, is_goods: bool) -> String {
    let mut tail = format!("{ordinal},{},", record.hts);
    let value = if is_goods { line.value } else { Money::ZERO };
    let _ = write!(tail, "{},{},", money(value), money(record.duty));
    let [first, second] = line.units;
    if is_goods {
        let _ = write!(tail, "{},{first},", line.quantity);
        let quantity = line.second.map(|second| second.to_string()).unwrap_or_default();
        let _ = write!(tail, "{quantity},{second}");
    } else {
        tail.push_str(",,,");
    }
    tail.push('\n');
    tail
}

/// `01/31/2026`.
pub(super) fn day(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| {
        format!("{:02}/{:02}/{:04}", date.month(), date.day(), date.year())
    })
}

/// `$950.00`, `"$1,250.00"`: with separators, and so in quotation marks.
fn money(money: Money) -> String {
    let plain = money.text();
    let (whole, cents) = plain.split_once('.').unwrap_or((&plain, "00"));
    if whole.len() <= 3 {
        return format!("${whole}.{cents}");
    }
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("\"${grouped}.{cents}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_as_ace_writes_it() {
        for (cents, text) in [
            (0, "$0.00"),
            (95_012, "$950.12"),
            (125_000, "\"$1,250.00\""),
            (123_456_789, "\"$1,234,567.89\""),
        ] {
            assert_eq!(money(Money::cents(cents)), text);
        }
    }
}
